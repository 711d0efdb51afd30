// SPDX-License-Identifier: Apache-2.0
#include "unit/check/checked.hpp"

using namespace zhunze;
using testing::Checked;
using testing::dates;

namespace {

const std::string head = R"(模块 t
文件 旧办法 "旧办法" { 施行 2019-01-01 至 2022-12-31; 本数 包含 }
文件 新办法 "新办法" { 施行 2021-01-01 至 2025-12-31; 本数 不包含 }
文件 通知 "通知" { }
记录 项目 { 投资 : 金额; 甲 : 是非; 乙 : 是非 }
记录 企业 { 丙 : 是非 }
)";

const std::string plain = head + "规则 R 又名 r 针对 项目 { 依据 旧办法 \"一\"; 当 甲; 禁止 乙; 除非 特例 又名 special 当 乙; 除非 其他 当 甲; 整改 \"旧\" }\n";

std::string periods_of(const Checked& checked) {
    std::string all;
    for (const program::RuleId version : checked.rule("R").versions) all += (all.empty() ? "" : " ") + dates(checked.program->rules[version].in_force);
    return all;
}

std::string citations_of(const Checked& checked, const program::Rule& rule) {
    std::string all;
    for (const program::Citation& citation : rule.citations) {
        all += (all.empty() ? "" : " ") + checked.program->documents[citation.source].title + citation.section;
    }
    return all;
}

}  // namespace

TEST_CASE("an amendment carries over what it does not say", "[check][amendments]") {
    const Checked checked({plain + "# 说明\n修订 R { 施行 2021-01-01; 依据 新办法 \"二\"; 当 非 甲 }\n"});
    REQUIRE(checked.findings().empty());
    const program::Rule& base = checked.rule("R");
    REQUIRE(base.versions.size() == 2);
    const program::Rule& later = checked.version("R", 1);
    CHECK(base.base == base.versions[0]);
    CHECK(later.base == base.versions[0]);
    CHECK(later.versions.empty());
    CHECK(later.name == base.name);
    CHECK(later.module == base.module);
    CHECK(later.record == base.record);
    CHECK(checked.text(later.trigger) == "非 甲");
    CHECK(later.norm.content == base.norm.content);
    CHECK(later.exceptions == base.exceptions);
    CHECK(later.remedy == "旧");
    CHECK(citations_of(checked, base) == "旧办法一");
    CHECK(citations_of(checked, later) == "新办法二 旧办法一");
    CHECK(later.documentation == "说明");
    CHECK(checked.text(later.span) == "R");
    CHECK(checked.text(later.whole).starts_with("修订 R"));
}

TEST_CASE("amendments add up, by date and not by where they stand", "[check][amendments]") {
    const Checked checked({plain, "模块 b\n引用 t\n修订 R { 施行 2022-01-01; 应当 乙 }\n", "模块 c\n引用 t\n修订 t.R { 施行 2021-01-01; 当 非 甲; 整改 \"新\" }\n"});
    REQUIRE(checked.findings().empty());
    CHECK(periods_of(checked) == "2019-01-01..2020-12-31 2021-01-01..2021-12-31 2022-01-01..2022-12-31");
    CHECK(checked.version("R", 1).norm.kind == program::NormKind::forbid);
    CHECK(checked.version("R", 2).norm.kind == program::NormKind::require);
    CHECK(checked.text(checked.version("R", 2).trigger) == "非 甲");
    CHECK(checked.version("R", 2).remedy == "新");
}

TEST_CASE("an exception of the same name is replaced, any other added", "[check][amendments]") {
    const Checked checked({plain + "修订 R { 施行 2021-01-01; 除非 特例 当 非 乙 凭 \"证明\"; 除非 新例 当 甲 }\n"});
    REQUIRE(checked.findings().empty());
    const program::Rule& base = checked.rule("R");
    const program::Rule& later = checked.version("R", 1);
    REQUIRE(later.exceptions.size() == 3);
    const auto& exceptions = checked.program->exceptions;
    CHECK(checked.text(exceptions[later.exceptions[0]].condition) == "非 乙");
    CHECK(exceptions[later.exceptions[0]].base == base.exceptions[0]);
    CHECK(exceptions[later.exceptions[0]].rule == base.base);
    CHECK(exceptions[later.exceptions[0]].name.en == "special");
    CHECK(later.exceptions[1] == base.exceptions[1]);
    CHECK(exceptions[later.exceptions[2]].name.zh == "新例");
    CHECK(exceptions[later.exceptions[2]].base == later.exceptions[2]);
    CHECK(base.exceptions.size() == 2);
}

TEST_CASE("what a carried-over clause reads is what it read before", "[check][amendments]") {
    const Checked checked({head + "规则 R 针对 项目 { 依据 旧办法; 当 投资 在 1万元以下; 禁止 乙 }\n"
                                  "修订 R { 施行 2021-01-01; 依据 新办法; 应当 投资 在 2万元以上 }\n"});
    REQUIRE(checked.findings().empty());
    const auto source = [&](program::ExprId expr) { return checked.program->documents[checked.program->exprs[expr].boundary].title; };
    CHECK(source(checked.version("R", 1).trigger) == "旧办法");
    CHECK(source(checked.version("R", 1).norm.content) == "新办法");
}

TEST_CASE("periods of versions", "[check][amendments]") {
    struct Row {
        const char* base;        ///< clauses of the rule about its period
        const char* amendments;
        const char* periods;
        const char* findings;
    };
    const std::vector<Row> rows{
        {"依据 旧办法", "修订 R { 施行 2021-01-01 }", "2019-01-01..2020-12-31 2021-01-01..2022-12-31", ""},
        {"依据 旧办法", "修订 R { 施行 2023-06-01 }", "2019-01-01..2022-12-31 2023-06-01..", ""},
        {"依据 旧办法", "修订 R { 施行 2023-06-01; 依据 新办法 }", "2019-01-01..2022-12-31 2023-06-01..2025-12-31", ""},
        {"依据 旧办法", "修订 R { 施行 2026-06-01; 依据 新办法 }", "2019-01-01..2022-12-31 2026-06-01..", ""},
        {"依据 旧办法", "修订 R { 施行 2021-01-01 至 2021-06-30 }", "2019-01-01..2020-12-31 2021-01-01..2021-06-30", ""},
        {"依据 通知", "修订 R { 施行 2021-01-01 }", "..2020-12-31 2021-01-01..", ""},
        {"依据 通知; 施行 2020-01-01", "修订 R { 施行 2021-01-01 }", "2020-01-01..2020-12-31 2021-01-01..", ""},
        {"依据 通知; 施行 2020-01-01 至 2020-12-31", "修订 R { 施行 2021-01-01 }", "2020-01-01..2020-12-31 2021-01-01..", ""},
        {"依据 通知; 施行 2020-01-01 至 2021-12-31", "修订 R { 施行 2021-01-01 }", "", "period-overlap@R"},
        {"依据 通知; 施行 2020-01-01 至 2020-06-30", "修订 R { 施行 2021-01-01 }", "", "period-gap@R"},
        {"依据 通知; 施行 2020-01-01", "修订 R { 施行 2020-01-01 }", "", "period-overlap@R"},
        {"依据 通知; 施行 2020-01-01", "修订 R { 施行 2019-01-01 }", "", "period-overlap@R"},
        {"依据 通知", "修订 R { 施行 2021-01-01 至 2021-06-30 }\n修订 R { 施行 2022-01-01 }", "", "period-gap@R"},
        {"依据 通知", "修订 R { 施行 2021-01-01 }\n修订 R { 施行 2021-01-01 }", "", "period-overlap@R"},
        {"依据 通知", "修订 R { 施行 2021-01-01 至 2020-01-01 }", "", "period-reversed@2021-01-01 至 2020-01-01"},
        {"依据 通知", "修订 R { 应当 甲 }", "", "amendment-without-date@R"},
        {"依据 通知", "修订 R { 应当 丁; 当 投资 }", "", "amendment-without-date@R\nunknown-name@丁\ntype-expected@投资"},
        {"依据 通知", "修订 R { 施行 明年; 应当 甲 }", "", "unexpected-text@明年"},
        {"依据 通知", "修订 R { 施行 2021-01-01; 施行 2022-01-01 }", "", "repeated-clause@施行 2022-01-01"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.base, row.amendments);
        const Checked checked({head + "规则 R 针对 项目 { " + row.base + "; 禁止 乙 }\n" + row.amendments + "\n"});
        CHECK(checked.findings() == row.findings);
        if (checked.program) CHECK(periods_of(checked) == row.periods);
    }
}

TEST_CASE("what cannot be amended", "[check][amendments]") {
    const auto findings = [](const std::string& text) { return Checked({plain + "参数 门槛 : 数\n定义 丁 = 1\n例外 例 针对规则 R 豁免 当 乙\n" + text + "\n"}).findings(); };
    CHECK(findings("修订 特例 { 施行 2021-01-01 }") == "unknown-name@特例");
    CHECK(findings("修订 R.特例 { 施行 2021-01-01; 当 甲 }") == "amendment-target@R.特例");
    CHECK(findings("修订 例 { 施行 2021-01-01; 当 甲 }") == "amendment-target@例");
    CHECK(findings("修订 丁 { 施行 2021-01-01; 当 甲 }") == "amendment-target@丁");
    CHECK(findings("修订 没有 { 施行 2021-01-01 }") == "unknown-name@没有");
    CHECK(findings("修订 R { 施行 2021-01-01; 自 2021-01-01 : 3 }") == "misplaced-clause@自 2021-01-01 : 3");
    CHECK(findings("规则 S 针对 项目 { 依据 通知; 禁止 甲 }\n修订 R { 施行 2021-01-01; 特别于 S }") == "misplaced-clause@特别于 S");
    CHECK(findings("修订 R { 施行 2021-01-01; 除非 一 当 甲; 除非 一 当 乙 }") == "repeated-name@一");
    CHECK(findings("修订 R { 施行 2021-01-01; 当 甲; 当 乙 }") == "repeated-clause@当 乙");
    CHECK(findings("修订 R { 施行 2021-01-01; 应当 丙 }") == "unknown-name@丙");
}

TEST_CASE("a wrong clause that is carried over is reported once", "[check][amendments]") {
    CHECK(Checked({head + "规则 R 针对 项目 { 依据 通知; 当 丁; 禁止 乙 }\n修订 R { 施行 2021-01-01; 应当 甲 }\n修订 R { 施行 2022-01-01; 应当 乙 }\n"}).findings() ==
          "unknown-name@丁");
}

TEST_CASE("versions do not unfold without end", "[check][amendments]") {
    std::string text = head + "规则 R 针对 项目 { 依据 通知";
    for (int i = 0; i < 2000; ++i) text += ", 旧办法";
    text += "; 禁止 甲 }\n";
    for (int i = 0; i < 1000; ++i) {
        const auto day = Date::from_parts(2021, 1, 1)->plus_days(i);
        text += "修订 R { 施行 " + day->iso() + " }\n";
    }
    CHECK(Checked({text}).findings() == "expansion-limit@R");
}
