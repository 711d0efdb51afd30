// SPDX-License-Identifier: Apache-2.0
// The words of a rule file, free of the parser generator.
#pragma once

#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "base/source.hpp"

namespace zhunze::syntax {

enum class TokenKind : unsigned char {
    END,  ///< of an item; also the parser generator's "no token"
#define ZHUNZE_TOKEN(name, zh, en, group) name,
#include "syntax/tokens.def"
#undef ZHUNZE_TOKEN
};

/// What a token is for: decides where a line may be broken, what can be a name, and how messages sum up what was expected.
enum class TokenGroup : unsigned char {
    end,
    joiner,        ///< 且 或 与
    prefix,        ///< 非
    comparison,    ///< 是, 不足, 在 …
    suffix,        ///< 以下: ends what 在 began
    clause_hard,   ///< 当: begins a clause of a rule, and is no name
    word,          ///< further hard keywords
    declaration,   ///< soft, as all down to soft_word: begins a declaration
    clause,        ///< begins a clause of a rule
    modifier,      ///< follows the type of a field
    source_entry,  ///< begins an entry of a source
    test_entry,    ///< begins an entry of a test
    soft_word,
    literal,
    name,
    opener,
    closer,
    delimiter,
    arithmetic,
    separator,
    comment,
    trouble        ///< an error on its own; reported before the parser sees it
};

struct TokenFacts {
    std::string_view zh;
    std::string_view en;
    TokenGroup group;
};
[[nodiscard]] const TokenFacts& facts_of(TokenKind kind);
[[nodiscard]] std::string_view word(TokenKind kind, Language language);

[[nodiscard]] constexpr bool is_soft(TokenGroup group) { return group >= TokenGroup::declaration && group <= TokenGroup::soft_word; }
/// A keyword or a mark, as against a noun for a whole class of words.
[[nodiscard]] bool has_spelling(TokenKind kind);

struct Token {
    TokenKind kind = TokenKind::END;
    Span span;
    bool reported = false;  ///< it was wrong by itself: no second error about it
    [[nodiscard]] TokenGroup group() const { return facts_of(kind).group; }
};
using Tokens = std::vector<Token>;

/// Cuts the text into words, comments among them, blanks left out; stops after `most`.
[[nodiscard]] Tokens lex(FileId file, const Sources& sources, std::size_t most);

}  // namespace zhunze::syntax
