// SPDX-License-Identifier: Apache-2.0
#include "facts/column_rows.hpp"

#include <algorithm>
#include <bit>

#include "base/text.hpp"
#include "facts/csv_header.hpp"
#include "facts/csv_split.hpp"

namespace zhunze::facts {
namespace {

using Says = ColumnCell::Says;
using How = ColumnCell::How;

/// A cell of 32 bytes and what is read behind it.
constexpr std::size_t cell_reach = 3 * scan_reach;
/// A cell that does not end within the text may do so where the text has a line end behind it.
constexpr std::ptrdiff_t near_end = 4096;

std::string_view text_between(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The lead byte of three that stand for an ideograph from U+4000 to U+9FFF.
bool leads_ideograph(char c) { return c >= '\xE4' && c <= '\xE9'; }

constexpr std::size_t two_ideographs = 6;

bool begins_with_ideographs(std::string_view text) {
    return text.size() >= two_ideographs && leads_ideograph(text[0]) && leads_ideograph(text[3]);
}

/// Lines within a row, which only quoted cells have.
std::uint64_t line_ends_in(std::string_view row) {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] == '\n' || (row[i] == '\r' && row.substr(i + 1, 1) != "\n")) ++count;
    }
    return count;
}

}  // namespace

ColumnRows::ColumnRows(const program::Program& program, program::RecordId record, const ColumnLayout& layout, const TableShape& shape,
                       char delimiter, std::uint64_t header_row, const Limits& limits)
    : shape_(shape), delimiter_(delimiter), header_row_(header_row), limits_(limits),
      most_bytes_(std::min({limits.cell_bytes, limits.record_bytes, std::size_t{1} << 30})), takes_rows_(shape.has_fixed_units()),
      names_("", program, record, unused_batch_, limits_, unused_notes_) {
    const program::Record& declared = program.records[record];
    const std::vector<TableColumn>& headed = shape.columns();
    std::vector<const program::Unit*> units(declared.fields.size());
    units_.reserve(headed.size());
    for (const TableColumn& column : headed) {
        if (column.unit && column.target && column.target->field) {
            units[program.fields[column.target->field].index] = &units_.emplace_back(*column.unit);
        }
    }
    cells_.reserve(declared.fields.size() + 1);
    for (const program::FieldId id : declared.fields) {
        const program::Field& field = program.fields[id];
        cells_.emplace_back(program, field, layout.at(field.index), units[field.index], id == declared.id_field);
    }
    cells_.emplace_back(program, How::nothing);
    has_column_.resize(cells_.size());
    for (const TableColumn& column : headed) {
        const std::size_t evidence = cells_.size() - 1;
        const std::size_t index = column.target && column.target->field ? program.fields[column.target->field].index : evidence;
        columns_.push_back(column.target ? &cells_[index] : nullptr);
        if (!column.target) continue;
        has_column_[index] = true;
        if (column.target->field && column.target->field == declared.id_field) id_ = &cells_[index];
    }
    learn_beginnings();
}

// ---- headings ----

/// Whatever stands before a heading's name, it is no ideograph; and a second ideograph belongs to the name, as what follows a name
/// begins with a bracket, a sign or a blank.
void ColumnRows::learn_beginnings() {
    const program::Program& program = names_.program();
    std::vector<std::string> words{"证据", "evidence"};
    for (const program::FieldId id : program.records[names_.record()].fields) {
        const std::vector<std::string> of_field = words_of(program.fields[id]);
        words.insert(words.end(), of_field.begin(), of_field.end());
    }
    for (const std::string& word : words) {
        std::string ideographs;
        for (std::size_t at = 0; at < word.size() && ideographs.size() < two_ideographs;) {
            const char32_t c = next_code_point(word, at);
            if (c >= U'\u4000' && c <= U'\u9FFF') append_utf8(ideographs, c);
        }
        beginnings_.insert(ideographs);
    }
}

/// What is certain is that a text is no heading if this says so.
bool ColumnRows::may_be_heading(std::string_view text) {
    if (no_headings_.find(text) != WordTable::unknown || has_digit(text)) return false;
    if (begins_with_ideographs(text) && !beginnings_.contains(std::string(text.substr(0, two_ideographs)))) return false;
    if (target_of_heading(text, names_)) return true;
    no_headings_.learn(text, 0);
    return false;
}

// ---- cells ----

const char* ColumnRows::skip_blanks(const char* p, const char* end) const {
    while (p < end && (*p == ' ' || (*p == '\t' && delimiter_ != '\t'))) ++p;
    return p;
}

/// The delimiter, line end or quote that comes next; null if none comes before the end of the text.
[[gnu::always_inline]] inline const char* ColumnRows::end_of_cell(const char* p, const Reach& reach) const {
    for (; p < reach.readable; p += block_bytes) {
        const Block block = load_block(p);
        const std::uint32_t found = bits_of((block == Block{} + delimiter_) | (block == Block{} + '\n') | (block == Block{} + '\r') |
                                            (block == Block{} + '"'));
        if (found == 0) continue;
        const char* const end = p + std::countr_zero(found);
        return end < reach.end ? end : nullptr;
    }
    return nullptr;
}

/// Takes the cell at `p`; false: it has quotes in it, or does not end within reach. Moves `p` to what ends it.
[[gnu::always_inline]] inline bool ColumnRows::take_cell(const char*& p, const Reach& reach, std::string_view& content) const {
    const char* begin = skip_blanks(p, reach.end);
    const bool quoted = *begin == '"';
    if (quoted) ++begin;
    const char* end = end_of_cell(begin, reach);
    while (quoted && end != nullptr && *end == delimiter_) end = end_of_cell(end + 1, reach);
    if (end == nullptr || quoted != (*end == '"')) return false;
    content = text_between(begin, end);
    if (quoted) {
        end = skip_blanks(end + 1, reach.end);
        const bool closed = end < reach.end && (*end == delimiter_ || *end == '\n' || *end == '\r');
        if (!closed) return false;
    } else {
        while (!content.empty() && (content.back() == ' ' || content.back() == '\t')) content.remove_suffix(1);
    }
    p = end;
    return true;
}

[[gnu::always_inline]] inline Says ColumnRows::read_value(ColumnCell& cell, std::string_view content, std::uint32_t row, Headings& headings) {
    if (content.empty()) return Says::nothing;
    if (headings.filled < 2 && !trim(content).empty()) {
        ++headings.filled;
        if (may_be_heading(content)) ++headings.known;
    }
    const Says says = cell.usual(content, row);
    return says == Says::unsure ? cell.in_full(Written::Kind::text, content, row) : says;
}

/// Spreadsheets write empty cells past the last column.
bool ColumnRows::read_extra_cells(const char*& p, const Reach& reach) const {
    std::string_view content;
    for (std::size_t cells = columns_.size(); *p == delimiter_; ++cells) {
        ++p;
        if (cells >= limits_.columns || !take_cell(p, reach, content) || !content.empty()) return false;
    }
    return true;
}

ColumnRows::Row ColumnRows::read_cells(const char*& p, const Reach& reach, std::uint32_t row) {
    Headings headings;
    std::string_view content;
    bool blank = true;
    id_given_ = false;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (i > 0) {
            if (*p != delimiter_) return blank ? Row::blank : Row::left;
            ++p;
        }
        if (p >= reach.readable) return Row::near_the_end;
        if (!take_cell(p, reach, content)) return reach.end - p < near_end ? Row::near_the_end : Row::left;
        blank = blank && content.empty();
        ColumnCell* const cell = columns_[i];
        if (cell == nullptr) continue;
        const Says says = read_value(*cell, content, row, headings);
        if (says == Says::unsure) return Row::left;
        if (says == Says::nothing) cell->miss(row);
        else if (cell == id_) id_given_ = true;
    }
    if (p >= reach.readable) return Row::near_the_end;
    if (!read_extra_cells(p, reach)) return Row::left;
    if (blank) return Row::blank;
    return id_given_ && headings.known == 0 ? Row::taken : Row::left;
}

ColumnRows::Row ColumnRows::read_row(const char*& p, const Reach& reach, std::uint32_t row) {
    const char* const begin = p;
    if (row % 64 == 0) begin_rows(row);
    Row result = read_cells(p, reach, row);
    if (result == Row::near_the_end) {
        p = begin;
        const auto rest = static_cast<std::size_t>(reach.end - begin);
        begin_rows(row);
        result = read_in_copy(p, std::min(rest, most_bytes_ + 1), row);
    }
    // One byte more would be too long; and a copy that ends there may have cut the row.
    return static_cast<std::size_t>(p - begin) <= most_bytes_ ? result : Row::left;
}

/// The last rows, in a copy that has a line end and room behind it.
ColumnRows::Row ColumnRows::read_in_copy(const char*& p, std::size_t size, std::uint32_t row) {
    copy_.assign(p, size);
    copy_ += '\n';
    copy_.append(2 * cell_reach, '\0');
    const char* const begin = copy_.data();
    const char* const end = begin + size + 1;
    const char* at = begin;
    const Row result = read_cells(at, {end, end + cell_reach}, row);
    for (ColumnCell* const cell : columns_) {
        if (result != Row::taken || cell == nullptr || cell->how() != How::text) continue;
        const std::string_view text = cell->text(row);
        if (text.data() >= begin && text.data() < end) cell->put(row, {p + (text.data() - begin), text.size()});
    }
    p += at - begin;
    return result == Row::near_the_end ? Row::left : result;
}

// ---- rows ----

std::size_t ColumnRows::read(ColumnText input, RowPosition& at, Columns& out) {
    open(out);
    const char* const begin = input.text.data();
    const std::size_t size = input.text.size() + input.padding;
    const Reach reach{begin + input.text.size(), begin + (size > cell_reach ? size - cell_reach : 0)};
    const char* p = begin;
    while (p < reach.end && out.count < Columns::capacity) {
        const char* const first = p;
        const std::uint64_t number = at.index + 1;
        const bool data = number > header_row_;
        const bool readable = takes_rows_ && data && id_ != nullptr && !shape_.is_marked(number);
        Row row = readable ? read_row(p, reach, out.count) : Row::left;
        std::string_view text = text_between(first, p);
        if (row == Row::left) {
            CsvSplitter split(text_between(first, reach.end), delimiter_);
            const auto piece = split.next();
            if (!piece->closed) {
                p = first;
                break;
            }
            text = piece->text;
            p = first + text.size();
            if (trim(text).empty()) row = Row::blank;
        }
        if (row == Row::blank) begin_rows(out.count);
        else if (data) add(out, row, {text, {}, at.line, at.index});
        if (p < reach.end) p += *p == '\r' && p + 1 < reach.end && p[1] == '\n' ? 2 : 1;
        at.line += 1 + (row == Row::taken ? 0 : line_ends_in(text));
        ++at.index;
    }
    for (ColumnCell& cell : cells_) cell.end_rows(out.count);
    return static_cast<std::size_t>(p - begin);
}

void ColumnRows::open(Columns& out) {
    out.fields.resize(cells_.size() - 1);
    out.left.resize(Columns::capacity / 64);
    out.sources.resize(Columns::capacity);
    for (std::size_t i = 0; i < out.fields.size(); ++i) cells_[i].open(out.fields[i], unkept_);
    begin_rows(out.count);
}

void ColumnRows::begin_rows(std::uint32_t first) {
    if (first == Columns::capacity) return;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        if (has_column_[i]) cells_[i].begin_rows(first);
        else cells_[i].end_rows(first);
    }
}

void ColumnRows::add(Columns& out, Row row, RowSource source) {
    if (row == Row::taken) {
        source.id = id_->text(out.count);
    } else {
        for (ColumnCell& cell : cells_) cell.miss(out.count);
    }
    add_row(out, row != Row::taken, source);
}

}  // namespace zhunze::facts
