// SPDX-License-Identifier: Apache-2.0
#include "facts/xlsx_table.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "facts/finding.hpp"
#include "facts/place.hpp"
#include "facts/xlsx_cell.hpp"
#include "facts/unit_notes.hpp"

namespace zhunze::facts {
namespace {

constexpr std::size_t rows_searched = 20;
constexpr std::uint32_t deepest_header = 4;  ///< rows that one header cell may be merged over

/// As a header or a note above one. What is longer is neither, and may be the same long text in every cell.
std::string heading_text(const Cell& cell, const Workbook& workbook) {
    constexpr std::size_t longest = 1024;
    const std::string& text = plain_text(cell, workbook);
    return text.size() <= longest ? text : std::string();
}

class TableFinder {
public:
    TableFinder(const Workbook& workbook, const Sheet& sheet, const std::string& name, RecordReader& reader, const Limits& limits, Batch& batch)
        : workbook_(workbook), sheet_(sheet), name_(name), reader_(reader), limits_(limits), batch_(batch) {}

    std::optional<SheetTable> find() {
        const auto best = best_row();
        if (!best) {
            refuse(no_header());
            return std::nullopt;
        }
        const std::uint32_t row = lowest_row(*best);
        if (loses_rows(row)) return std::nullopt;
        std::vector<std::string> header = texts_of(row);
        if (header.size() > limits_.columns) {
            refuse(finding(Code::too_many_columns, {{"limit", std::to_string(limits_.columns)}}));
            return std::nullopt;
        }
        UnitNotes notes(reader_.program());
        std::vector<TableColumn> columns = read_header(header, 0, row, reader_, batch_.file_errors, notes, name_);
        if (!batch_.file_errors.empty()) return std::nullopt;
        add_units(columns, notes, *best);
        warn_of_hidden_columns(header, columns);
        const auto below = std::ranges::upper_bound(sheet_.rows, row, {}, &SheetRow::number);
        SheetTable table{TableShape(std::move(header), std::move(columns), std::move(notes), RowPlace{0, row}, name_, reader_, batch_),
                         static_cast<std::size_t>(below - sheet_.rows.begin())};
        scan(table);
        return table;
    }

private:
    /// The number of the first row that names most.
    std::optional<std::uint32_t> best_row() {
        std::optional<std::uint32_t> best;
        std::size_t most = 0;
        for (std::size_t i = 0; i < sheet_.rows.size() && i < rows_searched; ++i) {
            const std::size_t known = known_headings(texts_of(sheet_.rows[i].number), reader_);
            if (known > most) {
                most = known;
                best = sheet_.rows[i].number;
            }
        }
        return best;
    }

    /// Another header above, with rows of its own: a list of which only the lower part would be read.
    bool loses_rows(std::uint32_t header) {
        for (std::size_t i = 0; i + 1 < sheet_.rows.size() && sheet_.rows[i + 1].number < header; ++i) {
            const std::uint32_t number = sheet_.rows[i].number;
            std::vector<std::string> texts = texts_of(number);
            for (const Merge& merge : sheet_.merges) {
                if (merge.first_row > number || merge.last_row < header) continue;
                for (std::size_t column = merge.first_column; column <= merge.last_column && column < texts.size(); ++column) texts[column].clear();
            }
            if (known_headings(texts, reader_) < 2 || !has_rows_between(number, header)) continue;
            std::string words;
            for (const std::string& text : texts) words += (words.empty() ? "" : " | ") + text;
            Diagnostic problem = finding(
                Code::rows_above_header, {{"row", std::to_string(header)}, {"first", std::to_string(number)}, {"found", shown(words)}});
            problem.place = place(reader_.file(), 0, cell(name_, 0, number));
            batch_.file_errors.push_back(std::move(problem));
            return true;
        }
        return false;
    }

    /// The rows of a header that is merged downwards hold headings, no content.
    bool has_rows_between(std::uint32_t first, std::uint32_t header) const {
        return std::ranges::any_of(sheet_.rows, [&](const SheetRow& row) {
            const auto holds = [&](const Cell& cell) { return !trim(plain_text(cell, workbook_)).empty(); };
            return first < row.number && row.number < header && std::ranges::any_of(row.cells, holds);
        });
    }

    /// What the rows below say of the whole table.
    void scan(SheetTable& table) const {
        const auto word_in = [](const std::string& text) { return has_unit_word(text); };
        const bool whole = std::ranges::any_of(workbook_.texts, word_in) || std::ranges::any_of(sheet_.rows, [&](const SheetRow& row) {
            return std::ranges::any_of(row.cells, [&](const Cell& cell) { return cell.kind == Cell::Kind::text && word_in(cell.text); });
        });
        for (std::size_t i = table.first_row; i < sheet_.rows.size() && (whole || table.shape.scans_on()); ++i) {
            const SheetRow& row = sheet_.rows[i];
            std::vector<std::string> texts(row.cells.empty() ? 0 : row.cells.back().column + 1);
            bool blank = true;
            for (const Cell& cell : row.cells) {
                texts[cell.column] = scanned_text(cell);
                blank = blank && trim(texts[cell.column]).empty();
            }
            if (!blank) table.shape.scan(texts, {0, row.number});
        }
        table.shape.settle();
    }

    /// A long text is content, whatever it says.
    std::string scanned_text(const Cell& cell) const {
        constexpr std::size_t longest = 1024;
        const std::string& text = plain_text(cell, workbook_);
        return text.size() <= longest ? text : std::string("…");
    }

    /// The texts of a row by column. A merged cell shows its text wherever it reaches.
    std::vector<std::string> texts_of(std::uint32_t number) const {
        std::vector<std::string> texts;
        const auto put = [&texts](std::uint32_t column, std::string text) {
            if (texts.size() <= column) texts.resize(column + 1);
            texts[column] = std::move(text);
        };
        if (const SheetRow* row = row_at(number)) {
            for (const Cell& cell : row->cells) put(cell.column, heading_text(cell, workbook_));
        }
        for (const Merge& merge : sheet_.merges) {
            if (number < merge.first_row || merge.last_row < number) continue;
            const std::string text = text_at(merge.first_row, merge.first_column);
            if (text.empty()) continue;
            for (std::uint32_t column = merge.first_column; column <= merge.last_column; ++column) put(column, text);
        }
        while (!texts.empty() && trim(texts.back()).empty()) texts.pop_back();
        return texts;
    }

    const SheetRow* row_at(std::uint32_t number) const {
        const auto row = std::ranges::lower_bound(sheet_.rows, number, {}, &SheetRow::number);
        return row == sheet_.rows.end() || row->number != number ? nullptr : &*row;
    }

    std::string text_at(std::uint32_t number, std::uint32_t column) const {
        const SheetRow* row = row_at(number);
        if (row == nullptr) return {};
        const auto cell = std::ranges::lower_bound(row->cells, column, {}, &Cell::column);
        return cell == row->cells.end() || cell->column != column ? std::string() : heading_text(*cell, workbook_);
    }

    /// Of a header whose cells are merged downwards, the last row: there each column has its own name.
    std::uint32_t lowest_row(std::uint32_t header) const {
        std::uint32_t lowest = header;
        for (const Merge& merge : sheet_.merges) {
            const bool of_header = merge.first_row <= header && header <= merge.last_row && merge.last_row < merge.first_row + deepest_header;
            if (of_header && known_headings({text_at(merge.first_row, merge.first_column)}, reader_) > 0) lowest = std::max(lowest, merge.last_row);
        }
        return known_headings(texts_of(lowest), reader_) >= known_headings(texts_of(header), reader_) ? lowest : header;
    }

    /// Where the header of a column names no unit: that of the group it stands under, or of a note above the table.
    void add_units(std::vector<TableColumn>& columns, UnitNotes& notes, std::uint32_t header) {
        const std::vector<Merge> groups = groups_above(header);
        for (std::size_t i = 0; i < sheet_.rows.size() && sheet_.rows[i].number < header; ++i) {
            for (const Cell& cell : sheet_.rows[i].cells) {
                const std::uint32_t number = sheet_.rows[i].number;
                const bool group = std::ranges::any_of(groups, [&](const Merge& merge) {
                    return merge.first_row == number && merge.first_column == cell.column;
                });
                // What stands in brackets behind the heading of a group is the unit of its columns.
                const auto form = group ? UnitNotes::Form::with_word : UnitNotes::Form::any;
                (void)notes.add(heading_text(cell, workbook_), place(reader_.file(), 0, facts::cell(name_, cell.column, number)), form);
            }
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto* field = quantity_field(columns[i], reader_);
            if (field != nullptr && !columns[i].unit) take_group_unit(columns[i], groups, static_cast<std::uint32_t>(i), *field);
        }
    }

    /// Headings over several columns, at most a few rows above.
    std::vector<Merge> groups_above(std::uint32_t header) const {
        std::vector<Merge> groups;
        std::ranges::copy_if(sheet_.merges, std::back_inserter(groups), [&](const Merge& merge) {
            return !merge.one_column() && merge.last_row <= header && merge.last_row + deepest_header > header;
        });
        return groups;
    }

    void take_group_unit(TableColumn& column, const std::vector<Merge>& groups, std::uint32_t index, const program::Field& field) {
        for (const Merge& group : groups) {
            if (index < group.first_column || group.last_column < index) continue;
            const std::string text = text_at(group.first_row, group.first_column);
            for (const std::string& note : notes_of_heading(text)) {
                const auto unit = noted_unit(reader_.program(), note);
                const bool fits = unit && unit->dimension == field.type.dimension;
                const bool unclear = fits ? column.unit && column.unit->factor != unit->factor : !unit && looks_like_unit(note);
                if (fits && !column.unit) column.unit = unit;
                if (!unclear || column.unit_unclear) continue;
                column.unit_unclear = true;
                if (warned_groups_.insert({group.first_row, group.first_column}).second) warn(Code::unit_note, text, group.first_column, group.first_row);
            }
        }
        if (column.unit_unclear) column.unit.reset();
    }

    void warn_of_hidden_columns(const std::vector<std::string>& header, const std::vector<TableColumn>& columns) {
        std::vector<std::string> hidden;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto covers = [i](const ColumnRange& range) { return range.first <= i && i <= range.last; };
            if (columns[i].target && std::ranges::any_of(sheet_.hidden_columns, covers)) hidden.push_back(shown(trim(header[i])));
        }
        if (hidden.empty()) return;
        const Name list = listed(hidden);
        Diagnostic warning = finding(Code::hidden_cells, {{"sheet", shown(name_)}, {"what", Name{"列:" + list.zh, "columns: " + list.en}}});
        warning.place = reader_.file();
        batch_.warnings.push_back(std::move(warning));
    }

    void warn(Code code, const std::string& found, std::uint32_t column, std::uint32_t row) {
        Diagnostic warning = finding(code, {{"found", shown(found)}});
        warning.place = place(reader_.file(), 0, cell(name_, column, row));
        batch_.warnings.push_back(std::move(warning));
    }

    Diagnostic no_header() const {
        std::string words;
        for (std::size_t i = 0; i < sheet_.rows.size() && i < rows_searched; ++i) {
            for (const Cell& cell : sheet_.rows[i].cells) words += (words.empty() ? "" : " | ") + heading_text(cell, workbook_);
        }
        return finding(Code::sheet_without_header, {{"rows", std::to_string(std::min(rows_searched, sheet_.rows.size()))},
                                                    {"record", reader_.program().records[reader_.record()].name},
                                                    {"found", shown(words)}});
    }

    void refuse(Diagnostic problem) {
        problem.place = place(reader_.file(), 0, cell(name_, 0, sheet_.rows.front().number));
        batch_.file_errors.push_back(std::move(problem));
    }

    const Workbook& workbook_;
    const Sheet& sheet_;
    const std::string& name_;
    RecordReader& reader_;
    const Limits& limits_;
    Batch& batch_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> warned_groups_;
};

}  // namespace

std::optional<SheetTable> find_table(const Workbook& workbook, const Sheet& sheet, const std::string& name, RecordReader& reader,
                                     const Limits& limits, Batch& batch) {
    return TableFinder(workbook, sheet, name, reader, limits, batch).find();
}

}  // namespace zhunze::facts
