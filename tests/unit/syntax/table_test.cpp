// SPDX-License-Identifier: Apache-2.0
#include "unit/syntax/support.hpp"

namespace zhunze::syntax {
namespace {

std::string shape_or_none(const Module& module, const std::optional<ExprId>& id) { return id ? shape(module, *id) : ""; }

std::string shape_of(const Module& module, const RangeLiteral& range) {
    return (range.low_open ? "(" : "[") + shape_or_none(module, range.low) + "," + shape_or_none(module, range.high) + (range.high_open ? ")" : "]");
}

std::string shape_of(const Module& module, const CellTest& test) {
    switch (test.kind) {
        case CellTest::Kind::range: return shape_of(module, test.range);
        case CellTest::Kind::comparison: return std::string(facts_of(test.op).name) + " " + shape(module, *test.value);
        case CellTest::Kind::value: return shape(module, *test.value);
        case CellTest::Kind::codes: return shape(module, *test.value) + ".." + shape(module, *test.last);
        case CellTest::Kind::prefix: return shape(module, *test.value) + "*";
    }
    return {};
}

/// `[a,b) & C13 -> 5`, cells parted by ` | `.
std::string shape_of(const Module& module, const Row& row) {
    std::string text = row.otherwise ? "otherwise" : "";
    for (const Cell& cell : row.cells) {
        if (!text.empty()) text += " | ";
        std::string tests;
        for (const CellTest& test : cell.tests) tests += (tests.empty() ? "" : " & ") + shape_of(module, test);
        text += tests.empty() ? "any" : tests;
    }
    return text + " -> " + (row.value ? shape(module, *row.value) : "none");
}

std::string row_of(const std::string& row) {
    const Parsed parsed("表 t (a : X) : 数 唯一 {\n" + row + "\n}");
    const Findings findings = parsed.findings();
    if (!findings.empty()) return findings.front();
    const auto& table = parsed.declaration<TableDecl>();
    REQUIRE(table.rows.size() == 1);
    return shape_of(parsed.module, table.rows.front());
}

TEST_CASE("cells", "[table]") {
    const struct { std::string row, shape; } rows[] = {
        {"C26 | 250万元/亩", "C26 -> 250·万元/亩"},
        {"- | 5", "any -> 5"},
        {"C13..C15, C17 | 5", "C13..C15 & C17 -> 5"},
        {"C13..C15、C17 | 5", "C13..C15 & C17 -> 5"},
        {"13..15 | 5", "13..15 -> 5"},
        {"１３..１５ | 5", "13..15 -> 5"},
        {"007 .. 012 | 5", "7..12 -> 5"},
        {"C13..15 | 5", "C13..15 -> 5"},
        {"[1, 4) | 5", "[1,4) -> 5"},
        {"(1, 4] | 5", "(1,4] -> 5"},
        {"[1,4] | 5", "[1,4] -> 5"},
        {"[100,200) | 5", "[100,200) -> 5"},
        {"(100,200] | 5", "(100,200] -> 5"},
        {"（１００，２００］ | 5", "(100,200] -> 5"},
        {"(5000万元, ) | 5", "(5000·万元,) -> 5"},
        {"(, 5000万元] | 5", "(,5000·万元] -> 5"},
        {"[2020-01-01, 2021-01-01) | 5", "[2020-01-01,2021-01-01) -> 5"},
        {"< 4 | 5", "less 4 -> 5"},
        {"不低于 50亿元 | 5", "greater_or_equal 50·亿元 -> 5"},
        {"\"2020-\"* | 5", "'2020-'* -> 5"},
        {"真 | 5", "true -> 5"},
        {"-3 | -5", "(minus 3) -> (minus 5)"},
        {"(a + 1) * 2 | (5)", "(multiply (add a 1) 2) -> 5"},
        {"a | 无", "a -> none"},
        {"a | none", "a -> none"},
        {"无 | (无)", "无 -> 无"},
        {"无, 有 | 5", "无 & 有 -> 5"},
        {"否则 | 无", "otherwise -> none"},
        {"otherwise | 5", "otherwise -> 5"},
        {"a |\n 5", "a -> 5"},
        {"a\n | 5", "a -> 5"},
        {"a,\n b | 5", "a & b -> 5"},
        {"[1,\n 4) | 5", "[1,4) -> 5"},
        {"a | 5 # 注", "a -> 5"},
    };
    for (const auto& [row, expected] : rows) {
        INFO(row);
        CHECK(row_of(row) == expected);
    }
}

TEST_CASE("each line is a row, whatever it begins or ends with", "[table]") {
    const Parsed parsed("表 t (a : X, b : Y) : 数 唯一 {\n  甲 | [1, 4) | 1\n  - | (, 4] | 2\n  < 3 | - | 3\n  [5, 6) | \"x\"* | -4; 乙 | - | 5\n}");
    CHECK(parsed.findings() == Findings{});
    std::string shapes;
    for (const Row& row : parsed.declaration<TableDecl>().rows) shapes += shape_of(parsed.module, row) + "\n";
    CHECK(shapes ==
          "甲 | [1,4) -> 1\n"
          "any | (,4] -> 2\n"
          "less 3 | any -> 3\n"
          "[5,6) | 'x'* -> (minus 4)\n"
          "乙 | any -> 5\n");
    CHECK(parsed.sources->text(parsed.declaration<TableDecl>().rows.front().span) == "甲 | [1, 4) | 1");
}

TEST_CASE("heads of tables in both spellings", "[table]") {
    for (const char* text : {"表 最低强度 又名 min_intensity (行业 又名 industry : 行业代码, 等别 : 数 [1, 15)) : 金额/面积 汇总 合计 依据 办法 \"二\" 数据 \"x.csv\"",
                             "table 最低强度 aka min_intensity (行业 aka industry : 行业代码, 等别 : 数 [1, 15)) : 金额/面积 collect 合计 cites 办法 \"二\" from \"x.csv\"",
                             "表 最低强度 又名 min_intensity (\n  行业 又名 industry : 行业代码,\n  等别 : 数 [1, 15)\n) : 金额/面积\n  汇总 合计\n  依据 办法 \"二\"\n  data \"x.csv\""}) {
        INFO(text);
        const Parsed parsed(text);
        CHECK(parsed.findings() == Findings{});
        const auto& table = parsed.declaration<TableDecl>();
        CHECK(table.name.name() == Name{"最低强度", "min_intensity"});
        REQUIRE(table.columns.size() == 2);
        CHECK(table.columns[0].name.name() == Name{"行业", "industry"});
        CHECK(!table.columns[0].domain);
        REQUIRE(table.columns[1].domain);
        CHECK(shape_of(parsed.module, *table.columns[1].domain) == "[1,15)");
        CHECK(table.type.factors.size() == 2);
        CHECK(table.collect->text == "合计");
        CHECK(table.cites.front().section->text == "二");
        CHECK(table.data->text == "x.csv");
        CHECK(table.rows.empty());
    }
    CHECK(!Parsed("表 t (a : X) : 数 唯一 { a | 1 }").declaration<TableDecl>().collect);
}

TEST_CASE("a wrong row is one finding, and the others stay", "[table]") {
    const struct { std::string row, finding; } rows[] = {
        {"C26 | 250", "row-cells@C26 | 250"},
        {"C26 | 1 | 2 | 250", "row-cells@C26 | 1 | 2 | 250"},
        {"C26", "unexpected-text@"},
        {"C26 | [1 2) | 5", "unexpected-text@2"},
        {"C26 | [1, 2 | 5", "unexpected-text@|"},
        {"C26 | 1, 2) | 5", "unexpected-text@)"},
        {"C26 | | 5", "unexpected-text@|"},
        {"C26 | x y | 5", "unexpected-text@y"},
        {"C26 | 1 | -", "unexpected-text@-"},
        {"C26 | 1 | [1, 2)", "unexpected-text@[1, 2)"},
        {"C26 | 1 | 1, 2", "unexpected-text@1, 2"},
        {"C26 | 1 | < 3", "unexpected-text@< 3"},
        {"否则 | 1 | 5", "unexpected-text@|"},
        {"C26 | 5,000 | 5", "bad-number@5,000"},
    };
    for (const auto& [row, finding] : rows) {
        INFO(row);
        const Parsed parsed("表 t (a : X, b : 数) : 数 唯一 {\n  甲 | 1 | 1\n  " + row + "\n  乙 | 2 | 2\n}\n枚举 末 { z }");
        CHECK(parsed.findings() == Findings{finding});
        const auto& table = parsed.declaration<TableDecl>(0);
        const bool mended = finding.substr(0, 3) == "bad";
        CHECK(table.rows.size() == (mended ? 3 : 2));
        CHECK(parsed.declaration<EnumDecl>(1).members.size() == 1);
    }
}

TEST_CASE("a table that is never closed costs one finding", "[table]") {
    const Parsed parsed("表 t (a : X) : 数 唯一 {\n  甲 | 1\n  乙 | 2\n\n例外 甲 针对规则 乙 豁免 当 丙\n枚举 末 { z }");
    CHECK(parsed.findings() == Findings{"unexpected-text@例外"});
    CHECK(parsed.module.declarations.size() == 3);
    CHECK(parsed.declaration<TableDecl>(0).rows.size() == 2);
}

}  // namespace
}  // namespace zhunze::syntax
