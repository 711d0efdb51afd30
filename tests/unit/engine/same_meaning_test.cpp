// SPDX-License-Identifier: Apache-2.0
#include "program/same_meaning.hpp"

#include "catch.hpp"
#include "engine/engine.hpp"

using namespace zhunze;

namespace {

const std::string chinese = R"(模块 同义 又名 same
文件 办法 又名 measure "办法" { 施行 2020-01-01 至 2020-12-31; 本数 待决 }
枚举 补贴 又名 Subsidy { 没有 又名 none, 有 又名 some }
记录 项目 又名 Project { 投资 又名 amount : 金额 以 万元 计; 宽 又名 width : 数 }
记录 区 又名 Zone {
  日期 又名 date : 日期 作为基准日
  补 又名 granted : 补贴
  旗 又名 flag : 是非 视为 假
  旁 又名 other : 是非
  清单 又名 projects : 列表 项目
  其中 旗 或 旁 "一"
}
待决 范围 又名 reach "?" { 宽义 又名 wide, 窄义 又名 narrow }
参数 门槛 又名 threshold : 金额 { 自 2020-01-01 : 5000万元 依据 办法 "一" }
表 分 又名 points (补 又名 granted : 补贴) : 数 唯一 { 没有 | 1; 有 | 2 }
定义 总 又名 total 针对 区 : 金额 列示 = 合计(清单 其中 宽 > 1 的 投资)
定义 甲 又名 first 针对 区 : 数 = 分情况 { 1 当 旗; 2 否则 }
规则 规 又名 rule_one 针对 区 {
  依据 办法 "二"
  当 总 在 5000万元以下
  应当 补 是 (没有) 或 分(补) > 1 或 范围 是 宽义 或 甲 > 1
  除非 免 又名 relief 当 旗 凭 "材料"
}
例外 放宽 又名 relaxed 针对规则 规 改为 { 当 总 < 门槛 } 当 旁
测试 "一" {
  给定 区 { 日期 2020-06-01; 补 没有; 旗 真; 清单 { 投资 1万元 } }
  口径 办法.本数 = 包含
  口径 范围 = 宽义
  期望 规 待定 { 符合, 违反 }
  期望 缺 [旁, "材料"]
  期望 列示 总 = 1万元
  期望 例外 规.免
}
)";

engine::Rules rules(const std::string& text) {
    engine::Rules loaded = engine::load_rules(std::vector<engine::MemoryFile>{{"same.zz", text}});
    REQUIRE(loaded.program);
    return loaded;
}

std::string with(const std::string& from, const std::string& to) {
    std::string text = chinese;
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

bool same(const std::string& other) { return program::same_meaning(*rules(chinese).program, *rules(other).program); }

}  // namespace

TEST_CASE("rules mean the same in other words, on other lines, beside other comments", "[same]") {
    CHECK(same(chinese));
    const std::vector<std::pair<std::string, std::string>> rows{
        {"枚举 补贴 又名 Subsidy { 没有 又名 none, ", "# 说明\nenum Subsidy aka 补贴 {\n\n none aka 没有\n "},
        {"合计(清单 其中 宽 > 1 的 投资)", "sum(amount of projects where width 超过 1)"},
        {"补 是 (没有)", "Zone.granted is (none)"},
        {"针对规则 规 改为", "to rule_one replace"},
        {"缺 [旁, ", "缺 [区.other, "},
        {"模块 同义 又名 same", "module same aka 同义"},
        {"5000万元 依据", "5000 万元 依据"},
    };
    for (const auto& [from, to] : rows) {
        CAPTURE(from);
        CHECK(same(with(from, to)));
    }
}

TEST_CASE("rules that differ in anything else do not mean the same", "[same]") {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"补 是 (没有)", "补 是 没有 或 补 是 无"},
        {"补 是 (没有)", "补 是 无"},
        {"补 是 (没有)", "补 不是 (没有)"},
        {"当 旗 凭", "当 旁 凭"},
        {"其中 旗 或 旁", "其中 旁 或 旗"},
        {"施行 2020-01-01 至", "施行 2020-01-02 至"},
        {"本数 待决", "本数 包含"},
        {"又名 width", "又名 breadth"},
        {"有 又名 some }", "有 又名 any }"},
        {"以 万元 计", "以 元 计"},
        {"视为 假", "视为 真"},
        {"\"?\" { 宽义", "\"??\" { 宽义"},
        {"自 2020-01-01 : 5000万元", "自 2020-01-01 : 5001万元"},
        {"没有 | 1;", "没有 | 3;"},
        {"宽 > 1 的", "宽 > 2 的"},
        {"合计(清单", "最大(清单"},
        {"1 当 旗; 2", "2 当 旗; 2"},
        {"依据 办法 \"二\"", "依据 办法 \"三\""},
        {"总 在 5000万元以下", "总 在 5000万元以上"},
        {"应当 补", "原则上 应当 补"},
        {"凭 \"材料\"", "凭 \"别的\""},
        {"当 总 < 门槛", "当 总 <= 门槛"},
        {"范围 是 宽义", "范围 是 窄义"},
        {"; 补 没有;", "; 补 无;"},
        {"; 补 没有;", "; 补 有;"},
        {"= 包含", "= 不包含"},
        {"口径 范围 = 宽义", "口径 范围 = 窄义"},
        {"{ 符合, 违反 }", "{ 符合, 豁免 }"},
        {"[旁, ", "[旗, "},
        {"总 = 1万元", "总 = 2万元"},
        {"例外 规.免", "例外 放宽"},
    };
    for (const auto& [from, to] : rows) {
        CAPTURE(from);
        CAPTURE(to);
        CHECK(!same(with(from, to)));
    }
}
