// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "explain/case.hpp"

namespace zhunze::explain {

/// A change that would give another outcome: of one adjustable fact, or of two together.
struct Change {
    struct Of {
        program::FieldId field;
        Interval range;   ///< quantities, in base units: the values nearest to the present one that have this outcome
        Value option;     ///< fields of any other type: the value that has this outcome
    };
    std::vector<Of> facts;
    program::Overall outcome = program::Overall::passed;
};

/// What would change the outcome, nearest first; each was confirmed by evaluating it. Empty if nothing adjustable would.
[[nodiscard]] std::vector<Change> what_would_change(const Case& subject);

}  // namespace zhunze::explain
