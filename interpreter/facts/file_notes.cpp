// SPDX-License-Identifier: Apache-2.0
#include "facts/file_notes.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "facts/finding.hpp"
#include "facts/place.hpp"

namespace zhunze::facts {
namespace {

constexpr std::size_t first_size = 1024;

/// How many ids before its turn one is announced.
constexpr std::size_t ahead = 16;

constexpr std::uint64_t index_mask = (std::uint64_t{1} << FileWarnings::index_bits) - 1;

std::uint64_t hash_of(std::string_view id) { return std::hash<std::string_view>{}(id); }
std::uint64_t index_of(std::uint64_t slot) { return slot & index_mask; }

/// By length, then by text: as numbers that count on are.
bool is_greater(std::string_view id, std::string_view other) { return id.size() != other.size() ? id.size() > other.size() : id > other; }

std::size_t number_begin(std::string_view where) { return where.find_last_not_of("0123456789") + 1; }

FileNotes::Seen seen_at(std::string_view id, std::uint64_t line, std::string_view where) {
    FileNotes::Seen seen{hash_of(id), line, 0};
    if (where.empty()) return seen;
    const std::string_view digits = where.substr(number_begin(where));
    (void)std::from_chars(digits.data(), digits.data() + digits.size(), seen.number);
    return seen;
}

}  // namespace

FileWarnings::FileWarnings(std::string file, std::size_t compared_ids, std::vector<Diagnostic>& warnings)
    : file_(std::move(file)), compared_ids_(std::min(compared_ids, std::size_t{index_of(~std::uint64_t{0})})), warnings_(warnings) {}

void FileWarnings::unknown(const std::string& known_as, const Make& make) {
    if (unknown_.size() < most_of_a_kind && unknown_.insert(known_as).second) warnings_.push_back(make());
}

void FileWarnings::id(std::string_view id, std::uint64_t line, std::string_view where) {
    if (!compares_) return;
    if (ascending_ && is_greater(id, last_)) {
        last_ = id;
        if (seen_.size() < compared_ids_) seen_.push_back(seen_at(id, line, where));
        else beyond_ = true;
        return;
    }
    ascending_ = false;
    const std::uint64_t hash = hash_of(id);
    if (seen_.size() * 2 >= slots_.size()) grow();
    std::uint64_t& slot = slot_of(hash);
    if (slot != 0) return warn_of_repetition(id, seen_[index_of(slot) - 1], line, where);
    if (seen_.size() == compared_ids_ || beyond_) {
        compares_ = false;
        Diagnostic notice = finding(Code::ids_not_compared, {{"limit", std::to_string(compared_ids_)}});
        notice.place = place(file_, line, where);
        warnings_.push_back(std::move(notice));
        slots_ = {};
        seen_ = {};
        return;
    }
    seen_.push_back(seen_at(id, line, where));
    slot = (hash & ~index_mask) | seen_.size();
}

bool FileWarnings::take_ascending(std::string_view first, std::string_view last, std::span<const Seen> ids) {
    if (!compares_) return true;
    if (!ascending_ || !is_greater(first, last_)) return false;
    last_ = last;
    const std::size_t room = compared_ids_ - seen_.size();
    beyond_ = beyond_ || ids.size() > room;
    const auto kept = ids.first(std::min(ids.size(), room));
    seen_.insert(seen_.end(), kept.begin(), kept.end());
    return true;
}

void FileWarnings::announce(std::string_view id) {
    if (looks_ids_up()) __builtin_prefetch(&slots_[hash_of(id) & (slots_.size() - 1)], 1);
}

void FileWarnings::warn(Diagnostic warning) {
    if (others_++ < most_others) warnings_.push_back(std::move(warning));
}

bool FileWarnings::is_of(std::uint64_t slot, std::uint64_t hash) const {
    return (slot | index_mask) == (hash | index_mask) && seen_[index_of(slot) - 1].hash == hash;
}

std::uint64_t& FileWarnings::slot_of(std::uint64_t hash) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(hash) & mask;
    while (slots_[at] != 0 && !is_of(slots_[at], hash)) at = (at + 1) & mask;
    return slots_[at];
}

void FileWarnings::grow() {
    std::size_t size = slots_.empty() ? first_size : slots_.size() * 2;
    while (seen_.size() * 2 >= size) size *= 2;
    slots_.assign(size, 0);
    for (std::size_t index = 0; index < seen_.size(); ++index) slot_of(seen_[index].hash) = (seen_[index].hash & ~index_mask) | (index + 1);
}

/// Places of one file differ in the number at their end alone.
void FileWarnings::warn_of_repetition(std::string_view id, const Seen& first, std::uint64_t line, std::string_view where) {
    if (repeated_ == most_of_a_kind) return;
    ++repeated_;
    const std::size_t begin = number_begin(where);
    const std::string first_where = std::string(where.substr(0, begin)) + (begin < where.size() ? std::to_string(first.number) : "");
    Diagnostic warning = finding(Code::duplicate_id, {{"id", shown(id)}, {"first", place(file_, first.line, first_where)}});
    warning.place = place(file_, line, where);
    warnings_.push_back(std::move(warning));
}

// ---- of a part of a file ----

void KeptNotes::unknown(const std::string& known_as, const Make& make) {
    if (unknown_.size() < FileWarnings::most_of_a_kind && unknown_.insert(known_as).second) notes_.push_back({ids_.size(), known_as, make()});
}

void KeptNotes::id(std::string_view id, std::uint64_t line, std::string_view where) {
    ascending_ = ascending_ && (ids_.empty() || is_greater(id, id_at(ids_.size() - 1)));
    texts_.append(id);
    const std::size_t end = texts_.size();
    texts_.append(where);
    ids_.push_back({end, texts_.size()});
    seen_.push_back(seen_at(id, line, where));
}

std::string_view KeptNotes::id_at(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ids_[index - 1].where_end;
    return std::string_view(texts_).substr(begin, ids_[index].end - begin);
}

void KeptNotes::warn(Diagnostic warning) {
    if (others_++ < FileWarnings::most_others) notes_.push_back({ids_.size(), {}, std::move(warning)});
}

void KeptNotes::tell(FileNotes& notes) const {
    if (notes_.empty() && ascending_ && !ids_.empty() && notes.take_ascending(id_at(0), id_at(ids_.size() - 1), seen_)) return;
    std::size_t told = 0;
    std::size_t begin = 0;
    const std::string_view texts = texts_;
    const auto announce = [&](std::size_t index) {
        if (index < ids_.size()) notes.announce(id_at(index));
    };
    const auto tell_ids = [&](std::size_t up_to) {
        const bool looked_up = notes.looks_ids_up();
        for (; told < up_to; ++told) {
            if (looked_up) announce(told + ahead);
            const Id& one = ids_[told];
            notes.id(texts.substr(begin, one.end - begin), seen_[told].line, texts.substr(one.end, one.where_end - one.end));
            begin = one.where_end;
        }
    };
    for (const Note& note : notes_) {
        tell_ids(note.ids);
        if (note.known_as.empty()) notes.warn(note.warning);
        else notes.unknown(note.known_as, [&note] { return note.warning; });
    }
    tell_ids(ids_.size());
}

void KeptNotes::clear() {
    texts_.clear();
    ids_.clear();
    seen_.clear();
    ascending_ = true;
    notes_.clear();
    unknown_.clear();
    others_ = 0;
}

void KeptNotes::swap(KeptNotes& other) {
    texts_.swap(other.texts_);
    ids_.swap(other.ids_);
    seen_.swap(other.seen_);
    std::swap(ascending_, other.ascending_);
    notes_.swap(other.notes_);
    unknown_.swap(other.unknown_);
    std::swap(others_, other.others_);
}

}  // namespace zhunze::facts
