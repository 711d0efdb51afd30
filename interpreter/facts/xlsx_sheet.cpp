// SPDX-License-Identifier: Apache-2.0
#include "facts/xlsx_sheet.hpp"

#include <charconv>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "facts/xlsx_merges.hpp"
#include "facts/xlsx_text.hpp"
#include "facts/xlsx_xml.hpp"

namespace zhunze::facts {
namespace {

constexpr std::uint32_t most_rows = 1'048'576;
constexpr std::uint32_t most_columns = 16'384;
constexpr std::size_t most_merges = 1'000'000;

std::optional<std::uint32_t> take_number(std::string_view& text, std::uint32_t most) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value == 0 || value > most) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

struct CellPlace {
    std::uint32_t column = 0;  ///< from zero
    std::uint32_t row = 0;     ///< from one
};

/// `F7`
std::optional<CellPlace> take_place(std::string_view& text) {
    std::uint32_t column = 0;
    while (!text.empty() && text.front() >= 'A' && text.front() <= 'Z' && column <= most_columns) {
        column = column * 26 + static_cast<std::uint32_t>(text.front() - 'A' + 1);
        text.remove_prefix(1);
    }
    if (column == 0 || column > most_columns) return std::nullopt;
    const auto row = take_number(text, most_rows);
    return row ? std::optional(CellPlace{column - 1, *row}) : std::nullopt;
}

std::optional<Merge> merge_of(std::string_view text) {
    const auto from = take_place(text);
    if (!from) return std::nullopt;
    if (text.empty()) return Merge{from->row, from->row, from->column, from->column};
    if (!text.starts_with(':')) return std::nullopt;
    text.remove_prefix(1);
    const auto to = take_place(text);
    if (!to || !text.empty() || to->row < from->row || to->column < from->column) return std::nullopt;
    return Merge{from->row, to->row, from->column, to->column};
}

std::optional<Cell::Kind> kind_of(std::string_view type) {
    static constexpr std::pair<std::string_view, Cell::Kind> kinds[] = {
        {"", Cell::Kind::number}, {"n", Cell::Kind::number},       {"s", Cell::Kind::shared_text}, {"str", Cell::Kind::text},
        {"b", Cell::Kind::truth}, {"inlineStr", Cell::Kind::text}, {"e", Cell::Kind::error},       {"d", Cell::Kind::date},
    };
    for (const auto& [name, kind] : kinds) {
        if (name == type) return kind;
    }
    return std::nullopt;
}

class SheetHandler : public XmlHandler {
public:
    SheetHandler(const std::string& name, const Limits& limits, bool first_cell_only)
        : name_(name), limits_(limits), first_cell_only_(first_cell_only) {}

    void open(std::string_view name, const XmlAttributes& attributes) override {
        if (in_cell_) return open_in_cell(name);
        if (name == "row") open_row(attributes);
        else if (name == "c" && in_row_) open_cell(attributes);
        else if (name == "mergeCell") add_merge(attributes.get("ref"));
        else if (name == "col" && attributes.is_set("hidden")) hide_columns(attributes);
    }

    void text(std::string_view piece) override {
        if (in_value_) cell_.text += piece;
        else if (in_cell_) own_text_.add(piece);
    }

    void close(std::string_view name) override {
        if (name == "v") in_value_ = false;
        own_text_.close(name);
        if (name == "c" && in_cell_) close_cell();
        if (name == "row" && in_row_) close_row();
    }

    Sheet sheet;

private:
    void open_row(const XmlAttributes& attributes) {
        std::string_view number = attributes.get("r");
        const auto given = number.empty() ? last_row_ + 1 : take_number(number, most_rows).value_or(0);
        // Rows that go back would give a cell twice.
        if (given <= last_row_ || given > most_rows || !number.empty()) return broken("row", attributes.get("r"));
        row_ = SheetRow{given, attributes.is_set("hidden"), {}};
        last_row_ = given;
        next_column_ = 0;
        in_row_ = true;
    }

    void open_cell(const XmlAttributes& attributes) {
        std::string_view reference = attributes.get("r");
        const auto place = reference.empty() ? std::optional(CellPlace{next_column_, last_row_}) : take_place(reference);
        const bool in_order = place && reference.empty() && place->row == last_row_ && place->column >= next_column_;
        const auto kind = kind_of(attributes.get("t"));
        if (!in_order || !kind || place->column >= most_columns) return broken("c", attributes.get("r"));
        cell_ = Cell{};
        cell_.column = place->column;
        cell_.kind = *kind;
        std::string_view style = attributes.get("s");
        cell_.style = take_number(style, most_style).value_or(0);
        next_column_ = place->column + 1;
        own_text_.begin();
        in_cell_ = true;
    }

    void open_in_cell(std::string_view name) {
        if (name == "f") cell_.formula = true;
        if (name == "v") in_value_ = cell_.has_value = true;
        if (name == "is") cell_.has_value = true;
        own_text_.open(name);
    }

    void close_cell() {
        in_cell_ = in_value_ = false;
        std::string own = own_text_.take();
        if (cell_.kind == Cell::Kind::text) cell_.text = unescaped(cell_.text) + own;
        if (trim(cell_.text).empty() && !cell_.formula) return;
        if (++cells_ > limits_.cells) {
            return fail(finding(Code::workbook_too_large, {{"what", Name{"一个工作表中有内容的单元格数", "the number of cells with content in one sheet"}},
                                                           {"limit", std::to_string(limits_.cells)}}));
        }
        row_.cells.push_back(std::move(cell_));
        if (!first_cell_only_) return;
        sheet.rows.push_back(std::move(row_));
        stop();
    }

    void close_row() {
        in_row_ = false;
        if (!row_.cells.empty()) sheet.rows.push_back(std::move(row_));
    }

    void add_merge(std::string_view reference) {
        const auto merge = merge_of(reference);
        if (!merge || sheet.merges.size() == most_merges) return broken("mergeCell", reference);
        sheet.merges.push_back(*merge);
    }

    void hide_columns(const XmlAttributes& attributes) {
        std::string_view min = attributes.get("min");
        std::string_view max = attributes.get("max");
        const auto first = take_number(min, most_columns);
        const auto last = take_number(max, most_columns);
        const bool sound = first && last && *first <= *last && sheet.hidden_columns.size() < most_columns;
        if (!sound) return broken("col", attributes.get("min"));
        sheet.hidden_columns.push_back({*first - 1, *last - 1});
    }

    void broken(std::string_view element, std::string_view where) {
        const std::string what = "<" + std::string(element) + "> " + shown(where);
        fail(damaged({"工作表“" + shown(name_) + "”的 " + what + " 有误", "sheet `" + shown(name_) + "`: " + what + " is wrong"}));
    }

    static constexpr std::uint32_t most_style = 1'000'000;

    const std::string& name_;
    const Limits& limits_;
    bool first_cell_only_;
    SheetRow row_;
    Cell cell_;
    RichText own_text_;
    std::uint32_t last_row_ = 0;
    std::uint32_t next_column_ = 0;
    std::size_t cells_ = 0;
    bool in_row_ = false;
    bool in_cell_ = false;
    bool in_value_ = false;
};

Result<Sheet> read_part(Archive& archive, const SheetEntry& entry, const Limits& limits, bool first_cell_only) {
    SheetHandler handler(entry.name, limits, first_cell_only);
    if (auto problem = read_xml(archive, entry.part, limits, handler)) return *std::move(problem);
    return std::move(handler.sheet);
}

}  // namespace

Result<Sheet> read_sheet(Archive& archive, const SheetEntry& entry, const Limits& limits) {
    Result<Sheet> result = read_part(archive, entry, limits, false);
    if (auto* sheet = std::get_if<Sheet>(&result); sheet && !sort_disjoint(sheet->merges)) {
        const std::string name = shown(entry.name);
        return damaged({"工作表“" + name + "”的合并区域互相重叠", "sheet `" + name + "`: merged cells overlap"});
    }
    return result;
}

Result<bool> has_content(Archive& archive, const SheetEntry& entry, const Limits& limits) {
    Result<Sheet> sheet = read_part(archive, entry, limits, true);
    if (auto* problem = std::get_if<Diagnostic>(&sheet)) return std::move(*problem);
    return !std::get<Sheet>(sheet).rows.empty();
}

}  // namespace zhunze::facts
