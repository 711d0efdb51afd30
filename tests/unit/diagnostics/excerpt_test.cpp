// SPDX-License-Identifier: Apache-2.0
#include "diagnostics/excerpt.hpp"

#include <string>

#include "base/text.hpp"
#include "catch.hpp"

using namespace zhunze;

namespace {

/// The excerpts as they stand on a terminal, without line numbers.
std::string shown(std::string_view line, const std::vector<Mark>& marks) {
    std::string text;
    for (const Excerpt& part : excerpts(line, marks)) {
        text += part.shown + "\n";
        for (const Underline& u : part.underlines)
            text += std::string(u.indent, ' ') + std::string(u.length, u.primary ? '^' : '-') + u.text + "\n";
    }
    return text;
}

Mark primary(std::uint32_t begin, std::uint32_t end) { return {begin, end, true, ""}; }

std::string repeated(std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

}  // namespace

TEST_CASE("underlines stand below the marked words, counted in columns", "[diagnostics][excerpt]") {
    struct Row {
        std::string line;
        Mark mark;
        std::string expected;
    };
    const Row rows[] = {
        {"a bc d", primary(2, 4), "a bc d\n  ^^\n"},
        {"当 亩 < 5", primary(4, 7), "当 亩 < 5\n   ^^\n"},
        {"“亩”x", primary(9, 10), "“亩”x\n      ^\n"},
        {"\ta\tb", primary(3, 4), "    a   b\n        ^\n"},          // tabs reach to stops of four
        {"\ta", primary(0, 1), "    a\n^^^^\n"},
        {"ab", primary(1, 1), "ab\n ^\n"},                            // an empty span
        {"ab", primary(2, 2), "ab\n  ^\n"},                           // behind the line
        {"", primary(0, 0), "\n^\n"},
        {"e\u0301x", primary(1, 3), "e\u0301x\n ^\n"},                // no columns of its own, and one sign all the same
        {"a\u202Eb", primary(1, 4), "a\uFFFDb\n ^\n"},
        {"a\x1b[31mb", primary(1, 2), "a␛[31mb\n ^\n"},
    };
    for (const Row& row : rows) {
        INFO(row.line);
        CHECK(shown(row.line, {row.mark}) == row.expected);
    }
}

TEST_CASE("each mark has its row", "[diagnostics][excerpt]") {
    CHECK(shown("a < bc", {primary(0, 6), {0, 1, false, "one"}, {4, 6, false, "two"}}) == "a < bc\n^^^^^^\n-one\n    --two\n");
}

TEST_CASE("a line that fits is shown whole, a longer one around its mark", "[diagnostics][excerpt]") {
    const std::string fits(excerpt_columns, 'x');
    CHECK(shown(fits, {primary(159, 160)}) == fits + "\n" + std::string(159, ' ') + "^\n");

    const std::string longer = std::string(500, 'x') + "YZ" + std::string(500, 'x');
    CHECK(shown(longer, {primary(500, 502)}) ==
          "..." + std::string(60, 'x') + "YZ" + std::string(98, 'x') + "...\n" + std::string(63, ' ') + "^^\n");
    CHECK(shown(longer, {primary(0, 1)}) == std::string(160, 'x') + "...\n^\n");
    CHECK(shown(longer, {primary(1002, 1002)}) == "..." + std::string(60, 'x') + "\n" + std::string(63, ' ') + "^\n");
}

TEST_CASE("marks far apart on a long line have a piece each", "[diagnostics][excerpt]") {
    const std::string line = "A" + std::string(998, 'x') + "B";
    CHECK(shown(line, {primary(999, 1000), {0, 1, false, "a"}}) ==
          "..." + std::string(60, 'x') + "B\n" + std::string(63, ' ') + "^\n" + "A" + std::string(159, 'x') + "...\n-a\n");
}

TEST_CASE("a mark on the first character that is cut off has a piece of its own", "[diagnostics][excerpt]") {
    const std::string line(1000, 'x');
    CHECK(excerpts(line, {primary(0, 1), primary(159, 160)}).size() == 1);
    CHECK(excerpts(line, {primary(0, 1), primary(160, 161)}).size() == 2);
}

TEST_CASE("a mark longer than the piece is cut with it", "[diagnostics][excerpt]") {
    CHECK(shown(std::string(1000, 'x'), {primary(0, 1000)}) == std::string(160, 'x') + "...\n" + std::string(160, '^') + "\n");
}

TEST_CASE("whatever the marks of a line, its pieces stay narrow", "[diagnostics][excerpt]") {
    const std::string line = repeated("亩\t“e\u0301\u200B\U00020BB7 x", 40);
    for (std::uint32_t begin = 0; begin <= line.size(); ++begin)
        for (std::uint32_t end : {begin, static_cast<std::uint32_t>(line.size())}) {
            const auto pieces = excerpts(line, {primary(begin, end)});
            REQUIRE(pieces.size() == 1);
            REQUIRE(display_width(pieces[0].shown) <= excerpt_columns + 6);
            REQUIRE(pieces[0].underlines.size() == 1);
            REQUIRE(pieces[0].underlines[0].indent + pieces[0].underlines[0].length <= excerpt_columns + 4);
        }
}

TEST_CASE("text made visible", "[diagnostics][excerpt]") {
    CHECK(visible_text("a\tb\nc\x7F") == "a b␊c␡");
    CHECK(visible_text("\u200B\u0085亩") == "\uFFFD\uFFFD亩");
    CHECK(visible_text(std::string(most_text_columns, 'x')).size() == most_text_columns);
    CHECK(visible_text(std::string(most_text_columns + 1, 'x')) == std::string(most_text_columns, 'x') + "...");
}
