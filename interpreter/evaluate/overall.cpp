// SPDX-License-Identifier: Apache-2.0
#include "evaluate/overall.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace zhunze::evaluate {
namespace {

using program::Outcome;
using program::Overall;
using program::RuleId;

using Pairs = std::vector<std::pair<RuleId, RuleId>>;

/// Pairs of rules that now bind the applicant to opposite things.
Pairs opposites_that_bind(const plan::RecordPlan& plan, const std::vector<RuleDecision>& rules) {
    std::unordered_map<std::uint32_t, std::size_t> bound;  // places in `rules`, by version
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (rules[i].binds) bound.emplace(rules[i].rule.value, i);
    }
    std::vector<std::pair<std::size_t, std::size_t>> places;  // the later and the earlier rule
    for (const plan::Opposition& opposition : plan.opposites) {
        std::vector<std::size_t> seen;
        for (const std::vector<plan::ContentId>& side : opposition.sides) {
            const std::size_t on_other_sides = seen.size();
            for (const plan::ContentId content : side) {
                const auto found = bound.find(content.rule.value);
                if (found == bound.end() || *rules[found->second].binds != content.index) continue;
                for (std::size_t i = 0; i < on_other_sides; ++i) places.push_back(std::minmax(seen[i], found->second, std::greater()));
                seen.push_back(found->second);
            }
        }
    }
    std::sort(places.begin(), places.end());
    Pairs conflicts;
    for (const auto& [later, earlier] : places) conflicts.emplace_back(rules[earlier].rule, rules[later].rule);
    return conflicts;
}

/// Bans and duties that bind together with a rule whose precedence over them only the authority can settle.
Pairs contested_that_bind(const program::Program& program, const plan::RecordPlan& plan, const std::vector<RuleDecision>& rules) {
    Pairs conflicts;
    for (std::size_t i = 0; i < plan.groups.size(); ++i) {
        const RuleDecision& rule = rules[i];
        if (!rule.binds || !rule.binding) continue;
        for (const plan::RuleGroup::Before& before : plan.groups[i].overridden_by) {
            const RuleDecision& other = rules[before.group];
            const bool contested = before.special && program.rules[other.rule].is_contested_by(program.rules[rule.rule]);
            if (!contested || !other.binds) continue;
            // In the order of the rules, as opposites are.
            if (i < before.group) conflicts.emplace_back(rule.rule, other.rule);
            else conflicts.emplace_back(other.rule, rule.rule);
        }
    }
    return conflicts;
}

Pairs conflicts_among(const program::Program& program, const plan::RecordPlan& plan, const std::vector<RuleDecision>& rules) {
    Pairs conflicts = opposites_that_bind(plan, rules);
    for (const auto& pair : contested_that_bind(program, plan, rules)) {
        if (std::find(conflicts.begin(), conflicts.end(), pair) == conflicts.end()) conflicts.push_back(pair);
    }
    return conflicts;
}

class Conclusion {
public:
    explicit Conclusion(const Decision& decision) : decision_(decision) {}

    /// The first of these that holds. What can no longer be mended comes before what is still open.
    [[nodiscard]] Overall outcome() const {
        if (any(&Conclusion::rejects)) return Overall::rejected;
        if (!decision_.conflicts.empty() || any(&Conclusion::conflicts_with_itself)) return Overall::conflict;
        if (any(&Conclusion::open)) return Overall::undetermined;
        if (any(&Conclusion::asks_reasons)) return Overall::justify;
        return Overall::passed;
    }

    [[nodiscard]] CauseSet missing() const {
        CauseSet causes;
        for (const RuleDecision& rule : decision_.rules) {
            if (open(rule)) causes.add(rule.causes);
        }
        return causes;
    }

private:
    [[nodiscard]] bool any(bool (Conclusion::*test)(const RuleDecision&) const) const {
        return std::any_of(decision_.rules.begin(), decision_.rules.end(), [&](const RuleDecision& rule) { return (this->*test)(rule); });
    }

    /// Only a mandatory rule can be violated. The breach of one that another contradicts refuses nobody: whoever obeys the one
    /// breaks the other.
    [[nodiscard]] bool rejects(const RuleDecision& rule) const {
        const auto names_it = [&](const auto& pair) { return pair.first == rule.rule || pair.second == rule.rule; };
        return rule.possible.only(Outcome::violated) &&
               std::none_of(decision_.conflicts.begin(), decision_.conflicts.end(), names_it);
    }
    [[nodiscard]] bool open(const RuleDecision& rule) const { return rule.binding && !rule.possible.single(); }
    [[nodiscard]] bool conflicts_with_itself(const RuleDecision& rule) const { return rule.binding && rule.exceptions_conflict; }
    [[nodiscard]] bool asks_reasons(const RuleDecision& rule) const { return rule.possible.only(Outcome::justify); }

    const Decision& decision_;
};

}  // namespace

void conclude(const program::Program& program, const plan::RecordPlan& plan, Decision& decision) {
    decision.conflicts = conflicts_among(program, plan, decision.rules);
    const Conclusion conclusion(decision);
    decision.outcome = conclusion.outcome();
    if (decision.outcome == Overall::undetermined) decision.missing = conclusion.missing();
}

}  // namespace zhunze::evaluate
