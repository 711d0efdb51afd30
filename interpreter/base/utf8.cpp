// SPDX-License-Identifier: Apache-2.0
#include <unicode/utf8.h>

#include "base/check.hpp"
#include "base/text.hpp"

namespace zhunze {

namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_scalar_value(char32_t code_point) {
    return code_point <= 0x10FFFF && !(code_point >= 0xD800 && code_point <= 0xDFFF);
}

/// The code point at `offset`, or a negative number where the bytes are invalid; moves past it either way.
UChar32 decode(std::string_view utf8, std::size_t& offset) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    UChar32 code_point = 0;
    U8_NEXT(bytes, offset, utf8.size(), code_point);
    return code_point;
}

}  // namespace

std::optional<std::size_t> invalid_utf8_at(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t begin = at;
        if (decode(bytes, at) < 0) return begin;
    }
    return std::nullopt;
}

char32_t next_code_point(std::string_view utf8, std::size_t& offset) {
    ZHUNZE_CHECK(offset < utf8.size());
    const UChar32 code_point = decode(utf8, offset);
    return code_point < 0 ? replacement : static_cast<char32_t>(code_point);
}

std::size_t code_point_begin(std::string_view utf8, std::size_t offset) {
    if (offset >= utf8.size()) return utf8.size();
    const auto is_continuation = [&](std::size_t at) { return (static_cast<std::uint8_t>(utf8[at]) & 0xC0) == 0x80; };
    while (offset > 0 && is_continuation(offset)) --offset;
    return offset;
}

void append_utf8(std::string& out, char32_t code_point) {
    const char32_t valid = is_scalar_value(code_point) ? code_point : replacement;
    std::uint8_t bytes[U8_MAX_LENGTH];
    std::size_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, valid);
    out.append(reinterpret_cast<const char*>(bytes), length);
}

std::u32string to_code_points(std::string_view utf8) {
    std::u32string code_points;
    code_points.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) code_points.push_back(next_code_point(utf8, at));
    return code_points;
}

std::string to_utf8(std::u32string_view code_points) {
    std::string utf8;
    utf8.reserve(code_points.size());
    for (const char32_t code_point : code_points) append_utf8(utf8, code_point);
    return utf8;
}

}  // namespace zhunze
