// SPDX-License-Identifier: Apache-2.0
// Excel workbooks (.xlsx): the list on one sheet, read as the same list saved as CSV would be.
#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "facts/input.hpp"
#include "facts/place.hpp"
#include "facts/size.hpp"
#include "facts/xlsx_cell.hpp"
#include "facts/xlsx_merges.hpp"
#include "facts/xlsx_sheet.hpp"
#include "facts/xlsx_table.hpp"
#include "facts/xlsx_workbook.hpp"

namespace zhunze::facts {
namespace {

// ---- which sheet ----

Name sheet_list(const std::vector<const SheetEntry*>& sheets) {
    std::vector<std::string> names;
    for (const SheetEntry* sheet : sheets) names.push_back(shown(sheet->name));
    return listed(names);
}

const SheetEntry* sheet_called(const Workbook& workbook, std::string_view wanted) {
    const auto named = std::ranges::find(workbook.sheets, to_nfc(wanted), &SheetEntry::name);
    if (named != workbook.sheets.end()) return &*named;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    const bool read = error == std::errc() && end == wanted.data() + wanted.size();
    return read && number >= 1 && number <= workbook.sheets.size() ? &workbook.sheets[number - 1] : nullptr;
}

Result<const SheetEntry*> asked_sheet(const Workbook& workbook, std::string_view wanted) {
    const SheetEntry* sheet = sheet_called(workbook, wanted);
    if (sheet != nullptr && !sheet->part.empty()) return sheet;
    std::vector<const SheetEntry*> tables;
    for (const SheetEntry& one : workbook.sheets) {
        if (!one.part.empty()) tables.push_back(&one);
    }
    return finding(Code::sheet_unknown, {{"found", shown(wanted)}, {"sheets", sheet_list(tables)}});
}

/// Null if no visible sheet has content.
Result<const SheetEntry*> only_sheet(Archive& archive, const Workbook& workbook, const Limits& limits) {
    std::vector<const SheetEntry*> filled;
    for (const SheetEntry& sheet : workbook.sheets) {
        if (!sheet.visible || sheet.part.empty()) continue;
        const Result<bool> content = has_content(archive, sheet, limits);
        if (const auto* problem = std::get_if<Diagnostic>(&content)) return *problem;
        if (std::get<bool>(content)) filled.push_back(&sheet);
    }
    if (filled.size() > 1) return finding(Code::sheet_choice, {{"sheets", sheet_list(filled)}});
    return filled.empty() ? nullptr : filled.front();
}

// ---- its rows ----

class SheetRows {
public:
    SheetRows(const Workbook& workbook, const Sheet& sheet, const std::string& name, SheetTable& table, RecordReader& reader,
              const Limits& limits, Batch& batch)
        : workbook_(workbook), sheet_(sheet), name_(name), table_(table), reader_(reader), limits_(limits), batch_(batch),
          codes_(reader.program()), merges_(sheet.merges, table.shape.columns().size()), header_text_(canonical(table.shape.header())), text_left_(limits.file_bytes) {}

    void read() {
        for (std::size_t i = table_.first_row; i < sheet_.rows.size() && batch_.file_errors.empty(); ++i) read_row(sheet_.rows[i]);
        if (hidden_rows_ == 0) return;
        const std::string count = std::to_string(hidden_rows_);
        Diagnostic warning = finding(Code::hidden_cells, {{"sheet", shown(name_)}, {"what", Name{"行(" + count + " 行)", "rows (" + count + ")"}}});
        warning.place = reader_.file();
        batch_.warnings.push_back(std::move(warning));
    }

private:
    /// What stands in one column of a row: its own cell, or the one that it is merged with.
    struct Found {
        const Cell* cell = nullptr;
        const Merge* merge = nullptr;
    };

    void read_row(const SheetRow& row) {
        merges_.go_to(row.number);
        std::vector<Found> found(table_.shape.columns().size());
        for (const Cell& cell : row.cells) {
            if (cell.column < found.size()) found[cell.column].cell = &cell;
        }
        for (std::size_t i = 0; i < found.size(); ++i) find_merged(i, found[i]);
        if (is_blank(row) || !within_limits(row, found)) return;
        const std::vector<std::string> texts = texts_of(found);
        if (!table_.shape.is_data(texts, {0, row.number})) return;
        if (row.hidden) ++hidden_rows_;
        reader_.begin(0, where(0, row), header_text_ + canonical(texts));
        if (row_bytes_ > limits_.record_bytes) {
            reader_.error(finding(Code::record_too_large, {{"limit", std::to_string(limits_.record_bytes)}}), 0, where(0, row));
        } else {
            table_.shape.begin_row(texts, {0, row.number});
            for (std::size_t i = 0; i < found.size(); ++i) read_cell(found[i], i, row);
        }
        reader_.finish();
    }

    /// The first row of a sheet's merged cells is known by then, since rows are read from above.
    void find_merged(std::size_t column, Found& found) {
        found.merge = merges_.at(column);
        if (found.merge == nullptr) return;
        const auto row = std::ranges::lower_bound(sheet_.rows, found.merge->first_row, {}, &SheetRow::number);
        found.cell = nullptr;
        if (row == sheet_.rows.end() || row->number != found.merge->first_row) return;
        const auto cell = std::ranges::lower_bound(row->cells, found.merge->first_column, {}, &Cell::column);
        if (cell != row->cells.end() && cell->column == found.merge->first_column) found.cell = &*cell;
    }

    /// As in CSV, a row counts if any cell of it holds anything, known column or not.
    /// Formulas filled in beforehand that show nothing are nothing, once they have been worked out.
    bool is_blank(const SheetRow& row) const {
        return std::ranges::all_of(row.cells, [&](const Cell& cell) {
            const bool unknown = cell.formula && (!cell.has_value || cell.kind != Cell::Kind::text || workbook_.formulas_pending);
            return !unknown && trim(plain_text(cell, workbook_)).empty();
        });
    }

    /// One long text may be shared by any number of cells: what is taken from a file is counted as if it stood there each time.
    bool within_limits(const SheetRow& row, const std::vector<Found>& found) {
        row_bytes_ = 0;
        for (const Found& one : found) {
            if (one.cell == nullptr) continue;
            row_bytes_ += std::min(plain_text(*one.cell, workbook_).size(), limits_.record_bytes + 1);
        }
        const std::size_t kept = std::min(row_bytes_, limits_.record_bytes);
        if (kept > text_left_) {
            refuse(finding(Code::workbook_too_large, {{"what", Name{"中文字的总字节数", "the text in it, in bytes,"}},
                                                      {"limit", std::to_string(limits_.file_bytes)}}),
                   row);
            return false;
        }
        text_left_ -= kept;
        return true;
    }

    std::vector<std::string> texts_of(const std::vector<Found>& found) const {
        std::vector<std::string> texts;
        if (row_bytes_ > limits_.record_bytes) return texts;
        for (const Found& one : found) texts.push_back(one.cell ? plain_text(*one.cell, workbook_) : std::string());
        return texts;
    }

    void read_cell(const Found& found, std::size_t index, const SheetRow& row) {
        const TableColumn& column = table_.shape.columns()[index];
        if (!column.target) return;
        const std::string place = where(index, row);
        Result<Written> result = written_at(found, index, *column.target);
        if (auto* problem = std::get_if<Diagnostic>(&result)) {
            reader_.error(std::move(*problem), 0, place);
            result = broken();
        }
        table_.shape.read(index, std::get<Written>(result), {0, row.number});
    }

    Result<Written> written_at(const Found& found, std::size_t index, Target target) {
        if (found.cell == nullptr) return Written::of_text("", 0);
        const CellUse use = use_of(target, index);
        if (found.merge && !shared(*found.merge, index, use)) {
            return finding(Code::merged_cell, {{"field", use.name}, {"range", range_of(*found.merge)}});
        }
        if (auto problem = too_large(plain_text(*found.cell, workbook_), limits_)) return *std::move(problem);
        return written_in(*found.cell, workbook_, use);
    }

    /// Cells merged downwards say the same of every row, as a county does beside its projects. An amount may be that of all of
    /// them together, and cells merged across say nothing of the columns past the first.
    static bool shared(const Merge& merge, std::size_t index, const CellUse& use) {
        if (merge.first_column != index) return false;
        return merge.one_row() || (use.field != nullptr && use.field->type.kind != program::Type::Kind::quantity);
    }

    CellUse use_of(Target target, std::size_t index) {
        const program::Program& program = reader_.program();
        const program::FieldId id = target.field || !target.key ? target.field : reader_.key()->field;
        const std::string heading = shown(trim(table_.shape.header()[index]));
        if (!id) return {{heading, heading}, nullptr, false, nullptr};
        const program::Field& field = program.fields[id];
        return {field.name, &field, program.records[field.record].id_field == id, &codes_};
    }

    static Written broken() {
        Written written;
        written.kind = Written::Kind::broken;
        return written;
    }

    static std::string range_of(const Merge& merge) {
        return cell(merge.first_column, merge.first_row) + ":" + cell(merge.last_column, merge.last_row);
    }

    std::string where(std::size_t column, const SheetRow& row) const { return cell(name_, column, row.number); }

    void refuse(Diagnostic problem, const SheetRow& row) {
        problem.place = place(reader_.file(), 0, where(0, row));
        batch_.file_errors.push_back(std::move(problem));
    }

    const Workbook& workbook_;
    const Sheet& sheet_;
    const std::string& name_;
    SheetTable& table_;
    RecordReader& reader_;
    const Limits& limits_;
    Batch& batch_;
    ZeroLedCodes codes_;
    MergeSweep merges_;
    std::string header_text_;
    std::size_t text_left_;      ///< bytes that rows may still hold
    std::size_t row_bytes_ = 0;  ///< of the row at hand
    std::size_t hidden_rows_ = 0;
};

bool texts_exist(const Sheet& sheet, const Workbook& workbook) {
    return std::ranges::all_of(sheet.rows, [&](const SheetRow& row) {
        return std::ranges::all_of(row.cells, [&](const Cell& cell) { return is_sound(cell, workbook); });
    });
}

std::optional<Diagnostic> read_workbook_file(std::string_view bytes, std::string_view wanted, RecordReader& reader, const Limits& limits,
                                             Batch& batch) {
    Result<Archive> opened = Archive::open(bytes, limits);
    if (auto* problem = std::get_if<Diagnostic>(&opened)) return std::move(*problem);
    auto& archive = std::get<Archive>(opened);
    const Result<Workbook> read = read_workbook(archive, limits);
    if (const auto* problem = std::get_if<Diagnostic>(&read)) return *problem;
    const auto& workbook = std::get<Workbook>(read);
    const Result<const SheetEntry*> chosen = wanted.empty() ? only_sheet(archive, workbook, limits) : asked_sheet(workbook, wanted);
    if (const auto* problem = std::get_if<Diagnostic>(&chosen)) return *problem;
    const SheetEntry* entry = std::get<const SheetEntry*>(chosen);
    if (entry == nullptr) return finding(Code::input_empty);

    const Result<Sheet> result = read_sheet(archive, *entry, limits);
    if (const auto* problem = std::get_if<Diagnostic>(&result)) return *problem;
    const auto& sheet = std::get<Sheet>(result);
    if (sheet.rows.empty()) return finding(Code::input_empty);
    if (!texts_exist(sheet, workbook)) return damaged({"单元格所引的文本不存在", "a cell refers to a text that is not there"});
    auto table = find_table(workbook, sheet, entry->name, reader, limits, batch);
    if (table) SheetRows(workbook, sheet, entry->name, *table, reader, limits, batch).read();
    return std::nullopt;
}

}  // namespace

bool is_archive(std::string_view bytes) { return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"); }

std::optional<Diagnostic> refused_compound_file(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (!bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return std::nullopt;
    // An encrypted workbook is a stream of this name within such a file; names are UTF-16.
    const bool encrypted = bytes.find("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv) != std::string_view::npos;
    if (encrypted) return finding(Code::workbook_encrypted);
    return finding(Code::workbook_format, {{"found", Name{"旧式的 Excel 文件(.xls)", "a file of old Excel programs (.xls)"}}});
}

void read_xlsx_file(std::string_view bytes, std::string_view sheet, RecordReader& reader, const Limits& limits, Batch& batch) {
    auto problem = read_workbook_file(bytes, sheet, reader, limits, batch);
    if (!problem) return;
    problem->place = reader.file();
    batch.file_errors.push_back(*std::move(problem));
}

}  // namespace zhunze::facts
