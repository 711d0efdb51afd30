// SPDX-License-Identifier: Apache-2.0
// Tables whose rows stand in the rule file; calls of tables.
#include "unit/check/checked.hpp"

using namespace zhunze;
using program::CellTest;
using testing::Checked;

namespace {

const std::string types = R"(
enum Nature { new aka 新上, expansion aka 扩建, retrofit aka 技改 }
enum Grade ordered { low aka 低, medium aka 中, high aka 高 }
taxonomy Industry aka 行业代码 data "codes.csv"
question q "Q" { one, two }
record R { sector : Industry; grade : Number; nature : Nature; amount : Money in 万元; day : Date }
)";
const std::map<std::string, std::string> codes{
    {"codes.csv",
     "code,name,parent\nC,制造业,\n13,农副食品加工业,C\n131,谷物磨制,13\n14,食品制造业,C\n15,酒,C\n26,化学,C\nD,电力,\n44,电力生产,D\n"}};

Checked checked_table(const std::string& text) { return Checked({types + text}, codes); }
std::string of_table(const std::string& text) { return checked_table(text).findings(); }

/// A table of one column of this type, whose one row has this cell.
std::string of_cell(const std::string& type, const std::string& cell) {
    return of_table("table t (c : " + type + ") : Number unique {\n" + cell + " | 1\n otherwise | 0\n}\n");
}

std::string shown(const CellTest& test) {
    const auto end = [](const std::optional<Bound>& bound) { return bound ? bound->value.to_fraction() : std::string(); };
    switch (test.kind) {
        case CellTest::Kind::numbers:
            return (test.numbers.low && test.numbers.low->open ? "(" : "[") + end(test.numbers.low) + "," + end(test.numbers.high) +
                   (test.numbers.high && test.numbers.high->open ? ")" : "]");
        case CellTest::Kind::dates: return testing::dates(test.dates);
        case CellTest::Kind::members: return std::to_string(test.first) + "-" + std::to_string(test.last);
        case CellTest::Kind::text: return "\"" + test.text + "\"";
        case CellTest::Kind::prefix: return "\"" + test.text + "\"*";
        case CellTest::Kind::truth: return test.truth ? "true" : "false";
    }
    return "";
}

/// What the cell demands.
std::string tests_of(const std::string& type, const std::string& cell) {
    const Checked checked = checked_table("table t (c : " + type + ") : Number unique {\n" + cell + " | 1\n otherwise | 0\n}\n");
    if (!checked.program) return checked.findings();
    std::string all;
    for (const CellTest& test : testing::named(checked.program->tables, "t").rows.at(0).cells.at(0).tests) all += (all.empty() ? "" : " ") + shown(test);
    return all;
}

struct Row {
    const char* type;
    const char* cell;
    const char* found;
};

}  // namespace

TEST_CASE("what a cell demands", "[table]") {
    const std::vector<Row> rows{
        {"Number", "-", ""},
        {"Number", "[1, 4)", "[1,4)"},
        {"Number", "(1, 4]", "(1,4]"},
        {"Number", "(, 4]", "[,4]"},
        {"Number", "[1,)", "[1,]"},
        {"Number", "3", "[3,3]"},
        {"Number", "1, 2, [4, 5]", "[1,1] [2,2] [4,5]"},
        {"Number", "< 4", "[,4)"},
        {"Number", "不超过 4", "[,4]"},
        {"Number", "> 2/3", "(2/3,]"},
        {"Number", ">= 1 + 1", "[2,]"},
        {"Number", "3.5%", "[7/200,7/200]"},
        {"Money", "达到 1亿元", "[100000000,]"},
        {"Money/Area", "[300万元/亩, )", "[4500,]"},
        {"Date", "2020-01-01", "2020-01-01..2020-01-01"},
        {"Date", "[2020-01-01, 2020-12-31)", "2020-01-01..2020-12-30"},
        {"Date", "(2020-01-01, )", "2020-01-02.."},
        {"Date", "< 2020-01-01", "..2019-12-31"},
        {"Nature", "新上", "0-0"},
        {"Nature", "new, 技改", "0-0 2-2"},
        {"Grade", "low..medium", "0-1"},
        {"Grade", "达到 中", "1-2"},
        {"Grade", "[低, 高)", "0-1"},
        {"Grade", "高", "2-2"},
        {"Industry", "13", "1-2"},
        {"Industry", "C", "0-5"},
        {"Industry", "131", "2-2"},
        {"Industry", "13..15", "1-4"},
        {"Industry", "13..15, 44", "1-4 7-7"},
        {"Industry", "制造业, 电力", "0-5 6-7"},
        {"Text", "\"A\"", "\"A\""},
        {"Text", "\"2020-\"*, \"B\"", "\"2020-\"* \"B\""},
        {"Bool", "真", "true"},
        {"Bool", "false", "false"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.type, row.cell);
        CHECK(tests_of(row.type, row.cell) == row.found);
    }
}

TEST_CASE("what is wrong in a cell is shown there", "[table]") {
    const std::vector<Row> rows{
        {"Number", "[4, 1]", "table-cell@[4, 1]"},
        {"Number", "[4, 4)", "table-cell@[4, 4)"},
        {"Number", "(,)", "table-cell@(,)"},
        {"Number", "1..4", "table-cell@1..4"},
        {"Number", "\"A\"*", "type-expected@\"A\""},
        {"Number", "3万元", "type-expected@3万元"},
        {"Number", "3, 2020-01-01", "type-expected@2020-01-01"},
        {"Number [1, 15]", "20", "table-cell@20"},
        {"Number [1, 15]", "> 15", "table-cell@> 15"},
        {"Number", "grade", "unknown-name@grade"},
        {"Money", "[1, 4)", "type-expected@1\ntype-expected@4"},
        {"Date", "(9999-12-31, )", "table-cell@(9999-12-31, )"},
        {"Date", "(2020-01-01, 2020-01-02)", "table-cell@(2020-01-01, 2020-01-02)"},
        {"Nature", "> new", "table-cell@> new"},
        {"Nature", "new..expansion", "table-cell@new..expansion"},
        {"Nature", "nwe", "unknown-member@nwe"},
        {"Grade", "high..low", "table-cell@high..low"},
        {"Industry", "[13, 15]", "table-cell@[13, 15]"},
        {"Industry", "15..13", "table-cell@15..13"},
        {"Industry", "131 .. C", "table-cell@131 .. C"},
        {"Industry", "99", "unknown-member@99"},
        {"Text", "< \"A\"", "table-cell@< \"A\""},
        {"Text", "\"A\"..\"B\"", "table-cell@\"A\"..\"B\""},
        {"Bool", "> true", "table-cell@> true"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.type, row.cell);
        CHECK(of_cell(row.type, row.cell) == row.found);
    }
    CHECK(checked_table("table t (c : Number) : Number unique { 1..4 | 1\n otherwise | 0 }\n").message(0, Language::en) ==
          "column `c`: `..` cannot stand here; write a number, a range such as [1, 4) or a comparison such as < 4");
}

TEST_CASE("columns, types and ways to collect", "[table]") {
    CHECK(of_table("table t (a aka 甲 : Number, 甲 : Number) : Number unique { - | - | 1 }\n") == "repeated-name@甲");
    CHECK(of_table("table t (a : Numbre) : Number unique { - | 1 }\n") == "unknown-name@Numbre");
    CHECK(of_table("table t (a : Date [1, 2]) : Number unique { - | 1 }\n") == "type-expected@Date");
    CHECK(of_table("table t (a : Number [2, 1]) : Number unique { - | 1 }\n") == "table-cell@[2, 1]");
    CHECK(of_table("table t (a : Money [1, 2]) : Number unique { - | 1 }\n") == "type-expected@1\ntype-expected@2");
    CHECK(of_table("table t (a : Number) : Number collect total { - | 1 }\n") == "unknown-name@total");
    CHECK(of_table("table t (a : Number) : Text collect sum { - | \"A\" }\n") == "type-expected@Text");
    CHECK(of_table("table t (a : Number) : Date collect sum { - | 2020-01-01 }\n") == "type-expected@Date");
    CHECK(of_table("table t (a : Number) : Date collect max { - | 2020-01-01 }\n") == "");
    CHECK(of_table("table t (a : Number) : Nature 汇总 最小 { - | new }\n") == "type-expected@Nature");
    CHECK(of_table("table t (a : Number) : Nature collect count { - | new }\n") == "");
    CHECK(of_table("table t (a : Number) : Number unique { }\n") == "table-empty@t");
    CHECK(of_table("define t = 3\ntable t (a : Number) : Number unique { - | 1 }\n") == "repeated-name@t");
    std::string columns, cells;
    for (int i = 0; i < 65; ++i) {
        columns += (i ? ", c" : "c") + std::to_string(i) + " : Number";
        cells += "- | ";
    }
    CHECK(of_table("table t (" + columns + ") : Number unique { " + cells + "1 }\n") == "table-columns@t");
}

TEST_CASE("values of rows", "[table]") {
    CHECK(of_table("table t (a : Number) : Money unique { - | 1 }\n") == "type-expected@1");
    CHECK(of_table("table t (a : Number) : Money unique { < 1 | none\n otherwise | 3万元 }\n") == "");
    CHECK(of_table("table t (a : Number) : Nature unique { - | 新上 }\n") == "");
    CHECK(of_table("define x = 3\ntable t (a : Number) : Number unique { - | x }\n") == "not-constant@x");
    CHECK(of_table("table t (a : Number) : Number unique { otherwise | 1\n - | 2 }\n") == "case-after-otherwise@- | 2");
    CHECK(of_table("table t (a : Number) : Number unique { otherwise | 1\n otherwise | 2 }\n") == "case-after-otherwise@otherwise | 2");
    CHECK(of_table("table t (a : Number) : Number unique { - | - | 1 }\n") == "row-cells@- | - | 1");
    const Checked checked = checked_table("source s \"S\" { }\ntable t (a : Number, b : Money) : Money/Area unique cites s \"1\" { 1 | < 5亿元 | 300万元/亩\n 2 | - | 无\n 3 | - | 4\n}\n");
    CHECK(checked.findings() == "type-expected@4");
    const Checked right = checked_table("source s \"S\" { }\ntable t (a : Number, b : Money) : Money/Area unique cites s \"1\" { 1 | < 5亿元 | 300万元/亩\n 2 | - | 无\n otherwise | 无\n}\n");
    REQUIRE(right.findings() == "");
    const program::Table& table = testing::named(right.program->tables, "t");
    CHECK(table.unit.text == "万元/亩");
    CHECK(table.columns[1].unit.text == "亿元");
    CHECK(table.rows[0].value == Value::of(Rational(4500)));
    CHECK_FALSE(table.rows[1].value.has_value());
    REQUIRE(table.otherwise.has_value());
    CHECK_FALSE(table.otherwise->value.has_value());
    CHECK(table.citations.size() == 1);
    CHECK(table.policy == program::HitPolicy::unique);
    CHECK(right.text(table.rows[1].span) == "2 | - | 无");
}

TEST_CASE("calls of a table", "[table]") {
    const auto call = [](const std::string& body) {
        return of_table("table rate (sector : Industry, grade : Number) : Money/Area unique { C | - | 300万元/亩\n otherwise | none }\n"
                        "table score (nature : Nature) : Number collect count { 新上 | 1 }\n"
                        "define d on R = " + body + "\n");
    };
    CHECK(call("rate(sector, grade) > 1万元/亩") == "");
    CHECK(call("rate(131, 3)") == "");
    CHECK(call("score(new) > 3 and score(nature) is 1") == "");
    CHECK(call("rate(sector)") == "wrong-argument-count@rate(sector)");
    CHECK(call("rate") == "wrong-argument-count@rate");
    CHECK(call("rate(sector, amount)") == "type-expected@amount");
    CHECK(call("rate(sector, 3元)") == "type-expected@3元");
    CHECK(call("rate(99, 3)") == "unknown-member@99");
    CHECK(call("rate(nature, 3)") == "type-expected@nature");
    CHECK(call("rate(sector, grade) > 300") == "unit-mismatch@>");
    CHECK(call("raet(sector, grade)") == "unknown-function@raet");
    CHECK(call("score(nwe)") == "unknown-member@nwe");

    const Checked labelled = checked_table("table t (a : Number) : Number unique { - | 1 }\ndefine d on R = t(amount)\n");
    const auto findings = labelled.sink.sorted();
    REQUIRE(findings.size() == 1);
    REQUIRE(findings.front().labels.size() == 1);
    CHECK(labelled.text(findings.front().labels.front().span) == "a : Number");
    const auto near = checked_table("table rate (a : Number) : Number unique { - | 1 }\ndefine d on R = raet(3)\n").sink.sorted();
    CHECK(label_text(near.front().hints.front(), Language::en) == "did you mean `rate`?");
}

TEST_CASE("the type and unit of a call", "[table]") {
    const Checked checked = checked_table("table rate (a : Number) : Money unique { - | 3万元 }\ntable n (a : Number) : Money collect count { - | 3万元 }\n"
                                          "define d = rate(3)\ndefine e = n(3)\n");
    REQUIRE(checked.findings() == "");
    const auto body = [&](std::string_view name) { return checked.program->exprs[testing::named(checked.program->definitions, name).body]; };
    CHECK(body("d").kind == program::ExprKind::lookup);
    CHECK(body("d").unit.text == "万元");
    CHECK(checked.program->type_name(body("e").type).en == "Number");
    CHECK(body("e").unit.text.empty());
}

TEST_CASE("rows that overlap are shown with a point that both match", "[table]") {
    const Checked checked = checked_table(
        "表 强度 又名 rate (行业 又名 sector : 行业代码, 投资 又名 amount : 金额) : 数 唯一 {\n"
        "  13..15 | [1亿元, 5亿元) | 1\n"
        "  26 | - | 2\n"
        "  131 | 达到 4亿元 | 3\n"
        "  否则 | 无\n"
        "}\n");
    const auto findings = checked.sink.sorted();
    REQUIRE(findings.size() == 1);
    CHECK(checked.findings() == "table-overlap@131 | 达到 4亿元 | 3");
    CHECK(findings[0].message(Language::zh) == "表“强度”的第 1 行与第 3 行都适用于 行业 = 131,投资 = 4亿元");
    CHECK(findings[0].message(Language::en) == "row 1 and row 3 of table `rate` both match sector = 131, amount = 4亿元");
    REQUIRE(findings[0].labels.size() == 1);
    CHECK(checked.text(findings[0].labels[0].span) == "13..15 | [1亿元, 5亿元) | 1");
    // Where all that match are counted together nothing is wrong with it.
    CHECK(of_table("table t (a : Number) : Number collect sum { < 3 | 1\n < 5 | 2 }\n") == "");
    // Nothing lies outside of what a column declares.
    CHECK(of_table("table t (a : Number [1, 5]) : Number unique { <= 1 | 1\n > 1 | 2 }\n") == "");
    CHECK(of_table("table t (a : Number, b : Bool) : Number unique { < 3 | - | 1\n < 5 | true | 2\n otherwise | 3 }\n") == "table-overlap@< 5 | true | 2");
}

TEST_CASE("what no row matches is shown", "[table]") {
    const Checked checked = checked_table(
        "table t (sector : Industry, grade : Number [1, 15]) : Number unique {\n"
        "  13..15 | [1, 4) | 1\n"
        "  26 | - | 2\n"
        "}\n");
    CHECK(checked.findings() == "table-gap@t");
    CHECK(checked.program != nullptr);
    CHECK(checked.message(0, Language::en) == "no row of table `t` matches sector = 13, grade = 4");
    const std::vector<std::pair<const char*, const char*>> rows{
        {"(a : Number) : Number unique { [1, 4) | 1\n [4, 8] | 2 }", ""},
        {"(a : Number) : Number unique { [1, 4) | 1\n (4, 8] | 2 }", "a = 4"},
        {"(a : Number) : Number unique { [1, 2] | 1\n [3, 4] | 2 }", "a = 2.5"},
        {"(a : Money) : Number unique { < 5万元 | 1\n > 10万元 | 2 }", "a = 5万元"},
        {"(a : Number) : Number unique { < 5 | 1\n >= 5 | 2 }", ""},
        {"(a : Number, b : Bool) : Number unique { < 5 | true | 1\n >= 5 | - | 2 }", "a = 4, b = false"},
        {"(a : Nature) : Number unique { new | 1\n 扩建 | 2 }", "a = retrofit"},
        {"(a : Nature) : Number unique { new | 1\n 扩建 | 2\n 技改 | none }", ""},
        {"(a : Nature) : Number unique { new | 1\n otherwise | none }", ""},
        {"(a : Bool) : Number unique { true | 1 }", "a = false"},
        {"(a : Text) : Number unique { \"A\" | 1\n \"B\" | 2 }", ""},
        {"(a : Text, b : Bool) : Number unique { \"A\"* | - | 1\n \"B\"* | true | 2 }", "a = \"B\", b = false"},
        {"(a : Date) : Number unique { <= 2020-01-01 | 1\n >= 2020-01-03 | 2 }", "a = 2020-01-02"},
        {"(a : q) : Number unique { - | 1 }", "unknown"},
        {"(a : Nature) : Number collect sum { new | 1 }", ""},
        {"(a : Nature) : Number collect count { new | 1 }", ""},
        {"(a : Nature) : Number collect max { new | 1 }", "a = expansion"},
    };
    for (const auto& [text, point] : rows) {
        CAPTURE(text);
        const Checked one = checked_table("table t " + std::string(text) + "\n");
        const auto findings = one.sink.sorted();
        if (std::string_view(point) == "unknown") {
            CHECK(one.findings() == "unknown-name@q");
        } else if (*point == '\0') {
            CHECK(one.findings() == "");
        } else {
            REQUIRE(one.findings() == "table-gap@t");
            CHECK(findings.front().message(Language::en) == "no row of table `t` matches " + std::string(point));
        }
    }
}

TEST_CASE("rows past counting are not all compared, and that is said", "[table]") {
    // Wherever one looks, hundreds of rows are there: no column tells many of them apart.
    const auto range = [](int i) { return "[" + std::to_string(10 * i) + ", " + std::to_string(10 * i + 400) + "] | "; };
    std::string rows;
    for (int i = 0; i < 60; ++i) {
        for (int j = 0; j < 60; ++j) rows += range(i) + range(j) + "[1, 2] | 1\n" + range(i) + range(j) + "(2, 3] | 1\n";
    }
    const Checked checked = checked_table("table t (a : Number, b : Number, c : Number) : Number collect min {\n" + rows + "}\n");
    CHECK(checked.findings() == "table-unchecked@t");
    CHECK(checked.message(0, Language::en) == "the rows of table `t` are too dense: not all was checked for gaps");
}
