// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evaluate/rules.hpp"

namespace zhunze::evaluate {

/// Whether a period holds the day; unknown if the day is, unless the period holds every day.
[[nodiscard]] Value period_holds(const Period& period, const Value& day);

struct ExceptionResult {
    Value any;                   ///< whether any of them holds, with the causes if that is open
    std::vector<Truth> each;     ///< in the rule's order
    program::ExceptionId first;  ///< the first that holds, else the first that may; none if none may
};

/// An exception holds if it is in force, its condition is true and every paper it asks for is there.
[[nodiscard]] ExceptionResult test_exceptions(const RuleContext& context, const plan::PlannedRule& rule);

}  // namespace zhunze::evaluate
