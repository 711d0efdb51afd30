// SPDX-License-Identifier: Apache-2.0
// The scanner: the tokens of grammar/ZhunzeLexer.g4, one pass over the bytes. decisions/0014-scanner.md says why it is written
// out, and tests/unit/syntax/scanner_test.cpp holds it against the grammar.
#include <algorithm>
#include <string>

#include "syntax/characters.hpp"
#include "syntax/keywords.hpp"
#include "syntax/scan_number.hpp"
#include "syntax/token.hpp"

namespace zhunze::syntax {
namespace {

class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    /// The token that begins at or behind `begin`, which moves there; END behind the last.
    [[nodiscard]] Match next(std::size_t& begin) const {
        begin = text_.end_of(begin, [](char32_t c) { return is_space(c) || is_zero_width(c); });
        std::size_t second = begin;
        const char32_t first = text_.take(second);
        if (begins_word(first)) return word(begin);
        if (is_digit(first) || (first == U'.' && is_digit(text_.at(second)))) return number_at(text_, begin);
        switch (first) {
            case no_character: return {TokenKind::END, begin};
            case U'#': return {TokenKind::LINE_COMMENT, line_end(second)};
            case U'/': return slash(begin, second);
            case U'"':
            case U'＂': return quoted(first, second);
            case U'“': return quoted(U'”', second);
            case U'「': return quoted(U'」', second);
            default: return sign(begin, second);
        }
    }

private:
    // ---- words ----

    [[nodiscard]] Match word(std::size_t begin) const {
        const std::size_t end = text_.end_of(begin, continues_word);
        const Keyword* keyword = keyword_between(begin, end);
        if (keyword == nullptr) return {TokenKind::IDENTIFIER, end};
        for (const Phrase& phrase : keyword->phrases) {
            const std::size_t phrase_end = end_of(phrase, end);
            if (phrase_end == end) continue;
            if (runs_on(phrase_end)) break;
            return {phrase.kind, phrase_end};
        }
        return {keyword->kind, end};
    }
    /// `is not_listed` is no `is not`.
    [[nodiscard]] bool runs_on(std::size_t at) const { return text_.at(at) != no_character && is_identifier_continue(text_.at(at)); }
    [[nodiscard]] const Keyword* keyword_between(std::size_t begin, std::size_t end) const {
        const std::string_view text = text_.text().substr(begin, end - begin);
        constexpr char lead_of_full_width = '\xEF';
        return text.find(lead_of_full_width) == std::string_view::npos ? find_keyword(text) : find_keyword(fold_width(text));
    }
    /// `at` itself if the rest of the phrase does not stand there.
    [[nodiscard]] std::size_t end_of(const Phrase& phrase, std::size_t at) const {
        std::size_t end = at;
        for (const std::string_view part : phrase.rest) {
            const std::size_t gap = end;
            end = text_.end_of(end, is_space);
            const bool found = end > gap && std::ranges::all_of(part, [&](char c) { return text_.take(end) == static_cast<char32_t>(c); });
            if (!found) return at;
        }
        return end;
    }

    // ---- signs, texts, comments ----

    [[nodiscard]] Match sign(std::size_t begin, std::size_t second) const {
        Match longest{TokenKind::UNEXPECTED, second};
        std::string characters;
        constexpr std::size_t most_characters = 3;
        for (std::size_t at = begin, count = 0; count < most_characters && (count == 0 || is_ascii_sign(text_.at(at))); ++count) {
            append_utf8(characters, text_.take(at));
            if (const Keyword* found = find_keyword(characters)) longest = {found->kind, at};
        }
        return longest;
    }
    static bool is_ascii_sign(char32_t c) { return c > U' ' && c < 0x7F && !is_ascii_word(c); }
    [[nodiscard]] Match slash(std::size_t begin, std::size_t second) const {
        const char32_t next = text_.take(second);
        if (next == U'/') return {TokenKind::LINE_COMMENT, line_end(second)};
        if (next == U'*') return comment(second);
        return sign(begin, second);
    }
    [[nodiscard]] std::size_t line_end(std::size_t at) const { return std::min(text_.text().find('\n', at), text_.text().size()); }

    [[nodiscard]] Match comment(std::size_t at) const {
        for (char32_t before = no_character, c = text_.take(at); c != no_character; before = c, c = text_.take(at)) {
            if (before == U'*' && c == U'/') return {TokenKind::BLOCK_COMMENT, at};
        }
        return {TokenKind::OPEN_COMMENT, at};
    }

    /// Ends on its line. What a backslash stands before is no end.
    [[nodiscard]] Match quoted(char32_t end, std::size_t at) const {
        while (true) {
            std::size_t next = at;
            const char32_t c = text_.take(next);
            if (c == end) return {TokenKind::STRING, next};
            if (c == U'\n' || c == no_character) return {TokenKind::OPEN_STRING, at};
            at = next;
            if (c == U'\\' && text_.at(at) != U'\n') text_.take(at);
        }
    }

    Characters text_;
};

}  // namespace

Tokens lex(FileId file, const Sources& sources, std::size_t most) {
    const Scanner scanner(sources[file].text());
    Tokens tokens;
    for (std::size_t begin = 0; tokens.size() <= most;) {
        const Match match = scanner.next(begin);
        if (match.kind == TokenKind::END) break;
        tokens.push_back({match.kind, {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(match.end)}});
        begin = match.end;
    }
    return tokens;
}

}  // namespace zhunze::syntax
