// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evaluate/context.hpp"

namespace zhunze::evaluate {

/// Takes every rule through its stages: in force, scope, trigger, exceptions, rules that go before it, content; first what each comes
/// to alone, then what that means for those it goes before. `exception_holds` gets, by the plan's rules, whether each of their
/// exceptions holds.
[[nodiscard]] std::vector<RuleDecision> decide_rules(const RuleContext& context, std::vector<std::vector<Truth>>& exception_holds);

}  // namespace zhunze::evaluate
