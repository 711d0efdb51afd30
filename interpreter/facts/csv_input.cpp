// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/check.hpp"
#include "base/text.hpp"
#include "facts/csv_header.hpp"
#include "facts/csv_split.hpp"
#include "facts/input.hpp"
#include "facts/place.hpp"
#include "facts/size.hpp"
#include "facts/table_shape.hpp"

namespace zhunze::facts {
namespace {

class CsvFile {
public:
    CsvFile(std::string_view text, RecordReader& reader, const Limits& limits, Batch& batch)
        : text_(text), delimiter_(delimiter_of(text)), split_(text, delimiter_), reader_(reader), limits_(limits), batch_(batch) {}

    void read() {
        if (!read_columns()) return;
        while (batch_.file_errors.empty()) {
            const auto piece = split_.next();
            if (!piece) return;
            if (!piece->closed) {
                refuse(finding(Code::csv_open_quote), *piece);
                return;
            }
            read_row(*piece);
        }
    }

private:
    bool read_columns() {
        auto piece = split_.next();
        while (piece && trim(piece->text).empty()) piece = split_.next();
        // Text that is not blank has a line that is not.
        ZHUNZE_CHECK(piece.has_value());
        auto header = record_within_limits(*piece);
        if (auto* problem = std::get_if<Diagnostic>(&header)) {
            refuse(std::move(*problem), *piece);
            return false;
        }
        const std::vector<std::string>& cells = std::get<CsvRecord>(header).cells;
        header_text_ = canonical(cells);
        UnitNotes notes(reader_.program());
        auto columns = read_header(cells, piece->line, piece->row, reader_, batch_.file_errors, notes);
        if (!batch_.file_errors.empty()) return false;
        shape_.emplace(cells, std::move(columns), std::move(notes), RowPlace{piece->line, piece->row}, "", reader_, batch_);
        scan(split_);
        return true;
    }

    /// Goes through the rows ahead of reading them, as far as they may say anything of the whole table.
    void scan(CsvSplitter ahead) {
        const bool whole = has_unit_word(text_);
        while (whole || shape_->scans_on()) {
            const auto piece = ahead.next();
            if (!piece || !piece->closed) break;
            const auto result = record_within_limits(*piece);
            const auto* row = std::get_if<CsvRecord>(&result);
            if (row && !row->blank()) shape_->scan(row->cells, {piece->line, piece->row});
        }
        shape_->settle();
    }

    Result<CsvRecord> record_within_limits(const CsvPiece& piece) const {
        if (!piece.closed) return finding(Code::csv_open_quote);
        if (auto problem = record_too_large(piece.text, limits_)) return *std::move(problem);
        if (piece.cells > limits_.columns) return finding(Code::too_many_columns, {{"limit", std::to_string(limits_.columns)}});
        if (auto record = record_of(piece, delimiter_)) return *std::move(record);
        return finding(Code::csv_quote);
    }

    void read_row(const CsvPiece& piece) {
        auto result = record_within_limits(piece);
        const auto* row = std::get_if<CsvRecord>(&result);
        if (row && (row->blank() || !shape_->is_data(row->cells, {piece.line, piece.row}))) return;
        const std::string first_cell = cell(0, piece.row);
        reader_.begin(piece.line, first_cell, row ? header_text_ + canonical(row->cells) : std::string(piece.text));
        if (!row) {
            reader_.error(std::move(std::get<Diagnostic>(result)), piece.line, first_cell);
        } else if (fits(row->cells)) {
            shape_->begin_row(row->cells, {piece.line, piece.row});
            for (std::size_t i = 0; i < columns().size(); ++i) read_cell(row->cells[i], i, piece);
        } else {
            const Arguments counts{{"expected", std::to_string(columns().size())}, {"found", std::to_string(row->cells.size())}};
            reader_.error(finding(Code::cell_count, counts), piece.line, first_cell);
        }
        reader_.finish();
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
        shape_->read(index, written, {piece.line, piece.row});
    }

    [[nodiscard]] const std::vector<TableColumn>& columns() const { return shape_->columns(); }

    void refuse(Diagnostic problem, const CsvPiece& piece) {
        problem.place = place(reader_.file(), piece.line);
        batch_.file_errors.push_back(std::move(problem));
    }

    std::string_view text_;
    char delimiter_;
    CsvSplitter split_;
    RecordReader& reader_;
    const Limits& limits_;
    Batch& batch_;
    std::string header_text_;
    std::optional<TableShape> shape_;
};

}  // namespace

void read_csv_file(std::string_view text, RecordReader& reader, const Limits& limits, Batch& batch) {
    CsvFile(text, reader, limits, batch).read();
}

}  // namespace zhunze::facts
