// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evaluate/machine.hpp"

namespace zhunze::evaluate {

/// Runs the invariants until they say nothing new of the fields that are not given, and finds what they rule out.
[[nodiscard]] std::vector<Diagnostic> settle_invariants(const program::Program& program, const plan::RecordPlan& plan,
                                                        const facts::Application& application, Machine& machine);

}  // namespace zhunze::evaluate
