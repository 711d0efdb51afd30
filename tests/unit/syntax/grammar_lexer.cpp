// SPDX-License-Identifier: Apache-2.0
#include "unit/syntax/grammar_lexer.hpp"

#include <antlr4-runtime.h>

#include "ZhunzeLexer.h"
#include "syntax/characters.hpp"

namespace zhunze::syntax {
namespace {

using grammar::ZhunzeLexer;

#define ZHUNZE_TOKEN(name, zh, en, group) \
    static_assert(static_cast<int>(TokenKind::name) == static_cast<int>(ZhunzeLexer::name), "the lexer has another order at " #name);
#include "syntax/tokens.def"
#undef ZHUNZE_TOKEN

/// Folded code points; the runtime's own stream would drop a leading U+FEFF and shift every position by one.
class FoldedText : public antlr4::ANTLRInputStream {
public:
    explicit FoldedText(std::u32string text) { _data = std::move(text); }
    [[nodiscard]] const std::u32string& text() const { return _data; }
};

class GrammarLexer {
public:
    explicit GrammarLexer(const std::string& text) : input_(fold(text)), lexer_(&input_) { lexer_.removeErrorListeners(); }

    std::vector<GrammarToken> run() {
        std::vector<GrammarToken> tokens;
        for (auto token = lexer_.nextToken(); token->getType() != antlr4::Token::EOF; token = lexer_.nextToken())
            tokens.push_back(made_of(*token));
        return tokens;
    }

private:
    std::u32string fold(const std::string& text) {
        std::u32string code_points;
        for (std::size_t offset = 0; offset < text.size();) {
            offsets_.push_back(static_cast<std::uint32_t>(offset));
            code_points += folded(next_code_point(text, offset));
        }
        offsets_.push_back(static_cast<std::uint32_t>(text.size()));
        return code_points;
    }

    GrammarToken made_of(const antlr4::Token& token) {
        const std::size_t begin = token.getStartIndex();
        std::size_t end = token.getStopIndex() + 1;
        auto kind = static_cast<TokenKind>(token.getType());
        if (is_phrase_within_word(kind, begin, end)) {
            end = first_blank(begin, end);
            kind = alone(begin, end);
            go_on_at(end, token);
        }
        return {kind, offsets_[begin], offsets_[end], static_cast<std::uint32_t>(token.getLine()),
                static_cast<std::uint32_t>(token.getCharPositionInLine() + 1)};
    }

    // What a grammar of longest matches cannot say: `is not_listed` is no `is not`, but the word `is` and a name.

    [[nodiscard]] bool is_phrase_within_word(TokenKind kind, std::size_t begin, std::size_t end) const {
        const std::u32string& text = input_.text();
        const bool keyword = is_soft(facts_of(kind).group) || facts_of(kind).group <= TokenGroup::word;
        if (!keyword || end == text.size() || !is_identifier_continue(text[end])) return false;
        const std::size_t gap = first_blank(begin, end);
        return gap > begin && gap < end;
    }
    [[nodiscard]] std::size_t first_blank(std::size_t begin, std::size_t end) const {
        std::size_t at = begin;
        while (at < end && is_identifier_continue(input_.text()[at])) ++at;
        return at;
    }
    [[nodiscard]] TokenKind alone(std::size_t begin, std::size_t end) const {
        FoldedText word(input_.text().substr(begin, end - begin));
        ZhunzeLexer lexer(&word);
        return static_cast<TokenKind>(lexer.nextToken()->getType());
    }
    void go_on_at(std::size_t end, const antlr4::Token& token) {
        input_.seek(end);
        lexer_.setCharPositionInLine(token.getCharPositionInLine() + end - token.getStartIndex());
    }

    std::vector<std::uint32_t> offsets_;  ///< in bytes, of each code point and of the end
    FoldedText input_;
    ZhunzeLexer lexer_;
};

}  // namespace

std::vector<GrammarToken> lex_by_grammar(const std::string& text) { return GrammarLexer(text).run(); }

}  // namespace zhunze::syntax
