// SPDX-License-Identifier: Apache-2.0
// Lists of applications that no Markdown file can hold. No record is lost, and the counts add up.

#include <numeric>

#include "catch.hpp"
#include "unit/cli/sandbox.hpp"
#include "unit/hostile/support.hpp"

using namespace std::string_literals;
using zhunze::cli::testing::Result;
using zhunze::cli::testing::Sandbox;
using zhunze::hostile::numbered;
using zhunze::hostile::repeated;

namespace {

const std::string head = "编号,受理日期,投资（万元）,供地\n";
const std::string good_row = "Z,2020-06-08,6000,单独供地\n";
const std::string good_object = R"({"id": "Z", "accepted_on": "2020-06-08", "investment": 6000, "supply": "standalone"})";

std::string row(const std::string& cell) { return "A,2020-06-08," + cell + ",单独供地\n"; }
std::string object(const std::string& investment) { return R"({"id": "A", "accepted_on": "2020-06-08", "investment": )" + investment + "}"; }

/// Basic characters only: enough for what is written here.
std::string utf16(const std::string& ascii, bool big_endian) {
    std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : ascii) bytes += big_endian ? "\0"s + c : c + "\0"s;
    return bytes;
}

struct Attack {
    std::string name;
    std::string bytes;
    int applications;   ///< -1: the file as a whole cannot be read
    bool good = true;   ///< the good one among them is judged
};

std::vector<Attack> attacks() {
    const std::string ten_megabytes(10 << 20, '9');
    return {
        {"a line of ten megabytes", head + row(ten_megabytes) + good_row, 2},
        {"a text of ten megabytes", "[" + object("\"" + ten_megabytes + "\"") + ", " + good_object + "]", 2},
        {"a quoted cell of ten megabytes", head + row("\"" + ten_megabytes + "\"") + good_row, 2},
        {"five thousand cells", head + row("1" + repeated(",", 5'000)) + good_row, 2},
        {"ten thousand columns", "编号" + numbered(10'000, "", [](auto i) { return ",列" + std::to_string(i); }) + "\nA\n", -1},
        {"values nested a thousand deep", "[" + object(repeated("[", 1'000) + repeated("]", 1'000)) + ", " + good_object + "]", 2},
        {"a hundred thousand open brackets", repeated("[", 100'000), -1},
        {"a hundred thousand open objects", repeated("{\"a\":", 100'000), -1},
        {"a hundred thousand keys", "[{" + numbered(100'000, ",", [](auto i) { return "\"k" + std::to_string(i) + "\":0"; }) + "}, " + good_object + "]", 2},
        {"a key of a megabyte", "[{\"" + repeated("k", 1 << 20) + "\": 1}, " + good_object + "]", 2},
        {"NUL in a cell", head + row("60\0" "00"s) + good_row, 2},
        {"NUL between objects", good_object + "\n\0\n"s + good_object, 3},
        {"a character without width in a number", head + row("60\u200B00") + good_row, 2},
        {"an escape sequence of the terminal", head + row("\x1b[31m6000") + good_row, 2},
        {"an escape sequence in the number of the application", head + "\x1b]0;x\x07,2020-06-08,1,\n" + good_row, 2},
        {"GB18030", "\xB1\xE0\xBA\xC5,\xCA\xDC\xC0\xED\xC8\xD5\xC6\xDA,\xCD\xB6\xD7\xCA\nZ,2020-06-08,6000\n", 1},
        {"UTF-16, little end first", utf16("[" + good_object + "]", false), 1},
        {"UTF-16, big end first", utf16("[" + good_object + "]", true), 1},
        {"UTF-16 cut within a character", utf16("[" + good_object + "]", false) + "x", -1},
        {"bytes of no encoding", head + row("\xFF\xFF"), -1},
        {"line ends of three kinds", head + "A,2020-06-08,6000,\r\nB,2020-06-08,6000,\r" + good_row, 3},
        {"rows by the thousand", head + repeated(row("6000"), 5'000) + good_row, 5'001},
        {"objects without anything", "[" + repeated("{},", 2'000) + good_object + "]", 2'001},
        {"one file of nothing", "", -1},
        {"a mark and nothing else", "\xEF\xBB\xBF", -1},
    };
}

/// The numbers of the closing line, the number of applications first.
std::vector<int> counts_of(const std::string& said) {
    std::vector<int> counts;
    const std::size_t line = said.rfind("共 ");
    if (line == std::string::npos) return counts;
    for (std::size_t at = line; at < said.size(); ++at) {
        if (said[at] >= '0' && said[at] <= '9') {
            std::size_t length = 0;
            counts.push_back(std::stoi(said.substr(at), &length));
            at += length;
        }
    }
    return counts;
}

}  // namespace

TEST_CASE("no list takes the program down, and none loses a record", "[hostile]") {
    const Sandbox box;
    for (const Attack& attack : attacks()) {
        INFO(attack.name);
        const std::string list = box.write("list.csv", attack.bytes);
        const Result text = box.run({"evaluate", list});
        const std::vector<int> counts = counts_of(text.err);
        REQUIRE(counts.size() >= 7);
        CHECK(counts[0] == std::max(attack.applications, 0));
        CHECK(std::accumulate(counts.begin() + 1, counts.begin() + 7, 0) == counts[0]);
        CHECK((counts.size() == 8) == (attack.applications < 0));  // the file that could not be read is counted as well
        CHECK((text.code == 3) == (attack.applications < 0));
        if (attack.applications >= 0) CHECK(text.out.find("Z  ") != std::string::npos);
        for (const char* sign : {"\x1b", "\u200B", "\u202E"}) CHECK(text.out.find(sign) == std::string::npos);
        for (const char* format : {"json", "ndjson", "csv", "markdown", "html"}) {
            CHECK(box.run({"evaluate", list, "--format", format}).code == text.code);
        }
        CHECK(box.run({"explain", list, "--id", "Z"}).code != 1);
    }
}

TEST_CASE("an output that takes nothing is said to, and nothing half-written stays", "[hostile]") {
    const Sandbox box;
    const std::string list = box.write("list.csv", head + good_row);
    CHECK(box.run_with_full_output({"evaluate", list}).code == 3);
    CHECK(box.run({"evaluate", list, "--output", "/dev/full"}).code == 3);
    CHECK(box.run({"evaluate", list, "--output", box.path(".")}).code == 3);
    CHECK(box.run({"evaluate", list, "--output", list}).code != 0);  // not over its own input
    CHECK(box.text_of("list.csv") == head + good_row);
    CHECK(box.names() == std::vector<std::string>{"list.csv", "rules"});
}
