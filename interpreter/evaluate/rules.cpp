// SPDX-License-Identifier: Apache-2.0
#include "evaluate/rules.hpp"

#include <algorithm>

#include "evaluate/walk.hpp"

namespace zhunze::evaluate {
namespace {

using program::Effect;
using program::ExceptionId;
using program::Outcome;

/// The decision of one rule, from what its versions come to.
class RuleVerdict {
public:
    RuleVerdict(const RuleContext& context, const Versions& versions, const Precedence& precedence)
        : context_(context), versions_(versions), precedence_(precedence), first_(*versions.candidates.front()) {}

    RuleDecision run() {
        decision_.rule = first_.planned->id;
        decision_.planned = static_cast<std::uint32_t>(first_.planned - context_.plan.rules.data());
        if (in_force()) walk_versions();
        decision_.binds = bound_content();
        set_replacement();
        decision_.stages = stages();
        for (const plan::SlotId atom : first_.planned->atoms) decision_.atoms.push_back(context_.machine.slot(atom).truth);
        return std::move(decision_);
    }

private:
    /// The first stage, common to all versions.
    [[nodiscard]] bool in_force() {
        const Value& truth = versions_.in_force;
        decision_.binding = first_.own.norm->binding();
        if (truth.truth == Truth::yes) return true;
        decision_.possible.add(Outcome::out_of_force);
        decision_.causes.add(truth.causes);
        return truth.truth == Truth::unknown;
    }

    void walk_versions() {
        Walk all;
        std::vector<Reached> reached;
        decision_.binding = false;
        bool conflict = versions_.in_force.truth == Truth::yes;
        for (const Standing* version : versions_.candidates) {
            const VersionWalk one = walk(*version, precedence_);
            all.add(one.walk);
            decision_.binding = decision_.binding || one.binding;
            conflict = conflict && one.exceptions_conflict && version->scope.truth == Truth::yes;
            if (one.exceptions_reached) reached.push_back({version, one.walk.possible});
        }
        list_exceptions(reached);
        decision_.exceptions_conflict = conflict;
        if (versions_.candidates.size() > 1 && !all.possible.single()) all.causes.add(context_.as_of.causes);
        if (all.possible.single()) all.causes = {};
        decision_.possible.bits = static_cast<std::uint16_t>(decision_.possible.bits | all.possible.bits);
        decision_.causes.add(all.causes);
    }

    /// A version that is in scope, or may be, and what it may come to.
    struct Reached {
        const Standing* version;
        program::OutcomeSet possible;
    };

    /// Those whose effect shows in any version, or else may show; and those that defeat such.
    void list_exceptions(const std::vector<Reached>& reached) {
        for (const Reached& one : reached) list_that(one, [&](std::size_t i) { return holds(one, i) == Truth::yes && shows(one, i); });
        const bool none_holds = decision_.exceptions.empty();
        for (const Reached& one : reached) {
            if (none_holds) list_that(one, [&](std::size_t i) { return holds(one, i) == Truth::unknown && shows(one, i); });
        }
        for (const Reached& one : reached) {
            list_that(one, [&](std::size_t i) {
                return holds(one, i) == Truth::yes && effect_of(one, i) == Effect::reinstate && defeats_something(*one.version, i);
            });
        }
    }

    template <class Wanted>
    void list_that(const Reached& one, const Wanted& wanted) {
        for (std::size_t i = 0; i < one.version->planned->exceptions.size(); ++i) {
            const ExceptionId id = one.version->planned->exceptions[i].id;
            const bool listed = std::ranges::find(decision_.exceptions, id) != decision_.exceptions.end();
            if (!listed && wanted(i)) decision_.exceptions.push_back(id);
        }
    }

    [[nodiscard]] static Truth holds(const Reached& one, std::size_t exception) { return one.version->exceptions.each[exception].truth; }
    [[nodiscard]] Effect effect_of(const Reached& one, std::size_t exception) const {
        return context_.program.exceptions[one.version->planned->exceptions[exception].id].effect;
    }
    [[nodiscard]] bool shows(const Reached& one, std::size_t exception) const {
        const Effect effect = effect_of(one, exception);
        return effect == Effect::replace || (effect == Effect::exempt && one.possible.has(Outcome::exempt));
    }

    /// Whether something would hold but for it.
    static bool defeats_something(const Standing& version, std::size_t defeater) {
        for (std::size_t i = 0; i < defeater; ++i) {
            const std::vector<std::uint32_t>& by = version.planned->exceptions[i].defeated_by;
            if (version.exceptions.undefeated[i] != Truth::no && std::ranges::find(by, defeater) != by.end()) return true;
        }
        return false;
    }

    [[nodiscard]] std::optional<std::uint32_t> bound_content() const {
        const Exceptions& exceptions = first_.exceptions;
        const bool sure = versions_.candidates.size() == 1 && versions_.in_force.truth == Truth::yes && first_.scope.truth == Truth::yes &&
                          exceptions.exempt.truth == Truth::no && precedence_.overridden.truth == Truth::no;
        if (!sure) return std::nullopt;
        const bool own = std::ranges::all_of(exceptions.replacements, [](const Replacement& one) { return one.holds.truth == Truth::no; });
        const std::optional<std::size_t> index = own ? std::nullopt : replacement();
        if (!own && !index) return std::nullopt;
        const Content& content = own ? first_.own : first_.replaced[*index];
        if (content.trigger.truth != Truth::yes) return std::nullopt;
        return own ? 0 : exceptions.replacements[*index].variant + 1;
    }

    /// The replacement that decides, if nothing else may.
    [[nodiscard]] std::optional<std::size_t> replacement() const {
        std::optional<std::size_t> found;
        const std::vector<Replacement>& all = first_.exceptions.replacements;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].holds.truth == Truth::no) continue;
            if (found || all[i].holds.truth == Truth::unknown) return std::nullopt;
            found = i;
        }
        const bool reached = versions_.in_force.truth == Truth::yes && first_.scope.truth != Truth::no;
        return reached && versions_.candidates.size() == 1 && first_.exceptions.exempt.truth != Truth::yes ? found : std::nullopt;
    }

    void set_replacement() {
        const std::optional<std::size_t> index = replacement();
        if (!index) return;
        for (const std::uint32_t exception : first_.exceptions.replacements[*index].exceptions) {
            if (first_.exceptions.each[exception].truth != Truth::yes) continue;
            decision_.replaced_by = first_.planned->exceptions[exception].id;
            return;
        }
    }

    /// Of the content that decides.
    [[nodiscard]] Stages stages() const {
        const std::optional<std::size_t> index = replacement();
        const Content& content = index ? first_.replaced[*index] : first_.own;
        return {versions_.in_force.truth, first_.scope.truth, content.trigger.truth, first_.exceptions.exempt.truth, content.satisfied.truth};
    }

    const RuleContext& context_;
    const Versions& versions_;
    const Precedence& precedence_;
    const Standing& first_;
    RuleDecision decision_;
};

}  // namespace

std::vector<RuleDecision> decide_rules(const RuleContext& context, std::vector<std::vector<Truth>>& exception_holds) {
    std::vector<Standing> standings;
    for (const plan::PlannedRule& rule : context.plan.rules) {
        standings.push_back(examine(context, rule));
        std::vector<Truth>& holds = exception_holds.emplace_back();
        for (const Value& one : standings.back().exceptions.each) holds.push_back(one.truth);
    }
    std::vector<Versions> versions;
    std::vector<Value> deciding;
    for (const plan::RuleGroup& group : context.plan.groups) {
        versions.push_back(choose_versions(context, group, standings));
        deciding.push_back(decides(versions.back(), context.as_of));
    }
    std::vector<RuleDecision> decisions;
    for (std::size_t i = 0; i < versions.size(); ++i) {
        const Precedence precedence = look_before(context, i, versions, deciding);
        decisions.push_back(RuleVerdict(context, versions[i], precedence).run());
        // The version of the other rule that is in force, as its own decision names it.
        const bool overridden = decisions.back().possible.has(Outcome::overridden);
        if (overridden && precedence.by) decisions.back().overridden_by = versions[*precedence.by].candidates.front()->planned->id;
    }
    return decisions;
}

}  // namespace zhunze::evaluate
