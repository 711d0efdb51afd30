// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace zhunze {

/// Takes `piece` off the front of `text`; false, and `text` unchanged, if it does not stand there.
[[nodiscard]] constexpr bool take(std::string_view& text, std::string_view piece) {
    if (!text.starts_with(piece)) return false;
    text.remove_prefix(piece.size());
    return true;
}

/// Takes the ASCII digits at the front of `text` off it; there may be none.
[[nodiscard]] constexpr std::string_view take_digits(std::string_view& text) {
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
    const std::string_view digits = text.substr(0, count);
    text.remove_prefix(count);
    return digits;
}

}  // namespace zhunze
