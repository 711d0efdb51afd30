// SPDX-License-Identifier: Apache-2.0
#include "syntax/characters.hpp"

namespace zhunze::syntax {
namespace {

constexpr bool lies_in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

constexpr bool is_squared_unit(char32_t c) { return lies_in(c, U'\u3371', U'\u33DF'); }

}  // namespace

bool is_space(char32_t c) {
    switch (c) {
        case U' ':
        case U'\t':
        case U'\r':
        case U'\f':
        case U'\v':
        case U'\u00A0':
        case U'\u202F':
        case U'\u205F': return true;
        default: return lies_in(c, U'\u2000', U'\u200A');
    }
}

bool is_zero_width(char32_t c) {
    switch (c) {
        case U'\u00AD':
        case U'\u061C':
        case U'\u180E':
        case U'\uFEFF': return true;
        default: return lies_in(c, U'\u200B', U'\u200F') || lies_in(c, U'\u202A', U'\u202E') || lies_in(c, U'\u2060', U'\u206F');
    }
}

bool begins_word(char32_t c) {
    if (c < 0x80) return is_ascii_word(c) && !is_digit(c);
    return is_common_ideograph(c) || (c != no_character && (is_xid_start(c) || is_squared_unit(c)));
}

bool continues_word(char32_t c) {
    if (c < 0x80) return is_ascii_word(c);
    return begins_word(c) || (c != no_character && (is_mark_or_digit(c) || is_zero_width(c)));
}

bool is_unit_letter(char32_t c) {
    if (c == U'以') return false;  // 5000万元以下 is a quantity and a word
    return is_common_ideograph(c) || lies_in(c, U'\u0370', U'\u03FF') || lies_in(c, U'\u3400', U'\u4DBF') ||
           lies_in(c, U'\u9FF0', U'\u9FFF') || lies_in(c, U'\uF900', U'\uFAFF') || lies_in(c, U'\U00020000', U'\U000323AF') ||
           is_squared_unit(c);
}

}  // namespace zhunze::syntax
