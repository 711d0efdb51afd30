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

/// Takes assumptions where nothing is given. What is not known carries the cause of its field: not given is an unknown that
/// invariants may still bound; declared none and not applicable are not.
[[nodiscard]] Fields load_fields(const program::Program& program, const plan::RecordPlan& plan, const facts::Application& application);

}  // namespace zhunze::evaluate
