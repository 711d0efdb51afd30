// SPDX-License-Identifier: Apache-2.0
#include "facts/csv_header.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "facts/finding.hpp"
#include "facts/place.hpp"
#include "facts/quantity.hpp"
#include "values/scan.hpp"

namespace zhunze::facts {
namespace {

/// `固定资产投资` and `万元`, of a header whose brackets say more than the name.
struct Heading {
    std::string name;
    std::string note;
};

Heading split_heading(std::string_view text) {
    const std::string folded = fold_width(trim(text));
    const std::size_t open = folded.rfind('(');
    if (!folded.ends_with(')') || open == std::string::npos) return {folded, ""};
    const std::string note = folded.substr(open + 1, folded.size() - open - 2);
    std::string_view unit = trim(note);
    (void)take(unit, "单位:");
    return {std::string(trim(folded.substr(0, open))), std::string(trim(unit))};
}

/// The whole text may be a name, brackets included; else the brackets are a remark.
std::pair<std::optional<Target>, Heading> look_up(const std::string& text, const RecordReader& reader) {
    if (const auto target = reader.names().find_header(text)) return {target, {text, ""}};
    Heading heading = split_heading(text);
    const auto target = reader.names().find_header(heading.name);
    return {target, std::move(heading)};
}

class HeaderReader {
public:
    HeaderReader(RecordReader& reader, std::uint32_t line, std::uint32_t row, std::string_view sheet, std::vector<Diagnostic>& errors)
        : reader_(reader), line_(line), row_(row), sheet_(sheet), errors_(errors) {}

    std::vector<Column> read(const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) columns_.push_back(read_cell(cells, i));
        const bool any = std::ranges::any_of(columns_, [](const Column& column) { return column.target.has_value(); });
        if (!any) error(finding(Code::no_known_column, {{"record", record_name()}, {"found", first_words(cells)}}), 0);
        else if (const Key* key = reader_.key()) want_key(*key, cells);
        return std::move(columns_);
    }

private:
    Column read_cell(const std::vector<std::string>& cells, std::size_t index) {
        const std::string& text = cells[index];
        if (trim(text).empty()) return {};
        const auto [target, heading] = look_up(text, reader_);
        if (!target) {
            reader_.unknown(heading.name, place_of(index));
            return {};
        }
        refuse_repetition(*target, cells, index);
        return {target, unit_of(*target, heading, text, index)};
    }

    /// Without it no item of the table could be told whose it is.
    void want_key(const Key& key, const std::vector<std::string>& cells) {
        const auto is_key = [](const Column& column) { return column.target && column.target->key; };
        if (std::ranges::any_of(columns_, is_key)) return;
        error(with_hint(finding(Code::no_key_column, {{"key", shown(key.words.front())}, {"found", first_words(cells)}}),
                        LabelText::allowed_are, {{"list", listed(key.words)}}),
              0);
    }

    void refuse_repetition(Target target, const std::vector<std::string>& cells, std::size_t index) {
        const auto first = std::ranges::find_if(columns_, [&](const Column& column) { return column.target && column.target->clashes(target); });
        if (first == columns_.end()) return;
        const auto first_index = static_cast<std::size_t>(first - columns_.begin());
        error(finding(Code::repeated_field, {{"first", named(cells, first_index)}, {"second", named(cells, index)}}), index);
    }

    /// Only quantities have units; brackets after other headers are remarks to whoever fills in the table.
    std::optional<program::Unit> unit_of(Target target, const Heading& heading, const std::string& text, std::size_t index) {
        const program::FieldId field = target.field || !target.key ? target.field : reader_.key()->field;
        if (!field || heading.note.empty()) return std::nullopt;
        const program::Type& type = reader_.program().fields[field].type;
        if (type.kind != program::Type::Kind::quantity) return std::nullopt;
        auto unit = input_unit(reader_.program(), heading.note);
        if (unit && unit->dimension == type.dimension) return unit;
        error(finding(Code::header_unit, {{"found", shown(text)}, {"unit", shown(heading.note)}, {"type", reader_.program().type_name(type)}}),
              index);
        return std::nullopt;
    }

    [[nodiscard]] std::string named(const std::vector<std::string>& cells, std::size_t index) const {
        return shown(trim(cells[index])) + " " + cell(index, row_);
    }
    [[nodiscard]] static std::string first_words(const std::vector<std::string>& cells) {
        std::string words;
        for (std::size_t i = 0; i < cells.size() && i < 8; ++i) words += (i > 0 ? " | " : "") + cells[i];
        return shown(words);
    }
    [[nodiscard]] const Name& record_name() const { return reader_.program().records[reader_.record()].name; }
    [[nodiscard]] std::string place_of(std::size_t index) const { return place(reader_.file(), line_, cell(sheet_, index, row_)); }

    void error(Diagnostic problem, std::size_t index) {
        problem.place = place_of(index);
        errors_.push_back(std::move(problem));
    }

    RecordReader& reader_;
    std::uint32_t line_;
    std::uint32_t row_;
    std::string_view sheet_;
    std::vector<Diagnostic>& errors_;
    std::vector<Column> columns_;
};

}  // namespace

std::vector<Column> read_header(const std::vector<std::string>& cells, std::uint32_t line, std::uint32_t row, RecordReader& reader,
                                std::vector<Diagnostic>& errors, std::string_view sheet) {
    return HeaderReader(reader, line, row, sheet, errors).read(cells);
}

std::size_t known_headings(const std::vector<std::string>& cells, const RecordReader& reader) {
    std::vector<Target> known;
    for (const std::string& text : cells) {
        if (trim(text).empty()) continue;
        const auto target = look_up(text, reader).first;
        if (target && std::ranges::find(known, *target) == known.end()) known.push_back(*target);
    }
    return known.size();
}

std::string note_of_heading(std::string_view text) { return split_heading(text).note; }

std::string canonical(const std::vector<std::string>& cells) {
    std::string text;
    for (const std::string& content : cells) text += std::to_string(content.size()) + ":" + content + ",";
    return text + "\n";
}

}  // namespace zhunze::facts
