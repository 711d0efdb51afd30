// SPDX-License-Identifier: Apache-2.0
// When two norms are opposite by their mere text.
#include <algorithm>

#include "differential/naive_rules.hpp"
#include "differential/naive_versions.hpp"

namespace zhunze::naive {

using program::Expr;
using program::ExprId;
using program::ExprKind;

namespace {

/// A definition is a name for its body.
const Expr& meant(const program::Program& program, ExprId id) {
    const Expr& expr = program.exprs[id];
    return expr.kind == ExprKind::definition ? meant(program, program.definitions[expr.definition].body) : expr;
}

}  // namespace

bool alike(const program::Program& program, ExprId left, ExprId right) {
    if (!left || !right) return !left && !right;
    const Expr& a = meant(program, left);
    const Expr& b = meant(program, right);
    const bool same_node = a.kind == b.kind && a.type == b.type && a.op == b.op && a.literal == b.literal && a.field == b.field &&
                           a.question == b.question && a.parameter == b.parameter && a.table == b.table && a.boundary == b.boundary &&
                           a.rounding == b.rounding && a.in_order == b.in_order && a.has_otherwise == b.has_otherwise;
    const auto same = [&](ExprId x, ExprId y) { return alike(program, x, y); };
    return same_node && std::ranges::equal(a.args, b.args, same) && same(a.list, b.list) && same(a.where, b.where) && same(a.by, b.by) &&
           same(a.body, b.body) && same(a.selection, b.selection);
}

namespace {

/// What a norm wants: that a condition, freed of its negations, holds or does not.
struct Wish {
    ExprId condition;
    bool holds = true;
};

Wish wish_of(const program::Program& program, const program::Norm& norm) {
    Wish wish{norm.content, norm.kind == program::NormKind::require};
    const Expr* expr = &meant(program, wish.condition);
    while (expr->kind == ExprKind::operation && expr->op == Operator::negation) {
        wish = {expr->args[0], !wish.holds};
        expr = &meant(program, wish.condition);
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
    const Expr& expr = meant(program, wish.condition);
    if (expr.kind != ExprKind::operation || (expr.op != Operator::equal && expr.op != Operator::not_equal)) return std::nullopt;
    const bool holds = wish.holds == (expr.op == Operator::equal);
    const bool turned = meant(program, expr.args[0]).kind == ExprKind::literal;
    return Equation{expr.args[turned ? 1 : 0], expr.args[turned ? 0 : 1], holds};
}

bool opposite(const program::Program& program, const Equation& a, const Equation& b) {
    if (!alike(program, a.subject, b.subject)) return false;
    if (alike(program, a.constant, b.constant)) return a.holds != b.holds;
    const Expr& one = meant(program, a.constant);
    const Expr& other = meant(program, b.constant);
    const bool constants = one.kind == ExprKind::literal && other.kind == ExprKind::literal;
    return a.holds && b.holds && constants && !(one.literal == other.literal);
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
