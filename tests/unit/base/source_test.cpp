// SPDX-License-Identifier: Apache-2.0
#include "base/source.hpp"

#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"

using namespace zhunze;

namespace {

std::string place(const SourceFile& file, std::uint32_t offset) {
    const Position position = file.position(offset);
    return std::to_string(position.line) + ":" + std::to_string(position.column);
}

}  // namespace

TEST_CASE("positions count lines and code points from one", "[base][source]") {
    const SourceFile file("a.zz", "ab\n亩x\n\n");
    const std::pair<std::uint32_t, const char*> rows[] = {
        {0, "1:1"}, {1, "1:2"}, {2, "1:3"}, {3, "2:1"}, {4, "2:1"}, {5, "2:1"},
        {6, "2:2"}, {7, "2:3"}, {8, "3:1"}, {9, "4:1"}, {1000, "4:1"},
    };
    for (const auto& [offset, expected] : rows) {
        INFO(offset);
        CHECK(place(file, offset) == expected);
    }
}

TEST_CASE("positions on lines of any length", "[base][source]") {
    std::string text = "首\n";
    std::vector<std::pair<std::uint32_t, std::string>> expected;
    for (std::uint32_t column = 1; column <= 5000; ++column) {
        expected.emplace_back(static_cast<std::uint32_t>(text.size()), "2:" + std::to_string(column));
        text += column % 3 == 0 ? "a" : "亩";
    }
    expected.emplace_back(static_cast<std::uint32_t>(text.size()) + 1, "3:1");
    const SourceFile file("a.zz", text + "\n末");
    for (const auto& [offset, at] : expected) REQUIRE(place(file, offset) == at);
}

TEST_CASE("lines come without their ends", "[base][source]") {
    const SourceFile file("a.zz", "ab\n\n亩");
    REQUIRE(file.line_count() == 3);
    CHECK(file.line(1) == "ab");
    CHECK(file.line(2) == "");
    CHECK(file.line(3) == "亩");
    CHECK(SourceFile("e.zz", "").line_count() == 1);
    CHECK(SourceFile("e.zz", "").line(1) == "");
}

TEST_CASE("sources give the text of a span", "[base][source]") {
    Sources sources;
    const FileId a = sources.add({"a.zz", "first"});
    const FileId b = sources.add({"b.zz", "规则 x"});
    CHECK(sources.text({b, 0, 6}) == "规则");
    CHECK(sources.text({a, 5, 5}) == "");
    CHECK(sources.holds(b));
    CHECK_FALSE(sources.holds(FileId()));
    CHECK_FALSE(sources.holds(FileId(2)));
}

TEST_CASE("a cover holds both spans", "[base][source]") {
    const FileId file(0);
    CHECK(cover({file, 5, 9}, {file, 2, 3}) == Span{file, 2, 9});
    CHECK(cover({file, 1, 9}, {file, 2, 3}) == Span{file, 1, 9});
}
