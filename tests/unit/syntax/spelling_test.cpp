// SPDX-License-Identifier: Apache-2.0
// The two spellings of one tree.
#include "unit/syntax/support.hpp"

namespace zhunze::syntax {
namespace {

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
                   {"万元", "wan_yuan"}, {"数", "Number"}, {"门槛", "threshold"}, {"权重", "weight"}, {"最低", "floor_of"}, {"区", "Zone"},
                   {"项目清单", "projects"}, {"奖", "award"}, {"议", "hint"}}};

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

参数 门槛 又名 threshold : 金额 {
  自 2019-01-01 : 4000万元 依据 要点 "部署"
  自 2020-01-01 至 2020-12-31 : 5000万元
}
参数 权重 又名 weight : 数

表 最低 又名 floor_of (方式 又名 supply : 供地, 用地 又名 land : 面积 [0亩, 15亩)) : 金额/面积 唯一 依据 要点 "二" {
  # 说明
  单独, 厂房 | [1亩, 4亩)   | 300万元/亩
  -          | 不足 1亩     | 门槛 / 1亩  # 最小
  无         | (, 3亩], 5亩 | 无
  否则                      | 无
}
表 加分 又名 points_of (方式 又名 supply : 供地) : 数 汇总 合计 数据 "p.csv"

例外 涉军 又名 defence 针对规则 小项目 豁免 当 申报 凭 "证明文件" 依据 要点 "三" 施行 2020-01-01
例外 放宽 又名 relaxed 针对规则 小项目 改为 {
  门槛 = 3000万元
  当 投资 不足 门槛
  原则上 应当 方式 是 厂房
} 当 申报
例外 不豁免 又名 no_exemption 针对例外 小项目.特殊 恢复 当 用地 超过 9亩
修订 小项目 {
  施行 2021-01-01
  特别于 奖
  优先于 议
}
修订 门槛 {
  自 2021-01-01 : 6000万元
}

记录 区 又名 Zone {
  项目清单 又名 projects : 列表 项目
}
定义 总量 又名 sum_up 针对 区 = 合计(项目清单 其中 方式 属于 [单独, 厂房] 按 方式 的 投资 + 1万元)
规则 指标 又名 target 针对 区 {
  应当 存在(项目清单)
      且 全部(项目清单 其中 申报 的 用地 达到 1亩)
      且 恰有一个(项目清单 其中 申报)
      且 不同数(项目清单 的 方式) 超过 2
  应当 计数(项目清单 按 方式) 超过 平均(项目清单 的 最低(方式, 用地)) + 最大(项目清单 的 取大(投资, 1万元)) + 最小(项目清单 的 投资)
}
测试 "区" {
  给定 区 { 项目清单 { 投资 5万元; 方式 单独 }; 项目清单 { 投资 无 } }
  口径 权重 = 0.4
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

parameter threshold aka 门槛 : Money {
  from 2019-01-01 : 4000wan_yuan cites points "部署"
  from 2020-01-01 to 2020-12-31 : 5000wan_yuan
}
parameter weight aka 权重 : Number

table floor_of aka 最低 (
  supply aka 方式 : Supply,
  land aka 用地 : Area [0mu, 15mu)
) : Money/Area unique cites points "二" {
  # 说明
  alone, factory | [1mu, 4mu)   | 300wan_yuan/mu
  -              | < 1mu        | threshold / 1mu  # 最小
  无             | (, 3mu], 5mu | none
  otherwise                     | none
}
table points_of aka 加分 (supply aka 方式 : Supply) : Number collect sum from "p.csv"

exception defence aka 涉军 to small_project exempt
  when claims
  with evidence "证明文件"
  cites points "三"
  in force 2020-01-01
exception relaxed aka 放宽 to small_project replace {
  threshold = 3000wan_yuan
  when investment < threshold
  require in principle supply is factory
} when claims
exception no_exemption aka 不豁免 to small_project.special reinstate when land > 9mu
amend small_project {
  in force 2021-01-01
  special to award
  overrides hint
}
amend threshold {
  from 2021-01-01 : 6000wan_yuan
}

record Zone aka 区 {
  projects aka 项目清单 : list of Project
}
define sum_up aka 总量 on Zone = sum(investment + 1wan_yuan of projects where supply within [alone, factory] by supply)
rule target aka 指标 on Zone {
  require exists(projects)
      and all(land >= 1mu of projects where claims)
      and exactly_one(projects where claims)
      and distinct(supply of projects) > 2
  require count(projects by supply) > average(floor_of(supply, land) of projects) + max(max(investment, 1wan_yuan) of projects) + min(investment of projects)
}
test "区" {
  given Zone { projects { investment 5wan_yuan; supply alone }; projects { investment none } }
  reading weight = 0.4
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
    const struct { std::string text; Language language; std::string printed; } rows[] = {
        {"定义 x = a 不低于 5 且 b ≤ 6 and c 小于 7", Language::zh, "定义 x = a 达到 5 且 b 不超过 6 且 c 不足 7"},
        {"定义 x = a 不低于 5 且 b ≤ 6 and c 在 7以内", Language::en, "define x = a >= 5 and b <= 6 and c up to 7"},
        {"定义 x 又名 一 又名 y = 2020年4月3日", Language::en, "define x aka y aka 一 = 2020-04-03"},
        {"例外 x 针对 y 豁免 当 a", Language::zh, "例外 x 针对规则 y 豁免 当 a"},
        {"exception x on y.z reinstate when a", Language::zh, "例外 x 针对例外 y.z 恢复 当 a"},
        {"例外 x 针对 y 豁免 当 a", Language::en, "exception x to y exempt when a"},
        {"taxonomy t data \"x\"", Language::en, "taxonomy t from \"x\""},
        {"taxonomy t from \"x\"", Language::zh, "分类 t 数据 \"x\""},
        {"定义 x = min(a, b) + min(a of b)", Language::zh, "定义 x = 取小(a, b) + 最小(b 的 a)"},
        {"定义 x = 最小(a, b) + 最小(b 的 a)", Language::en, "define x = min(a, b) + min(a of b)"},
    };
    for (const auto& [text, language, printed] : rows) {
        INFO(text);
        const Parsed parsed(text);
        CHECK(parsed.findings() == Findings{});
        CHECK(parsed.print({language, {}}) == printed + "\n");
        CHECK(Parsed(parsed.print({language, {}})).print({language, {}}) == printed + "\n");
    }
}

TEST_CASE("a name stays where its twin would be read as a keyword or as a function", "[print]") {
    const Twins odd{{{"甲", "none"}, {"乙", "applicable"}, {"丙", "evidence"}, {"丁", "exception"}, {"戊", "value"}, {"己", "boundary"}, {"庚", "max"},
                     {"不适用", "na"}, {"源", "source_of"}, {"辛", "cases"}}};
    const struct { std::string text; Language language; std::string printed; } rows[] = {
        {"定义 x = y 是 甲 且 y 不是 甲", Language::en, "define x = y is 甲 and y is not 甲"},
        {"定义 x = 甲 是 y 或 y 属于 [甲] 或 甲 + 1 > 2", Language::en, "define x = none is y or y within [none] or none + 1 > 2"},
        {"定义 x = y 不是 乙 或 y 是 乙", Language::en, "define x = y is not 乙 or y is applicable"},
        {"define x = y is na or y is not na or y is z.na", Language::zh, "定义 x = y 是 na 或 y 不是 na 或 y 是 z.不适用"},
        {"定义 x = y 是 (none) 或 y 不是 (applicable)", Language::en, "define x = y is (none) or y is not (applicable)"},
        {"定义 x = 庚(y, 1) + 取大(庚, 1)", Language::en, "define x = 庚(y, 1) + max(max, 1)"},
        {"表 t (c : 数) : 数 唯一 { 甲 | 甲 }", Language::en, "table t (c : 数) : 数 unique {\n  none | 甲\n}"},
        {"测试 \"t\" { 给定 R { 甲 甲; 丙 \"a\"; 丙 { 甲 1 } } }", Language::en, "test \"t\" {\n  given R { none 甲; 丙 \"a\"; 丙 { none 1 } }\n}"},
        {"测试 \"t\" { 期望 丁 符合; 期望 戊.乙 符合; 期望 例外 丁; 期望 列示 戊 = 1 }", Language::en,
         "test \"t\" {\n  expect 丁 compliant\n  expect 戊.乙 compliant\n  expect exception exception\n  expect value value = 1\n}"},
        {"测试 \"t\" { 期望 缺 [丙.己, 己, 源.本数]; 口径 丙.己 = 1 }", Language::en,
         "test \"t\" {\n  expect missing [丙.己, boundary, source_of.boundary]\n  reading 丙.己 = 1\n}"},
        {"定义 x = 辛", Language::en, "define x = cases"},
    };
    for (const auto& [text, language, printed] : rows) {
        INFO(text);
        const Parsed parsed(text);
        CHECK(parsed.findings() == Findings{});
        const std::string once = parsed.print({language, odd.into(language)});
        CHECK(once == printed + "\n");
        CHECK(Parsed(once).findings() == Findings{});
        CHECK(Parsed(once).print({language, odd.into(language)}) == once);
    }
}

TEST_CASE("a name that is spelled as a keyword says nothing of how that is written", "[print]") {
    const std::string rows[] = {
        "定义 情 又名 cases = 分情况 {\n  1 当 真\n  2 否则\n}\n",
        "定义 报 又名 report : 数 列示 = 1\n",
        "define 值 aka 列示 : Number report = 1\n",
        "待决 疑 又名 question \"问\" { 甲 又名 a }\n",
        "表 汇 又名 collect (unique : 数) : 数 唯一 {\n  1 | 2\n}\n",
        "测试 \"t\" {\n  期望 列示 value = 1\n}\n",
        "exception to aka on 针对规则 规则 豁免 当 真\n",
        "record R {\n  label : 文本 标签 \"x\"\n  in_use : 数 以 万元 计\n}\n",
    };
    for (const std::string& text : rows) {
        INFO(text);
        const Parsed parsed(text);
        CHECK(parsed.findings() == Findings{});
        CHECK(parsed.print() == text);
    }
}

TEST_CASE("a member in brackets is no state", "[print]") {
    const std::string rows[] = {
        "define x = y is (none) and y is none and y is not (applicable) and y is not applicable\n",
        "定义 x = y 是 (无) 且 y 不是 (不适用) 且 y 不是 不适用 且 y 是 applicable\n",
        "test \"t\" {\n  given R { a (none); b none; c (未提供); d not given; e (不适用); f 不适用 }\n}\n",
    };
    for (const std::string& text : rows) {
        INFO(text);
        const Parsed parsed(text);
        CHECK(parsed.findings() == Findings{});
        CHECK(same_tree(parsed.module, Parsed(parsed.print()).module));
        CHECK(parsed.print() == text);
    }
}

TEST_CASE("trees differ as soon as one value does", "[print]") {
    const struct { std::string from, to; } changes[] = {
        {"5000万元以下", "5001万元以下"}, {"5000万元以下", "5000元以下"}, {"在 5000万元以下", "在 5000万元以上"}, {"原则上 禁止", "禁止"},
        {"有序 ", ""}, {"\"2020\"", "\"2021\""}, {"2020-04-13", "2020-04-14"}, {" 可调", ""}, {"四舍六入", "进一"}, {"违反, ", ""}, {"未提供", "无"},
        {"待决\n}", "包含\n}"}, {"依次 ", ""}, {"视为 假", "视为 真"}, {"列示 = ", "= "}, {"特殊 又名", "特别 又名"}, {"投资 / 用地", "用地 / 投资"},
        {"\"进厂\"", "\"出厂\""}, {"2000/3", "2001/3"}, {"江西.赣州", "江西.南昌"},
        {"自 2019", "自 2018"}, {"4000万元", "4001万元"}, {"[0亩, 15亩)", "(0亩, 15亩)"}, {"[1亩, 4亩)", "[1亩, 4亩]"}, {"不足 1亩", "达到 1亩"},
        {"唯一", "汇总 合计"}, {"汇总 合计", "汇总 最大"}, {"\"p.csv\"", "\"q.csv\""}, {"厂房 | [1亩", "厂房 | (1亩"}, {"   | 300万元/亩", "   | 无"},
        {"豁免 当 申报", "恢复 当 申报"}, {"门槛 = 3000", "门槛 = 300"}, {"原则上 应当 方式", "应当 方式"}, {"小项目.特殊 恢复", "小项目 恢复"},
        {"\"证明文件\"", "\"证明\""}, {"特别于 奖", "优先于 奖"}, {"自 2021-01-01 : 6000万元", "自 2021-01-01 : 600万元"},
        {"列表 项目", "项目"}, {"按 方式 的 投资", "按 申报 的 投资"}, {"其中 申报 的 用地", "其中 用地 达到 1亩 的 用地"}, {"属于 [单独, 厂房]", "属于 [单独]"},
        {"恰有一个(", "存在("}, {"存在(项目清单)", "存在(区)"}, {"的 投资 + 1万元", "的 投资 + 2万元"}, {"{ 投资 5万元; 方式 单独 }", "{ 投资 5万元 }"},
        {"权重 = 0.4", "权重 = 0.5"},
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
