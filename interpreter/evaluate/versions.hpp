// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evaluate/standing.hpp"

namespace zhunze::evaluate {

/// The versions of a rule that the as-of date leaves possible.
struct Versions {
    Value in_force;                           ///< whether one of them is
    std::vector<const Standing*> candidates;  ///< several only while the date is not known; the first if none is in force
};

/// `standings` are those of the plan's rules.
[[nodiscard]] Versions choose_versions(const RuleContext& context, const plan::RuleGroup& group, const std::vector<Standing>& standings);

/// Whether the rule decides, in whichever of its versions.
[[nodiscard]] Value decides(const Versions& versions, const Value& as_of);

}  // namespace zhunze::evaluate
