// SPDX-License-Identifier: Apache-2.0
// Calls of tables and of functions on texts, codes and dates; sets of constants.
#include <algorithm>

#include "check/checker.hpp"

namespace zhunze::check {

using program::Expr;
using program::ExprId;
using program::ExprKind;
using program::Type;

namespace {

const Type text_type = Type::of(Type::Kind::text);
const Type date_type = Type::of(Type::Kind::date);
const Type truth_type = Type::of(Type::Kind::truth);

bool is_function(Operator op) {
    switch (facts_of(op).rule) {
        case OperandRule::amount: return op == Operator::absolute;
        case OperandRule::fact: return op == Operator::known;
        case OperandRule::rounding:
        case OperandRule::alike:
        case OperandRule::texts:
        case OperandRule::validity:
        case OperandRule::date_part:
        case OperandRule::date_span:
        case OperandRule::items: return true;
        default: return false;
    }
}

std::vector<std::string> function_words() {
    std::vector<std::string> words;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(Operator::distinct); ++i) {
        const auto op = static_cast<Operator>(i);
        if (is_function(op)) words.insert(words.end(), {std::string(facts_of(op).zh), std::string(facts_of(op).en)});
    }
    return words;
}

/// What the result of counting months is.
Type months_type(const Context& context) {
    const auto months = context.program.base_dimension("Months");
    return months ? Type::quantity(*months) : Type{};
}

}  // namespace

ExprId Checker::call(const syntax::Expr& written) {
    const auto symbol = find(context_, where_.module, Space::value, written.path);
    if (symbol && symbol->kind == SymbolKind::table) return lookup(written, symbol->id<program::TableId>());
    return unknown_function(written);
}

ExprId Checker::unknown_function(const syntax::Expr& written) {
    std::vector<std::string> names = function_words();
    for (const program::Table& table : context_.program.tables) names.insert(names.end(), {table.name.zh, table.name.en});
    std::erase(names, "");
    report_unknown(context_, Code::unknown_function, written.path.span, {{"name", written.path.text()}}, written.path.text(), names);
    return {};
}

ExprId Checker::lookup(const syntax::Expr& written, program::TableId id) {
    const std::size_t columns = context_.program.tables[id].columns.size();
    note_use(context_, written.path, context_.program.tables[id].name);
    if (written.args.size() != columns) {
        context_.sink.report(Code::wrong_argument_count, written.span,
                             {{"name", context_.program.tables[id].name}, {"expected", std::to_string(columns)},
                              {"found", std::to_string(written.args.size())}});
        return {};
    }
    Expr result;
    result.kind = ExprKind::lookup;
    result.table = id;
    result.span = written.span;
    for (std::size_t i = 0; i < columns; ++i) result.args.push_back(argument(written, id, i));
    if (std::ranges::any_of(result.args, [](ExprId arg) { return !arg; })) return {};
    const program::Table& table = context_.program.tables[id];
    const bool counts = table.policy == program::HitPolicy::count;
    result.type = counts ? Type::quantity({}) : table.type;
    if (result.type.kind == Type::Kind::invalid) return {};  // reported where the table is declared
    if (!counts) result.unit = table.unit;
    return context_.program.exprs.add(std::move(result));
}

/// The argument for a column; where it has another type, the column is shown as well.
ExprId Checker::argument(const syntax::Expr& written, program::TableId id, std::size_t column) {
    const Type type = context_.program.tables[id].columns[column].type;
    const ExprId arg = check(written.args[column], has_members(type) ? Expected(type) : std::nullopt);
    if (!arg || type.kind == Type::Kind::invalid || context_.program.exprs[arg].type == type) return arg;
    const Name wanted_type = context_.program.type_name(type);
    Diagnostic& diagnostic = context_.sink.report(
        Code::type_expected, context_.program.exprs[arg].span,
        {{"expected", wanted_type}, {"found", context_.program.type_name(context_.program.exprs[arg].type)}});
    const syntax::Column& declared = context_.tables[id.value]->columns[column];
    diagnostic.labels.push_back({declared.span, LabelText::declared_as, {{"name", declared.name.name()}, {"type", wanted_type}}});
    return {};
}

ExprId Checker::function(const syntax::Expr& written) {
    const OperandRule rule = facts_of(written.op).rule;
    std::vector<ExprId> args;
    for (const syntax::ExprId arg : written.args) {
        const bool code = rule == OperandRule::validity && args.empty();
        args.push_back(check(arg, code ? Expected() : Expected(rule == OperandRule::texts ? text_type : date_type)));
    }
    if (std::ranges::any_of(args, [](ExprId arg) { return !arg; })) return {};
    const Expr& first = context_.program.exprs[args.front()];
    if (rule == OperandRule::validity && first.type.kind != Type::Kind::taxonomy) return report_expected(args.front(), {"分类的代码", "a code of a taxonomy"});
    if (written.op == Operator::starts_with && context_.program.exprs[args.back()].kind != ExprKind::literal) {
        context_.sink.report(Code::not_constant, context_.program.exprs[args.back()].span);
        return {};
    }
    Type type = truth_type;
    if (rule == OperandRule::date_part) type = Type::quantity({});
    if (rule == OperandRule::date_span) type = months_type(context_);
    return fold(context_, operation_of(written, std::move(type), std::move(args)));
}

/// `x 属于 [甲, 乙]`. Numbers and dates are as good as never in a list of points: what is meant is a range.
ExprId Checker::among(const syntax::Expr& written) {
    std::vector<ExprId> args{check(written.args.front(), std::nullopt)};
    if (!args.front()) return {};
    const Type type = context_.program.exprs[args.front()].type;
    if (!has_members(type) && type.kind != Type::Kind::text) {
        Diagnostic& diagnostic = context_.sink.report(Code::set_operand, context_.program.exprs[args.front()].span,
                                                      {{"found", context_.program.type_name(type)}});
        const bool ordered = type.kind == Type::Kind::quantity || type.kind == Type::Kind::date;
        const std::string left(context_.sources.text(context_.program.exprs[args.front()].span));
        const Name instead = ordered ? Name{left + " 介于 … 与 …", left + " between … and …"} : Name{left + " 是 真", left + " is true"};
        diagnostic.hints.push_back({written.span, LabelText::write_instead, {{"text", instead}}});
        return {};
    }
    bool whole = true;
    for (std::size_t i = 1; i < written.args.size(); ++i) {
        args.push_back(check(written.args[i], type));
        const bool constant = args.back() && context_.program.exprs[args.back()].kind == ExprKind::literal;
        if (args.back() && !constant) context_.sink.report(Code::not_constant, context_.program.exprs[args.back()].span);
        whole = whole && constant;
    }
    if (!whole) return {};
    Expr result = operation_of(written, truth_type, std::move(args));
    result.op = Operator::among;
    return context_.program.exprs.add(std::move(result));
}

}  // namespace zhunze::check
