// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "facts/xlsx_archive.hpp"
#include "facts/xlsx_workbook.hpp"

namespace zhunze::facts {

/// A cell that holds something, as stored.
struct Cell {
    enum class Kind : unsigned char {
        number,       ///< `text`: its digits
        shared_text,  ///< `text`: an index into Workbook::texts
        text,
        truth,        ///< `text`: 1 or 0
        error,        ///< `text`: #N/A
        date          ///< `text`: by ISO 8601
    };
    std::uint32_t column = 0;  ///< from zero
    std::uint32_t style = 0;
    Kind kind = Kind::number;
    bool formula = false;
    bool has_value = false;    ///< a formula may come without its result
    std::string text;
};

struct SheetRow {
    std::uint32_t number = 0;  ///< as shown, from one
    bool hidden = false;
    std::vector<Cell> cells;   ///< by column
};

/// Merged cells; both ends are in.
struct Merge {
    std::uint32_t first_row = 0;
    std::uint32_t last_row = 0;
    std::uint32_t first_column = 0;
    std::uint32_t last_column = 0;

    [[nodiscard]] bool one_column() const { return first_column == last_column; }
    [[nodiscard]] bool one_row() const { return first_row == last_row; }
};

struct ColumnRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

struct Sheet {
    std::vector<SheetRow> rows;  ///< those with content, from above
    std::vector<Merge> merges;
    std::vector<ColumnRange> hidden_columns;
};

[[nodiscard]] Result<Sheet> read_sheet(Archive& archive, const SheetEntry& entry, const Limits& limits);
/// Looks no further than the first cell with content.
[[nodiscard]] Result<bool> has_content(Archive& archive, const SheetEntry& entry, const Limits& limits);

}  // namespace zhunze::facts
