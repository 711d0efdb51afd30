// SPDX-License-Identifier: Apache-2.0
#include "unit/syntax/support.hpp"

namespace zhunze::syntax {
namespace {

TEST_CASE("each mistake is one finding at the narrowest place", "[error]") {
    const struct { std::string text; Findings findings; } rows[] = {
        {"定义 x = 容积率 ≥ 1。2", {"bad-number@1。2"}},
        {"定义 x = 投资 < 5,000万元", {"bad-number@5,000"}},
        {"定义 x = 投资 < 5，000", {"bad-number@5，000"}},
        {"定义 x = 1.", {"bad-number@1."}},
        {"定义 x = .5", {"bad-number@.5"}},
        {"定义 x = a 在 3..5以下", {"bad-number@3..5"}},
        {"定义 x = 1e3", {"bad-number@1e3"}},
        {"定义 x = " + std::string(101, '1'), {"bad-number@" + std::string(101, '1')}},
        {"定义 x = 投资 = 5", {"unexpected-text@="}},
        {"定义 x = 投资 == 5", {"unexpected-text@=="}},
        {"定义 x = a && b || !c", {"unexpected-text@&&", "unexpected-text@||", "unexpected-text@!"}},
        {"定义 x = a <> b", {"unexpected-text@<>"}},
        {"定义 x = 投资 5000万元以下", {"unexpected-text@5000万元"}},
        {"定义 x = 投资 以下", {"unexpected-text@以下"}},
        {"定义 x = 投资 不足门槛", {"glued-words@不足门槛"}},
        {"定义 x = 投资不足 门槛", {"glued-words@投资不足"}},
        {"定义 x = 投资 在门槛以上 且 甲", {"glued-words@在门槛以上"}},
        {"定义 x = 投资 在 门槛以上", {"glued-words@门槛以上"}},
        {"定义 x = (投资) 不低于门槛", {"glued-words@不低于门槛"}},
        {"定义 x = 投资 在建项目", {"unexpected-text@在建项目"}},
        {"定义 x = 投资 不足", {"unexpected-text@"}},
        {"定义 x = 投资 不足 3以下", {"unexpected-text@以下"}},
        {"定义 x = \"甲", {"unterminated-string@\"甲"}},
        {"定义 x = \"a\\tb\"", {"unexpected-character@\\t"}},
        {"定义 x = 1 /* 没完\n定义 y = 2", {"unterminated-comment@/*"}},
        {"定义 x = 2020-02-30", {"no-such-date@2020-02-30"}},
        {"定义 x = 2020年13月1日", {"no-such-date@2020年13月1日"}},
        {"定义 x = a @ b", {"unexpected-character@@"}},
        {"定义 x = a。", {"unexpected-character@。"}},
        {"定义 x = (a", {"unexpected-text@"}},
        {"定义 x = a)", {"unexpected-text@)"}},
        {"定义 x =", {"unexpected-text@"}},
        {"定义 x = round(a, 至 1, 至 2)", {"unexpected-text@至"}},
        {"规则 in force 针对 a { 禁止 b }", {"unexpected-text@in force"}},
        {"枚举 甲 { 乙 丙 }", {"unexpected-text@丙"}},
        {"记录 甲 { a : 数 可调 可调 }", {"repeated-clause@可调"}},
        {"记录 甲 { a : 数 以 2元 计 }", {"unexpected-text@2元"}},
        {"文件 甲 \"x\" { 公布 2020-01-01; 公布 2020-01-02 }", {"repeated-clause@公布 2020-01-02"}},
        {"模块 甲\n模块 乙", {"repeated-clause@模块 乙"}},
        {"引用 乙\n模块 甲", {"unexpected-text@模块"}},
        {"规则 甲 针对 乙 { 原则上 禁止 原则上 a }", {"repeated-clause@原则上"}},
        {"foo", {"unexpected-text@foo"}},
        {"}", {"unexpected-text@}"}},
    };
    for (const auto& [text, findings] : rows) {
        INFO(text);
        CHECK(Parsed(text).findings() == findings);
    }
}

TEST_CASE("an error in one entry leaves the others alone", "[error]") {
    const Parsed parsed(
        "规则 甲 针对 乙 {\n  依据 s \"x\n  适用 a = 5\n  当 b c\n  禁止 (d 或\n  foo bar\n  整改 \"ok\"\n}\n"
        "枚举 丙 { a, 5b, c d, e }\n"
        "记录 丁 {\n  a 数\n  b : 数\n  c : \n  d : 数\n}\n"
        "测试 \"t\" { 给定 丁 { a 1; b ; c 3 }; 期望 }\n"
        "规则 针对\n"
        "枚举 末 { z }\n");
    CHECK(parsed.findings() == Findings{"unterminated-string@\"x", "unexpected-text@=", "unexpected-text@c", "unexpected-text@bar",
                                        "unexpected-text@5b", "unexpected-text@d", "unexpected-text@数", "unexpected-text@:",
                                        "unexpected-text@", "unexpected-text@", "unexpected-text@"});
    CHECK(parsed.declaration<RuleDecl>(0).clauses.size() == 5);
    CHECK(parsed.declaration<EnumDecl>(1).members.size() == 3);
    CHECK(parsed.declaration<RecordDecl>(2).items.size() == 2);
    CHECK(std::get<GivenItem>(parsed.declaration<TestDecl>(3).items.front()).items.size() == 2);
    CHECK(parsed.declaration<EnumDecl>(4).name.spellings[0].text == "末");
}

TEST_CASE("a clause whose expression did not parse stays, with an invalid expression", "[error]") {
    const Parsed parsed("规则 甲 针对 乙 { 当 是 3; 禁止 a }");
    CHECK(parsed.findings() == Findings{"unexpected-text@是"});
    REQUIRE(parsed.declaration<RuleDecl>().clauses.size() == 2);
    const auto& trigger = std::get<TriggerClause>(parsed.declaration<RuleDecl>().clauses.front());
    CHECK(shape(parsed.module, trigger.condition) == "?");
}

TEST_CASE("a forgotten brace costs one error, wherever the next declaration begins", "[error]") {
    const Parsed inner("规则 甲 针对 乙 {\n  禁止 a\n\n规则 丙 针对 乙 {\n  禁止 b\n}\n枚举 丁 { x }\n");
    CHECK(inner.findings() == Findings{"unexpected-text@规则"});
    CHECK(inner.module.declarations.size() == 3);
    const Parsed last("规则 甲 针对 乙 {\n  禁止 a\n");
    CHECK(last.findings() == Findings{"unexpected-text@"});
    CHECK(last.module.declarations.size() == 1);
    const Parsed one_too_many("规则 甲 针对 乙 { 禁止 a }}\n枚举 丁 { x }\n");
    CHECK(one_too_many.findings() == Findings{"unexpected-text@}"});
    CHECK(one_too_many.module.declarations.size() == 2);
}

TEST_CASE("messages name what was found and what may stand there, in both languages", "[error]") {
    const struct { std::string text, zh, en; } rows[] = {
        {"foo", "此处不应出现 “foo”;应为 声明", "unexpected `foo`; expected a declaration"},
        {"定义 x = a b", "此处不应出现 “b”;应为 运算符或本条结束", "unexpected `b`; expected an operator or the end of the entry"},
        {"定义 x = 1 +", "此处不应出现 本条结束;应为 表达式", "unexpected the end of the entry; expected an expression"},
        {"枚举 { a }", "此处不应出现 “{”;应为 名称", "unexpected `{`; expected a name"},
        {"规则 甲 针对 乙 { foo }", "此处不应出现 “foo”;应为 条款或“}”", "unexpected `foo`; expected a clause or `}`"},
        {"记录 甲 { a : 数 foo }", "此处不应出现 “foo”;应为 “in”、字段的修饰、“.”、加减乘除号或本条结束", "unexpected `foo`; expected `in`, a field modifier, `.`, an arithmetic operator or the end of the entry"},
        {"枚举 甲 { a b }", "此处不应出现 “b”;应为 “又名”、“,”或本条结束", "unexpected `b`; expected `aka`, `,` or the end of the entry"},
        {"规则 甲 针对 乙 { 当 (a }", "此处不应出现 本条结束;应为 运算符或“)”", "unexpected the end of the entry; expected an operator or `)`"},
        {"规则 甲 针对 乙 { 除非 a 当 b c }", "此处不应出现 “c”;应为 运算符、“依据”、“施行”、“凭”或本条结束", "unexpected `c`; expected an operator, `cites`, `in force`, `with evidence` or the end of the entry"},
        {"测试 \"t\" { foo }", "此处不应出现 “foo”;应为 测试的条目或“}”", "unexpected `foo`; expected an entry of a test or `}`"},
        {"文件 甲 \"x\" { foo }", "此处不应出现 “foo”;应为 文件的条目或“}”", "unexpected `foo`; expected an entry of a source or `}`"},
    };
    for (const auto& row : rows) {
        INFO(row.text);
        const Parsed parsed(row.text);
        REQUIRE(parsed.sink.size() == 1);
        const Diagnostic diagnostic = parsed.sink.sorted().front();
        CHECK(diagnostic.message(Language::zh) == row.zh);
        CHECK(diagnostic.message(Language::en) == row.en);
    }
}

TEST_CASE("mistakes that are made again and again get a hint, and a fix where it is sure", "[error]") {
    const struct { std::string text, hint, fix; } rows[] = {
        {"定义 x = 容积率 ≥ 1。2", "请改写为 1.2", "1.2"},
        {"定义 x = 投资 < 5,000万元", "请改写为 5000", "5000"},
        {"定义 x = a 在 3..5以下", "请改写为 介于 3 与 5", ""},
        {"定义 x = 1.", "请改写为 1", "1"},
        {"定义 x = .5", "请改写为 0.5", "0.5"},
        {"定义 x = 1e3", "请改写为 1000", "1000"},
        {"定义 x = 2020.4.13", "请改写为 2020-04-13", "2020-04-13"},
        {"定义 x = 投资 = 5", "请改写为 是", ""},
        {"定义 x = 投资 == 5", "请改写为 是", ""},
        {"定义 x = a && b", "请改写为 且", ""},
        {"定义 x = 投资 5000万元以下", "请改写为 在 5000万元以下", "在 5000万元以下"},
        {"定义 x = 投资 以下", "请改写为 在 … 以下", ""},
        {"定义 x = 1 < a < 3", "请改写为 a < b 且 b < c", ""},
        {"定义 x = \"\\t\"", "可用的有:\\\"  \\\\  \\n", ""},
    };
    for (const auto& [text, hint, fix] : rows) {
        INFO(text);
        const Parsed parsed(text);
        REQUIRE(parsed.sink.size() == 1);
        const Diagnostic diagnostic = parsed.sink.sorted().front();
        REQUIRE(diagnostic.hints.size() == 1);
        CHECK(label_text(diagnostic.hints[0], Language::zh) == hint);
        CHECK((diagnostic.fix ? diagnostic.fix->replacement : "") == fix);
    }
}

TEST_CASE("an unknown exponent is no reason to build a huge number", "[error]") {
    CHECK(Parsed("定义 x = 1e999999999").findings() == Findings{"bad-number@1e999999999"});
}

}  // namespace
}  // namespace zhunze::syntax
