// SPDX-License-Identifier: Apache-2.0
#include "check/expressions.hpp"

#include <algorithm>
#include <limits>

#include "check/checker.hpp"
#include "check/glued.hpp"
#include "check/passes.hpp"
#include "program/units.hpp"

namespace zhunze::check {

using program::Expr;
using program::ExprId;
using program::ExprKind;
using program::Type;

namespace {

constexpr std::size_t most_listed = 16;  ///< members named in a hint; a taxonomy has too many

}  // namespace

/// A list is no value: only what asks for its items, or whether it is given, takes one.
ExprId Checker::check(syntax::ExprId id, const Expected& expected) {
    const ExprId checked = check_any(id, expected);
    if (!checked || context_.program.exprs[checked].type.kind != Type::Kind::list) return checked;
    context_.sink.report(Code::list_misplaced, context_.program.exprs[checked].span);
    return {};
}

ExprId Checker::check_any(syntax::ExprId id, const Expected& expected) {
    const syntax::Expr& written = tree_.exprs[id];
    switch (written.kind) {
        case syntax::ExprKind::invalid: return {};
        case syntax::ExprKind::number: return number(written, expected);
        case syntax::ExprKind::quantity: return wanted(quantity(written), expected);
        case syntax::ExprKind::text: return wanted(literal(written, Type::of(Type::Kind::text), Value::of_text(written.text)), expected);
        case syntax::ExprKind::date: return wanted(literal(written, Type::of(Type::Kind::date), Value::of(written.date)), expected);
        case syntax::ExprKind::truth:
            return wanted(literal(written, Type::of(Type::Kind::truth), Value::of(truth_of(written.truth))), expected);
        case syntax::ExprKind::path: return wanted(path(written, expected), expected);
        case syntax::ExprKind::operation: return wanted(operation(written), expected);
        case syntax::ExprKind::call: return wanted(call(written), expected);
        case syntax::ExprKind::selection: return wanted(selection(written), expected);
    }
    return {};
}

/// The expression if it has the type asked for; else a report.
ExprId Checker::wanted(ExprId id, const Expected& expected) {
    if (!id || !expected || expected->kind == Type::Kind::invalid) return id;
    const Expr& expr = context_.program.exprs[id];
    if (expr.type == *expected || expr.type.kind == Type::Kind::list) return id;
    const bool quantities = expr.type.kind == Type::Kind::quantity && expected->kind == Type::Kind::quantity;
    Diagnostic& diagnostic = context_.sink.report(
        Code::type_expected, expr.span,
        {{"expected", context_.program.type_name(*expected)}, {"found", context_.program.type_name(expr.type)}});
    if (quantities && expr.type.dimension.is_number() && expr.kind == ExprKind::literal) {
        diagnostic.hints.push_back({expr.span, LabelText::needs_unit, {{"example", example_of(*expected)}}});
    }
    return {};
}

ExprId Checker::report_expected(ExprId id, const Name& expected) {
    const Expr& expr = context_.program.exprs[id];
    context_.sink.report(Code::type_expected, expr.span, {{"expected", expected}, {"found", context_.program.type_name(expr.type)}});
    return {};
}

/// `5000元` for money: any unit of the dimension will do to show how it is written.
std::string Checker::example_of(const Type& type) const {
    for (const program::NamedUnit& unit : context_.program.units) {
        if (unit.dimension == type.dimension) return "5000" + unit.spellings.front();
    }
    return "300" + context_.program.type_name(type).zh;
}

ExprId Checker::literal(const syntax::Expr& written, Type type, Value value, program::Unit unit) {
    Expr expr;
    expr.kind = ExprKind::literal;
    expr.type = std::move(type);
    expr.span = written.span;
    expr.literal = std::move(value);
    expr.unit = std::move(unit);
    return context_.program.exprs.add(std::move(expr));
}

ExprId Checker::number(const syntax::Expr& written, const Expected& expected) {
    // A code such as 360703 reads as a number; where a code is wanted, its digits are what counts.
    if (expected && expected->kind == Type::Kind::taxonomy) return member(written, written.digits, *expected);
    const program::Unit unit = written.percent ? program::percent() : program::Unit{};
    return wanted(literal(written, Type::quantity({}), Value::of(written.number), unit), expected);
}

ExprId Checker::quantity(const syntax::Expr& written) {
    if (written.unit.factors.size() == 1) {  // `5000万` is a number
        if (const auto scale = program::scale_of(written.unit.factors.front().name.text)) {
            return literal(written, Type::quantity({}), Value::of(written.number * *scale));
        }
    }
    if (const auto unit = unit_or_glued(written)) {
        return literal(written, Type::quantity(unit->dimension), Value::of(written.number * unit->factor), *unit);
    }
    return {};
}

/// `10亩且容积率`: the unit's letters may run into the next words; then the whole literal is the glued word.
std::optional<program::Unit> Checker::unit_or_glued(const syntax::Expr& written) {
    const auto& factors = written.unit.factors;
    const auto bad = std::ranges::find_if(factors, [&](const auto& f) { return !context_.units.find(context_.program, f.name.text); });
    if (bad != factors.end() && bad == factors.begin() && factors.size() == 1) {
        const syntax::Ident whole{written.digits + bad->name.text, written.span};
        if (report_glued(context_, where_.module, records(), whole)) return std::nullopt;
    }
    return resolve_unit(context_, where_.module, written.unit);
}

std::string Checker::code_of(const Type& type, std::int32_t member) const {
    if (type.kind != Type::Kind::taxonomy) return {};
    return context_.program.taxonomies[type.taxonomy].members[static_cast<std::size_t>(member)].code;
}

ExprId Checker::member(const syntax::Expr& written, const std::string& word, const Type& type) {
    const std::int32_t index = find_member(context_, type, word);
    if (index >= 0) {
        const bool by_name = written.kind == syntax::ExprKind::path && word != code_of(type, index);
        // A name of anything else would be looked at first.
        const auto is_that = [&](const std::string& other) {
            return find_member(context_, type, other) == index && meaning_of({{{other, written.span}}, written.span}).kind == Meaning::Kind::nothing;
        };
        if (by_name) note_use(context_, written.path.parts.back(), context_.program.member_name(type, index), is_that);
        return literal(written, type, Value::of_member(index));
    }
    const bool unread = type.kind == Type::Kind::taxonomy && context_.program.taxonomies[type.taxonomy].members.empty();
    if (unread) return {};  // its data file is reported
    const std::vector<std::string> words = context_.program.member_words(type);
    Diagnostic& diagnostic = report_unknown(context_, Code::unknown_member, written.span,
                                            {{"type", context_.program.type_name(type)}, {"name", word}}, word, words);
    if (words.size() <= most_listed) diagnostic.hints.push_back(allowed_are(written.span, words));
    return {};
}

ExprId Checker::operation(const syntax::Expr& written) {
    if (written.set) return among(written);
    if (!right_argument_count(written)) return {};
    switch (facts_of(written.op).rule) {
        case OperandRule::truths: return truths(written);
        case OperandRule::fact: return fact(written);
        case OperandRule::ordered:
        case OperandRule::comparable:
        case OperandRule::boundary:
        case OperandRule::membership: return make_comparison(context_, where_, written, compared_operands(written));
        case OperandRule::texts:
        case OperandRule::validity:
        case OperandRule::date_part:
        case OperandRule::date_span: return function(written);
        case OperandRule::sum:
        case OperandRule::product:
        case OperandRule::amount:
        case OperandRule::rounding:
        case OperandRule::alike: break;
        case OperandRule::set:
        case OperandRule::items: ZHUNZE_CHECK(!"written as a set, and as a selection"); break;
    }
    std::vector<ExprId> args;
    for (const syntax::ExprId arg : written.args) args.push_back(check(arg, std::nullopt));
    return make_arithmetic(context_, written, std::move(args));
}

bool Checker::right_argument_count(const syntax::Expr& written) {
    static const auto expected = [](Operator op) -> std::pair<std::size_t, std::size_t> {
        switch (op) {
            case Operator::negation: case Operator::minus: case Operator::known: case Operator::absolute:
            case Operator::declared_none: case Operator::inapplicable: case Operator::valid_uscc: case Operator::valid_project_code:
            case Operator::year_of: case Operator::month_of: return {1, 1};
            case Operator::either: case Operator::both: return {2, std::numeric_limits<std::size_t>::max()};  // a chain is one node
            case Operator::between: return {3, 3};
            case Operator::smaller: case Operator::larger: return {2, 64};
            default: return {2, 2};
        }
    };
    const auto [least, most] = expected(written.op);
    if (written.args.size() >= least && written.args.size() <= most) return true;
    const std::string range = least == most ? std::to_string(least) : std::to_string(least) + "–" + std::to_string(most);
    context_.sink.report(Code::wrong_argument_count, written.span,
                         {{"name", operator_name(written.op)}, {"expected", range}, {"found", std::to_string(written.args.size())}});
    return false;
}

ExprId Checker::truths(const syntax::Expr& written) {
    std::vector<ExprId> args;
    for (const syntax::ExprId arg : written.args) args.push_back(check(arg, Type::of(Type::Kind::truth)));
    if (std::ranges::any_of(args, [](ExprId arg) { return !arg; })) return {};
    return add(written, Type::of(Type::Kind::truth), std::move(args));
}

/// `已知(x)`, `x 是 无`: about the state of a fact, so only a field will do; a list is one too.
ExprId Checker::fact(const syntax::Expr& written) {
    const ExprId arg = check_any(written.args.front(), std::nullopt);
    if (!arg) return {};
    if (context_.program.exprs[arg].kind != ExprKind::field) return report_expected(arg, {"记录的字段", "a field of the record"});
    return add(written, Type::of(Type::Kind::truth), {arg});
}

ExprId Checker::add(const syntax::Expr& written, Type type, std::vector<ExprId> args) {
    return context_.program.exprs.add(operation_of(written, std::move(type), std::move(args)));
}

/// The first operand that is no bare member name says what members the others may name.
std::vector<ExprId> Checker::compared_operands(const syntax::Expr& written) {
    std::vector<ExprId> args(written.args.size());
    std::size_t leader = 0;
    if (written.args.size() > 1 && is_unresolved_name(written.args[0]) && !is_unresolved_name(written.args[1])) leader = 1;
    args[leader] = check(written.args[leader], std::nullopt);
    Expected hint;
    if (args[leader] && has_members(context_.program.exprs[args[leader]].type)) hint = context_.program.exprs[args[leader]].type;
    for (std::size_t i = 0; i < args.size(); ++i) {
        if (i == leader) continue;
        // After a wrong leader, names that could be its members are not worth a second report.
        if (!args[leader] && is_unresolved_name(written.args[i])) continue;
        args[i] = check(written.args[i], hint);
    }
    return args;
}

ExprId check_expression(Context& context, const Surroundings& where, syntax::ExprId expr, const std::optional<Type>& expected) {
    return Checker(context, where).check(expr, expected);
}

ExprId check_condition(Context& context, const Surroundings& where, syntax::ExprId expr) {
    return check_expression(context, where, expr, Type::of(Type::Kind::truth));
}

}  // namespace zhunze::check
