// SPDX-License-Identifier: Apache-2.0
#include "check/expressions.hpp"

#include <algorithm>
#include <limits>

#include "check/glued.hpp"
#include "check/passes.hpp"
#include "program/units.hpp"

namespace zhunze::check {

namespace {

using program::Expr;
using program::ExprId;
using program::ExprKind;
using program::Type;

constexpr std::size_t most_listed = 16;  ///< members named in a hint; a taxonomy has too many

bool has_members(const Type& type) {
    return type.kind == Type::Kind::enumeration || type.kind == Type::Kind::taxonomy || type.kind == Type::Kind::question;
}

/// Checks one expression tree; made anew for each.
class Checker {
public:
    Checker(Context& context, const Surroundings& where) : context_(context), where_(where), tree_(*context.scope(where.module).tree) {}

    ExprId check(syntax::ExprId id, const std::optional<Type>& expected) {
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
            case syntax::ExprKind::call: return unknown_function(written);
        }
        return {};
    }

private:
    /// The expression if it has the type asked for; else a report.
    ExprId wanted(ExprId id, const std::optional<Type>& expected) {
        if (!id || !expected || expected->kind == Type::Kind::invalid) return id;
        const Expr& expr = context_.program.exprs[id];
        if (expr.type == *expected) return id;
        const bool quantities = expr.type.kind == Type::Kind::quantity && expected->kind == Type::Kind::quantity;
        Diagnostic& diagnostic = context_.sink.report(
            Code::type_expected, expr.span,
            {{"expected", context_.program.type_name(*expected)}, {"found", context_.program.type_name(expr.type)}});
        if (quantities && expr.type.dimension.is_number() && expr.kind == ExprKind::literal) {
            diagnostic.hints.push_back({expr.span, LabelText::needs_unit, {{"example", example_of(*expected)}}});
        }
        return {};
    }

    /// `5000元` for money: any unit of the dimension will do to show how it is written.
    std::string example_of(const Type& type) const {
        for (const program::NamedUnit& unit : context_.program.units) {
            if (unit.dimension == type.dimension) return "5000" + unit.spellings.front();
        }
        return "300" + context_.program.type_name(type).zh;
    }

    ExprId literal(const syntax::Expr& written, Type type, Value value, program::Unit unit = {}) {
        Expr expr;
        expr.kind = ExprKind::literal;
        expr.type = std::move(type);
        expr.span = written.span;
        expr.literal = std::move(value);
        expr.unit = std::move(unit);
        return context_.program.exprs.add(std::move(expr));
    }

    ExprId number(const syntax::Expr& written, const std::optional<Type>& expected) {
        // A code such as 360703 reads as a number; where a code is wanted, its digits are what counts.
        if (expected && expected->kind == Type::Kind::taxonomy) return member(written, written.digits, *expected);
        return wanted(literal(written, Type::quantity({}), Value::of(written.number)), expected);
    }

    ExprId quantity(const syntax::Expr& written) {
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
    std::optional<program::Unit> unit_or_glued(const syntax::Expr& written) {
        const auto& factors = written.unit.factors;
        const auto bad = std::ranges::find_if(factors, [&](const auto& f) { return !program::find_unit(context_.program, f.name.text); });
        if (bad != factors.end() && bad == factors.begin() && factors.size() == 1) {
            const syntax::Ident whole{written.digits + bad->name.text, written.span};
            if (report_glued(context_, where_.module, where_.record, whole)) return std::nullopt;
        }
        return resolve_unit(context_, where_.module, written.unit);
    }

    void use(Span span, const Name& name) { context_.program.name_uses.emplace_back(span, name); }

    std::string code_of(const Type& type, std::int32_t member) const {
        if (type.kind != Type::Kind::taxonomy) return {};
        return context_.program.taxonomies[type.taxonomy].members[static_cast<std::size_t>(member)].code;
    }

    ExprId member(const syntax::Expr& written, const std::string& word, const Type& type) {
        const std::int32_t index = context_.program.find_member(type, word);
        if (index >= 0) {
            const bool by_name = written.kind == syntax::ExprKind::path && word != code_of(type, index);
            if (by_name) use(written.path.parts.back().span, context_.program.member_name(type, index));
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

    ExprId path(const syntax::Expr& written, const std::optional<Type>& expected) {
        const bool plain = written.path.parts.size() == 1;
        const std::string& word = written.path.parts.back().text;
        const ExprId named = value(written);
        const bool is_member = plain && expected && has_members(*expected) && context_.program.find_member(*expected, word) >= 0;
        if (named && is_member) {
            if (context_.program.exprs[named].type != *expected) return member(written, word, *expected);
            context_.sink.report(Code::ambiguous_name, written.span, {{"name", word}});
            return {};
        }
        if (is_member) return member(written, word, *expected);
        if (named || reported_) return named;
        if (plain && !(expected && has_members(*expected))) {
            if (const auto unit = program::find_unit(context_.program, word)) {  // `300 万元 / 亩`: one of that unit
                return literal(written, Type::quantity(unit->dimension), Value::of(unit->factor), *unit);
            }
            if (const auto scale = program::scale_of(word)) return literal(written, Type::quantity({}), Value::of(*scale));
        }
        return unknown(written, expected);
    }

    ExprId unknown(const syntax::Expr& written, const std::optional<Type>& expected) {
        const syntax::Ident& last = written.path.parts.back();
        if (written.path.parts.size() == 1 && report_glued(context_, where_.module, where_.record, last)) return {};
        if (expected && has_members(*expected)) return member(written, last.text, *expected);
        std::vector<std::string> names = visible_names(context_, where_.module, Space::value);
        for (const program::FieldId field : fields()) {
            const Name& name = context_.program.fields[field].name;
            names.insert(names.end(), {name.zh, name.en});
        }
        std::erase(names, "");
        report_unknown(context_, Code::unknown_name, written.span,
                       {{"name", written.path.text()}, {"what", Name{"字段、定义或常量", "field, definition or constant"}}}, last.text, names);
        return {};
    }

    std::vector<program::FieldId> fields() const {
        return where_.record ? context_.program.records[where_.record].fields : std::vector<program::FieldId>{};
    }

    /// A field, definition or question. None where there is none of that name; `reported_` says whether that was reported.
    ExprId value(const syntax::Expr& written) {
        reported_ = false;
        const program::FieldId field = find_field(written.path);
        const auto symbol = find(context_, where_.module, Space::value, written.path);
        const bool clash_is_reported = symbol && symbol->kind == SymbolKind::definition &&
                                       context_.program.definitions[symbol->id<program::DefinitionId>()].record == where_.record;
        if (field && symbol && !clash_is_reported) {
            context_.sink.report(Code::ambiguous_name, written.span, {{"name", written.path.text()}});
            reported_ = true;
            return {};
        }
        if (field) {
            use(written.path.parts.back().span, context_.program.fields[field].name);
            return field_use(written, field);
        }
        if (!symbol) {
            reported_ = is_ambiguous(context_, where_.module, Space::value, written.path);
            if (reported_) (void)resolve(context_, where_.module, Space::value, written.path, {});
            return {};
        }
        return symbol->kind == SymbolKind::question ? question_use(written, symbol->id<program::QuestionId>())
                                                    : definition_use(written, symbol->id<program::DefinitionId>());
    }

    /// `固定资产投资`, or `项目.固定资产投资` with the record's name before it.
    program::FieldId find_field(const syntax::Path& path) const {
        if (!where_.record || path.parts.size() > 2) return {};
        if (path.parts.size() == 2 && !context_.program.records[where_.record].name.is(path.parts.front().text)) return {};
        for (const program::FieldId field : fields()) {
            if (context_.program.fields[field].name.is(path.parts.back().text)) return field;
        }
        return {};
    }

    ExprId field_use(const syntax::Expr& written, program::FieldId field) {
        Expr expr;
        expr.kind = ExprKind::field;
        expr.type = context_.program.fields[field].type;
        expr.span = written.span;
        expr.field = field;
        if (context_.program.fields[field].wire_unit) expr.unit = *context_.program.fields[field].wire_unit;
        reported_ = expr.type.kind == Type::Kind::invalid;
        return reported_ ? ExprId{} : context_.program.exprs.add(std::move(expr));
    }

    ExprId question_use(const syntax::Expr& written, program::QuestionId question) {
        Expr expr;
        expr.kind = ExprKind::question;
        expr.type = Type::of(question);
        expr.span = written.span;
        expr.question = question;
        return context_.program.exprs.add(std::move(expr));
    }

    ExprId definition_use(const syntax::Expr& written, program::DefinitionId id) {
        const program::RecordId of = context_.program.definitions[id].record;
        if (of && of != where_.record) {
            context_.sink.report(Code::needs_record, written.span, {{"name", written.path.text()}});
            reported_ = true;
            return {};
        }
        const Type type = type_of_definition(context_, id, written.span);
        reported_ = type.kind == Type::Kind::invalid;
        if (reported_) return {};
        Expr expr;
        expr.kind = ExprKind::definition;
        expr.type = type;
        expr.span = written.span;
        expr.definition = id;
        if (const ExprId body = context_.program.definitions[id].body) expr.unit = context_.program.exprs[body].unit;
        return context_.program.exprs.add(std::move(expr));
    }

    ExprId unknown_function(const syntax::Expr& written) {
        std::vector<std::string> functions;
        for (const Operator op : {Operator::known, Operator::round, Operator::smaller, Operator::larger, Operator::absolute}) {
            functions.insert(functions.end(), {std::string(facts_of(op).zh), std::string(facts_of(op).en)});
        }
        report_unknown(context_, Code::unknown_function, written.path.span, {{"name", written.path.text()}}, written.path.text(), functions);
        return {};
    }

    ExprId operation(const syntax::Expr& written) {
        if (!right_argument_count(written)) return {};
        switch (facts_of(written.op).rule) {
            case OperandRule::truths: return truths(written);
            case OperandRule::fact: return fact(written);
            case OperandRule::ordered:
            case OperandRule::comparable:
            case OperandRule::boundary:
            case OperandRule::membership: return make_comparison(context_, where_, written, compared_operands(written));
            case OperandRule::sum:
            case OperandRule::product:
            case OperandRule::amount:
            case OperandRule::rounding:
            case OperandRule::alike: break;
        }
        std::vector<ExprId> args;
        for (const syntax::ExprId arg : written.args) args.push_back(check(arg, std::nullopt));
        return make_arithmetic(context_, written, std::move(args));
    }

    bool right_argument_count(const syntax::Expr& written) {
        static const auto expected = [](Operator op) -> std::pair<std::size_t, std::size_t> {
            switch (op) {
                case Operator::negation: case Operator::minus: case Operator::known: case Operator::absolute:
                case Operator::declared_none: case Operator::inapplicable: return {1, 1};
                case Operator::either: case Operator::both: return {2, std::numeric_limits<std::size_t>::max()};  // a chain is one node
                case Operator::between: return {3, 3};
                case Operator::smaller: case Operator::larger: return {2, 64};
                default: return {2, 2};
            }
        };
        const auto [least, most] = expected(written.op);
        if (written.args.size() >= least && written.args.size() <= most) return true;
        const Name name{std::string(facts_of(written.op).zh), std::string(facts_of(written.op).en)};
        const std::string range = least == most ? std::to_string(least) : std::to_string(least) + "–" + std::to_string(most);
        context_.sink.report(Code::wrong_argument_count, written.span,
                             {{"name", name}, {"expected", range}, {"found", std::to_string(written.args.size())}});
        return false;
    }

    ExprId truths(const syntax::Expr& written) {
        std::vector<ExprId> args;
        for (const syntax::ExprId arg : written.args) args.push_back(check(arg, Type::of(Type::Kind::truth)));
        if (std::ranges::any_of(args, [](ExprId arg) { return !arg; })) return {};
        return add(written, Type::of(Type::Kind::truth), std::move(args));
    }

    /// `已知(x)`, `x 是 无`: about the state of a fact, so only a field will do.
    ExprId fact(const syntax::Expr& written) {
        const ExprId arg = check(written.args.front(), std::nullopt);
        if (!arg) return {};
        if (context_.program.exprs[arg].kind != ExprKind::field) {
            context_.sink.report(Code::type_expected, context_.program.exprs[arg].span,
                                 {{"expected", Name{"记录的字段", "a field of the record"}},
                                  {"found", context_.program.type_name(context_.program.exprs[arg].type)}});
            return {};
        }
        return add(written, Type::of(Type::Kind::truth), {arg});
    }

    ExprId add(const syntax::Expr& written, Type type, std::vector<ExprId> args) {
        Expr expr;
        expr.kind = ExprKind::operation;
        expr.op = written.op;
        expr.op_span = written.op_span;
        expr.type = std::move(type);
        expr.span = written.span;
        expr.args = std::move(args);
        return context_.program.exprs.add(std::move(expr));
    }

    /// The first operand that is no bare member name says what members the others may name.
    std::vector<ExprId> compared_operands(const syntax::Expr& written) {
        std::vector<ExprId> args(written.args.size());
        std::size_t leader = 0;
        if (is_unresolved_name(written.args.front()) && written.args.size() > 1) leader = 1;
        args[leader] = check(written.args[leader], std::nullopt);
        std::optional<Type> hint;
        if (args[leader] && has_members(context_.program.exprs[args[leader]].type)) hint = context_.program.exprs[args[leader]].type;
        for (std::size_t i = 0; i < args.size(); ++i) {
            if (i == leader) continue;
            // After a wrong leader, names that could be its members are not worth a second report.
            if (!args[leader] && is_unresolved_name(written.args[i])) continue;
            args[i] = check(written.args[i], hint);
        }
        return args;
    }

    bool is_unresolved_name(syntax::ExprId id) const {
        const syntax::Expr& expr = tree_.exprs[id];
        return expr.kind == syntax::ExprKind::path && !find_field(expr.path) && !find(context_, where_.module, Space::value, expr.path);
    }

    Context& context_;
    const Surroundings& where_;
    const syntax::Module& tree_;
    bool reported_ = false;
};

}  // namespace

ExprId check_expression(Context& context, const Surroundings& where, syntax::ExprId expr, const std::optional<Type>& expected) {
    return Checker(context, where).check(expr, expected);
}

ExprId check_condition(Context& context, const Surroundings& where, syntax::ExprId expr) {
    return check_expression(context, where, expr, Type::of(Type::Kind::truth));
}

}  // namespace zhunze::check
