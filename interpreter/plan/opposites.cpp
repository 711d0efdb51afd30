// SPDX-License-Identifier: Apache-2.0
#include "plan/opposites.hpp"

#include <map>
#include <optional>

#include "plan/forms.hpp"

namespace zhunze::plan {
namespace {

using program::Expr;
using program::ExprId;
using program::ExprKind;

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
            // Of one rule no two versions are ever in force together.
            const bool same_rule = program.rules[other.rule].base == program.rules[rule].base;
            if (!same_rule && opposite(other, demand)) pairs.emplace_back(other.rule, rule);
        }
        earlier.push_back(std::move(demand));
    }
    return pairs;
}

}  // namespace zhunze::plan
