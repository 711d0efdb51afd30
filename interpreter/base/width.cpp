// SPDX-License-Identifier: Apache-2.0
#include <unicode/uchar.h>
#include <utf8proc.h>

#include <algorithm>

#include "base/text.hpp"

namespace zhunze {

namespace {

/// Terminals set to Chinese draw this punctuation two columns wide, in the grid of the ideographs around it.
bool is_ambiguous_punctuation(char32_t code_point) {
    const auto c = static_cast<UChar32>(code_point);
    return u_ispunct(c) && u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH) == U_EA_AMBIGUOUS;
}

}  // namespace

int display_width(char32_t code_point) {
    if (code_point < 0x80) return code_point >= 0x20 && code_point != 0x7F ? 1 : 0;
    if (is_ambiguous_punctuation(code_point)) return 2;
    return std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point)));
}

int display_width(std::string_view utf8) {
    int width = 0;
    for (std::size_t at = 0; at < utf8.size();) width += display_width(next_code_point(utf8, at));
    return width;
}

}  // namespace zhunze
