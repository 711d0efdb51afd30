// SPDX-License-Identifier: Apache-2.0
#include "unit/syntax/support.hpp"

namespace zhunze::syntax {
namespace {

std::string spellings(const NameDecl& decl) {
    std::string text;
    for (const Ident& ident : decl.spellings) text += (text.empty() ? "" : "|") + ident.text;
    return text;
}
std::string factors(const UnitExpr& unit) {
    std::string text;
    for (const UnitExpr::Factor& factor : unit.factors) text += (factor.power > 0 ? "*" : "/") + factor.name.text;
    return text;
}
std::string factors(const TypeExpr& type) {
    std::string text;
    for (const TypeExpr::Factor& factor : type.factors) text += (factor.power > 0 ? "*" : "/") + factor.name.text();
    return text;
}

TEST_CASE("module header and imports", "[declaration]") {
    const Parsed parsed("# 说明\n模块 江西.赣州 又名 jiangxi.ganzhou\n\n引用 江西.项目; use a\n");
    CHECK(parsed.findings() == Findings{});
    CHECK(parsed.module.path.text() == "江西.赣州");
    CHECK(parsed.module.twin->text() == "jiangxi.ganzhou");
    CHECK(parsed.sources->text(parsed.module.header_span) == "模块 江西.赣州 又名 jiangxi.ganzhou");
    CHECK(parsed.declaration<UseDecl>(0).module.text() == "江西.项目");
    CHECK(parsed.declaration<UseDecl>(1).module.text() == "a");
}

TEST_CASE("texts without a word are modules without a name", "[declaration]") {
    for (const char* text : {"", "\n\n", "# 只有注释\n/* 和\n空行 */\n", ";;"}) {
        const Parsed parsed(text);
        CHECK(parsed.findings() == Findings{});
        CHECK(parsed.module.path.empty());
        CHECK(parsed.module.declarations.empty());
    }
}

TEST_CASE("units", "[declaration]") {
    const struct { std::string text, dimension, factor, unit; } rows[] = {
        {"单位 元 又名 yuan : 金额", "*金额", "", ""},
        {"单位 亩 = 2000/3 平方米", "", "2000/3", "*平方米"},
        {"单位 亩 = 2000/3平方米", "", "2000/3", "*平方米"},
        {"单位 分 = 0.01 元", "", "1/100", "*元"},
        {"单位 分 = 0.01元", "", "1/100", "*元"},
        {"单位 平方米 = 米*米", "", "", "*米*米"},
        {"单位 流量 = 3600 立方米/小时", "", "3600", "*立方米/小时"},
        {"单位 频 = 1/秒", "", "1", "/秒"},
        {"unit x = 6元/亩", "", "6", "*元/亩"},
    };
    for (const auto& row : rows) {
        INFO(row.text);
        const Parsed parsed(row.text);
        CHECK(parsed.findings() == Findings{});
        const auto& decl = parsed.declaration<UnitDecl>();
        CHECK((decl.dimension ? factors(*decl.dimension) : "") == row.dimension);
        CHECK((decl.factor ? decl.factor->to_fraction() : "") == row.factor);
        CHECK((decl.unit ? factors(*decl.unit) : "") == row.unit);
    }
    CHECK(Parsed("单位 甲 = 1/0 乙").findings() == Findings{"divided-by-zero@0 乙"});
}

TEST_CASE("records", "[declaration]") {
    const Parsed parsed(
        "记录 项目 又名 Project {\n"
        "  金 又名 money : 金额/面积 以 万元/亩 计 精度 0.01万元 可调 视为 -5万元 标签 \"甲\" 标签 \"乙\"\n"
        "  日 : 日期 作为基准日; 数 : Number in 1/亩 as of date\n"
        "  其中 金 > 0万元 \"应为正\"\n"
        "  其中 : 文本\n"
        "}");
    CHECK(parsed.findings() == Findings{});
    const auto& decl = parsed.declaration<RecordDecl>();
    REQUIRE(decl.items.size() == 5);
    const auto& money = std::get<FieldDecl>(decl.items[0]);
    CHECK(spellings(money.name) == "金|money");
    CHECK(factors(money.type) == "*金额/面积");
    CHECK(factors(*money.wire_unit) == "*万元/亩");
    CHECK(shape(parsed.module, *money.quantum) == "1/100·万元");
    CHECK(shape(parsed.module, *money.assume) == "(minus 5·万元)");
    CHECK(money.adjustable);
    CHECK(money.labels.size() == 2);
    CHECK(std::get<FieldDecl>(decl.items[1]).as_of);
    CHECK(factors(*std::get<FieldDecl>(decl.items[2]).wire_unit) == "/亩");
    CHECK(std::get<InvariantDecl>(decl.items[3]).message->text == "应为正");
    CHECK(std::get<FieldDecl>(decl.items[4]).name.spellings[0].text == "其中");
}

TEST_CASE("sources, questions, enums, taxonomies, dimensions", "[declaration]") {
    const Parsed parsed(
        "文件 a 又名 乙 \"标题\" { 发文机关 \"x\"; 文号 \"n\"\n 层级 \"市\"; 网址 \"u\"; 公布 2020-04-13; 施行 2020-01-01 至 2020-12-31; 废止 2021-01-01; 本数 待决 }\n"
        "question q \"text\" { yes aka 是的, no }\n"
        "枚举 级 有序 {\n  低\n  中, 高,\n}\n"
        "taxonomy Division edition \"2020\" from \"d.csv\"\n"
        "量纲 面积 = 长度*长度\n");
    CHECK(parsed.findings() == Findings{});
    const auto& source = parsed.declaration<SourceDecl>(0);
    CHECK(source.items.size() == 8);
    CHECK(source.in_force->to->date.iso() == "2020-12-31");
    CHECK(source.boundary == BoundaryReading::undecided);
    CHECK(source.repealed->date.iso() == "2021-01-01");
    CHECK(spellings(parsed.declaration<QuestionDecl>(1).options[0]) == "yes|是的");
    CHECK(parsed.declaration<EnumDecl>(2).members.size() == 3);
    CHECK(parsed.declaration<EnumDecl>(2).ordered);
    CHECK(parsed.declaration<TaxonomyDecl>(3).edition->text == "2020");
    CHECK(parsed.declaration<TaxonomyDecl>(3).data.text == "d.csv");
    CHECK(factors(*parsed.declaration<DimensionDecl>(4).product) == "*长度*长度");
}

TEST_CASE("rules and definitions", "[declaration]") {
    const Parsed parsed(
        "rule r on m.Project {\n"
        "  cites s \"一\", t\n"
        "  in force 2020-01-01\n"
        "  applies when a\n  when b\n  forbid in principle c\n"
        "  unless x aka 例 when d with evidence \"p\", \"q\" cites s \"二\" in force 2021-01-01 to 2021-12-31\n"
        "  remedy \"do\"\n}\n"
        "规则 乙 针对 丙 { 原则上 应当 c }\n规则 丁 针对 丙 { 给予 补贴 又名 subsidy \"说明\" }\n规则 戊 针对 丙 { 宜 c }\n"
        "定义 规模 针对 项目 依据 s : 规模档 列示 = 分情况 依次 {\n  大 当 a 是 b\n  小 否则\n}\n");
    CHECK(parsed.findings() == Findings{});
    const auto& rule = parsed.declaration<RuleDecl>(0);
    CHECK(rule.record.text() == "m.Project");
    REQUIRE(rule.clauses.size() == 7);
    CHECK(std::get<CitesClause>(rule.clauses[0]).citations.size() == 2);
    CHECK(!std::get<InForceClause>(rule.clauses[1]).period.to);
    CHECK(std::get<Norm>(rule.clauses[4]).in_principle);
    const auto& unless = std::get<UnlessClause>(rule.clauses[5]);
    CHECK(unless.evidence.size() == 2);
    CHECK(unless.cites[0].section->text == "二");
    CHECK(unless.in_force->to->date.iso() == "2021-12-31");
    const auto& required = std::get<Norm>(parsed.declaration<RuleDecl>(1).clauses[0]);
    CHECK((required.in_principle && required.kind == NormKind::require));
    const auto& grant = std::get<Norm>(parsed.declaration<RuleDecl>(2).clauses[0]);
    CHECK(spellings(*grant.grant) == "补贴|subsidy");
    CHECK(grant.grant_text->text == "说明");
    CHECK(std::get<Norm>(parsed.declaration<RuleDecl>(3).clauses[0]).kind == NormKind::advise);
    const auto& define = parsed.declaration<DefineDecl>(4);
    CHECK((define.is_cases && define.in_order && define.report && define.cites.size() == 1));
    REQUIRE(define.cases.size() == 2);
    CHECK(!define.cases[1].when);
}

TEST_CASE("tests", "[declaration]") {
    const Parsed parsed(
        "测试 \"t\" {\n"
        "  给定 项目 { a 5万元; b 无; c 不适用; d 未提供; 证据 \"x\" \"y\", \"z\" }\n"
        "  given P { a none; b not applicable; c not given; d -3; given 真 }\n"
        "  基准日 2020-01-01; as of 2020-01-02\n"
        "  口径 s.本数 = 待决\n"
        "  期望 r 待定 { 违反, 未触发 }\n  期望 r 不适用\n  期望 缺 [s.本数, \"证明\"]\n  期望 缺 []\n  期望 结论 待补正\n"
        "  期望 列示 d = 3\n  expect value d = 3\n  期望 例外 r.x\n}");
    CHECK(parsed.findings() == Findings{});
    const auto& items = parsed.declaration<TestDecl>().items;
    REQUIRE(items.size() == 13);
    std::string states;
    for (const std::size_t given : {0, 1})
        for (const auto& item : std::get<GivenItem>(items[given]).items)
            if (const auto* value = std::get_if<GivenValue>(&item)) states += std::to_string(static_cast<int>(value->state));
    CHECK(states == "012312300");
    CHECK(std::get<GivenEvidence>(std::get<GivenItem>(items[0]).items.back()).evidence.size() == 3);
    CHECK(std::get<ReadingItem>(items[4]).path.text() == "s.本数");
    CHECK(std::get<ExpectRule>(items[5]).possible.size() == 2);
    CHECK(std::get<ExpectRule>(items[6]).outcome.text == "不适用");
    CHECK(std::get<ExpectMissing>(items[7]).facts[0].text() == "s.本数");
    CHECK(std::get<ExpectMissing>(items[7]).evidence[0].text == "证明");
    CHECK(std::get<ExpectOverall>(items[9]).outcome.text == "待补正");
    CHECK(std::get<ExpectException>(items[12]).exception.text() == "r.x");
}

TEST_CASE("every soft keyword can be a name", "[declaration]") {
    for (int kind = 1; kind <= static_cast<int>(TokenKind::IDENTIFIER); ++kind) {
        const auto keyword = static_cast<TokenKind>(kind);
        if (!is_soft(facts_of(keyword).group)) continue;
        for (const Language language : {Language::zh, Language::en}) {
            const std::string name(word(keyword, language));
            if (name.find(' ') != std::string::npos) continue;
            INFO(name);
            const Parsed parsed("枚举 " + name + " { 甲, " + name + " 又名 x\n" + name + "\n乙 }\n" + "记录 " + name + " {\n" + name + " : 数\n" + name +
                                " 又名 y : 数\n其中 " + name + " > 1\n}\n定义 x 针对 " + name + " = (" + name + " + " + name + "." + name + ")\n规则 " + name +
                                " 针对 " + name + " { 禁止 " + name + " }\n");
            CHECK(parsed.findings() == Findings{});
            CHECK(parsed.declaration<EnumDecl>(0).members.size() == 4);
            CHECK(parsed.declaration<RecordDecl>(1).items.size() == 3);
        }
    }
}

TEST_CASE("a line end separates only where something ends", "[declaration]") {
    const struct { std::string text; std::size_t clauses; } rows[] = {
        {"当 a\n且 b\n禁止 c", 2},
        {"当 a 且\nb\n禁止 c", 2},
        {"当\na\n禁止\nc", 2},
        {"当 (a\n或 b\n)\n禁止 c", 2},
        {"当 a\n是 b\n禁止 c\n不足\n3", 2},
        {"当 a 在 5\n以下\n禁止 c", 2},
        {"禁止 c\n除非 x 当 d\n凭 \"p\",\n\"q\"", 2},
        {"unless x when d\nwith evidence \"p\"\nforbid c", 2},
        {"原则上\n禁止\nc; 整改 \"x\"", 2},
        {"依据 a,\nb\n禁止 c", 2},
        {"当 a # 说明\n/* 又 */ 且 b // 完\n\n\n禁止 c", 2},
        {"禁止 a 是 禁止\n整改 \"x\"", 2},
        {"给予 整改\n整改 \"x\"", 2},
        {"依据 a, 禁止\n禁止 c", 2},
        {"禁止\n原则上\na; 整改\n\"x\"", 2},
        {"当 a；禁止 c；；", 2},
    };
    for (const auto& [text, clauses] : rows) {
        INFO(text);
        const Parsed parsed("规则 甲\n针对 乙 {" + text + "}");
        const Parsed other("规则 甲 针对 乙\n{\n" + text + "\n}");
        CHECK(other.findings() == Findings{});
        CHECK(other.declaration<RuleDecl>().clauses.size() == clauses);
    }
}

TEST_CASE("the comment block right above a declaration documents it", "[declaration]") {
    const Parsed parsed(
        "# 无关\n\n// 第一行\n＃ 第二行\n/* 第三行\n * 第四行\n */\n枚举 甲 { a }\n枚举 乙 { b } # 旁注\n枚举 丙 { c }\n");
    const auto documentation = [&](std::size_t index) { return parsed.module.documentation(parsed.declaration<EnumDecl>(index).span, *parsed.sources); };
    CHECK(documentation(0) == "第一行\n第二行\n第三行\n第四行");
    CHECK(documentation(1).empty());
    CHECK(documentation(2).empty());
}

TEST_CASE("names have one spelling a script", "[declaration]") {
    const Parsed parsed("枚举 甲 又名 a 又名 乙 又名 b { x }");
    CHECK(parsed.declaration<EnumDecl>().name.name() == Name{"甲", "a"});
}

}  // namespace
}  // namespace zhunze::syntax
