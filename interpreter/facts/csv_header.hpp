// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "facts/record_reader.hpp"

namespace zhunze::facts {

/// What a column of a table holds.
struct Column {
    std::optional<Target> target;       ///< none: it is not used
    std::optional<program::Unit> unit;  ///< of its bare numbers: `固定资产投资（万元）`
};

/// Reads the first row of a table. A header that is no field is a warning; a unit that does not fit, a field given by two
/// columns and a row without a single field are errors of the whole file.
[[nodiscard]] std::vector<Column> read_header(const std::vector<std::string>& cells, std::uint32_t line, std::uint32_t row,
                                              RecordReader& reader, std::vector<Diagnostic>& errors);

}  // namespace zhunze::facts
