// SPDX-License-Identifier: Apache-2.0
#include "plan/constant.hpp"

#include "base/check.hpp"
#include "values/operations.hpp"

namespace zhunze::plan {

Value constant_value(const program::Program& program, program::ExprId id) {
    const program::Expr& expr = program.exprs[id];
    if (expr.kind == program::ExprKind::literal) return expr.literal;
    if (expr.kind == program::ExprKind::definition) return constant_value(program, program.definitions[expr.definition].body);
    ZHUNZE_CHECK(expr.kind == program::ExprKind::operation);
    std::vector<Value> values;
    for (const program::ExprId argument : expr.args) values.push_back(constant_value(program, argument));
    std::vector<const Value*> operands;
    for (const Value& value : values) operands.push_back(&value);
    OperationContext context;
    context.rounding = expr.rounding;
    return apply(expr.op, operands, context);
}

}  // namespace zhunze::plan
