// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/check.hpp"
#include "base/text.hpp"
#include "facts/csv_header.hpp"
#include "facts/csv_input.hpp"
#include "facts/csv_split.hpp"
#include "facts/input.hpp"
#include "facts/place.hpp"
#include "facts/size.hpp"
#include "facts/table_shape.hpp"

namespace zhunze::facts {
namespace {

Result<CsvRecord> record_within_limits(const CsvPiece& piece, char delimiter, const Limits& limits) {
    if (!piece.closed) return finding(Code::csv_open_quote);
    if (auto problem = record_too_large(piece.text, limits)) return *std::move(problem);
    if (piece.cells > limits.columns) return finding(Code::too_many_columns, {{"limit", std::to_string(limits.columns)}});
    if (auto record = record_of(piece, delimiter)) return *std::move(record);
    return finding(Code::csv_quote);
}

Diagnostic refused(Diagnostic problem, const CsvPiece& piece, const RecordReader& reader) {
    problem.place = place(reader.file(), piece.line);
    return problem;
}

/// Reads the rows below the header.
class CsvRows {
public:
    CsvRows(const CsvTable& table, TableShape& shape, RecordReader& reader, const Limits& limits, Batch& batch)
        : table_(table), shape_(shape), reader_(reader), limits_(limits), batch_(batch) {}

    void read(const Piece& place, std::string_view text) {
        if (place.truncated) return read_truncated(place, text);
        CsvSplitter split(text, table_.delimiter, place.line, place.record);
        while (batch_.file_errors.empty()) {
            const auto piece = split.next();
            if (!piece) return;
            if (piece->row <= table_.header_row) continue;
            if (!piece->closed) batch_.file_errors.push_back(refused(finding(Code::csv_open_quote), *piece, reader_));
            else read_row(*piece);
        }
    }

private:
    void read_row(const CsvPiece& piece) {
        auto result = record_within_limits(piece, table_.delimiter, limits_);
        const auto* row = std::get_if<CsvRecord>(&result);
        if (row && (row->blank() || !shape_.is_data(row->cells, {piece.line, piece.row}))) return;
        const std::string first_cell = cell(0, piece.row);
        reader_.begin(piece.line, first_cell, own_text(row, piece));
        if (!row) {
            reader_.error(std::move(std::get<Diagnostic>(result)), piece.line, first_cell);
        } else if (fits(row->cells)) {
            shape_.begin_row(row->cells, {piece.line, piece.row});
            for (std::size_t i = 0; i < columns().size(); ++i) read_cell(row->cells[i], i, piece);
        } else {
            const Arguments counts{{"expected", std::to_string(columns().size())}, {"found", std::to_string(row->cells.size())}};
            reader_.error(finding(Code::cell_count, counts), piece.line, first_cell);
        }
        reader_.finish();
    }

    void read_truncated(const Piece& place, std::string_view text) {
        CsvPiece piece;
        piece.text = text;
        piece.line = place.line;
        piece.row = place.record + 1;
        read_row(piece);
    }

    /// What an application's hash is made of; none of a row that is too large to be kept.
    [[nodiscard]] std::string own_text(const CsvRecord* row, const CsvPiece& piece) const {
        if (row) return table_.header_text + canonical(row->cells);
        return std::string(piece.text.size() > limits_.record_bytes ? std::string_view() : piece.text);
    }

    /// Spreadsheets write empty cells past the last column; anything else there means that cells have shifted.
    [[nodiscard]] bool fits(const std::vector<std::string>& row) const {
        if (row.size() < columns().size()) return false;
        return std::all_of(row.begin() + static_cast<std::ptrdiff_t>(columns().size()), row.end(),
                           [](const std::string& extra) { return trim(extra).empty(); });
    }

    void read_cell(const std::string& text, std::size_t index, const CsvPiece& piece) {
        if (!columns()[index].target) return;
        Written written = Written::of_text(text, piece.line);
        if (auto problem = too_large(text, limits_)) {
            written.kind = Written::Kind::broken;
            reader_.error(std::move(*problem), piece.line, cell(index, piece.row));
        }
        shape_.read(index, written, {piece.line, piece.row});
    }

    [[nodiscard]] const std::vector<TableColumn>& columns() const { return shape_.columns(); }

    const CsvTable& table_;
    TableShape& shape_;
    RecordReader& reader_;
    const Limits& limits_;
    Batch& batch_;
};

}  // namespace

CsvScan::CsvScan(char delimiter, bool in_full, RecordReader& reader, const Limits& limits, Batch& batch)
    : in_full_(in_full), reader_(reader), limits_(limits), batch_(batch) {
    table_.delimiter = delimiter;
}

bool CsvScan::add(const Piece& place, std::string_view text) {
    CsvSplitter split(text, table_.delimiter, place.line, place.record);
    while (goes_on()) {
        const auto piece = split.next();
        if (!piece) return true;
        if (!table_.shape) read_header(*piece, place.truncated);
        else if (!place.truncated) scan(*piece);
    }
    return false;
}

bool CsvScan::goes_on() const { return batch_.file_errors.empty() && (!table_.shape || in_full_ || table_.shape->scans_on()); }

void CsvScan::read_header(const CsvPiece& piece, bool truncated) {
    if (trim(piece.text).empty()) return;
    auto header = truncated ? Result<CsvRecord>(record_too_large(limits_)) : record_within_limits(piece, table_.delimiter, limits_);
    if (auto* problem = std::get_if<Diagnostic>(&header)) {
        batch_.file_errors.push_back(refused(std::move(*problem), piece, reader_));
        return;
    }
    const std::vector<std::string>& cells = std::get<CsvRecord>(header).cells;
    UnitNotes notes(reader_.program());
    auto columns = facts::read_header(cells, piece.line, piece.row, reader_, batch_.file_errors, notes);
    if (!batch_.file_errors.empty()) return;
    table_.header_row = piece.row;
    table_.header_text = canonical(cells);
    table_.shape.emplace(cells, std::move(columns), std::move(notes), RowPlace{piece.line, piece.row}, "", reader_, batch_);
}

void CsvScan::scan(const CsvPiece& piece) {
    const auto result = record_within_limits(piece, table_.delimiter, limits_);
    const auto* row = std::get_if<CsvRecord>(&result);
    if (row && !row->blank()) table_.shape->scan(row->cells, {piece.line, piece.row});
}

std::optional<CsvTable> CsvScan::finish() {
    if (!batch_.file_errors.empty()) return std::nullopt;
    // Text that is not blank has a line that is not.
    ZHUNZE_CHECK(table_.shape.has_value());
    table_.shape->settle();
    return std::move(table_);
}

void read_csv_file(std::string_view text, RecordReader& reader, const Limits& limits, Batch& batch) {
    CsvScan scan(delimiter_of(text), has_unit_word(text), reader, limits, batch);
    (void)scan.add({}, text);
    std::optional<CsvTable> table = scan.finish();
    if (table) CsvRows(*table, *table->shape, reader, limits, batch).read({}, text);
}

void read_row_piece(const Piece& piece, const CsvTable& table, RecordReader& reader, const Limits& limits, Batch& batch) {
    TableShape shape(*table.shape, reader, batch);
    CsvRows(table, shape, reader, limits, batch).read(piece, piece.text);
}

}  // namespace zhunze::facts
