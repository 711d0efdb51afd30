// SPDX-License-Identifier: Apache-2.0
#include "unit/check/checked.hpp"

using namespace zhunze;
using testing::Checked;
using testing::dates;

namespace {

const std::string head = R"(模块 t
文件 办法 "办法" { 施行 2019-01-01 至 2022-12-31; 本数 包含 }
文件 通知 "通知" { 施行 2020-01-01 }
枚举 方式 { 单独, 厂房 }
记录 项目 { 投资 : 金额; 供地 : 方式; 甲 : 是非; 乙 : 是非 }
参数 门槛 又名 threshold : 金额 { 自 2019-01-01 : 5000万元 }
定义 规模小 针对 项目 = 投资 不足 门槛
规则 R 又名 r 针对 项目 { 依据 办法; 当 规模小; 禁止 供地 是 单独; 除非 特例 又名 special 当 甲 }
规则 S 针对 项目 { 依据 办法; 禁止 甲; 除非 特例 当 乙 }
)";

Checked with(const std::string& text) { return Checked({head + text + "\n"}); }

std::string names_of(const Checked& checked, const std::vector<program::ExceptionId>& exceptions) {
    std::string all;
    for (const program::ExceptionId id : exceptions) all += (all.empty() ? "" : " ") + checked.program->exceptions[id].name.in(Language::zh);
    return all;
}

}  // namespace

TEST_CASE("an exception that exempts", "[check][exceptions]") {
    const Checked checked = with("# 说明\n例外 涉军 又名 defence 针对规则 R 豁免 当 乙 凭 \"证明\", \"函\" 依据 通知 \"三\"");
    REQUIRE(checked.findings().empty());
    const program::ExceptionClause& clause = checked.exception("defence");
    CHECK(clause.effect == program::Effect::exempt);
    CHECK(!clause.inline_clause);
    CHECK(clause.rule == checked.rule("R").base);
    CHECK(!clause.target);
    CHECK(checked.text(clause.condition) == "乙");
    CHECK(clause.evidence == std::vector<std::string>{"证明", "函"});
    CHECK(clause.citations.front().section == "三");
    CHECK(clause.documentation == "说明");
    CHECK(dates(clause.in_force) == "2020-01-01..");
    CHECK(names_of(checked, checked.rule("R").exceptions) == "特例 涉军");
    CHECK(checked.rule("R").variants.empty());
}

TEST_CASE("the period of an exception", "[check][exceptions]") {
    const auto period = [](const std::string& rest) { return dates(with("例外 例 针对规则 R 豁免 当 乙 " + rest).exception("例").in_force); };
    CHECK(period("依据 通知 施行 2021-01-01 至 2021-06-30") == "2021-01-01..2021-06-30");
    CHECK(period("依据 通知") == "2020-01-01..");
    CHECK(period("") == "..");
}

TEST_CASE("an exception in another module", "[check][exceptions]") {
    const Checked checked({head, "module other\nuse t\nexception e to r exempt when 乙\nexception f aka 七 to t.r.special reinstate when 乙\n"
                                 "exception g to e reinstate when 甲\nexception h to other.g reinstate when 甲\nexception i to r.e reinstate when 乙\n"});
    REQUIRE(checked.findings().empty());
    CHECK(names_of(checked, checked.rule("R").exceptions) == "特例 e 七 g i h");
    CHECK(checked.exception("f").target == checked.rule("R").exceptions.front());
    CHECK(names_of(checked, checked.exception("special").defeated_by) == "七");
    CHECK(names_of(checked, checked.exception("e").defeated_by) == "g i");
    CHECK(names_of(checked, checked.exception("g").defeated_by) == "h");
    CHECK(checked.exception("h").rule == checked.rule("R").base);
    CHECK(Checked({head, "module other\nexception e to r exempt when true\n"}).findings() == "unknown-name@r");
}

TEST_CASE("targets stand before what defeats them, whatever the order of declarations", "[check][exceptions]") {
    const Checked checked = with("例外 三 针对例外 二 恢复 当 甲\n例外 二 针对例外 R.一 恢复 当 甲\n例外 一 针对规则 R 豁免 当 甲\n例外 四 针对例外 R.二 恢复 当 乙");
    REQUIRE(checked.findings().empty());
    CHECK(names_of(checked, checked.rule("R").exceptions) == "特例 一 二 三 四");
}

TEST_CASE("every version of a rule has its exceptions", "[check][exceptions]") {
    const Checked checked = with("例外 涉军 针对规则 R 豁免 当 乙\n例外 复 针对例外 R.特例 恢复 当 乙\n例外 新复 针对例外 新例 恢复 当 乙\n"
                                 "修订 R { 施行 2021-01-01; 除非 特例 当 乙; 除非 新例 当 甲 }");
    REQUIRE(checked.findings().empty());
    CHECK(names_of(checked, checked.rule("R").exceptions) == "特例 涉军 复");
    const program::Rule& later = checked.version("R", 1);
    CHECK(names_of(checked, later.exceptions) == "特例 新例 涉军 复 新复");
    CHECK(names_of(checked, checked.program->exceptions[later.exceptions.front()].defeated_by) == "复");
}

TEST_CASE("a rule's content is replaced", "[check][exceptions]") {
    const Checked checked = with("例外 放宽 针对规则 R 改为 原则上 禁止 供地 是 厂房 当 乙\n例外 综合 针对规则 R 改为 { 当 投资 在 1万元以下; 给予 补助 \"按年\" } 当 乙");
    REQUIRE(checked.findings().empty());
    const program::Rule& rule = checked.rule("R");
    REQUIRE(rule.variants.size() == 2);
    CHECK(rule.variants[0].exception == rule.exceptions[1]);
    CHECK(rule.variants[0].trigger == rule.trigger);
    CHECK(rule.variants[0].norm.in_principle);
    CHECK(checked.text(rule.variants[0].norm.content) == "供地 是 厂房");
    CHECK(checked.text(rule.variants[1].trigger) == "投资 在 1万元以下");
    CHECK(rule.variants[1].norm.kind == program::NormKind::grant);
    CHECK(rule.variants[1].norm.grant_text == "按年");
    CHECK(!rule.variants[1].norm.content);
}

TEST_CASE("a rebound parameter changes what uses it, through definitions, and nothing else", "[check][exceptions]") {
    const Checked checked = with("例外 放宽 针对规则 R 改为 门槛 = 3000万元 当 乙 依据 通知 \"四\"");
    REQUIRE(checked.findings().empty());
    const program::Program& program = *checked.program;
    const program::Rule& rule = checked.rule("R");
    const program::Variant& variant = rule.variants.front();
    CHECK(variant.norm.content == rule.norm.content);
    REQUIRE(variant.trigger != rule.trigger);
    const program::Expr& trigger = program.exprs[variant.trigger];
    REQUIRE(trigger.kind == program::ExprKind::definition);
    const program::Definition& copy = program.definitions[trigger.definition];
    CHECK(copy.name.zh == "规模小");
    CHECK(!copy.report);
    CHECK(trigger.definition != program.exprs[rule.trigger].definition);
    const program::Expr& threshold = program.exprs[program.exprs[copy.body].args[1]];
    REQUIRE(threshold.kind == program::ExprKind::definition);
    CHECK(program.definitions[threshold.definition].name.en == "threshold");
    CHECK(program.definitions[threshold.definition].citations.front().section == "四");
    CHECK(program.exprs[program.definitions[threshold.definition].body].literal.number == Rational(30'000'000));
    // The rule itself is as it was.
    const program::Definition& original = program.definitions[program.exprs[rule.trigger].definition];
    CHECK(program.exprs[program.exprs[original.body].args[1]].kind == program::ExprKind::parameter);
}

TEST_CASE("a reported definition is copied without being reported", "[check][exceptions]") {
    const Checked checked = with("定义 差 针对 项目 列示 = 门槛 - 投资\n规则 T 针对 项目 { 依据 办法; 禁止 差 超过 0元 }\n例外 例 针对规则 T 改为 门槛 = 1万元 当 甲");
    REQUIRE(checked.findings().empty());
    int reported = 0;
    int named = 0;
    for (const program::Definition& definition : checked.program->definitions) {
        if (!definition.name.is("差")) continue;
        ++named;
        reported += definition.report;
    }
    CHECK(named == 2);
    CHECK(reported == 1);
}

TEST_CASE("a rebinding takes its value as things are without it", "[check][exceptions]") {
    const Checked checked = with("例外 放宽 针对规则 R 改为 门槛 = 门槛 * 80% 当 乙");
    REQUIRE(checked.findings().empty());
    const program::Program& program = *checked.program;
    const program::Expr& use = program.exprs[checked.rule("R").variants.front().trigger];
    const program::Expr& threshold = program.exprs[program.exprs[program.definitions[use.definition].body].args[1]];
    const program::Expr& product = program.exprs[program.definitions[threshold.definition].body];
    CHECK(program.exprs[product.args[0]].kind == program::ExprKind::parameter);
}

TEST_CASE("rebinding", "[check][exceptions]") {
    struct Row {
        const char* replacement;
        const char* findings;
    };
    const std::vector<Row> rows{
        {"规模小 = 甲", ""},
        {"规模小 = 投资 不足 1万元", ""},
        {"{ 门槛 = 投资 / 2; 应当 甲 }", ""},
        {"{ 门槛 = 1万元; 当 投资 达到 门槛; 应当 甲 }", ""},
        {"{ 规模小 = 甲; 门槛 = 1万元 }", "rebinding-unused@门槛"},                          // what is rebound is looked into no more
        {"{ 门槛 = 1万元; 当 甲 }", "rebinding-unused@门槛"},
        {"其他 = 1万元", "rebinding-unused@其他"},
        {"{ 门槛 = 1万元; 其他 = 2万元 }", "rebinding-unused@其他"},
        {"门槛 = 3000", "type-expected@3000"},
        {"门槛 = 亩产", "unknown-name@亩产"},
        {"门坎 = 3000万元", "unknown-name@门坎"},
        {"投资 = 3000万元", "type-expected@投资"},
        {"范围 = 甲", "type-expected@范围"},
        {"{ 门槛 = 1万元; 门槛 = 2万元 }", "repeated-name@门槛"},
        {"{ 禁止 甲; 禁止 乙 }", "repeated-clause@禁止 乙"},
        {"{ 当 甲; 当 乙 }", "repeated-clause@当 乙"},
        {"禁止 投资", "type-expected@投资"},
        {"{ 其他 = 1万元; 禁止 投资 }", "type-expected@投资"},
        {"{ }", "nothing-replaced@例"},
        {"{ 门坎 达到 }", "unexpected-text@达到"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.replacement);
        CHECK(with("待决 范围 \"范围\" { 一, 二 }\n参数 其他 : 金额\n例外 例 针对规则 R 改为 " + std::string(row.replacement) + " 当 乙").findings() == row.findings);
    }
}

TEST_CASE("what a wrong rule does not use is no second finding", "[check][exceptions]") {
    CHECK(with("规则 T 针对 项目 { 依据 办法; 当 投资 不足 门坎; 禁止 甲 }\n例外 例 针对规则 T 改为 门槛 = 1万元 当 乙").findings() == "unknown-name@门坎");
}

TEST_CASE("the variants of an amended rule are its own", "[check][exceptions]") {
    const Checked checked = with("例外 放宽 针对规则 R 改为 门槛 = 3000万元 当 乙\n修订 R { 施行 2021-01-01; 当 投资 不足 门槛 * 2 }");
    REQUIRE(checked.findings().empty());
    CHECK(checked.text(checked.rule("R").variants.front().trigger) == "规模小");
    CHECK(checked.text(checked.version("R", 1).variants.front().trigger) == "投资 不足 门槛 * 2");
    CHECK(checked.version("R", 1).variants.front().trigger != checked.version("R", 1).trigger);
    CHECK(checked.rule("R").variants.front().norm.content == checked.version("R", 1).variants.front().norm.content);
    // Used by one version is used.
    CHECK(with("例外 放宽 针对规则 S 改为 门槛 = 3000万元 当 乙\n修订 S { 施行 2021-01-01; 当 规模小 }").findings().empty());
}

TEST_CASE("an exception reads 以下 as its source does, else as its rule's", "[check][exceptions]") {
    CHECK(with("例外 例 针对规则 R 豁免 当 投资 在 1万元以下").findings().empty());
    CHECK(with("例外 例 针对规则 R 豁免 当 投资 在 1万元以下 依据 通知").findings() == "boundary-undeclared@以下");
    CHECK(with("例外 例 针对规则 R 改为 禁止 投资 在 1万元以下 当 甲 依据 通知").findings() == "boundary-undeclared@以下");
}

TEST_CASE("targets that cannot be", "[check][exceptions]") {
    const auto findings = [](const std::string& text) { return with("例外 涉军 又名 defence 针对规则 R 豁免 当 乙\n" + text).findings(); };
    CHECK(findings("例外 例 针对规则 没有 豁免 当 甲") == "unknown-name@没有");
    CHECK(findings("例外 例 针对例外 没有 恢复 当 甲") == "unknown-name@没有");
    CHECK(findings("例外 例 针对例外 R.没有 恢复 当 甲") == "unknown-name@R.没有");
    CHECK(findings("例外 例 针对例外 S.涉军 恢复 当 甲") == "unknown-name@S.涉军");
    CHECK(findings("例外 例 针对例外 特例 恢复 当 甲") == "ambiguous-name@特例");
    CHECK(findings("例外 例 针对例外 special 恢复 当 甲").empty());
    CHECK(findings("例外 例 针对例外 R 恢复 当 甲") == "exception-target@R");
    CHECK(findings("例外 例 针对规则 R.特例 豁免 当 甲") == "exception-target@R.特例");
    CHECK(findings("例外 例 针对规则 涉军 改为 禁止 甲 当 甲") == "exception-target@涉军");
    CHECK(findings("例外 例 针对例外 S.例2 恢复 当 甲\n例外 例2 针对例外 涉军 恢复 当 甲") == "unknown-name@S.例2");
    CHECK(findings("例外 R 针对规则 S 豁免 当 甲") == "repeated-name@R");
    CHECK(findings("例外 例 针对规则 R 豁免 当 投资") == "type-expected@投资");
    CHECK(findings("例外 例 针对规则 R 豁免 当 甲 依据 没有") == "unknown-name@没有");
    CHECK(findings("例外 例 针对规则 R 豁免 当 甲 施行 2021-01-01 至 2020-01-01") == "period-reversed@2021-01-01 至 2020-01-01");
}

TEST_CASE("a wrong target is answered with what to write", "[check][exceptions]") {
    const auto hint = [](const std::string& text) {
        const Checked checked = with("规则 无例外 针对 项目 { 依据 办法; 禁止 甲 }\n" + text);
        const auto findings = checked.sink.sorted();
        REQUIRE(findings.size() == 1);
        REQUIRE(findings.front().hints.size() == 1);
        return label_text(findings.front().hints.front(), Language::zh);
    };
    CHECK(hint("例外 例 针对例外 R 恢复 当 甲") == "请改写为 针对例外 R.特例");
    CHECK(hint("例外 例 针对例外 无例外 恢复 当 甲") == "请改写为 豁免");
    CHECK(hint("例外 例 针对规则 R.特例 豁免 当 甲") == "请改写为 恢复");
    CHECK(hint("例外 例 针对规则 R.特例 改为 禁止 甲 当 甲") == "请改写为 针对规则 R");
    CHECK(hint("例外 例 针对例外 R.特列 恢复 当 甲") == "是否想写“特例”?");
}

TEST_CASE("exceptions do not run in a circle", "[check][exceptions]") {
    const Checked two = with("例外 一 针对例外 二 恢复 当 甲\n例外 二 针对例外 一 恢复 当 甲\n例外 三 针对例外 一 恢复 当 甲");
    CHECK(two.findings() == "exception-cycle@二");
    CHECK(two.message(0) == "例外循环:一 → 二 → 一");
    CHECK(with("例外 一 针对例外 一 恢复 当 甲").findings() == "exception-cycle@一");
}

TEST_CASE("replacements do not unfold without end", "[check][exceptions]") {
    std::string text = "定义 长 针对 项目 = 投资 不足 门槛";
    for (int i = 0; i < 400; ++i) text += " 或 投资 不足 门槛";
    text += "\n规则 T 针对 项目 { 依据 办法; 禁止 长 }\n";
    for (int i = 0; i < 2000; ++i) text += "例外 例" + std::to_string(i) + " 针对规则 T 改为 门槛 = 1万元 当 甲\n";
    const Checked checked = with(text);
    CHECK(checked.sink.size() == 1);
    CHECK(checked.findings().starts_with("expansion-limit@"));
}

TEST_CASE("of an exception's name that hundreds of rules have a message points at some", "[check][exceptions]") {
    std::string text;
    constexpr int rules = 300;
    for (int i = 0; i < rules; ++i) text += "规则 规" + std::to_string(i) + " 针对 项目 { 依据 办法; 禁止 甲; 除非 常例 当 乙 }\n";
    const Checked plain = with(text + "例外 恢 针对例外 常例 恢复 当 甲");
    REQUIRE(plain.findings() == "ambiguous-name@常例");
    CHECK(plain.sink.sorted().front().labels.size() == 20);
    const Checked of_one = with(text + "例外 恢 针对例外 规7.常例 恢复 当 甲\n例外 再恢 针对例外 规7.恢 恢复 当 乙");
    REQUIRE(of_one.findings().empty());
    CHECK(names_of(of_one, of_one.rule("规7").exceptions) == "常例 恢 再恢");
    CHECK(names_of(of_one, of_one.rule("规8").exceptions) == "常例");
}
