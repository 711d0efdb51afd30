// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program/program.hpp"

namespace zhunze::explain {

/// What a table's cell demands: `C13..C15, C17`, `[1, 4)`, `-`.
[[nodiscard]] Name cell_text(const program::Program& program, const program::Column& column, const program::Cell& cell);

}  // namespace zhunze::explain
