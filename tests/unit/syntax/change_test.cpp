// SPDX-License-Identifier: Apache-2.0
// Parameters, and declarations that change others: exceptions, amendments, precedence.
#include "unit/syntax/support.hpp"

namespace zhunze::syntax {
namespace {

std::string period(const PeriodLiteral& period) { return period.from->date.iso() + (period.to ? ".." + period.to->date.iso() : ""); }

/// `2019-01-01..2019-12-31 5·元 办法 'x'`
std::string shape_of(const Module& module, const Version& version) {
    std::string text = period(version.period) + " " + shape(module, version.value);
    for (const Citation& citation : version.cites) text += " " + citation.source.text() + (citation.section ? " '" + citation.section->text + "'" : "");
    return text;
}

std::string shape_of(const Module& module, const ExceptionDecl& decl) {
    struct Visitor {
        const Module& module;
        std::string operator()(const Norm& norm) const {
            return std::string(norm.in_principle ? "~" : "") + (norm.content ? shape(module, *norm.content) : norm.grant->spellings.front().text);
        }
        std::string operator()(const TriggerClause& trigger) const { return "when " + shape(module, trigger.condition); }
        std::string operator()(const Rebinding& rebinding) const { return rebinding.name.text() + "=" + shape(module, rebinding.value); }
    };
    std::string text = decl.name.spellings.front().text + "->" + decl.target.text();
    text += decl.effect == Effect::exempt ? " exempt" : decl.effect == Effect::reinstate ? " reinstate" : " replace";
    for (const auto& one : decl.replacements) text += " {" + std::visit(Visitor{module}, one) + "}";
    text += " if " + shape(module, decl.condition);
    for (const Text& paper : decl.evidence) text += " +" + paper.text;
    for (const Citation& citation : decl.cites) text += " cites " + citation.source.text();
    return text + (decl.in_force ? " from " + period(*decl.in_force) : "");
}

TEST_CASE("parameters", "[change]") {
    for (const char* text : {"参数 门槛 又名 threshold : 金额 { 自 2019-01-01 : 4000万元 依据 会议 \"部署\"; 自 2020-01-01 至 2020-12-31 : 5000万元 + 1元 }",
                             "parameter 门槛 aka threshold : 金额 {\n  from 2019-01-01 : 4000万元\n    cites 会议 \"部署\"\n  from 2020-01-01 to 2020-12-31 : 5000万元 +\n 1元\n}"}) {
        INFO(text);
        const Parsed parsed(text);
        CHECK(parsed.findings() == Findings{});
        const auto& decl = parsed.declaration<ParameterDecl>();
        CHECK(decl.name.name() == Name{"门槛", "threshold"});
        REQUIRE(decl.versions.size() == 2);
        CHECK(shape_of(parsed.module, decl.versions[0]) == "2019-01-01 4000·万元 会议 '部署'");
        CHECK(shape_of(parsed.module, decl.versions[1]) == "2020-01-01..2020-12-31 (add 5000·万元 1·元)");
    }
    CHECK(Parsed("参数 权重 : 数\n枚举 甲 { a }").declaration<ParameterDecl>().versions.empty());
}

TEST_CASE("exceptions in both spellings, on one line or several", "[change]") {
    const struct { std::string text, shape; } rows[] = {
        {"例外 涉军 又名 defence 针对规则 小项目 豁免 当 甲 凭 \"证明\" 依据 通知 \"三\" 施行 2020-01-01", "涉军->小项目 exempt if 甲 +证明 cites 通知 from 2020-01-01"},
        {"exception 涉军 aka defence to 小项目 exempt when 甲 with evidence \"证明\" cites 通知 \"三\" in force 2020-01-01", "涉军->小项目 exempt if 甲 +证明 cites 通知 from 2020-01-01"},
        {"例外 涉军\n  针对规则 小项目\n  豁免\n  当 甲 且\n    乙\n  凭 \"a\",\n    \"b\"\n  依据\n    通知\n  施行 2020-01-01 至 2020-12-31", "涉军->小项目 exempt if (both 甲 乙) +a +b cites 通知 from 2020-01-01..2020-12-31"},
        {"exception x\n  to y\n  exempt\n  when a\n  with evidence\n  \"p\"", "x->y exempt if a +p"},
        {"例外 x 针对 y 豁免 当 a", "x->y exempt if a"},
        {"例外 x 针对例外 y.z 恢复 当 a 依据 b", "x->y.z reinstate if a cites b"},
        {"exception x to y.z reinstate when a", "x->y.z reinstate if a"},
        {"例外 x 针对规则 y 改为 门槛 = 3000万元 当 a 属于 b", "x->y replace {门槛=3000·万元} if (within a b)"},
        {"例外 x 针对规则 y 改为 m.门槛 = 1 + 2 当 a", "x->y replace {m.门槛=(add 1 2)} if a"},
        {"例外 x 针对规则 y 改为 原则上 禁止 a 是 b 当 c", "x->y replace {~(equal a b)} if c"},
        {"例外 x 针对规则 y 改为 给予 奖励 \"一次\" 当 c", "x->y replace {奖励} if c"},
        {"例外 x 针对规则 y 改为 { 门槛 = 1; 当 a 不足 门槛; 应当 b } 当 c 凭 \"p\"", "x->y replace {门槛=1} {when (less a 门槛)} {b} if c +p"},
        {"exception x to y replace {\n  t = 1\n  when a < t\n  require b\n}\nwhen c", "x->y replace {t=1} {when (less a t)} {b} if c"},
        {"例外 禁止 针对规则 豁免 豁免 当 恢复", "禁止->豁免 exempt if 恢复"},
        {"例外 x 针对规则 y 改为 禁止 = 5 当 a", "x->y replace {禁止=5} if a"},
    };
    for (const auto& [text, expected] : rows) {
        INFO(text);
        const Parsed parsed(text + "\n枚举 末 { z }");
        CHECK(parsed.findings() == Findings{});
        CHECK(shape_of(parsed.module, parsed.declaration<ExceptionDecl>(0)) == expected);
        CHECK(parsed.declaration<EnumDecl>(1).members.size() == 1);
    }
}

TEST_CASE("amendments and precedence", "[change]") {
    const Parsed parsed(
        "修订 小项目 { 施行 2021-01-01; 依据 新办法 \"三\"; 当 投资 不足 6000万元; 除非 a 当 b\n 凭 \"p\" }\n"
        "amend m.threshold {\n  from 2021-01-01 : 6000万元 cites 新办法\n}\n"
        "规则 特 针对 项目 {\n  禁止 a\n  特别于 一般, m.乙\n  overrides 丙\n}\n");
    CHECK(parsed.findings() == Findings{});
    const auto& rule = parsed.declaration<AmendDecl>(0);
    CHECK(rule.target.text() == "小项目");
    REQUIRE(rule.items.size() == 4);
    CHECK(period(std::get<InForceClause>(std::get<Clause>(rule.items[0])).period) == "2021-01-01");
    CHECK(std::get<UnlessClause>(std::get<Clause>(rule.items[3])).evidence.size() == 1);
    const auto& parameter = parsed.declaration<AmendDecl>(1);
    CHECK(parameter.target.text() == "m.threshold");
    CHECK(shape_of(parsed.module, std::get<Version>(parameter.items.front())) == "2021-01-01 6000·万元 新办法");
    const auto& clauses = parsed.declaration<RuleDecl>(2).clauses;
    const auto& special = std::get<PrecedenceClause>(clauses[1]);
    CHECK(special.special);
    CHECK(special.rules.size() == 2);
    CHECK(special.rules[1].text() == "m.乙");
    CHECK(!std::get<PrecedenceClause>(clauses[2]).special);
}

TEST_CASE("lists in records and tests", "[change]") {
    const Parsed parsed(
        "记录 区 { 项目清单 : 列表 项目; firms : list of 企业; 列表 : 数; 表 : 文本; 数据 : 数; from : 列表; 例外 : 是非; 的 : 数 }\n"
        "测试 \"t\" {\n  给定 区 { 项目清单 { 投资额 5亿元; 子 { a 1 } }; 项目清单 { }; firms 无; 例外 真 }\n  口径 权重 = 0.4\n  口径 办法.本数 = 包含\n  期望 例外 a.b\n}");
    CHECK(parsed.findings() == Findings{});
    const auto& record = parsed.declaration<RecordDecl>(0);
    REQUIRE(record.items.size() == 8);
    std::string lists;
    for (const auto& item : record.items) lists += std::get<FieldDecl>(item).type.list ? "L" : "-";
    CHECK(lists == "LL------");
    const auto& items = parsed.declaration<TestDecl>(1).items;
    const auto& given = std::get<GivenItem>(items[0]).items;
    REQUIRE(given.size() == 4);
    const auto& first = std::get<GivenListItem>(given[0]);
    CHECK(first.field.text == "项目清单");
    CHECK(std::get<GivenListItem>(first.parts[1]).field.text == "子");
    CHECK(std::get<GivenListItem>(given[1]).parts.empty());
    CHECK(std::get<GivenValue>(given[2]).state == GivenState::none);
    CHECK(shape(parsed.module, std::get<ReadingItem>(items[1]).value) == "2/5");
    CHECK(shape(parsed.module, std::get<ReadingItem>(items[2]).value) == "包含");
}

TEST_CASE("a declaration that is written wrongly is one finding, and the next one stays", "[change]") {
    const struct { std::string text; Findings findings; } rows[] = {
        {"例外 甲 针对规则 乙 当 丙", {"unexpected-text@当"}},
        {"例外 甲 豁免 当 丙", {"unexpected-text@豁免"}},
        {"例外 甲 针对规则 乙 豁免", {"unexpected-text@"}},
        {"例外 甲 针对规则 乙 改为 当 丙", {"unexpected-text@当"}},
        {"例外 甲 针对规则 乙 改为 x 当 丙", {"unexpected-text@当"}},
        {"例外 甲 针对规则 乙 豁免 当 丙 依据", {"unexpected-text@"}},
        {"例外 甲 针对规则 乙 豁免 当 丙\n  foo bar", {"unexpected-text@foo"}},
        {"例外 甲 针对规则 乙 改为 {\n  x = 1\n  当 丙", {"unexpected-text@枚举"}},
        {"修订 小项目", {"unexpected-text@"}},
        {"修订 小项目 施行 2020-01-01", {"unexpected-text@施行"}},
        {"修订 { 施行 2020-01-01 }", {"unexpected-text@{"}},
        {"修订 甲 { foo; 自 2020-01-01 5 }", {"unexpected-text@foo", "unexpected-text@5"}},
        {"参数 a = 5", {"unexpected-text@="}},
        {"参数 a : 数 { 2020-01-01 : 5 }", {"unexpected-text@2020-01-01"}},
        {"参数 a : 数 { 自 2020-01-01 5 }", {"unexpected-text@5"}},
        {"参数 a : 数 { 自 : 5 }", {"unexpected-text@:"}},
        {"规则 a 针对 b { 禁止 c; 特别于; 优先于 \"x\" }", {"unexpected-text@", "unexpected-text@\"x\""}},
        {"表 t () : 数 唯一 { }", {"unexpected-text@)"}},
        {"表 t (a : X) : 数 { a | 1 }", {"unexpected-text@{"}},
        {"表 t (a : X) : 数 汇总 { a | 1 }", {"unexpected-text@{"}},
        {"表 t (a : X) : 数 唯一", {"unexpected-text@"}},
    };
    for (const auto& [text, findings] : rows) {
        INFO(text);
        const Parsed parsed(text + "\n枚举 末 { z }");
        CHECK(parsed.findings() == findings);
        REQUIRE(!parsed.module.declarations.empty());
        CHECK(std::get<EnumDecl>(parsed.module.declarations.back()).members.size() == 1);
    }
}

}  // namespace
}  // namespace zhunze::syntax
