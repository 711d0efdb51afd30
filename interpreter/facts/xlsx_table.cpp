// SPDX-License-Identifier: Apache-2.0
#include "facts/xlsx_table.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.hpp"
#include "facts/finding.hpp"
#include "facts/place.hpp"
#include "facts/quantity.hpp"
#include "facts/xlsx_cell.hpp"
#include "facts/xlsx_units.hpp"

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
        SheetTable table;
        const std::uint32_t row = lowest_row(*best);
        table.header = texts_of(row);
        if (table.header.size() > limits_.columns) {
            refuse(finding(Code::too_many_columns, {{"limit", std::to_string(limits_.columns)}}));
            return std::nullopt;
        }
        table.columns = read_header(table.header, 0, row, reader_, batch_.file_errors, name_);
        if (!batch_.file_errors.empty()) return std::nullopt;
        add_units(table, *best);
        warn_of_hidden_columns(table);
        const auto below = std::ranges::upper_bound(sheet_.rows, row, {}, &SheetRow::number);
        table.first_row = static_cast<std::size_t>(below - sheet_.rows.begin());
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
    void add_units(SheetTable& table, std::uint32_t header) {
        UnitNotes notes(reader_.program());
        for (std::size_t i = 0; i < sheet_.rows.size() && sheet_.rows[i].number < header; ++i) {
            for (const Cell& cell : sheet_.rows[i].cells) {
                const std::string text = heading_text(cell, workbook_);
                if (!notes.add(text)) warn(Code::unit_note, text, cell.column, sheet_.rows[i].number);
            }
        }
        const std::vector<Merge> groups = groups_above(header);
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            Column& column = table.columns[i];
            const auto* field = field_of(column);
            if (field == nullptr || column.unit || field->type.kind != program::Type::Kind::quantity) continue;
            column.unit = group_unit(groups, static_cast<std::uint32_t>(i), *field);
            if (!column.unit) column.unit = notes.unit_for(field->type.dimension);
        }
    }

    const program::Field* field_of(const Column& column) const {
        if (!column.target) return nullptr;
        if (column.target->field) return &reader_.program().fields[column.target->field];
        return column.target->key ? &reader_.program().fields[reader_.key()->field] : nullptr;
    }

    /// Headings over several columns, at most a few rows above.
    std::vector<Merge> groups_above(std::uint32_t header) const {
        std::vector<Merge> groups;
        std::ranges::copy_if(sheet_.merges, std::back_inserter(groups), [&](const Merge& merge) {
            return !merge.one_column() && merge.last_row <= header && merge.last_row + deepest_header > header;
        });
        return groups;
    }

    std::optional<program::Unit> group_unit(const std::vector<Merge>& groups, std::uint32_t column, const program::Field& field) const {
        for (const Merge& group : groups) {
            if (column < group.first_column || group.last_column < column) continue;
            const std::string note = note_of_heading(text_at(group.first_row, group.first_column));
            const auto unit = note.empty() ? std::nullopt : input_unit(reader_.program(), note);
            if (unit && unit->dimension == field.type.dimension) return unit;
        }
        return std::nullopt;
    }

    void warn_of_hidden_columns(const SheetTable& table) {
        std::vector<std::string> hidden;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const auto covers = [i](const ColumnRange& range) { return range.first <= i && i <= range.last; };
            if (table.columns[i].target && std::ranges::any_of(sheet_.hidden_columns, covers)) hidden.push_back(shown(trim(table.header[i])));
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
};

}  // namespace

std::optional<SheetTable> find_table(const Workbook& workbook, const Sheet& sheet, const std::string& name, RecordReader& reader,
                                     const Limits& limits, Batch& batch) {
    return TableFinder(workbook, sheet, name, reader, limits, batch).find();
}

}  // namespace zhunze::facts
