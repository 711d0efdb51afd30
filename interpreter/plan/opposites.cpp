// SPDX-License-Identifier: Apache-2.0
#include "plan/opposites.hpp"

#include <map>
#include <optional>
#include <string>

namespace zhunze::plan {
namespace {

using program::Expr;
using program::ExprId;
using program::ExprKind;

std::string shape_of(const Value& literal) {
    switch (literal.kind) {
        case ValueKind::truth: return literal.truth == Truth::yes ? "true" : "false";
        case ValueKind::number: return literal.number.to_fraction();
        case ValueKind::date: return literal.date.iso();
        case ValueKind::member: return "#" + std::to_string(literal.member);
        // The length first: no text can then be read as the shape of something else.
        case ValueKind::text: return std::to_string(literal.text.size()) + ":" + literal.text;
    }
    return {};
}

/// A text that two expressions share exactly if they are written alike, whatever their names, spans and units for display.
/// As deep as the expression is nested, which the parser limits; definitions are not opened.
std::string shape_of(const program::Program& program, ExprId id) {
    const Expr& expr = program.exprs[id];
    switch (expr.kind) {
        case ExprKind::literal: return shape_of(expr.literal);
        case ExprKind::field: return "field" + std::to_string(expr.field.value);
        case ExprKind::definition: return "definition" + std::to_string(expr.definition.value);
        case ExprKind::question: return "question" + std::to_string(expr.question.value);
        case ExprKind::operation:
        case ExprKind::cases: break;
    }
    std::string shape = expr.kind == ExprKind::cases ? "cases" : std::string(facts_of(expr.op).name);
    if (expr.in_order) shape += "!";
    if (expr.op == Operator::round) shape += std::to_string(static_cast<int>(expr.rounding));
    if (expr.boundary) shape += "@" + std::to_string(expr.boundary.value);
    shape += "(";
    for (const ExprId argument : expr.args) shape += shape_of(program, argument) + ",";
    return shape + ")";
}

/// What a mandatory rule wants: that the subject is (or is not) so, or that it is (or is not) the given value.
struct Demand {
    program::RuleId rule;
    std::string subject;
    std::optional<Value> value;
    bool wanted = true;
};

/// `x is literal`, in either order of its sides, taken apart.
void set_subject(const program::Program& program, ExprId id, Demand& demand) {
    const Expr& expr = program.exprs[id];
    const bool equality = expr.kind == ExprKind::operation && (expr.op == Operator::equal || expr.op == Operator::not_equal);
    for (std::size_t side = 0; equality && side < 2; ++side) {
        const Expr& other = program.exprs[expr.args[1 - side]];
        if (other.kind != ExprKind::literal) continue;
        demand.subject = shape_of(program, expr.args[side]);
        demand.value = other.literal;
        demand.wanted = demand.wanted == (expr.op == Operator::equal);
        return;
    }
    demand.subject = shape_of(program, id);
}

Demand demand_of(const program::Program& program, program::RuleId rule) {
    const program::Norm& norm = program.rules[rule].norm;
    Demand demand{rule, {}, std::nullopt, norm.kind == program::NormKind::require};
    ExprId content = norm.content;
    for (;;) {
        const Expr& expr = program.exprs[content];
        if (expr.kind == ExprKind::definition) {
            content = program.definitions[expr.definition].body;
        } else if (expr.kind == ExprKind::operation && expr.op == Operator::negation) {
            demand.wanted = !demand.wanted;
            content = expr.args.front();
        } else {
            break;
        }
    }
    set_subject(program, content, demand);
    return demand;
}

/// Of two demands on one subject.
bool opposite(const Demand& a, const Demand& b) {
    if (a.value == b.value) return a.wanted != b.wanted;
    return a.value && b.value && a.wanted && b.wanted;
}

}  // namespace

std::vector<std::pair<program::RuleId, program::RuleId>> opposite_rules(const program::Program& program,
                                                                       const std::vector<program::RuleId>& rules) {
    std::vector<std::pair<program::RuleId, program::RuleId>> pairs;
    std::map<std::string, std::vector<Demand>> by_subject;
    for (const program::RuleId rule : rules) {
        if (!program.rules[rule].norm.mandatory()) continue;
        Demand demand = demand_of(program, rule);
        std::vector<Demand>& earlier = by_subject[demand.subject];
        for (const Demand& other : earlier) {
            if (opposite(other, demand)) pairs.emplace_back(other.rule, rule);
        }
        earlier.push_back(std::move(demand));
    }
    return pairs;
}

}  // namespace zhunze::plan
