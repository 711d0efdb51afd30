// SPDX-License-Identifier: Apache-2.0
#include "plan/opposites.hpp"

#include <algorithm>
#include <cstdint>
#include <map>

#include "plan/forms.hpp"

namespace zhunze::plan {
namespace {

using program::Expr;
using program::ExprId;
using program::ExprKind;

constexpr std::size_t no_value = SIZE_MAX;

/// What a mandatory rule wants: that the subject is (or is not) so, or that it is (or is not) the given value.
struct Demand {
    ContentId content;
    std::size_t subject = 0;       ///< its form
    std::size_t value = no_value;  ///< the literal's form
    bool wanted = true;
};

/// `x is literal`, in either order of its sides, taken apart; `is not` is a denied `is`.
void set_subject(const program::Program& program, Forms& forms, const Expr& equality, Demand& demand) {
    demand.wanted = demand.wanted == (equality.op == Operator::equal);
    for (std::size_t side = 0; side < 2; ++side) {
        const ExprId other = equality.args[1 - side];
        if (opened(program, other).kind != ExprKind::literal) continue;
        demand.subject = forms.of(equality.args[side]);
        demand.value = forms.of(other);
        return;
    }
    demand.subject = forms.of_equality(equality);
}

Demand demand_of(const program::Program& program, Forms& forms, ContentId id, const program::Norm& norm) {
    Demand demand;
    demand.content = id;
    demand.wanted = norm.kind == program::NormKind::require;
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

/// Finds the opposites of each demand among those before it: what wants the same otherwise, and what wants another value. Demands
/// that agree are passed over together, for thousands of rules may forbid one thing.
class Opposites {
public:
    explicit Opposites(const program::Program& program) : program_(program), forms_(program) {}

    void add(ContentId content, const program::Norm& norm) {
        if (!norm.mandatory()) return;
        const Demand demand = demand_of(program_, forms_, content, norm);
        Subject& subject = by_subject_[demand.subject];
        std::vector<std::size_t> opposite = subject.demands(!demand.wanted)[demand.value];
        const bool wants_value = demand.wanted && demand.value != no_value;
        if (wants_value) {
            for (const auto& [value, others] : subject.wanted) {
                if (value != no_value && value != demand.value) opposite.insert(opposite.end(), others.begin(), others.end());
            }
        }
        std::ranges::sort(opposite);  // in the order of the rules
        for (const std::size_t other : opposite) {
            if (!of_one_rule(contents_[other], content)) pairs_.emplace_back(contents_[other], content);
        }
        subject.demands(demand.wanted)[demand.value].push_back(contents_.size());
        contents_.push_back(content);
    }
    [[nodiscard]] std::vector<std::pair<ContentId, ContentId>> take() { return std::move(pairs_); }

private:
    /// Indexes into `contents_`, by the value that is spoken of.
    using Demands = std::map<std::size_t, std::vector<std::size_t>>;
    struct Subject {
        Demands wanted, denied;
        Demands& demands(bool is_wanted) { return is_wanted ? wanted : denied; }
    };

    /// No two contents or versions of one rule ever bind together.
    [[nodiscard]] bool of_one_rule(ContentId a, ContentId b) const { return program_.rules[a.rule].base == program_.rules[b.rule].base; }

    const program::Program& program_;
    Forms forms_;
    std::vector<ContentId> contents_;
    std::map<std::size_t, Subject> by_subject_;
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
