// SPDX-License-Identifier: Apache-2.0
#include "syntax/token.hpp"

#include <array>

namespace zhunze::syntax {

const TokenFacts& facts_of(TokenKind kind) {
    static constexpr std::array table{
        TokenFacts{"声明结束", "the end of the declaration", TokenGroup::end},
#define ZHUNZE_TOKEN(name, zh, en, group) TokenFacts{zh, en, TokenGroup::group},
#include "syntax/tokens.def"
#undef ZHUNZE_TOKEN
    };
    return table[static_cast<std::size_t>(kind)];
}

std::string_view word(TokenKind kind, Language language) {
    const TokenFacts& facts = facts_of(kind);
    return language == Language::zh ? facts.zh : facts.en;
}

bool has_spelling(TokenKind kind) {
    if (kind == TokenKind::TRUE || kind == TokenKind::FALSE) return true;
    const TokenGroup group = facts_of(kind).group;
    return group < TokenGroup::literal ? group != TokenGroup::end : group >= TokenGroup::opener && group <= TokenGroup::arithmetic;
}

}  // namespace zhunze::syntax
