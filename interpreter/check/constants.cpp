// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "check/expressions.hpp"
#include "values/operations.hpp"

namespace zhunze::check {

namespace {

bool is_computed(Operator op) {
    switch (facts_of(op).rule) {
        case OperandRule::sum:
        case OperandRule::product:
        case OperandRule::amount:
        case OperandRule::rounding:
        case OperandRule::alike:
        case OperandRule::date_part:
        case OperandRule::date_span: return true;
        default: return false;
    }
}

}  // namespace

program::ExprId fold(Context& context, program::Expr operation) {
    program::Program& program = context.program;
    const bool constant = is_computed(operation.op) && std::ranges::all_of(operation.args, [&](program::ExprId arg) {
        return program.exprs[arg].kind == program::ExprKind::literal;
    });
    if (!constant) return program.exprs.add(std::move(operation));

    std::vector<const Value*> operands;
    for (const program::ExprId arg : operation.args) operands.push_back(&program.exprs[arg].literal);
    OperationContext rules;
    rules.undefined = CauseId(0);  // any cause: a constant without a value is an error here
    rules.rounding = operation.rounding;
    rules.months = program.moves_by_months(operation);
    Value value = apply(operation.op, operands, rules);
    if (!value.known()) {
        const bool by_zero = operation.op == Operator::divide && operands.back()->number.is_zero();
        context.sink.report(by_zero ? Code::divided_by_zero : Code::number_too_large, operation.span);
        return {};
    }
    program::Expr literal;
    literal.kind = program::ExprKind::literal;
    literal.type = operation.type;
    literal.span = operation.span;
    literal.literal = std::move(value);
    literal.unit = operation.unit;
    return program.exprs.add(std::move(literal));
}

program::ExprId check_literal(Context& context, const Surroundings& where, syntax::ExprId expr, const program::Type& type) {
    const program::ExprId checked = check_expression(context, where, expr, type);
    if (!checked || context.program.exprs[checked].kind == program::ExprKind::literal) return checked;
    context.sink.report(Code::not_constant, context.program.exprs[checked].span);
    return {};
}

std::optional<Value> check_constant(Context& context, const Surroundings& where, syntax::ExprId expr, const program::Type& type) {
    const program::ExprId literal = check_literal(context, where, expr, type);
    return literal ? std::optional(context.program.exprs[literal].literal) : std::nullopt;
}

}  // namespace zhunze::check
