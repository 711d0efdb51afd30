// SPDX-License-Identifier: Apache-2.0
// What each operand rule of operators.def demands, and the type it makes.
#include <algorithm>

#include "check/checker.hpp"

namespace zhunze::check {

namespace {

using program::Expr;
using program::ExprId;
using program::ExprKind;
using program::Type;

bool is_quantity(const Type& type) { return type.kind == Type::Kind::quantity; }
bool is_date(const Type& type) { return type.kind == Type::Kind::date; }

bool is_duration(const Context& context, const Type& type) {
    return is_quantity(type) && (type.dimension == context.program.base_dimension("Days") || type.dimension == context.program.base_dimension("Months"));
}

std::optional<Type> days_type(const Context& context) {
    const auto days = context.program.base_dimension("Days");
    return days ? std::optional(Type::quantity(*days)) : std::nullopt;
}

/// Labels an operand with what it is, and where a name got its type from.
void label_operand(Context& context, Diagnostic& diagnostic, const Expr& operand) {
    const Name type = context.program.type_name(operand.type);
    diagnostic.labels.push_back({operand.span, LabelText::is_of_type, {{"type", type}}});
    const program::Declared* declared = nullptr;
    if (operand.kind == ExprKind::field) declared = &context.program.fields[operand.field];
    if (operand.kind == ExprKind::definition) declared = &context.program.definitions[operand.definition];
    if (operand.kind == ExprKind::parameter) declared = &context.program.parameters[operand.parameter];
    if (operand.kind == ExprKind::lookup) declared = &context.program.tables[operand.table];
    if (declared) diagnostic.labels.push_back({declared->span, LabelText::declared_as, {{"name", declared->name}, {"type", type}}});
}

/// Money against a bare number is most often a unit left out.
void suggest_unit(const Context& context, Diagnostic& diagnostic, const Expr& bare, const Expr& other) {
    const bool literal_number = bare.kind == ExprKind::literal && is_quantity(bare.type) && bare.type.dimension.is_number();
    if (!literal_number || !is_quantity(other.type)) return;
    std::string unit = other.unit.text;
    for (const program::NamedUnit& named : context.program.units) {
        if (unit.empty() && named.dimension == other.type.dimension) unit = named.spellings.front();
    }
    if (unit.empty()) return;
    const std::string_view digits = context.sources.text(bare.span);
    const std::string example = std::string(digits.ends_with('%') ? "5" : digits) + unit;
    diagnostic.hints.push_back({bare.span, LabelText::needs_unit, {{"example", example}}});
}

ExprId report_mismatch(Context& context, const syntax::Expr& written, ExprId left, ExprId right) {
    const Expr& a = context.program.exprs[left];
    const Expr& b = context.program.exprs[right];
    const bool units = is_quantity(a.type) && is_quantity(b.type) && a.type != b.type && facts_of(written.op).rule != OperandRule::membership;
    Diagnostic& diagnostic = context.sink.report(units ? Code::unit_mismatch : Code::type_mismatch, written.op_span,
                                                 {{"operator", operator_name(written.op)},
                                                  {"left", context.program.type_name(a.type)},
                                                  {"right", context.program.type_name(b.type)}});
    label_operand(context, diagnostic, a);
    label_operand(context, diagnostic, b);
    if (units) {
        suggest_unit(context, diagnostic, a, b);
        suggest_unit(context, diagnostic, b, a);
    }
    return {};
}

bool allowed(const Context& context, OperandRule rule, const Type& type) {
    switch (rule) {
        case OperandRule::comparable: return type.kind != Type::Kind::invalid;
        case OperandRule::membership: return type.kind == Type::Kind::taxonomy;
        case OperandRule::boundary: return is_quantity(type) || is_date(type);
        case OperandRule::ordered:
            return is_quantity(type) || is_date(type) ||
                   (type.kind == Type::Kind::enumeration && context.program.enums[type.enumeration].ordered);
        default: return false;
    }
}

/// The first cited source that says whether the number is in; reports if none does.
program::SourceId boundary_source(Context& context, const Surroundings& where, const syntax::Expr& written, const Expr& limit) {
    for (const program::Citation& citation : where.citations) {
        if (context.program.documents[citation.source].boundary) return citation.source;
    }
    const std::string number(context.sources.text(limit.span));
    const bool below = written.op == Operator::up_to;
    Diagnostic& diagnostic = context.sink.report(Code::boundary_undeclared, written.op_span, {{"operator", operator_name(written.op)}});
    diagnostic.hints.push_back({written.op_span, LabelText::boundary_readings,
                                {{"included", (below ? "<= " : ">= ") + number}, {"excluded", (below ? "< " : "> ") + number}}});
    for (const program::Citation& citation : where.citations) {
        const program::SourceDocument& source = context.program.documents[citation.source];
        diagnostic.labels.push_back({source.span, LabelText::declared_here, {{"name", source.name}}});
    }
    return {};
}

bool incomplete(const std::vector<ExprId>& args) {
    return std::ranges::any_of(args, [](ExprId arg) { return !arg; });
}

program::Unit combined_unit(const Expr& a, const Expr& b, bool divide, const Dimension& dimension) {
    if (b.type.dimension.is_number()) return a.unit;
    if (a.type.dimension.is_number() && !divide) return b.unit;
    if (a.unit.text.empty() || b.unit.text.empty() || dimension.is_number()) return {};
    return {divide ? a.unit.factor / b.unit.factor : a.unit.factor * b.unit.factor, dimension, a.unit.text + (divide ? "/" : "·") + b.unit.text};
}

ExprId make_product(Context& context, const syntax::Expr& written, std::vector<ExprId> args) {
    const Expr& a = context.program.exprs[args[0]];
    const Expr& b = context.program.exprs[args[1]];
    if (!is_quantity(a.type) || !is_quantity(b.type)) return report_mismatch(context, written, args[0], args[1]);
    const bool divide = written.op == Operator::divide;
    const auto dimension = divide ? Dimension::quotient(a.type.dimension, b.type.dimension)
                                  : Dimension::product(a.type.dimension, b.type.dimension);
    if (!dimension) {
        context.sink.report(Code::dimension_power, written.span);
        return {};
    }
    Expr result = operation_of(written, Type::quantity(*dimension), args);
    result.unit = combined_unit(a, b, divide, *dimension);
    return fold(context, std::move(result));
}

std::optional<Type> sum_type(const Context& context, Operator op, const Type& a, const Type& b) {
    if (is_quantity(a) && a == b) return a;
    if (is_date(a) && is_duration(context, b)) return a;
    if (is_date(a) && is_date(b) && op == Operator::subtract) return days_type(context);
    return std::nullopt;
}

ExprId make_sum(Context& context, const syntax::Expr& written, std::vector<ExprId> args) {
    const Expr& a = context.program.exprs[args[0]];
    const Expr& b = context.program.exprs[args[1]];
    const auto type = sum_type(context, written.op, a.type, b.type);
    if (!type) return report_mismatch(context, written, args[0], args[1]);
    Expr result = operation_of(written, *type, args);
    if (is_quantity(*type)) result.unit = is_date(a.type) ? program::Unit{} : (a.unit.text.empty() ? b.unit : a.unit);
    return fold(context, std::move(result));
}

ExprId report_not_quantity(Context& context, ExprId arg) {
    const Expr& expr = context.program.exprs[arg];
    context.sink.report(Code::type_expected, expr.span,
                        {{"expected", Name{"数量", "a quantity"}}, {"found", context.program.type_name(expr.type)}});
    return {};
}

ExprId make_amount(Context& context, const syntax::Expr& written, std::vector<ExprId> args) {
    const Expr& a = context.program.exprs[args[0]];
    if (!is_quantity(a.type)) return report_not_quantity(context, args[0]);
    Expr result = operation_of(written, a.type, args);
    result.unit = a.unit;
    return fold(context, std::move(result));
}

std::optional<RoundingMode> rounding_mode(Context& context, const syntax::Expr& written) {
    static const std::vector<std::pair<Name, RoundingMode>> modes{{{"四舍六入", "half_even"}, RoundingMode::half_even},
                                                                  {{"四舍五入", "half_up"}, RoundingMode::half_up},
                                                                  {{"进一", "up"}, RoundingMode::up},
                                                                  {{"舍去", "down"}, RoundingMode::down}};
    if (!written.rounding) return RoundingMode::half_even;
    std::vector<std::string> words;
    for (const auto& [name, mode] : modes) {
        if (name.is(written.rounding->text)) return mode;
        words.insert(words.end(), {name.zh, name.en});
    }
    Diagnostic& diagnostic = report_unknown(context, Code::unknown_name, written.rounding->span,
                                            {{"name", written.rounding->text}, {"what", Name{"修约方式", "rounding mode"}}},
                                            written.rounding->text, words);
    diagnostic.hints.push_back(allowed_are(written.rounding->span, words));
    return std::nullopt;
}

ExprId make_rounding(Context& context, const syntax::Expr& written, std::vector<ExprId> args) {
    const Expr& a = context.program.exprs[args[0]];
    const Expr& step = context.program.exprs[args[1]];
    if (!is_quantity(a.type) || a.type != step.type) return report_mismatch(context, written, args[0], args[1]);
    if (step.kind != ExprKind::literal || step.literal.number.sign() <= 0) {
        context.sink.report(step.kind == ExprKind::literal ? Code::not_positive : Code::not_constant, step.span);
        return {};
    }
    const auto mode = rounding_mode(context, written);
    if (!mode) return {};
    Expr result = operation_of(written, a.type, args);
    result.rounding = *mode;
    result.unit = step.unit.text.empty() ? a.unit : step.unit;
    return fold(context, std::move(result));
}

ExprId make_choice(Context& context, const syntax::Expr& written, std::vector<ExprId> args) {
    const Type type = context.program.exprs[args.front()].type;
    for (const ExprId arg : args) {
        const Type& other = context.program.exprs[arg].type;
        if (other != type || !(is_quantity(type) || is_date(type))) return report_mismatch(context, written, args.front(), arg);
    }
    Expr result = operation_of(written, type, args);
    result.unit = context.program.exprs[args.front()].unit;
    return fold(context, std::move(result));
}

}  // namespace

Name operator_name(Operator op) { return {std::string(facts_of(op).zh), std::string(facts_of(op).en)}; }

Expr operation_of(const syntax::Expr& written, Type type, std::vector<ExprId> args) {
    Expr expr;
    expr.kind = ExprKind::operation;
    expr.op = written.op;
    expr.op_span = written.op_span;
    expr.span = written.span;
    expr.type = std::move(type);
    expr.args = std::move(args);
    return expr;
}

ExprId make_comparison(Context& context, const Surroundings& where, const syntax::Expr& written, std::vector<ExprId> args) {
    if (incomplete(args)) return {};
    const OperandRule rule = facts_of(written.op).rule;
    const Type type = context.program.exprs[args.front()].type;
    for (std::size_t i = 1; i < args.size(); ++i) {
        const bool alike = context.program.exprs[args[i]].type == type;
        if (!alike || !allowed(context, rule, type)) return report_mismatch(context, written, args.front(), args[i]);
    }
    Expr result = operation_of(written, Type::of(Type::Kind::truth), args);
    if (rule == OperandRule::boundary) {
        result.boundary = boundary_source(context, where, written, context.program.exprs[args.back()]);
        if (!result.boundary) return {};
    }
    return context.program.exprs.add(std::move(result));
}

ExprId make_arithmetic(Context& context, const syntax::Expr& written, std::vector<ExprId> args) {
    if (incomplete(args)) return {};
    switch (facts_of(written.op).rule) {
        case OperandRule::sum: return make_sum(context, written, std::move(args));
        case OperandRule::product: return make_product(context, written, std::move(args));
        case OperandRule::amount: return make_amount(context, written, std::move(args));
        case OperandRule::rounding: return make_rounding(context, written, std::move(args));
        case OperandRule::alike: return make_choice(context, written, std::move(args));
        default: break;
    }
    ZHUNZE_CHECK(!"an arithmetic operator");
    return {};
}

}  // namespace zhunze::check
