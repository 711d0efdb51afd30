// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "facts/column_cell.hpp"
#include "facts/column_reader.hpp"
#include "facts/columns.hpp"
#include "facts/file_notes.hpp"
#include "facts/record_reader.hpp"
#include "facts/table_shape.hpp"

namespace zhunze::facts {

/// Reads the rows of a CSV table straight into columns, as ColumnReader does records of JSON. A row that is left may turn out to be no
/// record at all (blank, the header once more), or the end of all (a second header).
class ColumnRows {
public:
    /// `shape` is settled and outlives this; `header_row`: as a spreadsheet counts.
    ColumnRows(const program::Program& program, program::RecordId record, const ColumnLayout& layout, const TableShape& shape, char delimiter,
               std::uint64_t header_row, const Limits& limits = {});
    ColumnRows(const ColumnRows&) = delete;
    ColumnRows& operator=(const ColumnRows&) = delete;

    /// Reads from the beginning of a row to the end of the text, until `out` is full or up to a quote that nothing closes; adds rows to
    /// those that `out` holds. Gives the bytes consumed and moves `at` past them. `index` counts all rows of the table, the header and
    /// blank ones too; those up to the header are passed over.
    [[nodiscard]] std::size_t read(ColumnText input, RowPosition& at, Columns& out);

private:
    enum class Row : unsigned char { taken, blank, left, near_the_end };
    struct Reach {
        const char* end;       ///< of the text
        const char* readable;  ///< before it a cell may begin that is read without a look at the end
    };
    /// The cells of a row that may make it a header.
    struct Headings {
        unsigned filled = 0;
        unsigned known = 0;
    };

    void open(Columns& out);
    void begin_rows(std::uint32_t first);
    void add(Columns& out, Row row, RowSource source);

    [[nodiscard]] Row read_row(const char*& p, const Reach& reach, std::uint32_t row);
    [[nodiscard]] Row read_in_copy(const char*& p, std::size_t size, std::uint32_t row);
    [[nodiscard]] Row read_cells(const char*& p, const Reach& reach, std::uint32_t row);
    [[nodiscard]] bool read_extra_cells(const char*& p, const Reach& reach) const;
    [[nodiscard]] bool take_cell(const char*& p, const Reach& reach, std::string_view& content) const;
    [[nodiscard]] const char* end_of_cell(const char* p, const Reach& reach) const;
    [[nodiscard]] const char* skip_blanks(const char* p, const char* end) const;
    [[nodiscard]] ColumnCell::Says read_value(ColumnCell& cell, std::string_view content, std::uint32_t row, Headings& headings);
    [[nodiscard]] bool may_be_heading(std::string_view text);
    void learn_beginnings();

    const TableShape& shape_;
    char delimiter_;
    std::uint64_t header_row_;
    Limits limits_;
    std::size_t most_bytes_;               ///< of a row that is read here
    bool takes_rows_;                      ///< false: what the numbers mean differs from row to row
    std::vector<ColumnCell> cells_;        ///< by field index, then the evidence
    std::vector<bool> has_column_;         ///< likewise
    std::vector<ColumnCell*> columns_;     ///< null: not used
    std::vector<program::Unit> units_;     ///< of headers: cells point here
    ColumnCell* id_ = nullptr;             ///< null: no column has the id
    bool id_given_ = false;                ///< in the row at hand
    ColumnCell::Unkept unkept_;
    std::string copy_;

    Batch unused_batch_;
    KeptNotes unused_notes_;
    RecordReader names_;                   ///< reads nothing: it knows what headings mean
    std::unordered_set<std::string> beginnings_;  ///< the first two ideographs of whatever may be a heading
    WordTable no_headings_;                ///< texts found to be none
};

}  // namespace zhunze::facts
