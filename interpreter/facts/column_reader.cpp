// SPDX-License-Identifier: Apache-2.0
#include "facts/column_reader.hpp"

#include <algorithm>
#include <cstring>

#include "facts/numeral.hpp"

namespace zhunze::facts {
namespace {

using Says = ColumnCell::Says;
using How = ColumnCell::How;

/// From the beginning of a value: the longest number or word that is read at once, and what is read behind it.
constexpr std::size_t value_reach = 2 * scan_reach;

std::string_view between_of(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

std::uint64_t bit(std::uint32_t row) { return std::uint64_t{1} << (row % 64); }

/// The quote that ends a string whose content begins at `p`; null if the string has escapes or control characters, or no end.
const char* string_end(const char* p, const char* end) {
    for (; p < end; ++p) {
        if (*p == '"') return p;
        if (*p == '\\' || static_cast<unsigned char>(*p) < 0x20) return nullptr;
    }
    return nullptr;
}

/// Reads a string of at most 32 bytes that means the same by its very bytes whatever it holds.
Says read_word(ColumnCell& cell, const char*& p, std::uint32_t row) {
    const char* const content = p + 1;
    const Block quote = Block{} + '"';
    const std::uint32_t quotes =
        bits_of(load_block(content) == quote) | bits_of(load_block(content + block_bytes) == quote) << block_bytes;
    if (quotes == 0) return Says::unsure;
    const char* const end = content + std::countr_zero(quotes);
    const Says says = cell.words(between_of(content, end), row);
    if (says == Says::given) p = end + 1;
    return says;
}

/// Reads a string of plain bytes.
Says read_plain_text(ColumnCell& cell, const char*& p, const char* readable, std::uint32_t row) {
    const char* const content = p + 1;
    for (const char* at = content; at < readable; at += block_bytes) {
        const std::uint32_t others = bits_of(plain_bytes(load_block(at))) ^ 0xFFFFu;
        if (others == 0) continue;
        const char* const end = at + std::countr_zero(others);
        if (*end != '"') return Says::unsure;
        const Says says = cell.plain_text(between_of(content, end), row);
        if (says == Says::given) p = end + 1;
        return says;
    }
    return Says::unsure;
}

bool takes_word(const char*& p, std::string_view word) {
    if (std::memcmp(p, word.data(), word.size()) != 0) return false;
    p += word.size();
    return true;
}

Says read_truth(ColumnCell& cell, const char*& p, std::uint32_t row) {
    const bool yes = takes_word(p, "true");
    if (!yes && !takes_word(p, "false")) return Says::unsure;
    cell.put(row, yes ? 1 : 0);
    return Says::given;
}

/// Codes are written as numbers as well.
Says read_code(ColumnCell& cell, const char*& p, std::uint32_t row) {
    const char* end = p;
    while (end - p < static_cast<std::ptrdiff_t>(WordTable::longest) && *end >= '0' && *end <= '9') ++end;
    if (*p == '0' && end - p > 1) return Says::unsure;
    const Says says = cell.words(between_of(p, end), row);
    if (says == Says::given) p = end;
    return says;
}

bool ends_token(char c) { return c == ',' || c == '}' || c == ']' || c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

// ---- a record ----

bool ColumnReader::Between::stands_at(const char* p) const {
    constexpr std::uint32_t half = longest / 2;
    if (size <= half) return size > 0 && same_bytes(bytes.data(), p, size);
    return same_bytes(bytes.data(), p, half) && same_bytes(bytes.data() + half, p + half, size - half);
}

ColumnReader::ColumnReader(const program::Program& program, program::RecordId record, const ColumnLayout& layout, const Limits& limits)
    : program_(program), limits_(limits), names_(FieldIndex::of_applications(program, record)) {
    const program::Record& declared = program.records[record];
    evidence_ = static_cast<std::uint32_t>(declared.fields.size());
    start_ = evidence_ + 1;
    end_ = start_ + 1;
    id_ = declared.id_field ? program.fields[declared.id_field].index : end_;
    cells_.reserve(start_);
    for (const program::FieldId id : declared.fields) {
        const program::Field& field = program.fields[id];
        cells_.emplace_back(program, field, layout.at(field.index), nullptr, field.index == id_);
    }
    cells_.emplace_back(program);
    ways_.resize(end_);
    seen_.resize(start_);
    given_.resize(evidence_);
    unkept_numbers_.resize(Columns::capacity);
    unkept_texts_.resize(Columns::capacity);
    ids_.resize(Columns::capacity);
}

inline const ColumnReader::Between* ColumnReader::between(const char*& p, const char* end, std::uint32_t from) {
    for (const Between& way : ways_[from]) {
        // What was followed by a value the last time may be followed by a blank now.
        if (!way.stands_at(p) || (way.next != end_ && p[way.size] <= ' ')) continue;
        p += way.size;
        return &way;
    }
    return learn_between(p, end, from);
}

const char* ColumnReader::skip_blanks(const char* p, const char* end) const {
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\r' || (*p == '\n' && !lines_))) ++p;
    return p;
}

/// Null: something else stands there, or a key that is no field.
const ColumnReader::Between* ColumnReader::learn_between(const char*& p, const char* end, std::uint32_t from) {
    const char* at = p;
    const auto take = [&](char c) {
        at = skip_blanks(at, end);
        if (at >= end || *at != c) return false;
        ++at;
        return true;
    };
    Between way;
    if (from == start_ && !take('{')) return nullptr;
    if (take('}')) {
        way.next = end_;
    } else {
        if ((from != start_ && !take(',')) || !take('"')) return nullptr;
        const char* const key_end = string_end(at, end);
        if (key_end == nullptr) return nullptr;
        way.next = cell_called(between_of(at, key_end));
        at = key_end + 1;
        if (way.next == end_ || !take(':')) return nullptr;
        at = skip_blanks(at, end);
    }
    const auto size = static_cast<std::size_t>(at - p);
    if (size > Between::longest) {
        unusual_ = way;
        p = at;
        return &unusual_;
    }
    way.size = static_cast<std::uint32_t>(size);
    std::memcpy(way.bytes.data(), p, size);
    p = at;
    Ways& ways = ways_[from];
    ways[1] = ways[0];
    ways[0] = way;
    return &ways[0];
}

std::uint32_t ColumnReader::cell_called(std::string_view key) const {
    const auto target = names_.find(key);
    if (!target) return end_;
    return target->field ? program_.fields[target->field].index : evidence_;
}

Says ColumnReader::read_slowly(ColumnCell& cell, const char*& p, const char* end, std::uint32_t row) const {
    if (p >= end) return Says::unsure;
    if (*p == '"') {
        const char* const quote = string_end(p + 1, end);
        if (quote == nullptr) return Says::unsure;
        const Says says = cell.in_full(Written::Kind::text, between_of(p + 1, quote), row);
        p = quote + 1;
        return says;
    }
    if (*p == '[') {
        const char* const inside = skip_blanks(p + 1, end);
        if (inside == end || *inside != ']' || cell.how() != How::nothing || limits_.nesting < 2) return Says::unsure;
        p = inside + 1;
        return Says::nothing;
    }
    const char* const token_end = std::find_if(p, end, ends_token);
    const std::string_view token = between_of(p, token_end);
    p = token_end;
    if (token == "null") return Says::nothing;
    if (token == "true" || token == "false") return cell.in_full(Written::Kind::truth, token, row);
    return is_json_number(token) ? cell.in_full(Written::Kind::number, token, row) : Says::unsure;
}

inline Says ColumnReader::read_value(ColumnCell& cell, const char*& p, const Reach& reach, std::uint32_t row) {
    Says says = Says::unsure;
    const bool string = *p == '"';
    switch (cell.how()) {
        case How::number: says = string ? read_word(cell, p, row) : cell.number(p, row); break;
        case How::date: says = string ? read_word(cell, p, row) : Says::unsure; break;
        case How::text: says = string ? read_plain_text(cell, p, reach.readable, row) : Says::unsure; break;
        case How::word:
            if (string) says = read_word(cell, p, row);
            else if (cell.takes_truths()) says = read_truth(cell, p, row);
            else if (cell.takes_codes()) says = read_code(cell, p, row);
            break;
        case How::nothing: break;
    }
    return says == Says::unsure ? read_slowly(cell, p, reach.end, row) : says;
}

ColumnReader::Row ColumnReader::read_object(const char*& p, const Reach& reach, std::uint32_t row) {
    ++record_;
    fields_seen_ = 0;
    id_given_ = false;
    for (std::uint32_t at = start_;;) {
        if (p >= reach.readable) return Row::near_the_end;
        const Between* const way = between(p, reach.end, at);
        if (way == nullptr) return Row::left;
        at = way->next;
        if (at == end_) return settle(row);
        if (seen_[at] == record_) return Row::left;
        seen_[at] = record_;
        ++fields_seen_;
        if (p >= reach.readable) return Row::near_the_end;
        switch (read_value(cells_[at], p, reach, row)) {
            case Says::given: id_given_ = id_given_ || at == id_; break;
            case Says::nothing:
                if (at != evidence_ && given_[at] != nullptr) given_[at][row / 64] &= ~bit(row);
                break;
            case Says::unsure: return Row::left;
        }
    }
}

/// What is left to do once every value is read: fields that the record does not have.
inline ColumnReader::Row ColumnReader::settle(std::uint32_t row) {
    if (!id_given_ || fields_seen_ > limits_.columns) return Row::left;
    if (seen_[evidence_] == record_) --fields_seen_;
    if (fields_seen_ == evidence_) return Row::taken;
    for (std::size_t i = 0; i < given_.size(); ++i) {
        if (given_[i] != nullptr && seen_[i] != record_) given_[i][row / 64] &= ~bit(row);
    }
    return Row::taken;
}

ColumnReader::Row ColumnReader::read_row(const char*& p, const Reach& reach, std::uint32_t row) {
    const char* const begin = p;
    const std::size_t most = std::min(limits_.cell_bytes, limits_.record_bytes);
    begin_row(row);
    Row result = read_object(p, reach, row);
    if (result == Row::near_the_end) {
        p = begin;
        if (static_cast<std::size_t>(reach.end - begin) > most) return Row::left;
        begin_row(row);
        result = read_in_copy(p, reach, row);
    }
    // What stands behind the text belongs to nobody; and a value that is too long is an error.
    const bool within = p <= reach.end && static_cast<std::size_t>(p - begin) <= most;
    return result == Row::taken && within ? Row::taken : Row::left;
}

/// Where nothing may be read behind the text, the last records are read in a copy that has room behind it.
ColumnReader::Row ColumnReader::read_in_copy(const char*& p, const Reach& reach, std::uint32_t row) {
    const auto size = static_cast<std::size_t>(reach.end - p);
    copy_.assign(p, size);
    copy_.append(2 * value_reach, '\0');
    const char* const begin = copy_.data();
    const char* at = begin;
    const Row result = read_object(at, {begin + size, begin + size + value_reach}, row);
    for (std::uint32_t i = 0; i < evidence_; ++i) {
        if (cells_[i].how() != How::text || seen_[i] != record_ || result != Row::taken) continue;
        const std::string_view text = cells_[i].text(row);
        if (text.data() >= begin && text.data() <= begin + size) cells_[i].put(row, {p + (text.data() - begin), text.size()});
    }
    p += at - begin;
    return result;
}

// ---- rows ----

void ColumnReader::open(Columns& out, bool lines) {
    if (lines_ != lines) std::ranges::fill(ways_, Ways{});
    lines_ = lines;
    out.fields.resize(evidence_);
    out.left.resize(Columns::capacity / 64);
    out.sources.resize(Columns::capacity);
    for (std::uint32_t i = 0; i < evidence_; ++i) {
        Column& column = out.fields[i];
        ColumnCell& cell = cells_[i];
        const bool text = cell.how() == How::text;
        if (cell.is_kept()) {
            column.given.resize(Columns::capacity / 64);
            if (text) column.texts.resize(Columns::capacity);
            else column.numbers.resize(Columns::capacity);
        }
        given_[i] = cell.is_kept() ? column.given.data() : nullptr;
        std::int64_t* const numbers = cell.is_kept() && !text ? column.numbers.data() : unkept_numbers_.data();
        std::string_view* const texts = cell.is_kept() && text ? column.texts.data() : i == id_ ? ids_.data() : unkept_texts_.data();
        cell.write_to(numbers, texts);
    }
}

/// Every field is taken to be given until it is known not to be.
void ColumnReader::begin_row(std::uint32_t row) {
    for (std::uint64_t* const given : given_) {
        if (given != nullptr) given[row / 64] |= bit(row);
    }
}

void ColumnReader::add(Columns& out, Row row, RowSource source) const {
    const std::uint32_t at = out.count++;
    if (row == Row::taken) {
        source.id = cells_[id_].text(at);
        out.left[at / 64] &= ~bit(at);
    } else {
        out.left[at / 64] |= bit(at);
        for (std::uint64_t* const given : given_) {
            if (given != nullptr) given[at / 64] &= ~bit(at);
        }
    }
    out.sources[at] = source;
}

/// Bits of the last word that belong to no row are zero.
void ColumnReader::close(Columns& out) const {
    if (out.count % 64 == 0) return;
    const std::uint64_t rows = bit(out.count) - 1;
    out.left[out.count / 64] &= rows;
    for (std::uint64_t* const given : given_) {
        if (given != nullptr) given[out.count / 64] &= rows;
    }
}

ColumnReader::Reach ColumnReader::reach_of(const ColumnText& input) {
    const char* const begin = input.text.data();
    const std::size_t size = input.text.size() + input.padding;
    return {begin + input.text.size(), begin + (size > value_reach ? size - value_reach : 0)};
}

}  // namespace zhunze::facts
