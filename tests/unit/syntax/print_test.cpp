// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "unit/syntax/support.hpp"

namespace zhunze::syntax {
namespace {

struct Row {
    std::string text;
    std::string printed;
};

void check(const std::vector<Row>& rows, const PrintOptions& options = {}) {
    for (const auto& [text, printed] : rows) {
        INFO(text);
        const Parsed parsed(text);
        CHECK(parsed.findings() == Findings{});
        CHECK(parsed.print(options) == printed + "\n");
        const Parsed again(parsed.print(options));
        CHECK(again.findings() == Findings{});
        CHECK(again.print(options) == printed + "\n");
        if (!options.language) CHECK(same_tree(parsed.module, again.module));
    }
}

TEST_CASE("the author's words stay, marks and blanks are made even", "[print]") {
    check({
        {"定义 x＝a≥（１００亩）", "定义 x = a ≥ 100亩"},
        {"定义 x = 300 万元/亩", "定义 x = 300 万元 / 亩"},
        {"定义 x = a 不低于 5 且 b >= 5", "定义 x = a 不低于 5 且 b >= 5"},
        {"定义 x = a 在 5000万元 以内", "定义 x = a 在 5000万元以内"},
        {"定义 x = a 在 (b)以下 且 a 在 5 米2 以上", "定义 x = a 在 b 以下 且 a 在 5 米2 以上"},
        {"define x aka 甲 on P : Number report = a up  to 5", "define x aka 甲 on P : Number report = a up to 5"},
        {"定义 x = “甲\"乙\\\\”", "定义 x = \"甲\\\"乙\\\\\""},
        {"定义 x = 0.50 + 3.5％", "定义 x = 0.50 + 3.5%"},
        {"枚举 甲 {a、b，c}", "枚举 甲 { a, b, c }"},
        {"枚举 甲 { a; b }", "枚举 甲 { a, b }"},
        {"枚举 甲 {\na, b }", "枚举 甲 {\n  a\n  b\n}"},
        {"记录 甲{a:数/元*亩 in 元·亩}", "记录 甲 {\n  a : 数/元*亩 in 元*亩\n}"},
        {"记录 甲 { a : 数 作为基准日 视为 3 可调 精度 1元 以 元 计 标签 “x” }", "记录 甲 {\n  a : 数 以 元 计 精度 1元 可调 视为 3 作为基准日 标签 \"x\"\n}"},
        {"单位 亩=2000/3平方米", "单位 亩 = 2000/3 平方米"},
        {"单位 分 = 1/100 元", "单位 分 = 0.01 元"},
        {"单位 频 = 1/秒", "单位 频 = 1/秒"},
        {"规则 甲 针对 乙 { 应当 原则上 a }", "规则 甲 针对 乙 {\n  原则上 应当 a\n}"},
        {"rule a on b { in principle forbid c }", "rule a on b {\n  forbid in principle c\n}"},
        {"测试 \"t\" { expect report a = 1; 期望 a 待定 {x,y}; 期望 缺 [ ] }", "测试 \"t\" {\n  expect value a = 1\n  期望 a 待定 { x, y }\n  期望 缺 []\n}"},
        {"规则 甲 针对 乙 { }", "规则 甲 针对 乙 {\n}"},
    });
}

TEST_CASE("cells stand in columns, as wide as they look", "[print]") {
    check({
        {"表 t(行业:行业代码,等别:数[1,15]):金额/面积 唯一{C13..C15、C17|[1,4)|300万元/亩\nC26|-|250万元/亩;否则|无}",
         "表 t (行业 : 行业代码, 等别 : 数 [1, 15]) : 金额/面积 唯一 {\n"
         "  C13..C15, C17 | [1, 4) | 300万元/亩\n"
         "  C26           | -      | 250万元/亩\n"
         "  否则                   | 无\n}"},
        {"表 t (a : X, b : 数) : 数 汇总 合计 { 新上 | 达到 1亿元 | 5; - | (5000万元, ) | -2 }",
         "表 t (a : X, b : 数) : 数 汇总 合计 {\n  新上 | 达到 1亿元   | 5\n  -    | (5000万元, ) | -2\n}"},
        {"table t (a : X) : Number collect max from “x.csv”", "table t (a : X) : Number collect max from \"x.csv\""},
        {"表 t (a : X) : 数 唯一 { 无 | (无); 13..15 | none; 1.5 .. 2 | 3; A..B | (1 + 2) * 3; “a”＊ | 1; (a 且 b) | (c 或 d) }",
         "表 t (a : X) : 数 唯一 {\n  无       | (无)\n  13..15   | none\n  1.5 .. 2 | 3\n  A..B     | (1 + 2) * 3\n  \"a\"*     | 1\n  (a 且 b) | (c 或 d)\n}"},
        {"表 t (a : X) : 数 唯一 {\n  # 头\n  甲 | 1  # 一\n\n  乙丙 /* 间 */ | 2\n  # 末\n}",
         "表 t (a : X) : 数 唯一 {\n  # 头\n  甲   | 1  # 一\n\n  /* 间 */\n  乙丙 | 2\n  # 末\n}"},
    });
    const std::string wide(60, 'x');
    check({{"表 t (a : X, b : X) : 数 唯一 { " + wide + " | a | 1; b | c | 2 }",
            "表 t (a : X, b : X) : 数 唯一 {\n  " + wide + " | a | 1\n  b | c | 2\n}"}});
}

TEST_CASE("exceptions, parameters and amendments", "[print]") {
    const std::string paper(70, 'p');
    check({
        {"例外 x 针对规则 y 改为 门槛=3000万元 当 a\n 凭 “p”、“q” 依据 办法 “三” 施行 2020-01-01", "例外 x 针对规则 y 改为 门槛 = 3000万元 当 a 凭 \"p\", \"q\" 依据 办法 \"三\" 施行 2020-01-01"},
        {"例外 x 针对 y 豁免 当 a", "例外 x 针对 y 豁免 当 a"},
        {"例外 x 针对规则 y 改为{门槛=1;当 a;应当 b}当 c", "例外 x 针对规则 y 改为 { 门槛 = 1; 当 a; 应当 b } 当 c"},
        {"例外 x 针对规则 y 改为 {\n门槛=1 # 一\n# 二\n应当 b } # 三\n 当 c # 四", "例外 x 针对规则 y 改为 {\n  门槛 = 1  # 一\n  # 二\n  应当 b\n  # 三\n} 当 c  # 四"},
        {"例外 x 针对规则 y 豁免 当 a 且 b 凭 \"" + paper + "\" 依据 办法 \"" + paper + "\"",
         "例外 x 针对规则 y 豁免\n  当 a 且 b\n  凭 \"" + paper + "\"\n  依据 办法 \"" + paper + "\""},
        {"parameter t : Money { from 2019-01-01 : 5元 cites m; from 2020-01-01 to 2020-12-31 : 6元 }", "parameter t : Money { from 2019-01-01 : 5元 cites m; from 2020-01-01 to 2020-12-31 : 6元 }"},
        {"参数 t : 金额 {\n自 2019-01-01:5元\n }", "参数 t : 金额 {\n  自 2019-01-01 : 5元\n}"},
        {"参数 t:数", "参数 t : 数"},
        {"修订 t { 施行 2021-01-01; 特别于 a、b }", "修订 t {\n  施行 2021-01-01\n  特别于 a, b\n}"},
        {"分类 t 数据 “a.csv”", "分类 t 数据 \"a.csv\""},
        {"taxonomy data data “a.csv”", "taxonomy data data \"a.csv\""},
        {"测试 \"t\" { 给定 区 { a 1; 清单 { b 2;c{d 3} }; 清单 { } } }", "测试 \"t\" {\n  给定 区 { a 1; 清单 { b 2; c { d 3 } }; 清单 { } }\n}"},
        {"测试 \"t\" { 给定 区 {\n a 1\n清单 { b 2 # 注\n c 3 }\n} }", "测试 \"t\" {\n  给定 区 {\n    a 1\n    清单 {\n      b 2  # 注\n      c 3\n    }\n  }\n}"},
    });
}

TEST_CASE("selections and sets", "[print]") {
    check({
        {"定义 x = 合计((清单)其中(a 且 b)按(c)的(d+1))", "定义 x = 合计(清单 其中 a 且 b 按 c 的 d + 1)"},
        {"定义 x = 合计(a of b where c)", "定义 x = 合计(b 其中 c 的 a)"},
        {"define x = sum(b where c 的 a)", "define x = sum(a of b where c)"},
        {"定义 x = 计数(清单 按 (a 不足 b))", "定义 x = 计数(清单 按 (a 不足 b))"},
        {"定义 x = a 属于[b、c，d]", "定义 x = a 属于 [b, c, d]"},
        {"定义 x = (a 且 b) in [c]", "定义 x = (a 且 b) in [c]"},
        // `to 的 (a)` would be the call 的(a).
        {"定义 x = 合计((to) 的 (a 且 b) 是 c)", "定义 x = 合计((to) 的 (a 且 b) 是 c)"},
        {"定义 x = 计数((to)) + 最小(a, b)", "定义 x = 计数(to) + 最小(a, b)"},
        {"记录 甲 { a : 列表  乙; b : list  of c }", "记录 甲 {\n  a : 列表 乙\n  b : list of c\n}"},
    });
}

TEST_CASE("brackets where precedence asks for them, and nowhere else", "[print]") {
    check({
        {"定义 x = ((a))", "定义 x = a"},
        {"定义 x = (a 且 b) 或 c", "定义 x = a 且 b 或 c"},
        {"定义 x = (a 或 b) 且 c", "定义 x = (a 或 b) 且 c"},
        {"定义 x = (a 且 b) 且 c", "定义 x = (a 且 b) 且 c"},
        {"定义 x = 非 (a 是 b)", "定义 x = 非 a 是 b"},
        {"定义 x = (非 a) 是 b", "定义 x = (非 a) 是 b"},
        {"定义 x = (a - b) - c", "定义 x = a - b - c"},
        {"定义 x = a - (b - c)", "定义 x = a - (b - c)"},
        {"定义 x = a / (b * c) * -(d + e)", "定义 x = a / (b * c) * -(d + e)"},
        {"定义 x = (a < b) 是 (c < d)", "定义 x = (a < b) 是 (c < d)"},
        {"定义 x = a 在 (b 且 c) 以下", "定义 x = a 在 (b 且 c) 以下"},
        {"定义 x = a 介于 (1 + 2) 与 (3)", "定义 x = a 介于 1 + 2 与 3"},
        {"定义 x = 非 (a 是 无)", "定义 x = a 不是 无"},
        {"定义 x = 非 (a is not applicable) and b is not none", "定义 x = a is not not applicable and b is not none"},
        {"定义 x = 修约((a), 0.01, 进一)", "定义 x = 修约(a, 至 0.01, 进一)"},
        {"定义 x = 别的((a), b)", "定义 x = 别的(a, b)"},
        {"定义 x = 已知((to - a))", "定义 x = 已知((to - a))"},
        {"定义 x = 分情况 {\n1 当 a\n(-b) 否则\n}", "定义 x = 分情况 {\n  1 当 a\n  (-b) 否则\n}"},
    });
}

TEST_CASE("lines over 120 columns break before 或, then before 且", "[print]") {
    const std::string part = "很长很长很长很长很长很长很长很长很长很长";  // 40 columns
    check({
        {"规则 甲 针对 乙 {\n禁止 " + part + " 或 " + part + " 或 b 且 c\n}",
         "规则 甲 针对 乙 {\n  禁止 " + part + " 或 " + part + " 或 b 且 c\n}"},
        {"规则 甲 针对 乙 {\n禁止 " + part + " 或 " + part + " 或 " + part + " 且 c\n}",
         "规则 甲 针对 乙 {\n  禁止 " + part + "\n      或 " + part + "\n      或 " + part + " 且 c\n}"},
        {"规则 甲 针对 乙 {\n除非 x 当 " + part + " 且 " + part + " 且 " + part + " 或 d 凭 \"p\"\n}",
         "规则 甲 针对 乙 {\n  除非 x 当 " + part + "\n      且 " + part + "\n      且 " + part + "\n      或 d 凭 \"p\"\n}"},
        {"定义 x = " + part + " 且 " + part + " 且 " + part, "定义 x = " + part + "\n    且 " + part + "\n    且 " + part},
        {"枚举 甲 { " + part + ", " + part + ", " + part + " }", "枚举 甲 {\n  " + part + "\n  " + part + "\n  " + part + "\n}"},
    });
}

TEST_CASE("comments stay with what they are about, and none is lost", "[print]") {
    check({
        {"# 一\n\n\n\n模块 甲 // 二\n/* 三 */ 引用 乙 # 四\n# 五", "# 一\n\n模块 甲  // 二\n/* 三 */\n引用 乙  # 四\n# 五"},
        {"规则 甲 针对 乙 { # 头\n\n  # 前\n  禁止 a # 后\n\n  # 末\n} # 尾", "规则 甲 针对 乙 {  # 头\n  # 前\n  禁止 a  # 后\n\n  # 末\n}  # 尾"},
        {"规则 /* 名 */ 甲 针对 乙 {\n当 a # 里\n  且 b # 后\n禁止 c; # 又\n}", "/* 名 */\n规则 甲 针对 乙 {\n  # 里\n  当 a 且 b  # 后\n  禁止 c  # 又\n}"},
        {"枚举 甲 { # 头\n a, # 一\n # 二\n b # 三\n}", "枚举 甲 {  # 头\n  a  # 一\n  # 二\n  b  # 三\n}"},
        {"枚举 甲 { a, /* 中 */ b } /* 后 */ # 尾", "/* 中 */\n枚举 甲 { a, b }  /* 后 */  # 尾"},
        {"枚举 甲 { /* 空 */ }", "/* 空 */\n枚举 甲 { }"},
        {"测试 \"t\" {\n 给定 甲 { a 1; # 一\n b 2 }\n /* 多\n    行 */\n 期望 结论 通过 }", "测试 \"t\" {\n  给定 甲 {\n    a 1  # 一\n    b 2\n  }\n  /* 多\n    行 */\n  期望 结论 通过\n}"},
        {"定义 x = 分情况 {\n 1 当 a # 一\n 2 否则 # 二\n # 三\n}", "定义 x = 分情况 {\n  1 当 a  # 一\n  2 否则  # 二\n  # 三\n}"},
        {"# 只有", "# 只有"},
    });
}

TEST_CASE("one blank line is kept of many, and none is put in", "[print]") {
    check({
        {"\n\n引用 a\n\n\n\n引用 b\n引用 c\n\n", "引用 a\n\n引用 b\n引用 c"},
        {"规则 甲 针对 乙 {\n\n  当 a\n\n\n  禁止 b\n\n}", "规则 甲 针对 乙 {\n  当 a\n\n  禁止 b\n}"},
    });
}

TEST_CASE("an empty text prints as nothing", "[print]") { CHECK(Parsed("").print().empty()); }

}  // namespace
}  // namespace zhunze::syntax
