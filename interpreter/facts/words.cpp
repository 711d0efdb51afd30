// SPDX-License-Identifier: Apache-2.0
#include "facts/words.hpp"

#include "base/text.hpp"

namespace zhunze::facts {
namespace {

template <class T>
struct Meaning {
    std::string_view word;
    T value;
};

constexpr Meaning<FactState> states[] = {
    {"", FactState::not_given},
    {"-", FactState::not_given},
    {"—", FactState::not_given},
    {"/", FactState::not_given},
    {"待定", FactState::not_given},
    {"未提供", FactState::not_given},
    {"待补", FactState::not_given},
    {"tbd", FactState::not_given},
    {"无", FactState::declared_none},
    {"none", FactState::declared_none},
    {"不适用", FactState::not_applicable},
    {"n/a", FactState::not_applicable},
    {"not applicable", FactState::not_applicable},
};

constexpr Meaning<bool> truths[] = {
    {"真", true},  {"是", true},  {"true", true},   {"yes", true},
    {"假", false}, {"否", false}, {"false", false}, {"no", false},
};

template <class T, std::size_t count>
std::optional<T> meaning_of(std::string_view text, const Meaning<T> (&table)[count]) {
    // No word is longer: a cell of kilobytes need not be folded to know that it is none.
    constexpr std::size_t longest = 64;
    if (trimmed(text).size() > longest) return std::nullopt;
    const std::string word = folded(text);
    for (const Meaning<T>& meaning : table) {
        if (meaning.word == word) return meaning.value;
    }
    return std::nullopt;
}

constexpr std::string_view no_break_blanks[] = {"\u00A0", "\u2007", "\u202F"};

}  // namespace

std::string_view trimmed(std::string_view text) {
    for (std::size_t before = text.size() + 1; before != text.size();) {
        before = text.size();
        text = trim(text);
        for (const std::string_view blank : no_break_blanks) {
            if (text.starts_with(blank)) text.remove_prefix(blank.size());
            if (text.ends_with(blank)) text.remove_suffix(blank.size());
        }
    }
    return text;
}

std::string folded(std::string_view text) { return to_lower_ascii(fold_width(trimmed(text))); }

std::optional<FactState> state_word(std::string_view text) { return meaning_of(text, states); }

std::optional<bool> truth_word(std::string_view text) { return meaning_of(text, truths); }

}  // namespace zhunze::facts
