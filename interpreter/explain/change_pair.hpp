// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "explain/change.hpp"
#include "explain/trial.hpp"

namespace zhunze::explain {

/// A given fact that may be varied.
struct Adjustable {
    program::FieldId id;
    const program::Field* field = nullptr;
    Value now;
};

/// A change with its size: by how much of itself the fact that changes most would change.
struct RatedChange {
    Change change;
    Rational size;
};

/// What the search for pairs stands on.
struct PairSearch {
    const program::Program& program;
    const plan::RecordPlan& plan;
    Trial& trial;
    const std::vector<Value>& slots;           ///< as things are
    const std::vector<Change::Of>& singles;    ///< what each fact does alone
};

/// Two numbers changed together, where that is nearer than either alone: the corners of the lines on which comparisons turn, or
/// where there is none, both changed by the same part of themselves. Each is confirmed, with all that it claims, by evaluating.
void add_changes_of_two_numbers(std::vector<RatedChange>& found, const PairSearch& search, const Adjustable& x, const Adjustable& y);

}  // namespace zhunze::explain
