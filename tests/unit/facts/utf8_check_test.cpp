// SPDX-License-Identifier: Apache-2.0
// What is told quickly is told as byte by byte.
#include "facts/utf8_check.hpp"

#include <array>
#include <random>
#include <string>

#include "base/text.hpp"
#include "catch.hpp"

namespace zhunze::facts {
namespace {

constexpr std::array<std::string_view, 14> words{"赣州市", "用地", "abc 123", "\n", "㎡", "“”", "·", "×", "é", "한", "𠮷", "é", "\uFFFD", "\uE000"};

/// Of the first `kinds` of the words.
std::string text_of(std::mt19937& random, std::size_t size, std::size_t kinds) {
    std::string text;
    while (text.size() < size) text += words[random() % kinds];
    return text;
}

}  // namespace

TEST_CASE("bytes that are no UTF-8 are found where they stand", "[facts][utf8]") {
    std::mt19937 random(20210817);
    std::size_t sound = 0, damaged = 0;
    for (int round = 0; round < 4000; ++round) {
        const std::size_t size = round % 40 == 0 ? 40'000 : random() % 300;
        std::string text = text_of(random, size, round % 3 == 0 ? words.size() : 6);
        const bool cut = random() % 4 == 0;
        if (cut) text.resize(text.size() - std::min<std::size_t>(text.size(), random() % 4));
        if (random() % 2 == 0 && !text.empty()) {
            static constexpr std::string_view bytes = "\x80\xBF\xC0\xC1\xC2\xE0\xE1\xE4\xED\xEE\xEF\xF0\xF4\xF5\xFF\x7F" "a";
            text[random() % text.size()] = bytes[random() % bytes.size()];
        }
        const auto expected = invalid_utf8_at(text);
        if (invalid_utf8_in(text) != expected) FAIL("round " << round << ": " << text.size() << " bytes");
        ++(expected ? damaged : sound);
    }
    CHECK(sound > 1000);
    CHECK(damaged > 1000);
}

TEST_CASE("each pair of bytes beside the end of a block is judged byte by byte's way", "[facts][utf8]") {
    for (const std::size_t before : {60U, 61U, 62U, 63U, 64U}) {
        for (unsigned first = 0; first < 256; ++first) {
            for (unsigned second = 0; second < 256; ++second) {
                for (const std::string_view behind : {"", "\x80", "\xBF\x80", "a"}) {
                    const std::string text = std::string(before, 'x') + static_cast<char>(first) + static_cast<char>(second) + std::string(behind);
                    if (invalid_utf8_in(text) != invalid_utf8_at(text)) FAIL(before << ", " << first << ", " << second);
                }
            }
        }
    }
}

}  // namespace zhunze::facts
