// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program/program.hpp"

namespace zhunze::plan {

/// The value of an expression that checking let stand as a constant: literals, constant definitions and operators over them.
[[nodiscard]] Value constant_value(const program::Program& program, program::ExprId expr);

}  // namespace zhunze::plan
