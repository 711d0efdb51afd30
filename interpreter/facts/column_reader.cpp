// SPDX-License-Identifier: Apache-2.0
#include "facts/column_reader.hpp"

#include <algorithm>
#include <cstring>

#include "facts/numeral.hpp"

namespace zhunze::facts {
namespace {

using Says = ColumnCell::Says;
using How = ColumnCell::How;

/// What is read at once: what stands before a value, the longest number or word, and a block behind it.
constexpr std::size_t value_reach = 3 * scan_reach;

std::string_view between_of(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

/// The quote that ends a string whose content begins at `p`; null if the string has escapes or control characters, or no end.
const char* string_end(const char* p, const char* end) {
    for (; p < end; ++p) {
        if (*p == '"') return p;
        if (*p == '\\' || static_cast<unsigned char>(*p) < 0x20) return nullptr;
    }
    return nullptr;
}

/// The quote that ends a string of 32 bytes at most, whatever else it holds; null if it is longer.
[[gnu::always_inline]] inline const char* near_quote(const char* content) {
    const Block quote = Block{} + '"';
    const std::uint32_t quotes =
        bits_of(load_block(content) == quote) | bits_of(load_block(content + block_bytes) == quote) << block_bytes;
    return quotes == 0 ? nullptr : content + std::countr_zero(quotes);
}

// The usual ways of writing a value. Each gives the place behind it; null: it is not written so.

[[gnu::always_inline]] inline const char* read_quantity(ColumnCell& cell, const char* p, std::uint32_t row) {
    if (*p != '"') return cell.number(p, row);
    const char* const quote = near_quote(p + 1);
    return quote != nullptr && cell.quantity(between_of(p + 1, quote), row) == Says::given ? quote + 1 : nullptr;
}

[[gnu::always_inline]] inline const char* read_date(ColumnCell& cell, const char* p, std::uint32_t row) {
    constexpr std::size_t iso = 10;
    if (p[0] != '"') return nullptr;
    if (p[iso + 1] == '"' && cell.iso_date(p + 1, row) == Says::given) return p + iso + 2;
    const char* const quote = near_quote(p + 1);
    return quote != nullptr && cell.date(between_of(p + 1, quote), row) == Says::given ? quote + 1 : nullptr;
}

[[gnu::always_inline]] inline const char* read_text(ColumnCell& cell, const char* p, const char* readable, std::uint32_t row) {
    if (*p != '"') return nullptr;
    const char* const content = p + 1;
    for (const char* at = content; at < readable; at += block_bytes) {
        const std::uint32_t others = bits_of(plain_bytes(load_block(at))) ^ 0xFFFFu;
        if (others == 0) continue;
        const char* const end = at + std::countr_zero(others);
        return *end == '"' && cell.plain_text(between_of(content, end), row) == Says::given ? end + 1 : nullptr;
    }
    return nullptr;
}

/// Without escapes and control characters.
[[gnu::always_inline]] inline const char* read_any_string(const char* p, const char* readable) {
    if (*p != '"') return nullptr;
    for (const char* at = p + 1; at < readable; at += block_bytes) {
        const std::uint32_t others = bits_of(string_bytes(load_block(at))) ^ 0xFFFFu;
        if (others == 0) continue;
        const char* const end = at + std::countr_zero(others);
        return *end == '"' ? end + 1 : nullptr;
    }
    return nullptr;
}

[[gnu::always_inline]] inline const char* read_unkept_text(const ColumnCell& cell, const char* p, const char* readable) {
    const char* const behind = read_any_string(p, readable);
    return behind != nullptr && cell.unkept_text(between_of(p + 1, behind - 1)) == Says::given ? behind : nullptr;
}

const char* read_truth(ColumnCell& cell, const char* p, std::uint32_t row) {
    const bool yes = std::memcmp(p, "true", 4) == 0;
    const bool no = std::memcmp(p, "fals", 4) == 0 && p[4] == 'e';
    cell.put(row, yes ? 1 : 0);
    return yes ? p + 4 : no ? p + 5 : nullptr;
}

/// Codes are written as numbers as well.
const char* read_code(ColumnCell& cell, const char* p, std::uint32_t row) {
    const char* end = p;
    while (end - p < static_cast<std::ptrdiff_t>(WordTable::longest) && *end >= '0' && *end <= '9') ++end;
    const bool number = end > p && (*p != '0' || end - p == 1);
    return number && cell.word(between_of(p, end), row) == Says::given ? end : nullptr;
}

[[gnu::always_inline]] inline const char* read_word(ColumnCell& cell, const char* p, std::uint32_t row) {
    if (*p != '"') return cell.takes_truths() ? read_truth(cell, p, row) : cell.takes_codes() ? read_code(cell, p, row) : nullptr;
    const char* const quote = near_quote(p + 1);
    return quote != nullptr && cell.word(between_of(p + 1, quote), row) == Says::given ? quote + 1 : nullptr;
}

[[gnu::always_inline]] inline const char* read_usual(ColumnCell& cell, const char* p, const char* readable, std::uint32_t row) {
    switch (cell.how()) {
        case How::number: return read_quantity(cell, p, row);
        case How::date: return read_date(cell, p, row);
        case How::word: return read_word(cell, p, row);
        case How::text: return read_text(cell, p, readable, row);
        case How::unkept_text: return read_unkept_text(cell, p, readable);
        case How::told: return read_any_string(p, readable);
        case How::nothing:
        case How::unknown: break;
    }
    return nullptr;
}

bool ends_token(char c) { return c == ',' || c == '}' || c == ']' || c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

// ---- a record ----

[[gnu::always_inline]] inline bool ColumnReader::Between::stands_at(const char* p) const {
    constexpr std::uint32_t half = longest / 2;
    if (size == 0 || !same_bytes(bytes.data(), p, mask)) return false;
    return size <= half || same_bytes(bytes.data() + half, p + half, lowest(size - half));
}

ColumnReader::ColumnReader(const program::Program& program, program::RecordId record, const ColumnLayout& layout, const Limits& limits)
    : program_(program), limits_(limits), names_(FieldIndex::of_applications(program, record)) {
    const program::Record& declared = program.records[record];
    const std::size_t fields = declared.fields.size();
    steps_.reserve(fields + 2);
    for (const program::FieldId id : declared.fields) {
        const program::Field& field = program.fields[id];
        steps_.emplace_back(ColumnCell(program, field, layout.at(field.index), nullptr, id == declared.id_field));
    }
    kept_ = static_cast<std::size_t>(std::ranges::count_if(steps_, [](const Step& step) { return step.cell.is_kept(); }));
    evidence_ = &steps_.emplace_back(ColumnCell(program, How::nothing));
    start_ = &steps_.emplace_back(ColumnCell(program, How::nothing));
    id_ = declared.id_field ? &steps_[program.fields[declared.id_field].index] : nullptr;
}

const char* ColumnReader::skip_blanks(const char* p, const char* end) const {
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\r' || (*p == '\n' && !lines_))) ++p;
    return p;
}

/// Null: something else stands there, or a key that is no field.
const ColumnReader::Between* ColumnReader::learn_between(const char* p, const char* end, Step& from) {
    const char* at = p;
    const auto take = [&](char c) {
        const char* const here = skip_blanks(at, end);
        if (here >= end || *here != c) return false;
        at = here + 1;
        return true;
    };
    Between way;
    const bool first = &from == start_;
    if (first && !take('{')) return nullptr;
    if (!take('}')) {
        if ((!first && !take(',')) || !take('"')) return nullptr;
        const char* const key_end = string_end(at, end);
        if (key_end == nullptr) return nullptr;
        way.next = step_called(between_of(at, key_end));
        at = key_end + 1;
        if (way.next == nullptr || !take(':')) return nullptr;
        at = skip_blanks(at, end);
    }
    const auto size = static_cast<std::size_t>(at - p);
    const bool usual = size <= Between::longest;
    way.size = static_cast<std::uint32_t>(size);
    if (usual) {
        way.mask = lowest(std::min(size, Between::longest / 2));
        std::memcpy(way.bytes.data(), p, size);
        from.after[1] = from.after[0];
    }
    Between& place = usual ? from.after[0] : unusual_;
    place = way;
    return &place;
}

/// Null: one too many that is no field.
ColumnReader::Step* ColumnReader::step_called(std::string_view key) {
    if (const auto target = names_.find(key)) {
        return target->field ? &steps_[program_.fields[target->field].index] : evidence_;
    }
    constexpr std::size_t most = 64;
    const auto known = std::ranges::find(unknown_, key, &Unknown::key);
    if (known != unknown_.end()) return &known->step;
    if (unknown_.size() == most) return nullptr;
    return &unknown_.emplace_back(Unknown{std::string(key), Step(ColumnCell(program_, How::unknown))}).step;
}

/// Whoever reads the record at hand in full warns of the keys that are no fields, if nothing else about it is wrong.
void ColumnReader::tell_unknown() {
    for (Unknown& unknown : unknown_) {
        if (unknown.step.seen == record_) unknown.step.cell.tell();
    }
}

void ColumnReader::begin_file() {
    for (Step& step : steps_) step.after = {};
    unknown_.clear();
}

Says ColumnReader::read_slowly(ColumnCell& cell, const char*& p, const char* end, std::uint32_t row) const {
    p = skip_blanks(p, end);
    if (p >= end) return Says::unsure;
    if (*p == '"') {
        const char* const quote = string_end(p + 1, end);
        if (quote == nullptr) return Says::unsure;
        const Says says = cell.in_full(Written::Kind::text, between_of(p + 1, quote), row);
        p = quote + 1;
        return says;
    }
    if (*p == '[') {
        const bool takes_lists = cell.how() == How::nothing || cell.how() == How::unknown || cell.how() == How::told;
        const char* const inside = skip_blanks(p + 1, end);
        if (!takes_lists || inside == end || *inside != ']' || limits_.nesting < 2) return Says::unsure;
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

ColumnReader::Row ColumnReader::read_object(const char*& begin, const Reach reach, std::uint32_t row) {
    const std::uint64_t record = ++record_;
    const char* p = begin;
    std::size_t kept = 0;
    untold_ = false;
    bool id_missing = id_ == nullptr;
    for (Step* step = start_;;) {
        if (p >= reach.readable) return Row::near_the_end;
        const Between* way = &step->after[0];
        if (!way->stands_at(p)) [[unlikely]] {
            way = &step->after[1];
            if (!way->stands_at(p)) way = learn_between(p, reach.end, *step);
            if (way == nullptr) return Row::left;
        }
        p += way->size;
        Step* const next = way->next;
        if (next == nullptr) break;
        if (next->seen == record) return Row::left;
        next->seen = record;
        kept += next->cell.is_kept() ? 1 : 0;
        if (const char* const behind = read_usual(next->cell, p, reach.readable, row)) [[likely]] {
            p = behind;
        } else {
            // What was followed by a value the last time may be followed by a blank now.
            if (*p == ' ') step->after = {};
            const char* at = p;
            const Says says = read_slowly(next->cell, at, reach.end, row);
            p = at;
            if (says == Says::unsure) return Row::left;
            untold_ = untold_ || next->cell.how() == How::unknown;
            if (says == Says::nothing) next->cell.miss(row);
            id_missing = id_missing || (says == Says::nothing && next == id_);
        }
        step = next;
    }
    begin = p;
    if (id_missing || id_->seen != record || steps_.size() + unknown_.size() > limits_.columns) return Row::left;
    if (kept < kept_) miss(row);
    return Row::taken;
}

/// The fields that the record at hand does not have are not given. Most records have all that are kept.
void ColumnReader::miss(std::uint32_t row) {
    for (Step& step : steps_) {
        if (step.seen != record_) step.cell.miss(row);
    }
}

ColumnReader::Row ColumnReader::read_row(const char*& p, const Reach& reach, std::uint32_t row) {
    const char* const begin = p;
    const std::size_t most = std::min(limits_.cell_bytes, limits_.record_bytes);
    if (row % 64 == 0) begin_rows(row);
    Row result = read_object(p, reach, row);
    if (result == Row::near_the_end) {
        p = begin;
        begin_rows(row);
        const auto rest = static_cast<std::size_t>(reach.end - begin);
        result = read_in_copy(p, rest > most ? most + 1 : rest, row);
    }
    // What stands behind the text belongs to nobody; and a value that is too long is an error.
    const bool within = p <= reach.end && static_cast<std::size_t>(p - begin) <= most;
    return result == Row::taken && within ? Row::taken : Row::left;
}

/// Where nothing may be read behind the text, the last records are read in a copy that has room behind it.
ColumnReader::Row ColumnReader::read_in_copy(const char*& p, std::size_t size, std::uint32_t row) {
    copy_.assign(p, size);
    copy_.append(2 * value_reach, '\0');
    const char* const begin = copy_.data();
    const char* at = begin;
    const Row result = read_object(at, Reach{begin + size, begin + size + value_reach}, row);
    for (Step& step : steps_) {
        if (result != Row::taken || step.cell.how() != How::text || step.seen != record_) continue;
        const std::string_view text = step.cell.text(row);
        if (text.data() >= begin && text.data() <= begin + size) step.cell.put(row, {p + (text.data() - begin), text.size()});
    }
    p += at - begin;
    return result;
}

// ---- rows ----

void ColumnReader::open(Columns& out, bool lines) {
    if (lines_ != lines) {
        for (Step& step : steps_) step.after = {};
        for (Unknown& unknown : unknown_) unknown.step.after = {};
    }
    lines_ = lines;
    out.fields.resize(steps_.size() - 2);
    out.left.resize(Columns::capacity / 64);
    out.sources.resize(Columns::capacity);
    for (std::size_t i = 0; i < out.fields.size(); ++i) steps_[i].cell.open(out.fields[i], unkept_);
    if (out.count < Columns::capacity) begin_rows(out.count);
}

void ColumnReader::begin_rows(std::uint32_t first) {
    for (Step& step : steps_) step.cell.begin_rows(first);
}

void ColumnReader::close(Columns& out) {
    for (Step& step : steps_) step.cell.end_rows(out.count);
}

ColumnReader::Reach ColumnReader::reach_of(const ColumnText& input) {
    const char* const begin = input.text.data();
    const std::size_t size = input.text.size() + input.padding;
    return {begin + input.text.size(), begin + (size > value_reach ? size - value_reach : 0)};
}

}  // namespace zhunze::facts
