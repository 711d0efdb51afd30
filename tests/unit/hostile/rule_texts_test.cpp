// SPDX-License-Identifier: Apache-2.0
// Rule texts that no Markdown file can hold: enormous, not text at all, or with signs that nobody sees.
// Each command has to end, in time, with a code of its own and with what is wrong.


#include "catch.hpp"
#include "unit/cli/sandbox.hpp"
#include "unit/hostile/support.hpp"

using namespace std::string_literals;
using zhunze::cli::testing::Result;
using zhunze::cli::testing::Sandbox;
using zhunze::hostile::numbered;
using zhunze::hostile::repeated;

namespace {

const std::string header = "模块 甲\n";
const std::string record = header + "记录 项目 { 编号 : 文本; 投资 : 金额 以 万元 计 可调; 好 : 是非 }\n";
const std::string application = R"([{"编号": "A", "投资": "5万元", "好": true}])";

std::string rule_that_forbids(const std::string& content) { return record + "规则 甲规 针对 项目 {\n禁止 " + content + "\n}"; }

std::string number(std::size_t i) { return std::to_string(i); }

struct Attack {
    std::string name;
    std::string text;
    std::string said;  ///< by `check`; empty: nothing is wrong
};

std::vector<Attack> broken_bytes() {
    return {
        {"NUL alone", std::string(1000, '\0'), "unexpected-character"},
        {"NUL within", record + "规则 甲\0规 针对 项目 { 禁止 好 }"s, "unexpected-character"},
        {"no UTF-8", header + "# \xFF\xFE", "invalid-utf8"},
        {"an overlong form", header + "# \xC0\xAF", "invalid-utf8"},
        {"half a surrogate pair", header + "# \xED\xA0\x80", "invalid-utf8"},
        {"GB18030", "\xC4\xA3\xBF\xE9 \xBC\xD7\n", "invalid-utf8"},
        {"UTF-16", "\xFF\xFE!j\x57W \0"s, "invalid-utf8"},
        {"a bidirectional control in a name", record + "规则 甲\u202E规 针对 项目 { 禁止 好 }", "bidi-control"},
        {"a bidirectional control in a comment", record + "# \u2066 好", "bidi-control"},
        {"a bidirectional control in a string", record + "文件 某 \"\u202E某\" { 施行 2020-01-01 }", "invisible-in-string"},
        {"a character without width", record + "规则 甲规 针对 项\u200B目 { 禁止 好 }", "invisible-character"},
        {"a line separator for a line end", header + "\u2028定义 甲数 = 1", "invisible-character"},
        {"a hundred thousand accents", header + "定义 e" + repeated("\u0301", 100'000) + " = 1", ""},
    };
}

std::vector<Attack> enormous() {
    return {
        {"a line of ten megabytes", header + "# " + repeated("x", 10 << 20), "file-too-large"},
        {"a string of 300 kilobytes", header + "文件 某 \"" + repeated("字", 100'000) + "\" { 施行 2020-01-01 }", ""},
        {"a name of a megabyte", header + "定义 " + repeated("r", 1 << 20) + " = 1", ""},
        {"open brackets", header + "定义 甲数 = " + repeated("(", 100'000), "nested-too-deep"},
        {"brackets", header + "定义 甲数 = " + repeated("(", 100'000) + "1" + repeated(")", 100'000), "nested-too-deep"},
        {"braces", header + repeated("{", 100'000), "nested-too-deep"},
        {"cases in cases", header + "定义 甲数 = " + repeated("分情况 {", 5'000), "nested-too-deep"},
        {"a chain of half a million words", rule_that_forbids("好" + repeated(" 且 好", 249'900)), "no-citation"},
        {"more words than that", rule_that_forbids("好" + repeated(" 且 好", 250'100)), "too-many-tokens"},
        {"a sum of a hundred thousand", header + "定义 甲数 = 1" + repeated(" + 1", 100'000), "nested-too-deep"},
        {"a line of errors after another", header + repeated("规则\n", 10'000), "unexpected-text"},
    };
}

std::vector<Attack> quadratic() {
    return {
        {"definitions, each on the one before",
         header + numbered(10'000, "\n", [](auto i) { return "定义 数" + number(i) + " = " + (i == 0 ? "1" : "数" + number(i - 1) + " + 1"); }), "nested-too-deep"},
        {"definitions, each on the one after",
         header + numbered(20'000, "\n", [](auto i) { return "定义 数" + number(i) + " = 数" + number(i + 1) + " + 1"; }), "nested-too-deep"},
        {"definitions in a circle of 150",
         header + numbered(150, "\n", [](auto i) { return "定义 数" + number(i) + " = 数" + number((i + 1) % 150) + " + 1"; }), "definition-cycle"},
        {"definitions that double",
         record + numbered(60, "\n", [](auto i) { return "定义 是" + number(i) + " 针对 项目 = " + (i == 0 ? "好" : "是" + number(i - 1) + " 且 是" + number(i - 1)); }), ""},
        {"rules", record + numbered(5'000, "\n", [](auto i) { return "规则 规" + number(i) + " 针对 项目 { 禁止 好 }"; }), "no-citation"},
        {"members", header + "枚举 色 { " + numbered(20'000, ", ", [](auto i) { return "色" + number(i); }) + " }", ""},
        {"names nobody declared",
         record + numbered(2'000, "\n", [](auto i) { return "定义 名字" + number(i) + " = 1"; }) +
             "\n规则 甲规 针对 项目 { 禁止 " + numbered(2'000, " 且 ", [](auto i) { return "名子" + number(i); }) + " }", "unknown-name"},
        {"thresholds on one line, of a fact that may be adjusted",
         rule_that_forbids(numbered(2'000, " 或 ", [](auto i) { return "投资 > " + number(i) + "万元"; })), "no-citation"},
        {"exceptions",
         rule_that_forbids("好\n" + numbered(500, "\n", [](auto i) { return "除非 例" + number(i) + " 当 投资 > " + number(i) + "万元 凭 \"文" + number(i) + "\""; })), "no-citation"},
        {"conditions of a record, one after the other",
         header + "记录 项目 {\n编号 : 文本\n" + numbered(1'000, "\n", [](auto i) { return "数" + number(i) + " : 数"; }) + "\n" +
             numbered(999, "\n", [](auto i) { return "其中 数" + number(i) + " <= 数" + number(i + 1); }) + "\n}", ""},
    };
}

/// The exit code is one of the documented ones; what hangs is found by the time limit of the whole test.
Result run_bounded(const Sandbox& box, const std::vector<std::string>& line) {
    Result result = box.run(line);
    CHECK((result.code >= 0 && result.code <= 4));
    return result;
}

void withstand(const std::vector<Attack>& attacks) {
    const Sandbox box;
    const std::string list = box.write("list.json", application);
    for (const Attack& attack : attacks) {
        INFO(attack.name);
        const std::string rules = box.write("甲.zz", attack.text);
        const Result checked = run_bounded(box, {"check", rules});
        const bool warned = attack.said.empty() || checked.code == 0;
        if (!attack.said.empty()) CHECK(checked.err.find("[" + attack.said + "]") != std::string::npos);
        CHECK(checked.err.size() < 1'000'000);
        CHECK((checked.code == 0) == warned);
        static_cast<void>(run_bounded(box, {"fmt", "--check", rules}));
        const Result explained = run_bounded(box, {"explain", list, "--rules", rules});
        if (checked.code != 0) CHECK(explained.out.empty());  // no verdict by rules that are wrong
    }
}

}  // namespace

TEST_CASE("rule files that are no text, or hide some", "[hostile]") { withstand(broken_bytes()); }

TEST_CASE("rule files of enormous size or depth", "[hostile]") { withstand(enormous()); }

TEST_CASE("rule files made to take forever", "[hostile]") { withstand(quadratic()); }

TEST_CASE("a data file of enormous depth, and one of errors only", "[hostile]") {
    const Sandbox box;
    const std::string rules = box.write("甲.zz", header + "分类 区划 数据 \"t.csv\"");
    const std::string columns = "code,name,parent\nA,甲地,\n";
    const std::string deep = numbered(50'000, "\n", [](auto i) { return "X" + number(i) + ",名" + number(i) + "," + (i == 0 ? "A" : "X" + number(i - 1)); });
    box.write("t.csv", columns + deep);
    CHECK(run_bounded(box, {"check", rules}).code == 0);
    box.write("t.csv", columns + repeated("B\n", 100'000));
    const Result checked = run_bounded(box, {"check", rules});
    CHECK(checked.code == 1);
    CHECK(checked.err.size() < 100'000);
    box.write("t.csv", columns + "B,乙\0地,A\n\xFF"s);
    CHECK(run_bounded(box, {"check", rules}).code == 1);
}
