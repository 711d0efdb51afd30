// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhunze {

/// The first byte that is not valid UTF-8 (overlong forms, surrogates and values past U+10FFFF are invalid too).
[[nodiscard]] std::optional<std::size_t> invalid_utf8_at(std::string_view bytes);

/// Decodes one code point at `offset` of valid UTF-8 and moves `offset` past it.
[[nodiscard]] char32_t next_code_point(std::string_view utf8, std::size_t& offset);
/// Where the code point that holds the byte at `offset` begins; the text's end for any offset past it.
[[nodiscard]] std::size_t code_point_begin(std::string_view utf8, std::size_t offset);
void append_utf8(std::string& out, char32_t code_point);
[[nodiscard]] std::u32string to_code_points(std::string_view utf8);
[[nodiscard]] std::string to_utf8(std::u32string_view code_points);

enum class Encoding : unsigned char { utf8, utf8_mark, utf16le, utf16be, gb18030 };
[[nodiscard]] std::string_view encoding_name(Encoding encoding);

struct DecodedText {
    std::string text;  ///< valid UTF-8 without byte-order mark; not normalised
    Encoding encoding = Encoding::utf8;
};
struct DecodeFailure {
    std::size_t offset = 0;  ///< of the first byte that fits no accepted encoding
};

/// Reads bytes as: byte-order mark (UTF-8, UTF-16), else valid UTF-8, else strict GB18030 when `allow_gb18030`.
[[nodiscard]] std::optional<DecodedText> decode_text(std::string_view bytes, bool allow_gb18030, DecodeFailure& failure);

[[nodiscard]] std::string to_nfc(std::string_view utf8);

/// Full-width ASCII (U+FF01–U+FF5E) and the ideographic space become their half-width twins; every other code point stays.
[[nodiscard]] char32_t fold_width(char32_t code_point);
[[nodiscard]] std::string fold_width(std::string_view utf8);

[[nodiscard]] bool is_ideograph(char32_t code_point);
[[nodiscard]] bool is_identifier_start(char32_t code_point);     ///< XID_Start or underscore, no full-width forms
[[nodiscard]] bool is_identifier_continue(char32_t code_point);  ///< XID_Continue, no full-width forms
[[nodiscard]] bool is_xid_start(char32_t code_point);
[[nodiscard]] bool is_mark_or_digit(char32_t code_point);  ///< general categories Mn, Mc, Nd
/// Bidirectional controls and invisible format characters (zero-width space, joiners, BOM inside, …).
[[nodiscard]] bool is_invisible(char32_t code_point);
[[nodiscard]] bool is_bidi_control(char32_t code_point);

/// The same skeleton = the two words look alike (UTS 39: mixed-script confusables).
[[nodiscard]] std::string confusable_skeleton(std::string_view utf8);

/// Terminal columns: an ideograph is two; East Asian ambiguous punctuation such as “ ” counts two.
[[nodiscard]] int display_width(char32_t code_point);
[[nodiscard]] int display_width(std::string_view utf8);

[[nodiscard]] std::string_view trim(std::string_view text);  ///< ASCII and ideographic white space
[[nodiscard]] std::string to_lower_ascii(std::string_view text);

/// The candidate nearest to `word` by edit distance over code points (transpositions count one), if near enough to suggest.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

/// 64 lower-case hex digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace zhunze
