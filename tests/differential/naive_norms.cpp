// SPDX-License-Identifier: Apache-2.0
// When two norms are opposite by their mere text.
#include <algorithm>

#include "differential/naive_rules.hpp"

namespace zhunze::naive {

using program::Expr;
using program::ExprId;
using program::ExprKind;

namespace {

/// What a norm wants: that a condition, freed of its negations, holds or does not.
struct Wish {
    ExprId condition;
    bool holds = true;
};

bool alike(const program::Program& program, ExprId left, ExprId right) {
    const Expr& a = program.exprs[left];
    const Expr& b = program.exprs[right];
    const bool same_node = a.kind == b.kind && a.type == b.type && a.op == b.op && a.literal == b.literal && a.field == b.field &&
                           a.definition == b.definition && a.question == b.question && a.boundary == b.boundary &&
                           a.rounding == b.rounding;
    return same_node && std::ranges::equal(a.args, b.args, [&](ExprId x, ExprId y) { return alike(program, x, y); });
}

Wish wish_of(const program::Program& program, const program::Norm& norm) {
    Wish wish{norm.content, norm.kind == program::NormKind::require};
    const Expr* expr = &program.exprs[wish.condition];
    while (expr->kind == ExprKind::operation && expr->op == Operator::negation) {
        wish = {expr->args[0], !wish.holds};
        expr = &program.exprs[wish.condition];
    }
    return wish;
}

/// `x is a` put as subject and constant.
struct Equation {
    ExprId subject;
    ExprId constant;
    bool holds = true;
};

std::optional<Equation> equation_of(const program::Program& program, const Wish& wish) {
    const Expr& expr = program.exprs[wish.condition];
    if (expr.kind != ExprKind::operation || (expr.op != Operator::equal && expr.op != Operator::not_equal)) return std::nullopt;
    const bool holds = wish.holds == (expr.op == Operator::equal);
    const bool turned = program.exprs[expr.args[0]].kind == ExprKind::literal;
    return Equation{expr.args[turned ? 1 : 0], expr.args[turned ? 0 : 1], holds};
}

bool opposite(const program::Program& program, const Equation& a, const Equation& b) {
    if (!alike(program, a.subject, b.subject)) return false;
    if (alike(program, a.constant, b.constant)) return a.holds != b.holds;
    const bool constants = program.exprs[a.constant].kind == ExprKind::literal && program.exprs[b.constant].kind == ExprKind::literal;
    return a.holds && b.holds && constants && !(program.exprs[a.constant].literal == program.exprs[b.constant].literal);
}

}  // namespace

bool opposite_norms(const program::Program& program, const program::Norm& a, const program::Norm& b) {
    const Wish first = wish_of(program, a);
    const Wish second = wish_of(program, b);
    const auto left = equation_of(program, first);
    const auto right = equation_of(program, second);
    if (left && right) return opposite(program, *left, *right);
    return first.holds != second.holds && alike(program, first.condition, second.condition);
}

}  // namespace zhunze::naive
