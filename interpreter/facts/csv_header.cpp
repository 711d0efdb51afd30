// SPDX-License-Identifier: Apache-2.0
#include "facts/csv_header.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.hpp"
#include "facts/finding.hpp"
#include "facts/place.hpp"
#include "facts/quantity.hpp"
#include "values/scan.hpp"

namespace zhunze::facts {
namespace {

/// `固定资产投资`, and `万元` and whatever else a header says behind the name.
struct Heading {
    std::string name;
    std::vector<std::string> notes;
};

/// What forms say to whoever fills them in.
bool is_instruction(std::string_view note) {
    static constexpr std::string_view words[] = {"必填", "必填项", "选填", "可不填", "可空", "required", "optional", "*"};
    return std::ranges::find(words, note) != std::end(words);
}

void take_instructions(std::string_view& text) {
    for (bool more = true; more;) {
        text = trim(text);
        more = take(text, "*");
        for (const std::string_view word : {std::string_view("*"), std::string_view(" 必填"), std::string_view(" 选填")}) {
            if (!text.ends_with(word)) continue;
            text.remove_suffix(word.size());
            more = true;
        }
    }
}

/// Takes the brackets at the end off the text, the last first.
std::optional<std::string> take_brackets(std::string_view& text) {
    const std::size_t open = text.rfind('(');
    if (!text.ends_with(')') || open == std::string_view::npos) return std::nullopt;
    std::string note(trim(text.substr(open + 1, text.size() - open - 2)));
    text = text.substr(0, open);
    take_instructions(text);
    return note;
}

Heading split_heading(std::string_view text) {
    const std::string whole = plain_heading(text);
    std::string_view name = whole;
    take_instructions(name);
    Heading heading;
    while (auto note = take_brackets(name)) heading.notes.push_back(*std::move(note));
    heading.name = std::string(name);
    return heading;
}

/// `投资/元`, `投资 元`, `投资:元`: a name and what has to be a unit.
std::optional<Target> split_unit(Heading& heading, const RecordReader& reader) {
    static constexpr std::string_view separators = "/:,- ";
    for (std::size_t at = heading.name.find_first_of(separators); at != std::string::npos; at = heading.name.find_first_of(separators, at + 1)) {
        const std::string note = heading.name.substr(at + 1);
        if (!noted_unit(reader.program(), note) && !looks_like_unit(note)) continue;
        const auto target = reader.names().find_header(heading.name.substr(0, at));
        if (!target) continue;
        heading.notes.push_back(std::string(trim(note)));
        heading.name.resize(at);
        return target;
    }
    return std::nullopt;
}

/// The whole text may be a name, brackets included; else the brackets are a remark.
std::pair<std::optional<Target>, Heading> look_up(const std::string& text, const RecordReader& reader) {
    constexpr std::size_t longest = 1024;
    if (text.size() > longest) return {std::nullopt, {text.substr(0, code_point_begin(text, longest)), {}}};
    if (const auto target = reader.names().find_header(text)) return {target, {text, {}}};
    const std::string whole = plain_heading(text);
    std::string_view name = whole;
    take_instructions(name);
    Heading heading;
    // Names may have brackets of their own: `面积(净)(亩)`.
    for (;;) {
        heading.name = std::string(name);
        if (const auto target = reader.names().find_header(name)) return {target, std::move(heading)};
        auto note = take_brackets(name);
        if (!note) break;
        heading.notes.push_back(*std::move(note));
    }
    const auto target = split_unit(heading, reader);
    return {target, std::move(heading)};
}

class HeaderReader {
public:
    HeaderReader(RecordReader& reader, std::uint64_t line, std::uint64_t row, std::string_view sheet, std::vector<Diagnostic>& errors,
                 UnitNotes& notes)
        : reader_(reader), line_(line), row_(row), sheet_(sheet), errors_(errors), notes_(notes) {}

    std::vector<TableColumn> read(const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) columns_.push_back(read_cell(cells, i));
        const bool any = std::ranges::any_of(columns_, [](const TableColumn& column) { return column.target.has_value(); });
        if (!any) error(finding(Code::no_known_column, {{"record", record_name()}, {"found", first_words(cells)}}), 0);
        else if (const Key* key = reader_.key()) want_key(*key, cells);
        return std::move(columns_);
    }

private:
    TableColumn read_cell(const std::vector<std::string>& cells, std::size_t index) {
        const std::string& text = cells[index];
        if (trim(text).empty()) return {};
        const auto [target, heading] = look_up(text, reader_);
        if (!target) return no_field(heading, text, index);
        refuse_repetition(*target, cells, index);
        TableColumn column;
        column.target = target;
        column.unit = unit_of(*target, heading, text, index);
        return column;
    }

    /// A column that is not used may still say in what units the others are.
    TableColumn no_field(const Heading& heading, const std::string& text, std::size_t index) {
        TableColumn column;
        column.names_units = is_unit_heading(text);
        const bool about_units = column.names_units || notes_.add(text, place_of(index), UnitNotes::Form::with_word) != UnitNotes::Says::nothing;
        if (!about_units) reader_.unknown(heading.name, place_of(index));
        return column;
    }

    /// Without it no item of the table could be told whose it is.
    void want_key(const Key& key, const std::vector<std::string>& cells) {
        const auto is_key = [](const TableColumn& column) { return column.target && column.target->key; };
        if (std::ranges::any_of(columns_, is_key)) return;
        error(with_hint(finding(Code::no_key_column, {{"key", shown(key.words.front())}, {"found", first_words(cells)}}),
                        LabelText::allowed_are, {{"list", listed(key.words)}}),
              0);
    }

    void refuse_repetition(Target target, const std::vector<std::string>& cells, std::size_t index) {
        const auto first = std::ranges::find_if(columns_, [&](const TableColumn& column) { return column.target && column.target->clashes(target); });
        if (first == columns_.end()) return;
        const auto first_index = static_cast<std::size_t>(first - columns_.begin());
        error(finding(Code::repeated_field, {{"first", named(cells, first_index)}, {"second", named(cells, index)}}), index);
    }

    /// Only quantities have units; brackets after other headers are remarks to whoever fills in the table. Beside a unit there may
    /// be remarks as well, but no second unit.
    std::optional<program::Unit> unit_of(Target target, const Heading& heading, const std::string& text, std::size_t index) {
        const program::FieldId field = target.field || !target.key ? target.field : reader_.key()->field;
        if (!field) return std::nullopt;
        const program::Type& type = reader_.program().fields[field].type;
        if (type.kind != program::Type::Kind::quantity) return std::nullopt;
        std::optional<program::Unit> unit;
        const std::string* wrong = nullptr;
        const std::string* remark = nullptr;
        for (const std::string& note : heading.notes) {
            if (note.empty() || is_instruction(note)) continue;
            const auto named = unit_in(note, type.dimension);
            if (named && named->dimension == type.dimension && (!unit || unit->factor == named->factor)) unit = named;
            else if (named || looks_like_unit(note)) wrong = &note;
            else remark = &note;
        }
        if (wrong == nullptr && !unit) wrong = remark;
        if (wrong == nullptr) return unit;
        error(finding(Code::header_unit, {{"found", shown(text)}, {"unit", shown(*wrong)}, {"type", reader_.program().type_name(type)}}), index);
        return std::nullopt;
    }

    /// A scale alone (万) is a unit of plain numbers.
    [[nodiscard]] std::optional<program::Unit> unit_in(const std::string& note, const Dimension& dimension) const {
        if (auto unit = noted_unit(reader_.program(), note)) return unit;
        return dimension.is_number() ? input_unit(reader_.program(), note) : std::nullopt;
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
    std::uint64_t line_;
    std::uint64_t row_;
    std::string_view sheet_;
    std::vector<Diagnostic>& errors_;
    UnitNotes& notes_;
    std::vector<TableColumn> columns_;
};

}  // namespace

std::vector<TableColumn> read_header(const std::vector<std::string>& cells, std::uint64_t line, std::uint64_t row, RecordReader& reader,
                                std::vector<Diagnostic>& errors, UnitNotes& notes, std::string_view sheet) {
    return HeaderReader(reader, line, row, sheet, errors, notes).read(cells);
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

std::optional<Target> target_of_heading(std::string_view text, const RecordReader& reader) { return look_up(std::string(text), reader).first; }

std::vector<std::string> notes_of_heading(std::string_view text) { return split_heading(text).notes; }

const program::Field* quantity_field(const TableColumn& column, const RecordReader& reader) {
    if (!column.target || (!column.target->field && !column.target->key)) return nullptr;
    const program::FieldId id = column.target->field ? column.target->field : reader.key()->field;
    const program::Field& field = reader.program().fields[id];
    return field.type.kind == program::Type::Kind::quantity ? &field : nullptr;
}

std::string canonical(const std::vector<std::string>& cells) {
    std::string text;
    for (const std::string& content : cells) text += std::to_string(content.size()) + ":" + content + ",";
    return text + "\n";
}

}  // namespace zhunze::facts
