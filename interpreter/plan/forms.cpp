// SPDX-License-Identifier: Apache-2.0
#include "plan/forms.hpp"

#include "plan/scopes.hpp"

namespace zhunze::plan {
namespace {

using program::Expr;
using program::ExprId;
using program::ExprKind;

/// Told apart from every other shape below by how it begins.
std::string shape_of(const Value& literal) {
    switch (literal.kind) {
        case ValueKind::truth: return literal.truth == Truth::yes ? "true" : "false";
        case ValueKind::number: return literal.number.to_fraction();
        case ValueKind::date: return literal.date.iso();
        case ValueKind::member: return "#" + std::to_string(literal.member);
        // The length first: no text can then be read as the shape of something else.
        case ValueKind::text: return std::to_string(literal.text.size()) + ":" + literal.text;
        case ValueKind::list: break;  // is never written
    }
    return {};
}

}  // namespace

const Expr& opened(const program::Program& program, ExprId id) {
    const Expr* expr = &program.exprs[id];
    while (expr->kind == ExprKind::definition) expr = &program.exprs[program.definitions[expr->definition].body];
    return *expr;
}

std::size_t Forms::of(ExprId id) {
    std::vector<ExprId> pending{id};
    while (!pending.empty()) {
        const ExprId next = pending.back();
        const std::size_t before = pending.size();
        for (const ExprId part : needed_by(next)) {
            if (!numbers_.contains(part)) pending.push_back(part);
        }
        if (pending.size() > before) continue;
        pending.pop_back();
        numbers_.emplace(next, number_of(next));
    }
    return numbers_.at(id);
}

std::size_t Forms::of_equality(const Expr& expr) {
    for (const ExprId argument : expr.args) (void)of(argument);
    return shapes_.emplace(operation_shape(expr, Operator::equal), shapes_.size()).first->second;
}

std::string Forms::of_norm(const program::Norm& norm) {
    std::string shape = std::to_string(static_cast<int>(norm.kind)) + (norm.in_principle ? "!" : "");
    if (norm.content) shape += ":" + std::to_string(of(norm.content));
    for (const std::string& text : {norm.grant.zh, norm.grant.en, norm.grant_text}) shape += ":" + std::to_string(text.size()) + text;
    return shape;
}

/// A group is told from another by what list it is made of.
std::vector<ExprId> Forms::needed_by(ExprId id) const {
    const Expr& expr = program_.exprs[id];
    std::vector<ExprId> parts = parts_of(program_, id);
    if (expr.selection) parts.push_back(expr.selection);
    return parts;
}

/// Once its parts have theirs.
std::size_t Forms::number_of(ExprId id) {
    const Expr& expr = program_.exprs[id];
    if (expr.kind == ExprKind::definition) return numbers_.at(program_.definitions[expr.definition].body);
    return shapes_.emplace(shape_of_node(expr), shapes_.size()).first->second;
}

std::string Forms::shape_of_node(const Expr& expr) const {
    switch (expr.kind) {
        case ExprKind::literal: return shape_of(expr.literal);
        case ExprKind::field: return "field" + std::to_string(expr.field.value);
        case ExprKind::question: return "question" + std::to_string(expr.question.value);
        case ExprKind::parameter: return "parameter" + std::to_string(expr.parameter.value);
        case ExprKind::cases: return (expr.in_order ? "cases!" : "cases") + arguments(expr);
        case ExprKind::operation: return operation_shape(expr, expr.op);
        case ExprKind::lookup: return "table" + std::to_string(expr.table.value) + arguments(expr);
        case ExprKind::selection: return selection_shape(expr);
        case ExprKind::group_list: return "group" + std::to_string(numbers_.at(expr.selection));
        case ExprKind::group_key: return "key" + std::to_string(numbers_.at(expr.selection));
        case ExprKind::definition: break;  // has none of its own
    }
    return {};
}

std::string Forms::operation_shape(const Expr& expr, Operator op) const {
    std::string shape(facts_of(op).name);
    if (op == Operator::round) shape += std::to_string(static_cast<int>(expr.rounding));
    if (expr.boundary) shape += "@" + std::to_string(expr.boundary.value);
    return shape + arguments(expr);
}

std::string Forms::selection_shape(const Expr& expr) const {
    std::string shape = std::string(facts_of(expr.op).name) + "{";
    for (const ExprId part : {expr.list, expr.where, expr.by, expr.body}) shape += (part ? std::to_string(numbers_.at(part)) : "") + ";";
    return shape + "}";
}

std::string Forms::arguments(const Expr& expr) const {
    std::string shape = "(";
    for (const ExprId argument : expr.args) shape += std::to_string(numbers_.at(argument)) + ",";
    return shape + ")";
}

}  // namespace zhunze::plan
