// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>

#include "base/text.hpp"
#include "catch.hpp"

using namespace zhunze;
using namespace std::string_literals;

TEST_CASE("the first byte that is not UTF-8 is found", "[base][utf8]") {
    struct Row {
        std::string bytes;
        std::optional<std::size_t> invalid_at;
    };
    const Row rows[] = {
        {"", std::nullopt},
        {"abc\0def"s, std::nullopt},
        {"亩", std::nullopt},
        {"\U0001F600", std::nullopt},
        {"\xF4\x8F\xBF\xBF", std::nullopt},    // U+10FFFF
        {"\xF4\x90\x80\x80", 0},               // past U+10FFFF
        {"ab\xFF", 2},
        {"亩\x80", 3},                         // a continuation on its own
        {"a\xC0\xAF", 1},                      // overlong "/"
        {"a\xE0\x80\xAF", 1},                  // overlong in three bytes
        {"\xED\xA0\x80", 0},                   // surrogate
        {"\xED\x9F\xBF", std::nullopt},        // the last before the surrogates
        {"abc\xE4\xBA", 3},                    // cut off in the middle of 亩
        {"\xE4z", 0},
    };
    for (const Row& row : rows) {
        INFO(row.bytes);
        CHECK(invalid_utf8_at(row.bytes) == row.invalid_at);
    }
}

TEST_CASE("code points and UTF-8 are read and written alike", "[base][utf8]") {
    const std::string text = "a亩é\U00020BB7";
    CHECK(to_code_points(text) == U"a亩é\U00020BB7");
    CHECK(to_utf8(to_code_points(text)) == text);
}

TEST_CASE("bytes and values that are no code point become the replacement character", "[base][utf8]") {
    CHECK(to_code_points("a\xFFz") == U"a\uFFFDz");
    CHECK(to_utf8(U"\x110000") == "\uFFFD");
    CHECK(to_utf8(std::u32string(1, static_cast<char32_t>(0xD800))) == "\uFFFD");
}

TEST_CASE("reading a code point moves past exactly that one", "[base][utf8]") {
    const std::string text = "亩a";
    std::size_t at = 0;
    CHECK(next_code_point(text, at) == U'亩');
    CHECK(at == 3);
    CHECK(next_code_point(text, at) == U'a');
    CHECK(at == 4);
}

TEST_CASE("an offset inside a code point leads to its first byte", "[base][utf8]") {
    struct Row {
        std::size_t offset, begin;
    };
    for (const auto& [offset, begin] : {Row{0, 0}, Row{1, 1}, Row{2, 1}, Row{3, 1}, Row{4, 4}, Row{5, 5}, Row{99, 5}})
        CHECK(code_point_begin("a亩b", offset) == begin);
}
