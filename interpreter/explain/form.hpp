// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "explain/polynomial.hpp"
#include "plan/plan.hpp"

namespace zhunze::explain {

/// Where comparisons, table rows and divisions of the plan may turn when the quantity field `x`, and with it perhaps `y`, is
/// changed and everything else stays as it is in `slots` (the slots of a run): outside these lines nothing turns. None if
/// something turns elsewhere than on lines, or where that cannot be told: within lists, and with dates that move by the field.
[[nodiscard]] std::optional<std::vector<Line>> turning_lines(const program::Program& program, const plan::RecordPlan& plan,
                                                            const std::vector<Value>& slots, std::uint32_t x,
                                                            std::optional<std::uint32_t> y = std::nullopt);

/// Of one field alone: the numbers, sorted.
[[nodiscard]] std::optional<std::vector<Rational>> turning_points(const program::Program& program, const plan::RecordPlan& plan,
                                                                  const std::vector<Value>& slots, std::uint32_t field);

}  // namespace zhunze::explain
