// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "program/program.hpp"

namespace zhunze::plan {

/// Pairs of mandatory rules (versions), in their order, that cannot both be obeyed by the mere form of their norms: one wants what the other
/// forbids, or they want the same thing to be two different values.
[[nodiscard]] std::vector<std::pair<program::RuleId, program::RuleId>> opposite_rules(const program::Program& program,
                                                                                     const std::vector<program::RuleId>& rules);

}  // namespace zhunze::plan
