// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "explain/case.hpp"
#include "explain/tree.hpp"

namespace zhunze::explain {

/// What a parameter is on the day that counts, and by which version.
[[nodiscard]] Parameter parameter_in_force(const Case& subject, program::ParameterId id, bool percentage = false);

/// Every parameter that the record's rules ask.
[[nodiscard]] std::vector<Parameter> parameters_of(const Case& subject, const plan::RecordPlan& record);

}  // namespace zhunze::explain
