// SPDX-License-Identifier: Apache-2.0
// What the rows below a header are, and in what units their numbers stand, for tables of every format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "facts/csv_header.hpp"
#include "facts/row_set.hpp"
#include "facts/unit_notes.hpp"

namespace zhunze::facts {

/// Line zero: the file has no lines.
struct RowPlace {
    std::uint64_t line = 0;
    std::uint64_t row = 1;
};

/// Its rows are gone through twice: once for what they say of the whole table, then each for itself.
class TableShape {
public:
    TableShape(std::vector<std::string> header, std::vector<TableColumn> columns, UnitNotes notes, RowPlace place, std::string sheet,
               RecordReader& reader, Batch& batch);
    /// The same table, settled, for another reader of its rows.
    TableShape(const TableShape& settled, RecordReader& reader, Batch& batch);

    [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
    [[nodiscard]] const std::vector<TableColumn>& columns() const { return columns_; }
    [[nodiscard]] std::string where(std::size_t column, RowPlace place) const { return cell(column, place); }

    /// First time: rows that are not blank, from above. Units under the header and a row that numbers the columns belong to it.
    void scan(const std::vector<std::string>& texts, RowPlace place);
    /// Whether further rows have to be scanned even if they hold no word of units.
    [[nodiscard]] bool scans_on() const { return at_top_ || columns_say_units_; }
    /// Ends the first time: from here on it is known which units the columns have.
    void settle();

    /// Once settled: whether all numbers of a column have the column's unit, if they name none, but for those of marked rows.
    [[nodiscard]] bool has_fixed_units() const;
    /// Likewise: whether the row is none of data, or has units of its own.
    [[nodiscard]] bool is_marked(std::uint64_t row) const { return marked_->skipped.contains(row) || marked_->unclear.contains(row); }

    /// Second time: whether the row is to be read. A second header is an error of the file.
    [[nodiscard]] bool is_data(const std::vector<std::string>& texts, RowPlace place);
    /// Begins a row that is: its own cells may say its units.
    void begin_row(const std::vector<std::string>& texts, RowPlace place);
    void read(std::size_t column, const Written& written, RowPlace place);

private:
    /// What a row says of one column.
    struct OwnUnit {
        std::optional<program::Unit> unit;
        bool unclear = false;
    };

    void scan_top(const std::vector<std::string>& texts, RowPlace place);
    [[nodiscard]] bool numbers_columns(const std::vector<std::string>& texts) const;
    [[nodiscard]] bool read_unit_row(const std::vector<std::string>& texts, RowPlace place);
    void take_row_unit(std::size_t column, const program::Unit& unit, const std::string& text, RowPlace place);
    void scan_cell(std::size_t column, const std::string& text, RowPlace place);
    [[nodiscard]] bool is_second_header(const std::vector<std::string>& texts) const;
    [[nodiscard]] bool repeats_header(const std::vector<std::string>& texts) const;
    void take_cell_unit(std::size_t column, const std::string& text, std::vector<bool>& taken);
    void doubt_columns(std::size_t beside);
    [[nodiscard]] bool is_named(std::size_t column) const;
    [[nodiscard]] const program::Field* quantity(std::size_t column) const;
    [[nodiscard]] std::string cell(std::size_t column, RowPlace place) const;
    [[nodiscard]] std::string full_place(std::size_t column, RowPlace place) const;
    void warn(Diagnostic warning, std::string place);
    void skip(RowPlace place, Name what);

    std::vector<std::string> header_;
    std::vector<TableColumn> columns_;
    UnitNotes notes_;
    RowPlace place_;
    std::string sheet_;
    RecordReader& reader_;
    Batch& batch_;

    bool at_top_ = true;
    bool columns_say_units_ = false;
    std::optional<RowPlace> numbering_;        ///< a row that may number the columns; the next one tells
    std::vector<bool> filled_;                 ///< columns with content below the header
    std::vector<bool> holds_units_;            ///< columns below `单位` that do
    /// What the first time found of single rows; shared, since it may be long.
    struct Marked {
        RowSet skipped;
        RowSet unclear;  ///< rows with a note on units among their remarks
    };
    std::shared_ptr<Marked> marked_ = std::make_shared<Marked>();
    std::vector<OwnUnit> own_units_;           ///< of the row at hand
};

}  // namespace zhunze::facts
