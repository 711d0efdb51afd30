// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "plan/plan.hpp"

namespace zhunze::plan {

/// Mandatory norms of the rules (versions), which come in their order, that cannot both be obeyed by their mere form: one wants what
/// the other forbids, or they want the same thing to be two different values. Two contents stand on different sides of one opposition
/// at most; contents and versions of one rule may, and never bind together.
[[nodiscard]] std::vector<Opposition> opposite_contents(const program::Program& program, const std::vector<program::RuleId>& rules);

}  // namespace zhunze::plan
