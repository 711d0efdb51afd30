// SPDX-License-Identifier: Apache-2.0
// What exceptions, precedence and amendments do to a rule, in explanations.
#include "unit/explain/explained.hpp"

using namespace zhunze;
using namespace zhunze::explain;
using namespace zhunze::testing;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::string rules = R"(文件 办法 又名 measure "办法" { 公布 2019-12-01; 施行 2020-01-01 }
文件 新办法 又名 measure2 "新办法" { 公布 2020-12-01; 施行 2021-01-01 }
文件 旧通知 又名 notice "旧通知" { 公布 2018-02-01; 施行 2018-02-01 }
枚举 方式 又名 Way { 单独 又名 alone, 厂房 又名 factory, 租赁 又名 lease }
参数 门槛 又名 threshold : 金额 { 自 2020-01-01 : 6000万元 依据 办法 "第二条" }
记录 项目 又名 Project {
  日期 又名 day : 日期 作为基准日
  投资 又名 investment : 金额 以 万元 计
  供地 又名 supply : 方式
  老区 又名 old : 是非 视为 假
  高耗能 又名 heavy : 是非 视为 假
  军工 又名 defence : 是非 视为 假
  急 又名 urgent : 是非 视为 假
}
规则 小项目 又名 small 针对 项目 {
  依据 办法 "第五条"
  当 投资 不足 门槛
  禁止 供地 是 单独
  除非 特殊 又名 special 当 军工 凭 "证明"
}
例外 放宽 又名 relaxed 针对规则 小项目 改为 门槛 = 3000万元 当 老区 依据 旧通知 "第一条"
例外 改租 又名 leased 针对规则 小项目 改为 应当 供地 是 租赁 当 急 依据 旧通知 "第二条"
例外 不豁免 又名 no_exemption 针对例外 小项目.特殊 恢复 当 高耗能 依据 旧通知 "第三条"
规则 急件 又名 urgent_first 针对 项目 { 依据 旧通知 "第五条"; 特别于 小项目; 当 急; 禁止 供地 是 厂房 }
规则 高耗能 又名 heavy_first 针对 项目 { 依据 办法 "第九条"; 优先于 小项目; 当 高耗能; 应当 供地 是 租赁 }
修订 小项目 { 施行 2021-01-01; 依据 新办法 "第三条"; 当 投资 不足 6000万元 }
)";

Explained given(const std::string& more) {
    Explained explained(rules);
    explained.given(R"({"投资": 5000, "供地": "单独", "证据": ["证明"], )" + more + "}");
    return explained;
}

}  // namespace

TEST_CASE("a replaced threshold is shown beside the rule as written") {
    Explained explained = given(R"("日期": "2020-06-08", "老区": "是")");
    const Tree tree = explained.tree();
    const Rule& rule = tree.rules.at(0);
    CHECK(rule.replaced_by == "m1.relaxed");
    CHECK_FALSE(rule.clauses.back().reached);
    REQUIRE(rule.variants.size() == 1);
    CHECK(rule.variants[0].decides);
    CHECK(rule.variants[0].clauses.at(0).condition.value.truth == Truth::no);
    const std::string text = explained.text();
    CHECK(holds(text, "例外“放宽”(改变规定):成立:条件与材料均已具备;依据:《旧通知》“第一条”(2018年2月1日)\n"));
    CHECK(holds(text, "原规范(已由例外改变):禁止 供地 是 单独\n  例外“放宽”成立,改按以下规定\n    触发:[不成立] 投资 不足 门槛:投资 = 5000万元"));
    CHECK(holds(explained.decision(), R"("exceptions":["m1.relaxed"],"replaced_by":"m1.relaxed","remedy")"));
    CHECK(holds(explained.json(), R"("variants":[{"exception":"m1.relaxed","decides":true,"norm":{"kind":"forbid","in_principle":false},"clauses":[{"clause":"trigger")"));
}

TEST_CASE("an exception that is defeated names what defeats it") {
    Explained explained = given(R"("日期": "2020-06-08", "军工": "是", "高耗能": "是")");
    const Tree tree = explained.tree();
    const ExceptionNode& special = tree.rules.at(0).exceptions.at(0);
    CHECK(special.status == ExceptionStatus::defeated);
    CHECK(holds(explained.text(), "例外“特殊”:不成立:已由“不豁免”恢复原规定"));
    CHECK(holds(explained.text(), "例外“不豁免”(使例外“特殊”不成立):成立"));
    CHECK(holds(explained.json(), R"("effect":"exempt","status":"defeated","defeated_by":["m1.no_exemption"])"));
    CHECK(holds(explained.json(), R"("effect":"reinstate","status":"holds","defeats":"m1.special")"));
    // Without it the exemption stands.
    CHECK(holds(given(R"("日期": "2020-06-08", "军工": "是")").text(), "豁免(不等于同意)  小项目"));
}

TEST_CASE("a rule that another goes before says which, and that it decides") {
    Explained explained = given(R"("日期": "2020-06-08", "高耗能": "是")");
    CHECK(holds(explained.text(), "从其特别规定  小项目\n"));
    CHECK(holds(explained.text(), "优先:从其特别规定“高耗能”:该规则对本项目有规定\n"));
    CHECK(holds(explained.decision(), R"("overridden_by":"m1.heavy_first")"));
    CHECK(holds(render_html(explained.tree(), Language::zh), "“小项目”从其特别规定“高耗能”"));
    CHECK(holds(render_html(explained.tree(), Language::en), "the rule “heavy_first” goes before “small” and takes its place"));
}

TEST_CASE("exceptions that differ and hold together are left to the authority, both cited") {
    Explained explained = given(R"("日期": "2020-06-08", "急": "是", "老区": "是")");
    CHECK(explained.tree().rules.at(0).exceptions_conflict);
    CHECK(holds(explained.text(), "同时成立的例外效果不同,由有权机关裁决:“放宽”(《旧通知》“第一条”(2018年2月1日))、“改租”(《旧通知》“第二条”(2018年2月1日))"));
    CHECK(holds(explained.decision(), R"("exceptions":["m1.relaxed","m1.leased"],"overridden_by":"m1.urgent_first","exceptions_conflict":true)"));
    CHECK(holds(explained.decision(), R"({"kind":"conflict","name":"m1.small","label":"“小项目”同时成立的各例外以何者为准"})"));
}

TEST_CASE("an older special rule and a newer general one are left to the authority, both cited") {
    Explained explained(R"(文件 办法 "办法" { 公布 2019-12-01; 施行 2020-01-01 }
文件 旧通知 "旧通知" { 公布 2018-02-01; 施行 2018-02-01 }
记录 项目 { 日期 : 日期 作为基准日; 投资 : 金额 以 万元 计 }
规则 一般 针对 项目 { 依据 办法 "第五条"; 应当 投资 达到 5000万元 }
规则 特别 针对 项目 { 依据 旧通知 "第二条"; 特别于 一般; 应当 投资 达到 3000万元 })");
    explained.given(R"({"日期": "2020-06-08", "投资": 4000})");
    const Tree tree = explained.tree();
    CHECK(tree.outcome == program::Overall::conflict);
    REQUIRE(tree.conflicts.size() == 1);
    CHECK(tree.conflicts[0].contested);
    CHECK(tree.rules.at(tree.conflicts[0].one).label.zh == "一般");
    CHECK(tree.rules.at(0).contested);
    const std::string text = explained.text();
    CHECK(holds(text, "新的一般规定“一般”(《办法》“第五条”(2019年12月1日))与旧的特别规定“特别”(《旧通知》“第二条”(2018年2月1日))不一致,由有权机关裁决\n"));
    CHECK(holds(text, "优先:较旧的特别规定“特别”与本条何者优先,由有权机关裁决\n"));
}

TEST_CASE("an amended rule shows the version in force and its amendment's citation") {
    Explained before = given(R"("日期": "2020-06-08")");
    CHECK(holds(before.text(), "版本:2020年1月1日 起施行的文本\n"));
    CHECK(holds(before.decision(), R"("rule":"m1.small","version":"2020-01-01","outcome")"));
    Explained after = given(R"("日期": "2021-06-08")");
    CHECK(holds(after.text(), "依据:《新办法》“第三条”(2020年12月1日);《办法》“第五条”(2019年12月1日)\n  版本:2021年1月1日 起施行的修订文本\n"));
    CHECK(holds(after.decision(), R"("rule":"m1.small","version":"2021-01-01","outcome")"));
    CHECK(holds(after.json(), R"("version":"2021-01-01","amended":true)"));
    // Of a rule that nobody amended nothing is said.
    CHECK_FALSE(holds(after.decision(), R"("rule":"m1.urgent_first","version")"));
}
