// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "columns/program.hpp"

namespace zhunze::columns {

/// Which fields of the record its rules read, by field index: what columns have to keep.
[[nodiscard]] std::vector<bool> fields_read(const plan::Plan& plan, program::RecordId record);

/// What it has to spare, in rules a row, for rows to be told apart before their rules are looked at.
inline constexpr std::size_t usual_gain = 8;

/// The record's plan as code over columns laid out so, for these readings and, if set, this as-of date. The plan outlives it.
[[nodiscard]] ColumnProgram compile(const plan::Plan& plan, program::RecordId record, const program::Readings& readings,
                                    std::optional<Date> as_of, facts::ColumnLayout layout,
                                    std::size_t least_gain = usual_gain);

}  // namespace zhunze::columns
