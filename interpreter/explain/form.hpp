// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "plan/plan.hpp"

namespace zhunze::explain {

/// The numbers at which some comparison of the plan may turn when one quantity field alone is changed and everything else stays
/// as it is in `slots` (the slots of a run): the zeros of both sides' difference, and where a divisor is zero. Sorted, each
/// once. None if a comparison turns where more than a linear function is zero: such numbers need not be rational.
[[nodiscard]] std::optional<std::vector<Rational>> turning_points(const plan::RecordPlan& plan, const std::vector<Value>& slots, std::uint32_t field);

}  // namespace zhunze::explain
