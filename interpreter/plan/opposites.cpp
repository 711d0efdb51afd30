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

/// Told apart from every other shape below by how it begins.
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

/// The expression that a name given to it by a definition stands for.
const Expr& opened(const program::Program& program, ExprId id) {
    const Expr* expr = &program.exprs[id];
    while (expr->kind == ExprKind::definition) expr = &program.exprs[program.definitions[expr->definition].body];
    return *expr;
}

/// Numbers expressions: two have the same number exactly if they are written alike, whatever their names, spans and units for
/// display, with every definition opened. Each expression is looked at once, however often definitions use one another, and
/// without recursion, however long their chain is.
class Forms {
public:
    explicit Forms(const program::Program& program) : program_(program) {}

    std::size_t of(ExprId id) {
        std::vector<ExprId> pending{id};
        while (!pending.empty()) {
            const ExprId next = pending.back();
            const std::size_t before = pending.size();
            for (const ExprId part : parts_of(next)) {
                if (!numbers_.contains(part)) pending.push_back(part);
            }
            if (pending.size() > before) continue;
            pending.pop_back();
            numbers_.emplace(next, number_of(next));
        }
        return numbers_.at(id);
    }

    /// Of an equality or its denial, as an equality.
    std::size_t of_equality(const Expr& expr) {
        for (const ExprId argument : expr.args) (void)of(argument);
        return shapes_.emplace(operation_shape(expr, Operator::equal), shapes_.size()).first->second;
    }

private:
    std::vector<ExprId> parts_of(ExprId id) const {
        const Expr& expr = program_.exprs[id];
        return expr.kind == ExprKind::definition ? std::vector{program_.definitions[expr.definition].body} : expr.args;
    }

    /// Once its parts have theirs.
    std::size_t number_of(ExprId id) {
        const Expr& expr = program_.exprs[id];
        if (expr.kind == ExprKind::definition) return numbers_.at(program_.definitions[expr.definition].body);
        return shapes_.emplace(shape_of_node(expr), shapes_.size()).first->second;
    }

    std::string shape_of_node(const Expr& expr) const {
        switch (expr.kind) {
            case ExprKind::literal: return shape_of(expr.literal);
            case ExprKind::field: return "field" + std::to_string(expr.field.value);
            case ExprKind::question: return "question" + std::to_string(expr.question.value);
            case ExprKind::cases: return (expr.in_order ? "cases!" : "cases") + arguments(expr);
            case ExprKind::operation: return operation_shape(expr, expr.op);
            case ExprKind::definition: break;  // has none of its own
        }
        return {};
    }

    std::string operation_shape(const Expr& expr, Operator op) const {
        std::string shape(facts_of(op).name);
        if (op == Operator::round) shape += std::to_string(static_cast<int>(expr.rounding));
        if (expr.boundary) shape += "@" + std::to_string(expr.boundary.value);
        return shape + arguments(expr);
    }

    std::string arguments(const Expr& expr) const {
        std::string shape = "(";
        for (const ExprId argument : expr.args) shape += std::to_string(numbers_.at(argument)) + ",";
        return shape + ")";
    }

    const program::Program& program_;
    std::map<ExprId, std::size_t> numbers_;
    std::map<std::string, std::size_t> shapes_;
};

/// What a mandatory rule wants: that the subject is (or is not) so, or that it is (or is not) the given value.
struct Demand {
    program::RuleId rule;
    std::size_t subject = 0;  ///< its form
    std::optional<Value> value;
    bool wanted = true;
};

/// `x is literal`, in either order of its sides, taken apart; `is not` is a denied `is`.
void set_subject(const program::Program& program, Forms& forms, const Expr& equality, Demand& demand) {
    demand.wanted = demand.wanted == (equality.op == Operator::equal);
    for (std::size_t side = 0; side < 2; ++side) {
        const Expr& other = opened(program, equality.args[1 - side]);
        if (other.kind != ExprKind::literal) continue;
        demand.subject = forms.of(equality.args[side]);
        demand.value = other.literal;
        return;
    }
    demand.subject = forms.of_equality(equality);
}

Demand demand_of(const program::Program& program, Forms& forms, program::RuleId rule) {
    const program::Norm& norm = program.rules[rule].norm;
    Demand demand{rule, {}, std::nullopt, norm.kind == program::NormKind::require};
    ExprId content = norm.content;
    while (opened(program, content).kind == ExprKind::operation && opened(program, content).op == Operator::negation) {
        demand.wanted = !demand.wanted;
        content = opened(program, content).args.front();
    }
    const Expr& expr = opened(program, content);
    if (expr.kind == ExprKind::operation && (expr.op == Operator::equal || expr.op == Operator::not_equal)) {
        set_subject(program, forms, expr, demand);
    } else {
        demand.subject = forms.of(content);
    }
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
    Forms forms(program);
    std::map<std::size_t, std::vector<Demand>> by_subject;
    for (const program::RuleId rule : rules) {
        if (!program.rules[rule].norm.mandatory()) continue;
        Demand demand = demand_of(program, forms, rule);
        std::vector<Demand>& earlier = by_subject[demand.subject];
        for (const Demand& other : earlier) {
            if (opposite(other, demand)) pairs.emplace_back(other.rule, rule);
        }
        earlier.push_back(std::move(demand));
    }
    return pairs;
}

}  // namespace zhunze::plan
