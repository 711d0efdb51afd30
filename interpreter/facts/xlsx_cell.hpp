// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "facts/finding.hpp"
#include "facts/written.hpp"
#include "facts/xlsx_sheet.hpp"
#include "facts/xlsx_workbook.hpp"
#include "program/program.hpp"

namespace zhunze::facts {

/// Codes of taxonomies that begin with zeros, which numbers do not keep.
class ZeroLedCodes {
public:
    explicit ZeroLedCodes(const program::Program& program) : program_(program) {}

    /// A code that is `digits` with more zeros before it; null if there is none.
    [[nodiscard]] const std::string* twin(program::TaxonomyId id, std::string_view digits);

private:
    using Longest = std::unordered_map<std::string, std::string>;  ///< by what is left without zeros
    const program::Program& program_;
    std::unordered_map<std::uint32_t, Longest> codes_;
};

/// What a cell is read for.
struct CellUse {
    Name name;                             ///< as findings call it
    const program::Field* field = nullptr; ///< null: the evidence
    bool is_id = false;
    ZeroLedCodes* codes = nullptr;         ///< for fields of taxonomies
};

/// Whether the cell refers to a text that the workbook has, if it refers to one.
[[nodiscard]] bool is_sound(const Cell& cell, const Workbook& workbook);

/// The text of a cell as it is stored.
[[nodiscard]] const std::string& plain_text(const Cell& cell, const Workbook& workbook);

/// What a cell says to a field, so that it is read by the same laws as a cell of a CSV file with what the sheet shows: dates and
/// percentages by their number format, numbers with the unit that the format writes behind them.
[[nodiscard]] Result<Written> written_in(const Cell& cell, const Workbook& workbook, const CellUse& use);

}  // namespace zhunze::facts
