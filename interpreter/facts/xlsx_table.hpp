// SPDX-License-Identifier: Apache-2.0
// Where in a sheet the table is: sheets for people have titles above it and headers of several rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "facts/table_shape.hpp"
#include "facts/xlsx_sheet.hpp"
#include "facts/xlsx_workbook.hpp"

namespace zhunze::facts {

struct SheetTable {
    TableShape shape;           ///< its header: the cells of the lowest header row, merged ones filled in
    std::size_t first_row = 0;  ///< index into Sheet::rows of what follows the header
};

/// The header is the row, among the first twenty with content, that names the most fields; merged cells may make it several
/// rows deep. None with an error in `batch` if no row names any, the header cannot be right, or rows between it and another header
/// above would be lost.
[[nodiscard]] std::optional<SheetTable> find_table(const Workbook& workbook, const Sheet& sheet, const std::string& name, RecordReader& reader,
                                                   const Limits& limits, Batch& batch);

}  // namespace zhunze::facts
