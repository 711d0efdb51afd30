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

FieldIndex::FieldIndex(const program::Program& program, program::RecordId record) {
    for (const program::FieldId id : program.records[record].fields) {
        const program::Field& field = program.fields[id];
        add(field.name.zh, {id});
        add(field.name.en, {id});
        for (const std::string& label : field.labels) add(label, {id});
    }
    const Target evidence;
    if (!find("证据")) add("证据", evidence);
    if (!find("evidence")) add("evidence", evidence);
}

void FieldIndex::add(const std::string& word, Target target) {
    if (word.empty()) return;
    words_.push_back(word);
    exact_.emplace(word, target);
    const auto [entry, is_new] = folded_.emplace(header_word(word), target);
    if (!is_new && entry->second != target) entry->second.reset();
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
