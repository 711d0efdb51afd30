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
    ContentId content;
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

Demand demand_of(const program::Program& program, Forms& forms, ContentId id, const program::Norm& norm) {
    Demand demand{id, {}, std::nullopt, norm.kind == program::NormKind::require};
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

/// Finds the opposites of each demand among those before it.
class Opposites {
public:
    explicit Opposites(const program::Program& program) : program_(program), forms_(program) {}

    void add(ContentId content, const program::Norm& norm) {
        if (!norm.mandatory()) return;
        Demand demand = demand_of(program_, forms_, content, norm);
        std::vector<Demand>& earlier = by_subject_[demand.subject];
        for (const Demand& other : earlier) {
            if (!of_one_rule(other, demand) && opposite(other, demand)) pairs_.emplace_back(other.content, content);
        }
        earlier.push_back(std::move(demand));
    }
    [[nodiscard]] std::vector<std::pair<ContentId, ContentId>> take() { return std::move(pairs_); }

private:
    /// No two contents or versions of one rule ever bind together.
    [[nodiscard]] bool of_one_rule(const Demand& a, const Demand& b) const {
        return program_.rules[a.content.rule].base == program_.rules[b.content.rule].base;
    }

    const program::Program& program_;
    Forms forms_;
    std::map<std::size_t, std::vector<Demand>> by_subject_;
    std::vector<std::pair<ContentId, ContentId>> pairs_;
};

}  // namespace

std::vector<std::pair<ContentId, ContentId>> opposite_contents(const program::Program& program, const std::vector<program::RuleId>& rules) {
    Opposites opposites(program);
    for (const program::RuleId rule : rules) {
        opposites.add({rule}, program.rules[rule].norm);
        const std::vector<program::Variant>& variants = program.rules[rule].variants;
        for (std::uint32_t i = 0; i < variants.size(); ++i) opposites.add({rule, i + 1}, variants[i].norm);
    }
    return opposites.take();
}

}  // namespace zhunze::plan
