// SPDX-License-Identifier: Apache-2.0
#include "syntax/keywords.hpp"

#include <algorithm>
#include <unordered_map>

namespace zhunze::syntax {
namespace {

struct Line {
    TokenKind kind;
    std::string_view text;
};
constexpr Line lines[] = {
#define ZHUNZE_SPELLING(name, text) {TokenKind::name, text},
#include "spellings.def"
#undef ZHUNZE_SPELLING
};

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (true) {
        const std::size_t blank = text.find(' ');
        words.push_back(text.substr(0, blank));
        if (blank == std::string_view::npos) return words;
        text.remove_prefix(blank + 1);
    }
}

using Table = std::unordered_map<std::string_view, Keyword>;

Table made_table() {
    Table table;
    for (const auto& [kind, text] : lines) {
        const std::vector<std::string_view> words = words_of(text);
        Keyword& keyword = table[words.front()];
        if (words.size() > 1) {
            keyword.phrases.push_back({{words.begin() + 1, words.end()}, kind});
        } else if (keyword.kind == TokenKind::IDENTIFIER) {  // of two tokens that are spelled alike the earlier wins
            keyword.kind = kind;
        }
    }
    for (auto& [text, keyword] : table)
        std::ranges::stable_sort(keyword.phrases, std::ranges::greater(), [](const Phrase& phrase) { return phrase.rest.size(); });
    return table;
}

}  // namespace

const Keyword* find_keyword(std::string_view text) {
    static const Table table = made_table();
    const auto found = table.find(text);
    return found == table.end() ? nullptr : &found->second;
}

}  // namespace zhunze::syntax
