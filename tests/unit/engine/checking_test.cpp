// SPDX-License-Identifier: Apache-2.0
// What the checker makes of rule text; the wording of its findings is pinned by the golden files.
#include "catch.hpp"
#include "unit/engine/rule_text.hpp"

using namespace zhunze;
using testing::record;
using testing::slugs_of;

namespace {

std::string of_condition(const std::string& condition) {
    return slugs_of(record + "rule r on R { cites s \"1\"\n when " + condition + "\n forbid flag }\n");
}
std::string of_cases(const std::string& cases) { return slugs_of(record + "define d on R : Number = cases {\n" + cases + "\n}\n"); }

struct Row {
    const char* text;
    const char* slugs;
};

}  // namespace

TEST_CASE("conditions", "[check]") {
    const std::vector<Row> rows{
        {"money > 5000万元", ""},
        {"money > 5000", "unit-mismatch"},
        {"money > land", "unit-mismatch"},
        {"money / land > 300万元/亩", ""},
        {"money / land > 300万元", "unit-mismatch"},
        {"300 万元 / 亩 < money / land", ""},
        {"money > flag", "type-mismatch"},
        {"size > small", ""},
        {"kind > new", "type-mismatch"},
        {"kind is new", ""},
        {"new is kind", ""},
        {"kind is nwe", "unknown-member"},
        {"kind is small", "unknown-member"},
        {"flag", ""},
        {"money", "type-expected"},
        {"money up to 5000万元", ""},
        {"count up to 3", ""},
        {"flag up to true", "type-mismatch"},
        {"monye > 5000万元", "unknown-name"},
        {"money > 5000万圆", "unknown-unit"},
        {"on_day < 2020-01-01", ""},
        {"on_day + 30日 < 2020-01-01", ""},
        {"on_day + 2个月 < 2020-01-01", ""},
        {"on_day - 2020-01-01 > 30日", ""},
        {"on_day - 2020-01-01 > 1个月", "unit-mismatch"},
        {"on_day + 5 < 2020-01-01", "type-mismatch"},
        {"count > 3%", ""},
        {"count > 1/0", "divided-by-zero"},
        {"known(money) and money is none or money is not applicable", ""},
        {"known(money / land)", "type-expected"},
        {"round(money, to 0.01万元, half_even) > 1万元", ""},
        {"round(money, to 0.01, half_even) > 1万元", "unit-mismatch"},
        {"round(money, to 0.01万元, sideways) > 1万元", "unknown-name"},
        {"round(money, to 0万元, half_even) > 1万元", "not-positive"},
        {"min(money, total) > 1万元 and max(money, total, 3元) > 1元 and abs(money) > 1元", ""},
        {"min(money, land) > 1万元", "unit-mismatch"},
        {"sqrt(money) > 1万元", "unknown-function"},
        {"min(money) > 1万元", "wrong-argument-count"},
        {"money within land", "type-mismatch"},
        {"(money > 1万元) is flag", ""},
        {"money * money * money * money * money > 1万元", "unit-mismatch"},
        {"money * money * money * money * money * money * money * money * money > 1万元", "dimension-power"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(of_condition(row.text) == row.slugs);
    }
}

TEST_CASE("wrong parts of one condition are all reported, once each", "[check]") {
    CHECK(of_condition("money > land or kind is nwe or money > 5") == "unit-mismatch unknown-member unit-mismatch");
    CHECK(of_condition("monye > 1万元 and monye < land") == "unknown-name unknown-name");
}

TEST_CASE("up to and at or over need a cited source that says how they read", "[check]") {
    const auto rule = [](const std::string& cites) {
        return slugs_of(record + "rule r on R {\n" + cites + "\n when money up to 5000万元\n forbid flag }\n");
    };
    CHECK(rule("cites s \"1\"").empty());
    CHECK(rule("cites plain \"1\"") == "boundary-undeclared");
    CHECK(rule("cites plain \"1\", s \"2\"").empty());
    CHECK(slugs_of(record + "define d on R = money up to 5000万元\n") == "boundary-undeclared");
    CHECK(slugs_of(record + "define d on R cites s \"1\" = money up to 5000万元\n").empty());
}

TEST_CASE("cases are disjoint, or say that their order counts", "[check]") {
    const std::vector<Row> rows{
        {"1 when money >= 50万元\n 2 when money >= 20万元 and money < 50万元\n 3 otherwise", ""},
        {"1 when money >= 50万元\n 2 when money >= 20万元\n 3 otherwise", "cases-overlap"},
        {"1 when money >= 50万元\n 2 when money <= 50万元\n 3 otherwise", "cases-overlap"},
        {"1 when money > 50万元\n 2 when money <= 50万元\n 3 otherwise", ""},
        {"1 when 50万元 < money\n 2 when money is 20万元 or money is 30万元\n 3 otherwise", ""},
        {"1 when kind is new\n 2 when kind is old", "cases-without-otherwise"},
        {"1 when kind is new\n 2 when not kind is new and flag\n 3 otherwise", ""},
        {"1 when flag\n 2 when not flag and kind is new\n 3 otherwise", ""},
        {"1 when flag\n 2 when kind is new\n 3 otherwise", "cases-overlap"},
        {"1 when size > small\n 2 when size is small\n 3 otherwise", ""},
        {"1 when on_day < 2020-01-01\n 2 when on_day between 2020-01-01 and 2020-12-31\n 3 otherwise", ""},
        {"1 when on_day <= 2020-01-01\n 2 when on_day between 2020-01-01 and 2020-12-31\n 3 otherwise", "cases-overlap"},
        {"1 when money / land > 3元/平方米\n 2 when money / land <= 3元/平方米\n 3 otherwise", ""},
        {"1 otherwise\n 2 when flag", "case-after-otherwise"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(of_cases(row.text) == row.slugs);
    }
    CHECK(slugs_of(record + "define d on R : Number = cases in order {\n1 when flag\n 2 when kind is new\n 3 otherwise }\n").empty());
}

TEST_CASE("names", "[check]") {
    const std::vector<Row> rows{
        {"define money on R = 3\n", "repeated-name"},
        {"define d on R = 3\ndefine d on R = 4\n", "repeated-name"},
        {"define d on Q = 3\n", "unknown-name"},
        {"define d = money\n", "unknown-name"},
        {"define d on R = money\ndefine e = d\n", "needs-record"},
        {"define a on R = b\ndefine b on R = c\ndefine c on R = a\n", "definition-cycle"},
        {"define a on R = a\n", "definition-cycle"},
        {"table max (x : Number) : Number unique { - | 1 }\n", "function-name"},
        {"table t aka 合计 (x : Number) : Number unique { - | 1 }\n", "function-name"},
        {"define max = 1\nparameter sum : Number\nquestion count \"?\" { x, y }\n", ""},
        {"enum Size { x, y }\n", "repeated-name"},
        {"enum E { x, y, x }\n", "repeated-name"},
        {"unit 万里 = 5000000 米\nunit 亩 = 1 米\n", "shadowed-name"},
        {"define d on R = 3\ndefine \xD0\xB0 on R = 4\ndefine a on R = 5\n", "confusable-name"},
        {"rule r on R { cites s \"1\"\n forbid flag }\nrule r on R { cites s \"1\"\n forbid flag }\n", "repeated-name"},
        {"rule r on R { cites nothing \"1\"\n forbid flag }\n", "unknown-name"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(slugs_of(record + row.text) == row.slugs);
    }
}

TEST_CASE("rules", "[check]") {
    const auto rule = [](const std::string& clauses) { return slugs_of(record + "rule r on R {\n" + clauses + "\n}\n"); };
    CHECK(rule("cites s \"1\"\n forbid flag").empty());
    CHECK(rule("forbid flag") == "no-citation");
    CHECK(rule("cites s \"1\"\n when flag") == "no-norm");
    CHECK(rule("cites s \"1\"\n forbid flag\n require flag") == "repeated-clause");
    CHECK(rule("cites s \"1\"\n when flag\n when flag\n forbid flag") == "repeated-clause");
    CHECK(rule("cites s \"1\"\n in force 2020-12-31 to 2020-01-01\n forbid flag") == "period-reversed");
    CHECK(rule("cites s \"1\"\n forbid flag\n unless x when flag\n unless x when flag") == "repeated-name");
    CHECK(rule("cites s \"1\"\n forbid count") == "type-expected");
}

TEST_CASE("fields", "[check]") {
    const auto field = [](const std::string& declaration) { return slugs_of("module t\nrecord R {\n a : Text\n " + declaration + "\n}\n"); };
    CHECK(field("b : Money in 万元 quantum 0.01万元 adjustable assume 5万元").empty());
    CHECK(field("b : Money in 亩") == "type-expected");
    CHECK(field("b : Money in 圆") == "unknown-unit");
    CHECK(field("b : Monye") == "unknown-name");
    CHECK(field("b : Money quantum 0万元") == "not-positive");
    CHECK(field("b : Money assume 5") == "type-expected");
    CHECK(field("a : Number") == "repeated-name");
    CHECK(field("b : Number as of date") == "as-of-field");
    CHECK(field("b : Date as of date\n c : Date as of date") == "as-of-field");
    CHECK(field("b : Number\n where b > 0亩") == "unit-mismatch");
}

TEST_CASE("a run of words without spaces is mended where it splits in one way", "[check]") {
    const engine::Rules rules = testing::rules_of(
        "模块 t\n记录 项 { 用地面积 : 面积 以 亩 计\n 容积率 : 数 }\n文件 甲 \"甲\" { }\n"
        "规则 x 针对 项 { 依据 甲 \"一\"\n 当 用地面积不低于10亩且容积率≥1.2\n 禁止 容积率 > 5 }\n");
    REQUIRE(rules.diagnostics.size() == 1);
    CHECK(rules.diagnostics[0].slug() == "glued-words");
    REQUIRE(rules.diagnostics[0].fix.has_value());
    CHECK(rules.diagnostics[0].fix->replacement == "用地面积 不低于 10亩 且 容积率");
}

TEST_CASE("data files", "[check]") {
    const std::string text = "module t\ntaxonomy T from \"t.csv\"\nrecord R { t : T }\ndefine d on R = t within 1\n";
    const auto with = [&](const char* csv) {
        return testing::slugs(engine::load_rules(std::vector<engine::MemoryFile>{{"a/t.zz", text}, {"a/t.csv", csv}}));
    };
    CHECK(with("code,name\n1,甲\n").empty());
    CHECK(with("code,name\n2,甲\n") == "unknown-member");
    CHECK(with("code,name\n1,甲\n1,乙\n") == "data-file");
    CHECK(testing::slugs_of(text) == "data-file");
}
