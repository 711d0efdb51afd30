// SPDX-License-Identifier: Apache-2.0
// A CSV table is gone through twice: for its header and what its rows say of all of it, then row by row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "facts/csv_split.hpp"
#include "facts/piece.hpp"
#include "facts/table_shape.hpp"

namespace zhunze::facts {

/// What is known of a table before its rows are read.
struct CsvTable {
    char delimiter = ',';
    std::uint64_t header_row = 0;
    std::string header_text;           ///< for the hash of each row
    std::optional<TableShape> shape;
};

/// The first time. Findings go to the reader's notes and the batch.
class CsvScan {
public:
    /// `in_full`: the text holds a word of units, so that any row may say something of the whole table.
    CsvScan(char delimiter, bool in_full, RecordReader& reader, const Limits& limits, Batch& batch);
    CsvScan(const CsvScan&) = delete;
    CsvScan& operator=(const CsvScan&) = delete;

    /// Takes the next rows; false: the others need not be looked at.
    bool add(const Piece& place, std::string_view text);
    [[nodiscard]] bool has_header() const { return table_.shape.has_value(); }
    /// After the last, of which one has text; none if the table cannot be read, which stands among the batch's file errors.
    [[nodiscard]] std::optional<CsvTable> finish();

private:
    [[nodiscard]] bool goes_on() const;
    void read_header(const CsvPiece& piece, bool truncated);
    void scan(const CsvPiece& piece);

    CsvTable table_;
    bool in_full_;
    RecordReader& reader_;
    const Limits& limits_;
    Batch& batch_;
};

/// The second time, piece by piece. After what makes the table unreadable nothing of it is read.
void read_row_piece(const Piece& piece, const CsvTable& table, RecordReader& reader, const Limits& limits, Batch& batch);

}  // namespace zhunze::facts
