// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plan/plan.hpp"

namespace zhunze::plan {

/// What an invariant says of single fields: `field op expr`, `expr op field` and conjunctions of them, on quantities. Adds to
/// `plan.bounds`; the invariant's expressions already have their slots.
void add_bounds(const program::Program& program, program::InvariantId invariant, RecordPlan& plan);

}  // namespace zhunze::plan
