// SPDX-License-Identifier: Apache-2.0
#include "evaluate/precedence.hpp"

#include "evaluate/logic.hpp"

namespace zhunze::evaluate {
namespace {

/// Whether the special rule is older than the general one, in whichever versions of the two are in force together.
Truth is_contested(const Versions& special, const Versions& general) {
    bool some = false, every = true;
    for (const Standing* one : special.candidates) {
        for (const Standing* other : general.candidates) {
            if (!one->rule->in_force.meets(other->rule->in_force)) continue;
            const bool contested = one->rule->is_contested_by(*other->rule);
            some = some || contested;
            every = every && contested;
        }
    }
    return !some ? Truth::no : (every ? Truth::yes : Truth::unknown);
}

}  // namespace

Precedence look_before(const RuleContext& context, std::size_t group, const std::vector<Versions>& versions,
                       const std::vector<Value>& deciding) {
    Precedence result{Value::of(Truth::no), Value::of(Truth::no), {}};
    Truth best = Truth::no;
    for (const plan::RuleGroup::Before& before : context.plan.groups[group].overridden_by) {
        const Value& decides = deciding[before.group];
        if (decides.truth > best) {
            best = decides.truth;
            result.by = before.group;
        }
        const Truth contested = before.special ? is_contested(versions[before.group], versions[group]) : Truth::no;
        if (contested == Truth::no) {
            result.overridden = either(result.overridden, decides);
        } else if (decides.truth != Truth::no) {
            CauseSet causes = decides.causes;
            causes.add(before.conflict);
            if (contested == Truth::unknown) causes.add(context.as_of.causes);
            result.contested = either(result.contested, Value::of(Truth::unknown, std::move(causes)));
        }
    }
    return result;
}

}  // namespace zhunze::evaluate
