// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/record_reader.hpp"
#include "facts/unit_notes.hpp"

namespace zhunze::facts {

/// What a column of a table holds.
struct TableColumn {
    std::optional<Target> target;       ///< none: it is not used
    std::optional<program::Unit> unit;  ///< of its bare numbers: `固定资产投资（万元）`
    bool unit_unclear = false;          ///< notes that are not understood may be about it: its bare numbers are errors
    bool names_units = false;           ///< no field, but `单位`: its cells may be the units of the numbers beside them
};

/// Reads the first row of a table. A header that is no field is a warning; a unit that does not fit, a field given by two
/// columns, a row without a single field and, in a file of items, one without their owner's key are errors of the whole file.
/// `sheet`: of a workbook, which has no lines. Notes on units that stand beside the headers go to `notes`.
[[nodiscard]] std::vector<TableColumn> read_header(const std::vector<std::string>& cells, std::uint64_t line, std::uint64_t row,
                                              RecordReader& reader, std::vector<Diagnostic>& errors, UnitNotes& notes, std::string_view sheet = {});

/// How many different things the cells name that the reader knows: most of all in a header.
[[nodiscard]] std::size_t known_headings(const std::vector<std::string>& cells, const RecordReader& reader);

/// What a header stands for, brackets and units behind its name left out; none: no field.
[[nodiscard]] std::optional<Target> target_of_heading(std::string_view text, const RecordReader& reader);

/// What stands in the brackets that end a heading: `万元`.
[[nodiscard]] std::vector<std::string> notes_of_heading(std::string_view text);

/// The field of a column that holds quantities; null for others.
[[nodiscard]] const program::Field* quantity_field(const TableColumn& column, const RecordReader& reader);

/// The cells in one text for a hash: lengths before them, so that no two rows look alike.
[[nodiscard]] std::string canonical(const std::vector<std::string>& cells);

}  // namespace zhunze::facts
