// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "explain/document.hpp"

namespace zhunze::explain {

namespace {

constexpr char32_t replacement = 0xFFFD;

/// Chooses among the forms of the character before it: in names of people it is part of the writing.
bool is_variation_selector(char32_t point) { return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF); }

char32_t visible(char32_t point) {
    if (point == '\n' || point == '\r' || point == '\t' || point == 0x2028 || point == 0x2029) return ' ';
    const bool control = point < 0x20 || (point >= 0x7F && point < 0xA0);
    return control || (is_invisible(point) && !is_variation_selector(point)) ? replacement : point;
}

/// The valid front of `text`; what follows it begins with a byte that is not UTF-8.
std::string_view valid_front(std::string_view text) { return text.substr(0, invalid_utf8_at(text).value_or(text.size())); }

}  // namespace

std::string plain_line(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::string_view front = valid_front(text);
        for (std::size_t at = 0; at < front.size();) append_utf8(result, visible(next_code_point(front, at)));
        text.remove_prefix(front.size());
        if (text.empty()) break;
        append_utf8(result, replacement);
        text.remove_prefix(1);
    }
    return result;
}

}  // namespace zhunze::explain
