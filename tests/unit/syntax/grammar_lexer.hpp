// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "syntax/token.hpp"

namespace zhunze::syntax {

/// A token as the generated lexer of grammar/ZhunzeLexer.g4 gives it.
struct GrammarToken {
    TokenKind kind = TokenKind::END;
    std::uint32_t begin = 0;   ///< in bytes
    std::uint32_t end = 0;
    std::uint32_t line = 0;    ///< from one
    std::uint32_t column = 0;  ///< from one, in code points
    friend bool operator==(const GrammarToken&, const GrammarToken&) = default;
};

/// By the lexer that the parser generator makes of the grammar: slow, and no part of the program.
[[nodiscard]] std::vector<GrammarToken> lex_by_grammar(const std::string& text);

}  // namespace zhunze::syntax
