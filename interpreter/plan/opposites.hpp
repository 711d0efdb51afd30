// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "plan/plan.hpp"

namespace zhunze::plan {

/// Pairs of mandatory norms of the rules (versions), in their order, that cannot both be obeyed by their mere form: one wants what the
/// other forbids, or they want the same thing to be two different values.
[[nodiscard]] std::vector<std::pair<ContentId, ContentId>> opposite_contents(const program::Program& program,
                                                                            const std::vector<program::RuleId>& rules);

}  // namespace zhunze::plan
