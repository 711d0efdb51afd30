// SPDX-License-Identifier: Apache-2.0
#include "facts/field_index.hpp"

#include "base/text.hpp"

namespace zhunze::facts {
namespace {

bool is_blank(char32_t c) { return c <= U' ' || c == U'_' || c == U'\u00A0' || is_invisible(c); }

std::string header_word(std::string_view text) {
    const std::string plain = to_lower_ascii(to_nfc(fold_width(text)));
    std::string word;
    for (std::size_t at = 0; at < plain.size();) {
        const char32_t c = next_code_point(plain, at);
        if (!is_blank(c)) append_utf8(word, c);
    }
    return word;
}

}  // namespace

std::vector<std::string> words_of(const program::Field& field) {
    std::vector<std::string> words;
    for (const std::string& word : {field.name.zh, field.name.en}) {
        if (!word.empty()) words.push_back(word);
    }
    words.insert(words.end(), field.labels.begin(), field.labels.end());
    return words;
}

FieldIndex::FieldIndex(const program::Program& program, program::RecordId record) : record_(record) {
    for (const program::FieldId id : program.records[record].fields) {
        for (const std::string& word : words_of(program.fields[id])) add(word, {id});
    }
}

FieldIndex FieldIndex::of_applications(const program::Program& program, program::RecordId record) {
    FieldIndex index(program, record);
    for (const char* word : {"证据", "evidence"}) {
        if (!index.find(word)) index.add(word, Target{});
    }
    return index;
}

FieldIndex FieldIndex::of_items(const program::Program& program, program::RecordId record, const Key* key) {
    FieldIndex index(program, record);
    if (key == nullptr) return index;
    for (const std::string& word : key->words) index.add_key(word);
    return index;
}

void FieldIndex::add(const std::string& word, Target target) {
    if (word.empty()) return;
    words_.push_back(word);
    exact_.emplace(word, target);
    const auto [entry, is_new] = folded_.emplace(header_word(word), target);
    if (!is_new && entry->second != target) entry->second.reset();
}

/// A word of the key may be one of an item's field as well: `zone` of a project in a list of a zone's projects.
void FieldIndex::add_key(const std::string& word) {
    const std::optional<Target> field = find_header(word);
    const Target target{field ? field->field : program::FieldId(), true};
    words_.push_back(word);
    exact_.insert_or_assign(word, target);
    folded_.insert_or_assign(header_word(word), target);
}

std::optional<Target> FieldIndex::look_up(const Map& map, const std::string& word) {
    const auto found = map.find(word);
    return found == map.end() ? std::nullopt : found->second;
}

std::optional<Target> FieldIndex::find(std::string_view key) const {
    const std::string word(key);
    if (const auto target = look_up(exact_, word)) return target;
    return look_up(exact_, to_nfc(word));
}

std::optional<Target> FieldIndex::find_header(std::string_view text) const {
    if (auto target = find(trim(text))) return target;
    return look_up(folded_, header_word(text));
}

std::optional<std::string> FieldIndex::nearest(std::string_view word) const { return zhunze::nearest(word, words_); }

}  // namespace zhunze::facts
