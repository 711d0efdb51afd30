// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plan/frames.hpp"

namespace zhunze::plan {

/// Adds every version of every rule on the plan's record to `rules`, and to `groups` which of them are one rule and who goes before
/// it.
void add_rules(Lowering& lowering, FrameBuilder& frame, const std::vector<program::RuleId>& bases, RecordPlan& plan);

}  // namespace zhunze::plan
