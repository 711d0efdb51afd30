// SPDX-License-Identifier: Apache-2.0
#include "facts/column_reader.hpp"

#include <algorithm>
#include <cstring>

#include "facts/numeral.hpp"

namespace zhunze::facts {
namespace {

using Says = ColumnCell::Says;
using How = ColumnCell::How;

std::string_view between_of(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

/// The quote that ends a string whose content begins at `p`; null if the string has escapes or control characters, or no end.
const char* string_end(const char* p, const char* end) {
    for (; p < end; ++p) {
        if (*p == '"') return p;
        if (*p == '\\' || static_cast<unsigned char>(*p) < 0x20) return nullptr;
    }
    return nullptr;
}

/// The quote that ends a string without escapes and control characters; null: it is none, or does not end within reach.
const char* quote_behind(const char* content, const char* readable) {
    for (const char* at = content; at < readable; at += block_bytes) {
        const std::uint32_t others = bits_of(string_bytes(load_block(at))) ^ 0xFFFFu;
        if (others == 0) continue;
        const char* const end = at + std::countr_zero(others);
        return *end == '"' ? end : nullptr;
    }
    return nullptr;
}

/// A value written in one of the usual ways. Gives the place behind it; null: it is not written so.
const char* read_usual(ColumnCell& cell, const char* p, const char* readable, std::uint32_t row) {
    if (*p != '"') return cell.bare(p, row);
    const char* const quote = quote_behind(p + 1, readable);
    return quote != nullptr && cell.usual(between_of(p + 1, quote), row) == Says::given ? quote + 1 : nullptr;
}

bool ends_token(char c) { return c == ',' || c == '}' || c == ']' || c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

// ---- a record ----

[[gnu::always_inline]] inline bool ColumnReader::Between::stands_at(const char* p) const {
    constexpr std::uint32_t half = longest / 2;
    if (size == 0 || !same_bytes(bytes.data(), p, mask)) return false;
    return size <= half || same_bytes(bytes.data() + half, p + half, lowest(size - half));
}

ColumnReader::ColumnReader(const program::Program& program, program::RecordId record, const ColumnLayout& layout, const Limits& limits,
                           Instructions instructions)
    : program_(program), limits_(limits), names_(FieldIndex::of_applications(program, record)), walk_(walk_with(instructions)), marks_(instructions) {
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
    forget_path();
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

ColumnReader::Row ColumnReader::read_object(const char*& begin, const Reach& reach, std::uint32_t row) {
    untold_ = false;
    const std::uint16_t* const quotes = path_.empty() ? nullptr : marks_.from(begin, path_quotes_, reach.readable);
    const Walked walked = quotes == nullptr ? Walked{begin, 0} : walk_(path_, begin, marks_.base(), quotes, row);
    if (walked.steps == path_.size() && path_ends_) [[likely]] {
        for (ColumnCell* cell : absent_) cell->miss(row);
        begin = walked.p;
        strayed_ = false;
        return Row::taken;
    }
    const Row result = read_on(begin, walked, reach, row);
    // A single record that is written in another way is no reason to expect more of them.
    if (result == Row::taken && !untold_ && (strayed_ || path_.empty())) learn_path(walked.steps);
    strayed_ = true;
    return result;
}

/// From behind the steps of the path that have been taken.
ColumnReader::Row ColumnReader::read_on(const char*& begin, const Walked& walked, const Reach& reach, std::uint32_t row) {
    const std::uint64_t record = ++record_;
    const char* p = walked.p;
    Step* step = start_;
    std::size_t kept = 0;
    bool id_missing = id_ == nullptr;
    for (std::size_t i = 0; i < walked.steps; ++i) {
        step = walked_[i];
        step->seen = record;
        kept += step->cell.is_kept() ? 1 : 0;
    }
    trace_.clear();
    while (true) {
        if (p >= reach.readable) return Row::near_the_end;
        const Between* way = &step->after[0];
        if (!way->stands_at(p)) {
            way = &step->after[1];
            if (!way->stands_at(p)) way = learn_between(p, reach.end, *step);
            if (way == nullptr) return Row::left;
        }
        const std::string_view before(p, way->size);
        p += way->size;
        Step* const next = way->next;
        const bool quoted = *p == '"';
        trace_.push_back({before, next, quoted && next != nullptr});
        if (next == nullptr) break;
        if (next->seen == record) return Row::left;
        next->seen = record;
        kept += next->cell.is_kept() ? 1 : 0;
        if (const char* const behind = read_usual(next->cell, p, reach.readable, row)) {
            p = behind;
        } else {
            // What was followed by a value the last time may be followed by a blank now.
            if (*p == ' ') step->after = {};
            const Says says = read_slowly(next->cell, p, reach.end, row);
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

/// The record at hand is how the next ones will be written, from the step on where it left the path.
void ColumnReader::learn_path(std::size_t from) {
    path_.resize(from);
    walked_.resize(from);
    path_quotes_ = 0;
    path_ends_ = false;
    if (!path_.empty()) path_.back().gap = 0;
    for (const WalkStep& step : path_) path_quotes_ += step.quotes;
    for (const Trace& trace : trace_) {
        const bool after_quote = !path_.empty() && path_.back().quoted();
        const std::size_t size = (after_quote ? 1 : 0) + trace.before.size() + (trace.quoted ? 1 : 0);
        if (size > wide_bytes) break;
        if (!path_.empty() && trace.step != nullptr) path_.back().gap = static_cast<std::uint8_t>(trace.before.find('"'));
        WalkStep& step = path_.emplace_back();
        walked_.push_back(trace.step);
        std::memcpy(step.before.data(), trace.before.data() - (after_quote ? 1 : 0), size);
        step.mask = ~std::uint64_t{0} >> (wide_bytes - size);
        step.size = static_cast<std::uint16_t>(size);
        path_ends_ = trace.step == nullptr;
        if (path_ends_) break;
        step.cell = &trace.step->cell;
        step.form = form_of(*step.cell, trace.quoted);
        step.quotes = trace.quoted ? 4 : 2;
        step.nothing = trace.step != id_ && step.cell->how() != How::unknown;
        path_quotes_ += step.quotes;
    }
    absent_.clear();
    for (Step& step : steps_) {
        if (step.seen != record_ && step.cell.is_kept()) absent_.push_back(&step.cell);
    }
}

/// Of another file, or of another format.
void ColumnReader::forget_path() {
    for (Step& step : steps_) step.after = {};
    for (Unknown& unknown : unknown_) unknown.step.after = {};
    path_.clear();
    walked_.clear();
    path_quotes_ = 0;
    path_ends_ = false;
    strayed_ = false;
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
    copy_.append(2 * walk_reach, '\0');
    const char* const begin = copy_.data();
    const char* at = begin;
    untold_ = false;
    const Row result = read_on(at, Walked{begin, 0}, Reach{begin + size, begin + size + walk_reach}, row);
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
    if (lines_ != lines) forget_path();
    marks_.forget();
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
    return {begin + input.text.size(), begin + (size > walk_reach ? size - walk_reach : 0)};
}

}  // namespace zhunze::facts
