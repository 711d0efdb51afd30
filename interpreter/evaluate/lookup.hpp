// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "program/program.hpp"

namespace zhunze::evaluate {

/// The value of a table at its arguments, one a column. `undefined` is the cause where the table has none.
[[nodiscard]] Value look_up(const program::Table& table, std::span<const Value* const> arguments, CauseId undefined);

/// Whether each row of the table matches, for an explanation. No argument is undefined.
[[nodiscard]] std::vector<Truth> matching_rows(const program::Table& table, std::span<const Value* const> arguments);

}  // namespace zhunze::evaluate
