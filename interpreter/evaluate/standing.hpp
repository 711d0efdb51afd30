// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evaluate/exceptions.hpp"

namespace zhunze::evaluate {

/// What a version of a rule may have for content: its own, or that of a replacement.
struct Content {
    const program::Norm* norm;
    Value trigger;
    Value satisfied;  ///< whether things are as the norm wants them; of a grant always no, for it wants nothing
};

/// One version of a rule, as far as it can be looked at without regard to other rules and to when it is in force.
struct Standing {
    const plan::PlannedRule* planned;
    const program::Rule* rule;
    Value scope;
    Exceptions exceptions;
    Content own;
    std::vector<Content> replaced;  ///< by exceptions.replacements

    /// Whether some replacement certainly holds: the own content is then none that it may have.
    [[nodiscard]] bool surely_replaced() const;
    /// Whether its own content may count, if only to be exempt from it.
    [[nodiscard]] bool may_be_own() const { return !surely_replaced() || exceptions.exempt.truth != Truth::no; }
};

[[nodiscard]] Standing examine(const RuleContext& context, const plan::PlannedRule& planned);

/// Whether it decides as long as it is in force: it is in scope, triggered and not exempt.
[[nodiscard]] Value decides(const Standing& standing);

}  // namespace zhunze::evaluate
