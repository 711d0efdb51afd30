// SPDX-License-Identifier: Apache-2.0
#include "base/csv.hpp"

#include <optional>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace zhunze;

namespace {

/// `row@line: cell|cell` for each record; none if the text is no CSV.
std::optional<std::vector<std::string>> read(std::string_view text, char delimiter = ',') {
    std::vector<std::string> records;
    CsvFailure failure;
    const bool whole = read_csv(
        text, delimiter,
        [&](CsvRecord&& record) {
            std::string shown = std::to_string(record.row) + "@" + std::to_string(record.line) + ":";
            for (const std::string& cell : record.cells) shown += " " + cell + "|";
            records.push_back(shown);
            return true;
        },
        failure);
    return whole ? std::optional(records) : std::nullopt;
}

std::uint32_t failure_line(std::string_view text) {
    CsvFailure failure;
    REQUIRE_FALSE(read_csv(text, ',', [](CsvRecord&&) { return true; }, failure));
    return failure.line;
}

using Records = std::vector<std::string>;

}  // namespace

TEST_CASE("records, rows and lines", "[csv]") {
    CHECK(read("a,b\n1,2\n") == Records{"1@1: a| b|", "2@2: 1| 2|"});
    CHECK(read("a,b\n1,2") == Records{"1@1: a| b|", "2@2: 1| 2|"});
    CHECK(read("a,b\r\n1,2\r\n") == Records{"1@1: a| b|", "2@2: 1| 2|"});
    CHECK(read("") == Records{});
    CHECK(read("a;b\n", ';') == Records{"1@1: a| b|"});
    CHECK(read("a,,\n") == Records{"1@1: a| | |"});
}

TEST_CASE("a quoted cell holds what separates cells and records", "[csv]") {
    CHECK(read("\"a,b\",\"say \"\"hi\"\"\"\n") == Records{"1@1: a,b| say \"hi\"|"});
    // The row counts records as a spreadsheet does, the line counts lines as an editor does.
    CHECK(read("\"two\nlines\",x\nlast,y\n") == Records{"1@1: two\nlines| x|", "2@3: last| y|"});
    CHECK(read("\"two\r\nlines\",x\r\nlast,y\r\n") == Records{"1@1: two\nlines| x|", "2@3: last| y|"});
}

TEST_CASE("an empty line is a row", "[csv]") {
    CHECK(read("a\n\nb\n") == Records{"1@1: a|", "2@2:", "3@3: b|"});
    CHECK(read("a\r\n\r\nb\r\n") == Records{"1@1: a|", "2@2:", "3@3: b|"});
}

TEST_CASE("text that is no CSV says where", "[csv]") {
    CHECK(failure_line("a\n\"never closed\nand on\n") == 2);
    CHECK(failure_line("a\nb\"c,d\n") == 2);
    CHECK(failure_line("\"a\"b,c\n") == 1);
}

TEST_CASE("reading stops when asked to", "[csv]") {
    int records = 0;
    CsvFailure failure;
    CHECK(read_csv("a\nb\n\"broken", ',', [&](CsvRecord&&) { return ++records < 2; }, failure));
    CHECK(records == 2);
}

TEST_CASE("blank records", "[csv]") {
    CHECK(CsvRecord{1, 1, {"", " ", "　"}}.blank());
    CHECK(CsvRecord{}.blank());
    CHECK_FALSE(CsvRecord{1, 1, {"", "x"}}.blank());
}
