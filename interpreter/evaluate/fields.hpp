// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evaluate/decision.hpp"
#include "facts/application.hpp"

namespace zhunze::evaluate {

/// What the rules see of an application's facts, by field index.
struct Fields {
    std::vector<Value> values;
    std::vector<FieldTrace> traces;
};

/// What the application says of a field. One whose text could not be read has no facts at all.
[[nodiscard]] const facts::Fact& fact_of(const facts::Application& application, std::size_t index);

/// Takes assumptions where nothing is given. What is not known carries the cause of its field: not given is an unknown that
/// invariants may still bound; declared none and not applicable are not. Of a list that is not given the interval is that of its
/// size; one that is given stands for no items yet (`Lists` knows them).
[[nodiscard]] Fields load_fields(const program::Program& program, const plan::RecordPlan& plan, const facts::Application& application);

}  // namespace zhunze::evaluate
