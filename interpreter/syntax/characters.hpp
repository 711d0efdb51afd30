// SPDX-License-Identifier: Apache-2.0
// The character classes of grammar/ZhunzeLexer.g4, and a text read by its width-folded characters.
#pragma once

#include <string_view>

#include "base/text.hpp"

namespace zhunze::syntax {

/// No character: what stands behind the end of a text.
inline constexpr char32_t no_character = 0xFFFF'FFFF;

/// The marks and escapes of strings are not folded: “＂” within "…" is one of its characters.
[[nodiscard]] inline char32_t folded(char32_t c) { return c == U'＂' || c == U'＼' ? c : fold_width(c); }

[[nodiscard]] constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
[[nodiscard]] constexpr bool is_ascii_word(char32_t c) {
    return c == U'_' || is_digit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
/// Nearly every character of a Chinese text: the tables of Unicode need not be asked about it.
[[nodiscard]] constexpr bool is_common_ideograph(char32_t c) { return c >= U'\u4E00' && c <= U'\u9FEF'; }
/// SPACE: separates words, and stands within keywords of several words.
[[nodiscard]] bool is_space(char32_t c);
/// INVISIBLE: reported on their own, so that they cut no word in two.
[[nodiscard]] bool is_zero_width(char32_t c);
/// WORD_START and WORD_REST: characters of names and keywords.
[[nodiscard]] bool begins_word(char32_t c);
[[nodiscard]] bool continues_word(char32_t c);
/// UNIT_LETTER and SQUARED_UNIT: a unit's characters besides ASCII words.
[[nodiscard]] bool is_unit_letter(char32_t c);

/// Offsets are in bytes; every character is given folded.
class Characters {
public:
    explicit Characters(std::string_view text) : text_(text) {}

    [[nodiscard]] std::string_view text() const { return text_; }
    /// The character at `at`, which moves past it; at the end nothing moves.
    char32_t take(std::size_t& at) const {
        if (at >= text_.size()) return no_character;
        if (const auto byte = static_cast<unsigned char>(text_[at]); byte < 0x80) {
            ++at;
            return byte;
        }
        return folded(next_code_point(text_, at));
    }
    [[nodiscard]] char32_t at(std::size_t offset) const { return take(offset); }

    /// Where the characters that are `wanted` end, from `at` on.
    template <class Predicate>
    [[nodiscard]] std::size_t end_of(std::size_t at, Predicate wanted) const {
        for (std::size_t next = at; wanted(take(next)); at = next) {}
        return at;
    }

private:
    std::string_view text_;
};

}  // namespace zhunze::syntax
