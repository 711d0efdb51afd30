// SPDX-License-Identifier: Apache-2.0
// Tables whose rows stand in a CSV file.
#include <algorithm>
#include <array>
#include <random>

#include "unit/check/checked.hpp"

using namespace zhunze;
using testing::Checked;

namespace {

const std::string types = R"(
enum Nature { new aka 新上, expansion aka 扩建, more aka 不足额 }
enum Grade ordered { low aka 低, medium aka 中, high aka 高 }
taxonomy Industry aka 行业代码 data "codes.csv"
)";
const std::string codes = "code,name,parent\nC,制造业,\n13,农副,C\n131,谷物,13\n14,食品,C\n26,化学,C\n";

Checked checked_file(const std::string& head, const std::string& csv) {
    return Checked({types + "table 强度 aka rate (" + head + " data \"t.csv\"\n"}, {{"codes.csv", codes}, {"t.csv", csv}});
}

/// What is said of the file, one a line.
std::string problems(const std::string& head, const std::string& csv, Language language = Language::en) {
    const Checked checked = checked_file(head, csv);
    std::string all;
    for (const Diagnostic& finding : checked.sink.sorted()) {
        CHECK(checked.text(*finding.span) == "\"t.csv\"");
        std::string text = finding.message(language);
        const std::string start = language == Language::en ? "data file `t.csv`: " : "数据文件“t.csv”:";
        if (text.starts_with(start)) text = text.substr(start.size());
        all += (all.empty() ? "" : "\n") + text;
    }
    return all;
}

const std::string two = "industry aka 行业 : Industry, amount aka 投资 : Money) : Money/Area unique";

/// What is wrong with the one cell of a column of this type.
std::string of_cell(const std::string& type, const std::string& cell) {
    return problems("c : " + type + ") : Number unique", "c,rate\n\"" + cell + "\",1\notherwise,2\n");
}

}  // namespace

TEST_CASE("the rows of a file are those of an inline table", "[table][data]") {
    const std::string csv =
        "投资(万元),行业,强度(万元/亩)\r\n"
        "\"[1000, 5000)\",13;14,300\r\n"
        "达到 5000,13、14,\"400\"\r\n"
        "-,26,0.3亿元/亩\r\n"
        "\r\n"
        "否则,,无\r\n";
    const Checked file = checked_file(two, csv);
    const Checked text({types + "table 强度 aka rate (" + two + R"( {
  13, 14 | [1000万元, 5000万元) | 300万元/亩
  13, 14 | 达到 5000万元 | 400万元/亩
  26 | - | 0.3亿元/亩
  otherwise | none
}
)"}, {{"codes.csv", codes}});
    REQUIRE(file.findings() == "");
    REQUIRE(text.findings() == "");
    const program::Table& a = testing::named(file.program->tables, "rate");
    const program::Table& b = testing::named(text.program->tables, "rate");
    REQUIRE(a.rows.size() == b.rows.size());
    for (std::size_t i = 0; i < a.rows.size(); ++i) {
        CHECK(a.rows[i].value == b.rows[i].value);
        for (std::size_t c = 0; c < 2; ++c) CHECK(a.rows[i].cells[c].tests == b.rows[i].cells[c].tests);
    }
    REQUIRE(a.otherwise.has_value());
    CHECK_FALSE(a.otherwise->value.has_value());
    CHECK(a.data == "t.csv");
    CHECK(a.rows[2].line == 4);
    CHECK(a.unit.text == "万元/亩");
    CHECK(a.columns[1].unit.text == "万元");
}

TEST_CASE("bare numbers count in the header's unit, others in their own", "[table][data]") {
    const Checked checked = checked_file("c aka 人口 : Number) : Number unique", "人口(万),rate(%)\n\"[1, 2)\",3\n20000,3%\n否则,0.5\n");
    CHECK(checked.findings() == "");
    REQUIRE(checked.program);
    const program::Table& table = testing::named(checked.program->tables, "rate");
    CHECK(table.rows[0].cells[0].tests[0].numbers.low->value == Rational(10'000));
    CHECK(table.rows[1].cells[0].tests[0].numbers.low->value == Rational(200'000'000));
    CHECK(table.rows[0].value == Value::of(Rational(3, 100)));
    CHECK(table.rows[1].value == Value::of(Rational(3, 100)));
    CHECK(table.otherwise->value == Value::of(Rational(1, 200)));
}

TEST_CASE("the text of a file is part of the rule set", "[table][data]") {
    const auto hash = [](const std::string& csv) {
        const Checked checked = checked_file("c : Number) : Number unique", csv);
        REQUIRE(checked.program);
        return checked.program->rule_set_hash;
    };
    CHECK(hash("c,rate\n-,1\n") == hash("c,rate\n-,1\n"));
    CHECK(hash("c,rate\n-,1\n") != hash("c,rate\n-,2\n"));
}

TEST_CASE("what a file's cells may hold", "[table][data]") {
    const std::vector<std::pair<const char*, const char*>> rows{
        {"Number", "[1, 4)"},     {"Number", "(,4]"},         {"Number", "< 4"},          {"Number", "≥ 4; 2"},   {"Number", "3.5%"},    {"Number", "5万"},
        {"Number", "-3"},         {"Number", "（１，４］"},  {"Money", "不低于 5亿元"},  {"Date", "2020-01-01"}, {"Date", "[2020年1月1日, 2020/12/31]"},
        {"Date", "不足 2020-01-01"}, {"Nature", "新上、扩建"}, {"Nature", "不足额"},       {"Grade", "low..中"},   {"Grade", "达到 中"},  {"Grade", "[低, 高)"},
        {"Industry", "13..14; 26"}, {"Industry", "制造业"},    {"Text", "\"\"A\"\""},      {"Text", "A"},          {"Text", "2020-*"},    {"Text", "\"\"A;B\"\"*"},
        {"Bool", "是"},           {"Bool", "false"},          {"Bool", "-"},
    };
    for (const auto& [type, cell] : rows) {
        CAPTURE(type, cell);
        CHECK(of_cell(type, cell) == "");
    }
}

TEST_CASE("what is wrong in a cell is said with its line and column", "[table][data]") {
    const std::string number = "expected a number, a range such as [1, 4) or a comparison such as < 4, found ";
    const std::vector<std::array<std::string, 3>> rows{
        {"Number", "", "`c`: is blank; anything is written -"},
        {"Number", "A", "`c`: " + number + "`A`"},
        {"Number", "1,000", "`c`: there is no unit `,000`"},
        {"Number", "1e5", "`c`: there is no unit `e5`"},
        {"Number", "[1, 2, 3]", "`c`: " + number + "`[1, 2, 3]`"},
        {"Number", "[1, 2", "`c`: " + number + "`[1, 2`"},
        {"Number", "[2, 1]", "`c`: the range holds no value"},
        {"Number", "1..4", "`c`: `..` cannot stand here; write a number, a range such as [1, 4) or a comparison such as < 4"},
        {"Number", "3万元", "`c`: `3万元` is Money; expected Number"},
        {"Number [1, 15]", "20", "`c`: this lies outside of what the column declares"},
        {"Money", "3", "`c`: `3` does not say its unit"},
        {"Money", "3亩", "`c`: `3亩` is Area; expected Money"},
        {"Money", "3万圆", "`c`: there is no unit `万圆`"},
        {"Date", "2020-02-30", "`c`: expected a date, a range such as [2020-01-01, 2020-12-31] or a comparison, found `2020-02-30`"},
        {"Nature", "nwe", "`c`: `Nature` has no `nwe`"},
        {"Nature", "> new", "`c`: a comparison cannot stand here; write a member"},
        {"Industry", "13;99", "`c`: `Industry` has no `99`"},
        {"Industry", "14..13", "`c`: the range holds no value"},
        {"Bool", "maybe", "`c`: expected true or false, found `maybe`"},
    };
    for (const auto& [type, cell, problem] : rows) {
        CAPTURE(type, cell);
        CHECK(of_cell(type, cell) == "line 2, column 1: " + problem);
    }
    CHECK(problems(two, "行业,投资,强度\n13,-,无\n14,3,无\n", Language::zh) == "第 3 行第 2 列:“投资”:“3”没有写明单位");
}

TEST_CASE("what is wrong in a file's lines", "[table][data]") {
    CHECK(problems(two, "行业,投资,强度\n13,-\n") == "line 2: 3 cells wanted, 2 given");
    CHECK(problems(two, "行业;投资;强度\n13;-;1\n") == "line 1: columns are separated by commas, not by semicolons or tabs");
    CHECK(problems(two, "行业\t投资\t强度\n", Language::zh).find("逗号") != std::string::npos);
    CHECK(problems(two, "行业,投资,强度\n13,-,\n") == "line 2, column 3: `rate`: is blank; no value is written none");
    CHECK(problems(two, "行业,投资,强度\n13,-,3\n") == "line 2, column 3: `rate`: `3` does not say its unit");
    CHECK(problems(two, "行业,投资,强度\n否则,-,无\n13,-,无\n") == "line 3: no row can come after `otherwise`");
    CHECK(problems(two, "行业,投资,强度\n否则,5万元,无\n") == "line 2, column 2: the row of `otherwise` has no conditions");
    CHECK(problems(two, "行业,投资\n13,-\n") == "line 1: column `rate` is missing");
    CHECK(problems(two, "行业,投资,等别,强度\n") == "line 1, column 3: there is no column `等别`");
    CHECK(problems(two, "行业,industry,投资,强度\n") == "line 1, column 2: column `industry` is repeated");
    CHECK(problems(two, "强度,行业,投资\n") == "line 1, column 1: the table's values stand in the last column");
    CHECK(problems(two, "行业,投资(亩),强度\n") == "line 1, column 2: `亩` is no unit of Money");
    CHECK(problems(two, "行业(元),投资,强度\n") == "line 1, column 1: `元` is no unit of Industry");
    CHECK(problems(two, "行业,投资,强度\n13,\"-,无\n") == "line 2: a quote is not closed");
    CHECK(problems(two, "") == "line 1: there is no header line");
}

TEST_CASE("a file has at most 200000 rows, and of a bad one the first hundred problems are told", "[table][data]") {
    std::string rows = "c,rate\n", bad = rows;
    for (int i = 0; i < 200'001; ++i) rows += "1,1\n";
    CHECK(problems("c : Number) : Number collect sum", rows) == "line 200002: there are more than 200000 rows");
    std::string many = "1", dense = "c,rate\n";
    for (int i = 0; i < 9'999; ++i) many += ";1";
    for (int i = 0; i < 101; ++i) dense += many + ",1\n";
    CHECK(problems("c : Number) : Number collect sum", dense) == "line 102: the cells hold more than 1000000 tests");
    for (int i = 0; i < 1000; ++i) bad += "x,1\n";
    CHECK(std::ranges::count(problems("c : Number) : Number collect sum", bad), '\n') == 99);
}

TEST_CASE("a file that cannot be read", "[table][data]") {
    const auto file = [](const std::string& name) { return Checked({"table t (c : Number) : Number unique data \"" + name + "\"\n"}).findings(); };
    CHECK(file("nothing.csv") == "data-file@\"nothing.csv\"");
    CHECK(file("../t.csv") == "data-file@\"../t.csv\"");
    CHECK(file("/etc/passwd") == "data-file@\"/etc/passwd\"");
}

TEST_CASE("rows of a file that overlap are named by their lines", "[table][data]") {
    const std::string head = "c : Industry) : Number unique";
    CHECK(problems(head, "c,rate\n13,1\n14,2\n131,3\n") == "line 2 of the file and line 4 of the file of table `rate` both match c = 131");
    const Checked gap = checked_file("c : Number) : Number unique", "c,rate\n1,1\n3,2\n");
    CHECK(gap.findings() == "table-gap@强度 aka rate");
    CHECK(checked_file("c : Number) : Number unique", "c,rate\n").findings() == "table-empty@强度 aka rate");
}

TEST_CASE("whatever stands in a file is read or reported", "[table][data]") {
    const std::vector<std::string> pieces{"[", "]", "(", ")", ",", ";", "、", "..", "*", "-", "<", ">=", "不足", "1", "4", ".", "%", "万元", "亩", "13", "C", "新上",
                                          "2020-01-01", "是", "无", " ", "\"\"", "　", "“", "\xE4", "\0"};
    std::mt19937 random(7);
    const auto below = [&](std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random); };
    for (int i = 0; i < 4000; ++i) {
        const char* const types[] = {"Number", "Money", "Date", "Nature", "Grade", "Industry", "Text", "Bool", "Number [1, 4]"};
        std::string cell, value;
        for (std::size_t n = below(6); n > 0; --n) cell += pieces[below(pieces.size())];
        for (std::size_t n = below(4); n > 0; --n) value += pieces[below(pieces.size())];
        CAPTURE(cell, value);
        const Checked checked = checked_file("c : " + std::string(types[below(9)]) + ") : Money unique", "c,rate(万元)\n\"" + cell + "\",\"" + value + "\"\n否则,,无\n");
        CHECK((checked.program != nullptr) == checked.findings().empty());
    }
}

TEST_CASE("thousands of rows and members", "[table][data]") {
    std::string members = "code,name\n", rows = "code,grade,rate\n";
    for (int code = 0; code < 2000; ++code) {
        members += std::to_string(code) + ",n" + std::to_string(code) + "\n";
        for (int grade = 0; grade < 20; ++grade) {
            rows += "n" + std::to_string(code) + ",\"[" + std::to_string(grade) + ", " + std::to_string(grade + 1) + ")\"," + std::to_string(grade) + "\n";
        }
    }
    const Checked checked({"taxonomy Code data \"codes.csv\"\ntable rate (code : Code, grade : Number) : Number unique data \"t.csv\"\n"},
                          {{"codes.csv", members}, {"t.csv", rows}});
    CHECK(checked.findings() == "");
    REQUIRE(checked.program);
    CHECK(testing::named(checked.program->tables, "rate").rows.size() == 40'000);
}
