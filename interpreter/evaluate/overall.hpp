// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evaluate/decision.hpp"

namespace zhunze::evaluate {

/// Sets conflicts, outcome and what is missing, from the decided rules.
void conclude(const program::Program& program, const plan::RecordPlan& plan, Decision& decision);

}  // namespace zhunze::evaluate
