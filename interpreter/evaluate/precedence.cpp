// SPDX-License-Identifier: Apache-2.0
#include "evaluate/precedence.hpp"

#include "evaluate/logic.hpp"

namespace zhunze::evaluate {

Precedence look_before(const plan::RuleGroup& group, const std::vector<Value>& deciding) {
    Precedence result{Value::of(Truth::no), Value::of(Truth::no), {}};
    Truth best = Truth::no;
    for (const plan::RuleGroup::Before& before : group.overridden_by) {
        const Value& decides = deciding[before.group];
        if (decides.truth > best) {
            best = decides.truth;
            result.by = before.group;
        }
        if (!before.contested) {
            result.overridden = either(result.overridden, decides);
        } else if (decides.truth != Truth::no) {
            CauseSet causes = decides.causes;
            causes.add(before.conflict);
            result.contested = either(result.contested, Value::of(Truth::unknown, std::move(causes)));
        }
    }
    return result;
}

}  // namespace zhunze::evaluate
