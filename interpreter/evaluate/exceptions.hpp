// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evaluate/context.hpp"

namespace zhunze::evaluate {

/// Exceptions of one rule that put the same content in the place of its own.
struct Replacement {
    std::uint32_t variant = 0;                ///< the first of the planned ones with that content
    Value holds;                              ///< whether any of them does
    std::vector<std::uint32_t> exceptions;    ///< indexes into the rule's exceptions
};

struct Exceptions {
    std::vector<Value> each;        ///< whether it holds, in the rule's order
    std::vector<Truth> undefeated;  ///< whether it would hold if nothing defeated it
    Value exempt;                   ///< whether any of effect exempt holds, with the causes if that is open
    std::vector<Replacement> replacements;  ///< in the order of the rule's variants
};

/// An exception holds if it is in force, its condition is true, every paper it asks for is there, and nothing that defeats it holds.
[[nodiscard]] Exceptions test_exceptions(const RuleContext& context, const plan::PlannedRule& rule);

}  // namespace zhunze::evaluate
