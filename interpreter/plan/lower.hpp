// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "plan/plan.hpp"

namespace zhunze::plan {

/// Flattens the checked program; never fails.
[[nodiscard]] Plan lower(std::shared_ptr<const program::Program> program);

/// The plan's own shape: every argument is written before it is read, every index is in range, every slot is written once.
/// Empty if it holds, else what is broken; tests run it over every program they have.
[[nodiscard]] std::string broken_invariant(const Plan& plan);

}  // namespace zhunze::plan
