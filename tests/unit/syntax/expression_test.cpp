// SPDX-License-Identifier: Apache-2.0
#include "unit/syntax/support.hpp"

namespace zhunze::syntax {
namespace {

TEST_CASE("literals", "[expression]") {
    check_shapes({
        {"5000", "5000"},
        {"3.5%", "7/200"},
        {"0.050", "1/20"},
        {"１００", "100"},
        {"5000万元", "5000·万元"},
        {"5000 万元", "5000·万元"},
        {"300万元/亩", "300·万元/亩"},
        {"3元·亩/日", "3·元·亩/日"},
        {"300 万元 / 亩", "(divide 300·万元 亩)"},
        {"5000万", "5000·万"},
        {"2020-04-13", "2020-04-13"},
        {"2020年4月3日", "2020-04-03"},
        {"真", "true"},
        {"false", "false"},
        {"“甲\"乙”", "'甲\"乙'"},
        {"\"a\\n\\\"\\\\\"", "'a\n\"\\'"},
        {"工作要点.本数", "工作要点.本数"},
    });
    const Parsed code("定义 x = 0360703");
    CHECK(code.module.exprs[*code.declaration<DefineDecl>().value].digits == "0360703");
}

TEST_CASE("precedence", "[expression]") {
    check_shapes({
        {"a 或 b 且 c", "(either a (both b c))"},
        {"(a 或 b) 且 c", "(both (either a b) c)"},
        {"非 a 且 b", "(both (negation a) b)"},
        {"非 a 是 b", "(negation (equal a b))"},
        {"非 非 a", "(negation (negation a))"},
        {"a + b * c", "(add a (multiply b c))"},
        {"a - b - c", "(subtract (subtract a b) c)"},
        {"a - (b - c)", "(subtract a (subtract b c))"},
        {"a / b / c", "(divide (divide a b) c)"},
        {"-a * b", "(multiply (minus a) b)"},
        {"- - a", "(minus (minus a))"},
        {"a × b ÷ c", "(divide (multiply a b) c)"},
        {"a + 1 不足 b - 1", "(less (add a 1) (subtract b 1))"},
    });
}

TEST_CASE("a chain of one connective is one operation, brackets keep their own", "[expression]") {
    check_shapes({
        {"a 且 b 且 c", "(both a b c)"},
        {"a and b 且 c", "(both a b c)"},
        {"a 且 (b 且 c)", "(both a (both b c))"},
        {"a 或 b 或 c", "(either a b c)"},
    });
}

TEST_CASE("comparisons in all their words", "[expression]") {
    check_shapes({
        {"a < b", "(less a b)"}, {"a 不足 b", "(less a b)"}, {"a 低于 b", "(less a b)"}, {"a 小于 b", "(less a b)"}, {"a 不满 b", "(less a b)"},
        {"a <= b", "(less_or_equal a b)"}, {"a ≤ b", "(less_or_equal a b)"}, {"a 不超过 b", "(less_or_equal a b)"}, {"a 不高于 b", "(less_or_equal a b)"},
        {"a > b", "(greater a b)"}, {"a 超过 b", "(greater a b)"}, {"a 高于 b", "(greater a b)"}, {"a 大于 b", "(greater a b)"},
        {"a >= b", "(greater_or_equal a b)"}, {"a ≥ b", "(greater_or_equal a b)"}, {"a 达到 b", "(greater_or_equal a b)"},
        {"a 不低于 b", "(greater_or_equal a b)"}, {"a 不少于 b", "(greater_or_equal a b)"},
        {"a 是 b", "(equal a b)"}, {"a is b", "(equal a b)"}, {"a 不是 b", "(not_equal a b)"}, {"a is not b", "(not_equal a b)"},
        {"a != b", "(not_equal a b)"}, {"a ≠ b", "(not_equal a b)"},
        {"a 属于 b", "(within a b)"}, {"a within b", "(within a b)"}, {"a in b", "(within a b)"},
        {"a 在 5以下", "(up_to a 5)"}, {"a 在 b + 1 以内", "(up_to a (add b 1))"}, {"a 在 5万元以上", "(at_or_over a 5·万元)"},
        {"a up to 5", "(up_to a 5)"}, {"a at or over 5", "(at_or_over a 5)"},
        {"a 介于 1 与 2", "(between a 1 2)"}, {"a between 1 and 2 and b", "(both (between a 1 2) b)"},
    });
}

TEST_CASE("declared none and not applicable", "[expression]") {
    check_shapes({
        {"a 是 无", "(declared_none a)"}, {"a is none", "(declared_none a)"},
        {"a 不是 无", "(negation (declared_none a))"}, {"a is not none", "(negation (declared_none a))"},
        {"a 是 不适用", "(inapplicable a)"}, {"a is not applicable", "(inapplicable a)"},
        {"a 不是 不适用", "(negation (inapplicable a))"}, {"a is not not applicable", "(negation (inapplicable a))"},
        {"a is not_applicable", "(equal a not_applicable)"},
    });
}

TEST_CASE("functions", "[expression]") {
    check_shapes({
        {"已知(a)", "(known a)"}, {"known(a)", "(known a)"},
        {"修约(a, 至 0.01万元, 四舍六入)", "(round a 1/100·万元 四舍六入)"},
        {"round(a, to 0.01, half_even)", "(round a 1/100 half_even)"},
        {"min(a, b, c)", "(smaller a b c)"}, {"取大(a, b)", "(larger a b)"}, {"绝对值(-a)", "(absolute (minus a))"},
        {"abs()", "(absolute)"}, {"别的(a, b)", "(call 别的 a b)"}, {"m.f(a)", "(call m.f a)"},
    });
}

TEST_CASE("operator words are found again by their spans", "[expression]") {
    const struct { std::string text, word; } rows[] = {
        {"a 不足 b", "不足"}, {"a 在 5万元以下", "以下"}, {"a up to 5", "up to"}, {"a 是 无", "是"}, {"max(a, b)", "max"}, {"非 a", "非"}, {"（a）且（b）", "且"},
    };
    for (const auto& [text, word] : rows) {
        const Parsed parsed("定义 x = " + text);
        CHECK(parsed.sources->text(parsed.module.exprs[*parsed.declaration<DefineDecl>().value].op_span) == word);
    }
}

TEST_CASE("an expression's span holds the brackets of its parts", "[expression]") {
    const Parsed parsed("定义 x = (a + b) * (c)");
    const Expr& expr = parsed.module.exprs[*parsed.declaration<DefineDecl>().value];
    CHECK(parsed.sources->text(expr.span) == "(a + b) * (c)");
}

TEST_CASE("comparisons do not chain", "[expression]") {
    check_shapes({
        {"a < b < c", "unexpected-text@<"},
        {"a 是 b 是 c", "unexpected-text@是"},
    });
}

}  // namespace
}  // namespace zhunze::syntax
