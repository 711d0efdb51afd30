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

// ---- the other spelling ----

/// What a resolver would know: each declared name's twin.
struct Twins {
    std::vector<std::pair<std::string, std::string>> pairs;
    [[nodiscard]] std::function<std::string(const Ident&)> into(Language language) const {
        return [this, language](const Ident& ident) {
            for (const auto& [zh, en] : pairs)
                if (ident.text == zh || ident.text == en) return language == Language::zh ? zh : en;
            return ident.text;
        };
    }
};

const Twins twins{{{"江西", "jiangxi"}, {"项目", "Project"}, {"金额", "Money"}, {"面积", "Area"}, {"日期", "Date"}, {"是非", "Bool"},
                   {"要点", "points"}, {"投资", "investment"}, {"用地", "land"}, {"强度", "intensity"}, {"方式", "supply"}, {"供地", "Supply"},
                   {"单独", "alone"}, {"厂房", "factory"}, {"豁免", "reach"}, {"只免", "only"}, {"规模", "scale"}, {"大", "large"}, {"小", "small"},
                   {"小项目", "small_project"}, {"特殊", "special"}, {"申报", "claims"}, {"受理", "accepted"}, {"补贴", "subsidy"}, {"亩", "mu"},
                   {"万元", "wan_yuan"}}};

const std::string chinese = R"(# 开头
模块 江西.赣州 又名 jiangxi.ganzhou

引用 江西.项目
量纲 面积 又名 Area = 金额*金额
单位 亩 又名 mu = 2000/3 万元
枚举 供地 又名 Supply 有序 { 单独 又名 alone, 厂房 又名 factory }
分类 区划 又名 Division 版本 "2020" 数据 "d.csv"

记录 项目 又名 Project {
  受理 又名 accepted : 日期 作为基准日
  投资 又名 investment : 金额 以 万元 计 精度 0.01万元 可调 标签 "固投"
  用地 又名 land : 面积 以 亩 计
  申报 又名 claims : 是非 视为 假  # 没有申报就是没有
  方式 又名 supply : 供地
  其中 用地 超过 0亩 "应为正"
}

文件 要点 又名 points "标题" {
  发文机关 "甲"
  文号 "一"
  层级 "市"
  网址 "u"
  公布 2020-04-13
  施行 2020-01-01 至 2020-12-31
  废止 2021-01-01
  本数 待决
}

待决 豁免 又名 reach "问" { 只免 又名 only }
定义 强度 又名 intensity 针对 项目 依据 要点 "一" : 金额/面积 列示 = 投资 / 用地
定义 规模 又名 scale 针对 项目 = 分情况 依次 {
  大 当 投资 达到 50万元 或 非 (投资 不足 3万元 或 申报)
  小 否则
}

规则 小项目 又名 small_project 针对 项目 {
  依据 要点 "一", 要点
  施行 2020-01-01
  适用 方式 是 单独 且 方式 不是 厂房 且 方式 属于 供地
  当 投资 在 5000万元以下 或 强度 在 300万元/亩以上 或 强度 介于 1万元/亩 与 2万元/亩
  原则上 禁止 方式 是 无 或 方式 不是 不适用 或 方式 是 不适用 或 方式 不是 无
  除非 特殊 又名 special 当 申报 且 已知(投资) 凭 "材料" 依据 要点 施行 2020-01-01 至 2020-12-31
  整改 "进厂"
}
规则 奖 又名 award 针对 项目 {
  给予 补贴 又名 subsidy "说明"
}
规则 议 又名 hint 针对 项目 {
  宜 修约(投资 * 5% - -取大(投资, 取小(投资, 绝对值(投资))), 至 0.01万元, 四舍六入) 不超过 3万元 且 投资 超过 1万元
}

测试 "t" {
  给定 项目 { 投资 6000万元; 用地 无; 方式 不适用; 申报 未提供; 证据 "材料", "别的" }
  基准日 2020-06-08
  口径 要点.本数 = 待决
  口径 豁免 = 只免
  期望 小项目 待定 { 违反, 未触发 }
  期望 缺 [要点.本数, "材料"]
  期望 结论 待补正
  期望 列示 规模 = 大
  期望 例外 小项目.特殊
}
)";

const std::string english = R"(# 开头
module jiangxi.ganzhou aka 江西.赣州

use jiangxi.Project
dimension Area aka 面积 = Money*Money
unit mu aka 亩 = 2000/3 wan_yuan
enum Supply aka 供地 ordered { alone aka 单独, factory aka 厂房 }
taxonomy Division aka 区划 edition "2020" from "d.csv"

record Project aka 项目 {
  accepted aka 受理 : Date as of date
  investment aka 投资 : Money in wan_yuan quantum 0.01wan_yuan adjustable label "固投"
  land aka 用地 : Area in mu
  claims aka 申报 : Bool assume false  # 没有申报就是没有
  supply aka 方式 : Supply
  where land > 0mu "应为正"
}

source points aka 要点 "标题" {
  issuer "甲"
  number "一"
  level "市"
  url "u"
  issued 2020-04-13
  in force 2020-01-01 to 2020-12-31
  repealed 2021-01-01
  boundary undecided
}

question reach aka 豁免 "问" { only aka 只免 }
define intensity aka 强度 on Project cites points "一" : Money/Area report = investment / land
define scale aka 规模 on Project = cases in order {
  large when investment >= 50wan_yuan or not (investment < 3wan_yuan or claims)
  small otherwise
}

rule small_project aka 小项目 on Project {
  cites points "一", points
  in force 2020-01-01
  applies when supply is alone and supply is not factory and supply within Supply
  when investment up to 5000wan_yuan
      or intensity at or over 300wan_yuan/mu
      or intensity between 1wan_yuan/mu and 2wan_yuan/mu
  forbid in principle supply is none or supply is not not applicable or supply is not applicable or supply is not none
  unless special aka 特殊 when claims
      and known(investment) with evidence "材料" cites points in force 2020-01-01 to 2020-12-31
  remedy "进厂"
}
rule award aka 奖 on Project {
  grant subsidy aka 补贴 "说明"
}
rule hint aka 议 on Project {
  advise round(investment * 5% - -max(investment, min(investment, abs(investment))), to 0.01wan_yuan, half_even) <= 3wan_yuan
      and investment > 1wan_yuan
}

test "t" {
  given Project { investment 6000wan_yuan; land none; supply not applicable; claims not given; evidence "材料", "别的" }
  as of 2020-06-08
  reading points.boundary = undecided
  reading reach = only
  expect small_project undetermined { violated, not_triggered }
  expect missing [points.boundary, "材料"]
  expect outcome undetermined
  expect value scale = large
  expect exception small_project.special
}
)";

TEST_CASE("both spellings print into each other, every word of them", "[print]") {
    const Parsed zh(chinese), en(english);
    CHECK(zh.findings() == Findings{});
    CHECK(en.findings() == Findings{});
    CHECK(zh.print({Language::en, twins.into(Language::en)}) == english);
    CHECK(en.print({Language::zh, twins.into(Language::zh)}) == chinese);
    CHECK(zh.print() == chinese);
    CHECK(en.print() == english);
    CHECK(zh.print({Language::zh, twins.into(Language::zh)}) == chinese);
    const Parsed there(zh.print({Language::en, twins.into(Language::en)}));
    CHECK(same_tree(en.module, Parsed(english).module));
    CHECK(same_tree(there.module, en.module));
    CHECK(!same_tree(zh.module, en.module));
}

TEST_CASE("a language asked for replaces synonyms", "[print]") {
    check({{"定义 x = a 不低于 5 且 b ≤ 6 and c 小于 7", "定义 x = a 达到 5 且 b 不超过 6 且 c 不足 7"}}, {Language::zh, {}});
    check({{"定义 x = a 不低于 5 且 b ≤ 6 and c 在 7以内", "define x = a >= 5 and b <= 6 and c up to 7"}}, {Language::en, {}});
    check({{"定义 x 又名 一 又名 y = 2020年4月3日", "define x aka y aka 一 = 2020-04-03"}}, {Language::en, {}});
}

TEST_CASE("trees differ as soon as one value does", "[print]") {
    const struct { std::string from, to; } changes[] = {
        {"5000万元以下", "5001万元以下"}, {"5000万元以下", "5000元以下"}, {"在 5000万元以下", "在 5000万元以上"}, {"原则上 禁止", "禁止"},
        {"有序 ", ""}, {"\"2020\"", "\"2021\""}, {"2020-04-13", "2020-04-14"}, {" 可调", ""}, {"四舍六入", "进一"}, {"违反, ", ""}, {"未提供", "无"},
        {"待决\n}", "包含\n}"}, {"依次 ", ""}, {"视为 假", "视为 真"}, {"列示 = ", "= "}, {"特殊 又名", "特别 又名"}, {"投资 / 用地", "用地 / 投资"},
        {"\"进厂\"", "\"出厂\""}, {"2000/3", "2001/3"}, {"江西.赣州", "江西.南昌"},
    };
    const Parsed before(chinese);
    for (const auto& [from, to] : changes) {
        INFO(from);
        std::string text = chinese;
        REQUIRE(text.find(from) != std::string::npos);
        const Parsed after(text.replace(text.find(from), from.size(), to));
        CHECK(after.findings() == Findings{});
        CHECK(!same_tree(before.module, after.module));
    }
}

}  // namespace
}  // namespace zhunze::syntax
