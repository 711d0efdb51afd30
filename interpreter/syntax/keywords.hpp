// SPDX-License-Identifier: Apache-2.0
// Every spelling of every keyword and sign, from the table that grammar/ZhunzeLexer.g4 is.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/token.hpp"

namespace zhunze::syntax {

/// A keyword of several words, by those after its first.
struct Phrase {
    std::vector<std::string_view> rest;
    TokenKind kind = TokenKind::IDENTIFIER;
};

/// What a word or a sign is.
struct Keyword {
    TokenKind kind = TokenKind::IDENTIFIER;  ///< of itself; IDENTIFIER if it is no keyword
    std::vector<Phrase> phrases;             ///< that begin with it, longer ones first
};

/// None if neither itself nor a phrase that begins with it is in the table. The text is width-folded.
[[nodiscard]] const Keyword* find_keyword(std::string_view text);

}  // namespace zhunze::syntax
