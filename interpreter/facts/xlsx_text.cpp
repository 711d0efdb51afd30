// SPDX-License-Identifier: Apache-2.0
#include "facts/xlsx_text.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "base/text.hpp"

namespace zhunze::facts {
namespace {

constexpr std::size_t escape_size = 7;  // _xHHHH_

std::optional<char32_t> escape_at(std::string_view text) {
    if (text.size() < escape_size || !text.starts_with("_x") || text[escape_size - 1] != '_') return std::nullopt;
    unsigned value = 0;
    const char* end = text.data() + escape_size - 1;
    const auto [stop, error] = std::from_chars(text.data() + 2, end, value, 16);
    const bool is_surrogate = value >= 0xD800 && value < 0xE000;
    if (error != std::errc() || stop != end || is_surrogate) return std::nullopt;
    return static_cast<char32_t>(value);
}

}  // namespace

std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = std::min(text.find("_x", at), text.size());
        result += text.substr(at, next - at);
        at = next;
        if (at == text.size()) break;
        if (const auto escaped = escape_at(text.substr(at))) {
            append_utf8(result, *escaped);
            at += escape_size;
        } else {
            result += text[at++];
        }
    }
    return result;
}

std::string RichText::take() { return unescaped(std::exchange(text_, {})); }

}  // namespace zhunze::facts
