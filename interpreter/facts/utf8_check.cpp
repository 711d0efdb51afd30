// SPDX-License-Identifier: Apache-2.0
#include "facts/utf8_check.hpp"

#include <simdjson.h>

#include <algorithm>

#include "base/text.hpp"

namespace zhunze::facts {

std::optional<std::size_t> invalid_utf8_in(std::string_view text) {
    if (simdjson::validate_utf8(text.data(), text.size())) return std::nullopt;
    return invalid_utf8_at(text);
}

std::size_t end_of_whole_characters(std::string_view text) {
    constexpr std::size_t longest = 4;
    for (std::size_t back = 1; back <= std::min(longest - 1, text.size()); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if ((byte & 0xC0u) == 0x80u) continue;  // goes on with a character
        const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return length > back ? text.size() - back : text.size();
    }
    return text.size();
}

}  // namespace zhunze::facts
