// SPDX-License-Identifier: Apache-2.0
#include "explain/change.hpp"

#include "unit/explain/explained.hpp"

using namespace zhunze;
using namespace zhunze::explain;
using namespace zhunze::testing;

namespace {

using Lines = std::vector<std::string>;

/// Two adjustable quantities and a way, and one rule that forbids where its trigger holds.
std::string forbidding(const std::string& trigger, const std::string& more = "") {
    return R"(文件 办法 "办法" { 本数 包含 }
枚举 方式 { 单独, 厂房 }
记录 项目 {
  投资 : 金额 以 万元 计 可调
  用地 : 面积 以 亩 计 可调
  上限 : 金额 以 万元 计
  供地 : 方式
  其中 用地 > 0亩
}
)" + more + R"(
规则 小项目 针对 项目 { 依据 办法; 当 )" + trigger + R"(; 禁止 供地 是 单独 }
)";
}

Lines changes(const std::string& rules, const std::string& json) { return changes_of(Explained(rules).given(json).tree()); }

}  // namespace

TEST_CASE("one fact, the other, or both by the same part of themselves") {
    const std::string rules = forbidding("投资 / 用地 不足 300万元/亩");
    CHECK(changes(rules, R"({"投资": 4800, "用地": 20, "供地": "单独"})") ==
          Lines{"投资 ≥ 6000万元", "0亩 < 用地 ≤ 16亩", "投资 ≥ 5340万元 & 0亩 < 用地 ≤ 17.7亩"});
}

TEST_CASE("a corner is the nearest where neither fact suffices alone") {
    const std::string rules = forbidding("投资 不足 5000万元 或 用地 超过 10亩");
    CHECK(changes(rules, R"({"投资": 4000, "用地": 20, "供地": "单独"})") == Lines{"投资 ≥ 5000万元 & 0亩 < 用地 ≤ 10亩"});
    // Strict ends stay strict.
    const std::string strict = forbidding("投资 不超过 5000万元 或 用地 达到 10亩");
    CHECK(changes(strict, R"({"投资": 4000, "用地": 20, "供地": "单独"})") == Lines{"投资 > 5000万元 & 0亩 < 用地 < 10亩"});
}

TEST_CASE("corners of several lines, the nearest first, none that another one saves") {
    const std::string rules = forbidding("投资 不足 5000万元 或 投资 / 用地 不足 300万元/亩");
    const Lines found = changes(rules, R"({"投资": 4900, "用地": 25, "供地": "单独"})");
    REQUIRE(found.size() == 3);
    CHECK(found[0] == "投资 ≥ 7500万元");
    CHECK(found[1] == "投资 ≥ 5930万元 & 0亩 < 用地 ≤ 19.7亩");
    CHECK(found[2] == "投资 ≥ 5000万元 & 0亩 < 用地 ≤ ≈16.6667亩");
}

TEST_CASE("what a condition of the record rules out is no change") {
    const std::string rules = forbidding("投资 / 用地 不足 300万元/亩");
    const std::string bounded = rules.substr(0, rules.find("  其中")) + "  其中 投资 不超过 上限\n" + rules.substr(rules.find("  其中"));
    CHECK(changes(bounded, R"({"投资": 4800, "用地": 20, "上限": 5700, "供地": "单独"})") ==
          Lines{"0亩 < 用地 ≤ 16亩", "5340万元 ≤ 投资 ≤ 5700万元 & 0亩 < 用地 ≤ 17.7亩", "投资 = 5700万元 & 0亩 < 用地 ≤ 19亩"});
}

TEST_CASE("the steps of a table are places to stop") {
    const std::string rules = forbidding("投资 / 用地 不足 最低(用地)", R"(表 最低 (用地 : 面积) : 金额/面积 唯一 {
  (0亩, 10亩] | 300万元/亩
  (10亩, 50亩] | 200万元/亩
  否则 | 400万元/亩
})");
    // On 60亩 it is 400; on 50亩 it is 200, and 10000万元 are just that.
    CHECK(changes(rules, R"({"投资": 10000, "用地": 60, "供地": "单独"})").at(1) == "0亩 < 用地 ≤ 50亩");
    CHECK(changes(rules, R"({"投资": 10000, "用地": 60, "供地": "单独"})").front() == "投资 ≥ 2.4亿元");
}

TEST_CASE("nothing is claimed of what turns elsewhere than on lines, or within lists") {
    CHECK(changes(forbidding("投资 * 用地 不足 9000万元 * 9亩"), R"({"投资": 4800, "用地": 2, "供地": "单独"})") ==
          Lines{"投资 ≥ 4.05亿元", "用地 ≥ 16.875亩"});
    const std::string within = R"(记录 单项 { 金额 : 金额 以 万元 计 }
记录 项目 { 投资 : 金额 以 万元 计 可调; 清单 : 列表 单项 }
规则 单项限额 针对 项目 { 禁止 存在(清单 其中 金额 超过 投资) })";
    const Tree tree = Explained(within).given(R"({"投资": 100, "清单": [{"金额": 200}]})").tree();
    CHECK(tree.outcome == program::Overall::rejected);
    CHECK(tree.changes.empty());
}

TEST_CASE("a choice and a number that do it only together") {
    const std::string rules = R"(枚举 方式 { 单独, 厂房, 租赁 }
记录 项目 { 投资 : 金额 以 万元 计 可调; 供地 : 方式 可调 }
规则 甲 针对 项目 { 禁止 供地 是 单独 }
规则 乙 针对 项目 { 应当 投资 达到 5000万元 }
规则 丙 针对 项目 { 禁止 供地 是 租赁 })";
    CHECK(changes(rules, R"({"投资": 100, "供地": "单独"})") == Lines{"供地 = 厂房 & 投资 ≥ 5000万元"});
}

TEST_CASE("multiples of the quantum stand in the place of ends between them") {
    const std::string rules = forbidding("投资 / 用地 不足 300万元/亩");
    std::string stepped = rules;
    stepped.replace(stepped.find("以 亩 计"), std::string("以 亩 计").size(), "以 亩 计 精度 0.5亩");
    CHECK(changes(stepped, R"({"投资": 4800, "用地": 20, "供地": "单独"})").back() == "投资 ≥ 5340万元 & 0亩 < 用地 ≤ 17.5亩");
}

TEST_CASE("every change that is claimed passes, at its ends and beyond") {
    const std::string rules = forbidding("投资 不足 5000万元 或 投资 / 用地 不足 300万元/亩 或 用地 超过 40亩");
    Explained explained(rules);
    for (const std::string area : {"5", "18", "25", "60"}) {
        for (const std::string amount : {"1000", "4900", "5200", "9000"}) {
            const Tree tree = explained.given(R"({"投资": )" + amount + R"(, "用地": )" + area + R"(, "供地": "单独"})").tree();
            for (const ChangeNode& change : tree.changes) {
                std::string json = R"({"供地": "单独")";
                std::string money = amount, land = area;
                for (const ChangedFact& fact : change.facts) {
                    const bool is_money = fact.label.zh == "投资";
                    // A little within the end, so that open ends are met too.
                    const Rational end = *Rational::from_fraction((is_money ? fact.low : fact.high)->value.exact);
                    const Rational inside = is_money ? end + Rational(1, 1000) : end - Rational(1, 1000);
                    (is_money ? money : land) = *inside.rounded_to(Rational(1, 1000000), is_money ? RoundingMode::up : RoundingMode::down).exact_decimal();
                }
                json += R"(, "投资": )" + money + R"(, "用地": )" + land + "}";
                INFO(json);
                CHECK(explained.given(json).tree().outcome == program::Overall::passed);
            }
        }
    }
}
