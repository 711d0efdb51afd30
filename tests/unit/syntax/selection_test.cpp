// SPDX-License-Identifier: Apache-2.0
#include "unit/syntax/support.hpp"

namespace zhunze::syntax {
namespace {

TEST_CASE("both orders of a selection, in either spelling", "[selection]") {
    check_shapes({
        {"存在(项目清单)", "(exists 项目清单)"},
        {"存在(项目清单 其中 投资额 达到 5亿元)", "(exists 项目清单 where (greater_or_equal 投资额 5·亿元))"},
        {"exists(projects where amount >= 5亿元)", "(exists projects where (greater_or_equal amount 5·亿元))"},
        {"全部(企业清单 其中 规上 的 专利数 达到 1)", "(all_of 企业清单 where 规上 of (greater_or_equal 专利数 1))"},
        {"all(patents >= 1 of firms where above_scale)", "(all_of firms where above_scale of (greater_or_equal patents 1))"},
        {"合计(项目清单 其中 建设性质 是 新上 按 所在县 的 投资额)", "(total 项目清单 where (equal 建设性质 新上) by 所在县 of 投资额)"},
        {"sum(amount of projects where nature is new by county)", "(total projects where (equal nature new) by county of amount)"},
        {"sum(projects where nature is new by county 的 amount)", "(total projects where (equal nature new) by county of amount)"},
        {"合计(投资额 of 项目清单 按 所在县)", "(total 项目清单 by 所在县 of 投资额)"},
        {"计数(项目清单 按 所在县 的 合计(项目清单 的 投资额) 达到 10亿元) 达到 2",
         "(greater_or_equal (count 项目清单 by 所在县 of (greater_or_equal (total 项目清单 of 投资额) 10·亿元)) 2)"},
        {"恰有一个(a) 且 exactly_one(b)", "(both (exactly_one a) (exactly_one b))"},
        {"平均(x.清单 的 a / b)", "(average x.清单 of (divide a b))"},
        {"distinct(a of b)", "(distinct b of a)"},
        {"合计((清单) 其中 (甲 或 乙) 按 (丙) 的 (丁))", "(total 清单 where (either 甲 乙) by 丙 of 丁)"},
    });
}

TEST_CASE("least and greatest of a list, smaller and larger of values", "[selection]") {
    check_shapes({
        {"最小(清单 的 a)", "(least 清单 of a)"},
        {"最小(清单)", "(least 清单)"},
        {"min((list))", "(least list)"},
        {"min(a of b)", "(least b of a)"},
        {"最小(a, b)", "(smaller a b)"},
        {"最大(a, b, c)", "(larger a b c)"},
        {"min(a, b)", "(smaller a b)"},
        {"max(a, b)", "(larger a b)"},
        {"取小(a, b)", "(smaller a b)"},
        {"取小(a)", "(smaller a)"},
        {"最小(5)", "(smaller 5)"},
        {"最小(a + 1)", "(smaller (add a 1))"},
    });
}

TEST_CASE("further functions, calls of tables, sets", "[selection]") {
    check_shapes({
        {"开头是(编号, \"2020-\")", "(starts_with 编号 '2020-')"},
        {"valid_uscc(code)", "(valid_uscc code)"},
        {"项目代码有效(代码)", "(valid_project_code 代码)"},
        {"当日有效(行业, 受理日期)", "(valid_on 行业 受理日期)"},
        {"年份(a) 是 year(b)", "(equal (year_of a) (year_of b))"},
        {"月份(a) + month(b)", "(add (month_of a) (month_of b))"},
        {"整月数(a, b) 达到 6个月", "(greater_or_equal (months_between a b) 6·个月)"},
        {"最低强度(行业, 等别)", "(call 最低强度 行业 等别)"},
        {"表.最低强度(行业)", "(call 表.最低强度 行业)"},
        {"甲 属于 [乙, 丙]", "(within[] 甲 乙 丙)"},
        {"甲 within [乙]", "(within[] 甲 乙)"},
        {"甲 in [乙、丙,\n 丁]", "(within[] 甲 乙 丙 丁)"},
        {"甲 属于 乙", "(within 甲 乙)"},
        {"非 甲 属于 [-1, \"x\", 真] 且 乙", "(both (negation (within[] 甲 (minus 1) 'x' true)) 乙)"},
    });
}

TEST_CASE("the words of selections stay names", "[selection]") {
    check_shapes({
        {"的 + 按 + of + by", "(add (add (add 的 按) of) by)"},
        {"合计(的 其中 按 按 of 的 其中)", "(total 的 where 按 by of of 其中)"},
        {"sum(of of of where where by by)", "(total of where where by by of of)"},
        {"数据 + from + 自 + 表 + 唯一", "(add (add (add (add 数据 from) 自) 表) 唯一)"},
        {"别的(的, 的 + 1)", "(call 别的 的 (add 的 1))"},
        {"合计 + 计数", "(add 合计 计数)"},
    });
}

TEST_CASE("a selection that is written wrongly is one finding", "[selection]") {
    check_shapes({
        {"合计()", "wrong-argument-count@合计()"},
        {"最小()", "wrong-argument-count@最小()"},
        {"合计(a, b)", "wrong-argument-count@合计(a, b)"},
        {"1 + 合计(a 的 b, c)", "wrong-argument-count@合计(a 的 b, c)"},
        {"合计(1 + 2)", "unexpected-text@1 + 2"},
        {"合计(1 的 a)", "unexpected-text@1"},
        {"合计(a 的)", "unexpected-text@)"},
        {"合计(a 其中)", "unexpected-text@)"},
        {"合计(a b)", "unexpected-text@b"},
        {"合计(a 按 的 b)", "unexpected-text@b"},
        {"合计(b of a 的 c)", "unexpected-text@的"},
        {"合计(至 a)", "unexpected-text@至"},
        {"sum(b of)", "unexpected-text@)"},
        {"sum(b of 5)", "unexpected-text@5"},
        {"绝对值(a 其中 b)", "unexpected-text@其中"},
        {"最低强度(a 按 b)", "unexpected-text@按"},
        {"最小(a, b 的 c)", "unexpected-text@的"},
        {"甲 属于 []", "unexpected-text@]"},
        {"甲 属于 [乙 丙]", "unexpected-text@丙"},
        {"甲 是 [乙]", "unexpected-text@["},
        {"C13..C15", "unexpected-text@.."},
        {"a | b", "unexpected-text@|"},
    });
}

}  // namespace
}  // namespace zhunze::syntax
