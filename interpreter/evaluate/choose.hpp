// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "plan/plan.hpp"

namespace zhunze::evaluate {

/// The value of `cases`: `parts` are value, condition, value, condition, …, and the `otherwise` value last if there is one.
[[nodiscard]] Value choose(const plan::Instruction& cases, std::span<const Value* const> parts);

}  // namespace zhunze::evaluate
