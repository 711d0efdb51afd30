// SPDX-License-Identifier: Apache-2.0
// What all sheets of a workbook share (ECMA-376 part 1): their list, texts and number formats.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "facts/xlsx_archive.hpp"
#include "facts/xlsx_format.hpp"

namespace zhunze::facts {

struct SheetEntry {
    std::string name;
    std::string part;      ///< of the archive; empty for what is no table, such as a chart
    bool visible = true;
};

struct Workbook {
    std::vector<SheetEntry> sheets;     ///< in the order of their tabs
    std::vector<std::string> texts;     ///< by index, as cells refer to them
    std::vector<NumberFormat> formats;
    std::vector<std::size_t> styles;    ///< by a cell's style: the index of its format
    bool dates_from_1904 = false;
    /// Whoever wrote the file did not work its formulas out, and the results stored are no results.
    bool formulas_pending = false;

    [[nodiscard]] const NumberFormat& format(std::size_t style) const;
};

[[nodiscard]] Result<Workbook> read_workbook(Archive& archive, const Limits& limits);

}  // namespace zhunze::facts
