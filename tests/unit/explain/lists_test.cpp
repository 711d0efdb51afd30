// SPDX-License-Identifier: Apache-2.0
// Parameters, tables and lists in explanations.
#include "unit/explain/explained.hpp"

using namespace zhunze;
using namespace zhunze::explain;
using namespace zhunze::testing;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const Node& norm_of(const Tree& tree, std::size_t rule = 0) { return tree.rules.at(rule).clauses.back().condition; }

std::string listing(const std::string& rules) {
    return R"(记录 单项 又名 Item { 名称 又名 name : 文本; 投资额 又名 amount : 金额 以 万元 计; 面积 又名 area : 面积 以 亩 计; 县 又名 county : 文本 }
定义 单项强度 又名 item_intensity 针对 单项 : 金额/面积 = 投资额 / 面积
记录 园区 又名 Park { 项目清单 又名 projects : 列表 单项; 下限 又名 floor : 金额 以 万元 计 }
)" + rules;
}

constexpr std::string_view three = R"({"项目清单": [
  {"名称": "甲", "投资额": 3000, "面积": 10, "县": "南康"},
  {"名称": "乙", "投资额": 8000, "面积": 50, "县": "信丰"},
  {"名称": "丙", "面积": 5, "县": "信丰"}]})";

Explained park(const std::string& rules) { return Explained(listing(rules), "园区"); }

/// An application of `count` items of 1, 2, … 万元.
std::string many(std::size_t count) {
    std::string items;
    for (std::size_t i = 1; i <= count; ++i) items += (i > 1 ? "," : "") + std::string(R"({"投资额": )") + std::to_string(i) + "}";
    return R"({"项目清单": [)" + items + "]}";
}

}  // namespace

TEST_CASE("a selection tells how many items count and which of them decided") {
    Explained explained = park("规则 大 针对 园区 { 应当 存在(项目清单 其中 投资额 达到 5000万元) }");
    const Tree tree = explained.given(std::string(three)).tree();
    const Selection& selection = *norm_of(tree).selection;
    CHECK(selection.items == 3);
    CHECK(selection.counted == 1);
    CHECK(selection.open == 1);
    REQUIRE(selection.shown.size() == 1);
    CHECK(selection.shown[0].item == ItemPath{1});
    CHECK(selection.shown[0].label == Name{"项目清单第2项", "projects no. 2"});
    CHECK(selection.shown[0].where.at(0).margins.at(0).difference.text.zh == "3000万元");
    CHECK(holds(explained.text(), "共3项,计入1项,1项是否计入未定\n    项目清单第2项:投资额 = 8000万元,高于 5000万元,相差 3000万元\n"));
    CHECK(holds(explained.text(Language::en), "1 of 3 items counted, 1 may count\n    projects no. 2: amount = 80 million yuan, above 50 million yuan by 30 million yuan\n"));
}

TEST_CASE("at most five items are shown and the rest counted") {
    Explained explained = park("规则 都小 针对 园区 { 应当 全部(项目清单 的 投资额 不足 5万元) }");
    const Tree tree = explained.given(many(20)).tree();
    CHECK(norm_of(tree).selection->shown.size() == 5);
    CHECK(norm_of(tree).selection->more == 11);
    CHECK(norm_of(tree).selection->shown.at(0).item == ItemPath{4});
    CHECK(holds(explained.text(), "另有11项从略"));
}

TEST_CASE("which items decide depends on what came out") {
    struct Row { std::string body; std::string json; std::vector<std::uint32_t> shown; };
    const std::vector<Row> rows{
        {"存在(项目清单 其中 投资额 达到 9亿元)", R"({"项目清单": [{"投资额": 1}, {"投资额": 2}]})", {0, 1}},
        {"全部(项目清单 的 投资额 不足 2万元)", R"({"项目清单": [{"投资额": 1}, {"投资额": 2}]})", {1}},
        {"全部(项目清单 的 投资额 不足 2万元)", R"({"项目清单": [{"投资额": 1}, {}]})", {1}},
        {"恰有一个(项目清单 其中 投资额 达到 2万元)", R"({"项目清单": [{"投资额": 1}, {"投资额": 2}, {"投资额": 3}]})", {1, 2}},
        {"计数(项目清单 其中 投资额 达到 2万元) 达到 2", R"({"项目清单": [{"投资额": 1}, {"投资额": 2}, {"投资额": 3}]})", {1, 2}},
        {"最大(项目清单 的 投资额) 不足 9万元", R"({"项目清单": [{"投资额": 1}, {"投资额": 3}, {"投资额": 2}]})", {1}},
        {"合计(项目清单 的 投资额) 不足 9万元", R"({"项目清单": [{"投资额": 1}, {}, {"投资额": 2}]})", {1}},
    };
    for (const Row& row : rows) {
        INFO(row.body);
        Explained explained = park("规则 规 针对 园区 { 应当 " + row.body + " }");
        const Tree tree = explained.given(row.json).tree();
        const Node& node = norm_of(tree);
        const Node& selecting = node.selection ? node : node.operands.at(0);
        std::vector<std::uint32_t> shown;
        for (const SelectedItem& item : selecting.selection->shown) shown.push_back(item.item.at(0));
        CHECK(shown == row.shown);
    }
}

TEST_CASE("sums are told by the number of items and the total") {
    Explained explained = park("定义 总额 又名 total 针对 园区 : 金额 列示 = 合计(项目清单 的 投资额)\n规则 大 针对 园区 { 应当 总额 达到 1亿元 }");
    const std::string text = explained.given(R"({"项目清单": [{"投资额": 3000}, {"投资额": 8000}]})").text();
    CHECK(holds(text, "总额 = 合计(项目清单 的 投资额) = 1.1亿元(共2项)\n"));
    CHECK_FALSE(holds(text, "项目清单第1项:"));
}

TEST_CASE("groups have their keys") {
    Explained explained = park("规则 分县 针对 园区 { 应当 计数(项目清单 按 县 的 合计(项目清单 的 投资额) 达到 5000万元) 达到 1 }");
    const Tree tree = explained.given(R"({"项目清单": [{"县": "南康", "投资额": 3000}, {"县": "信丰", "投资额": 1000}, {"县": "南康", "投资额": 3000}]})").tree();
    const Selection& selection = *norm_of(tree).operands.at(0).selection;
    CHECK(selection.groups == std::size_t{2});
    REQUIRE(selection.shown.size() == 1);
    CHECK(selection.shown[0].label.zh == "南康");
    CHECK(selection.shown[0].items == 2);
    CHECK(holds(render_text(tree, Language::zh, false), "“南康”组(2项):合计(项目清单 的 投资额) = 6000万元(共2项),高于 5000万元,相差 1000万元"));
}

TEST_CASE("what is missing within an item says which item") {
    Explained explained = park("规则 大 针对 园区 { 应当 合计(项目清单 的 投资额) 达到 100亿元 }");
    const Tree tree = explained.given(std::string(three)).tree();
    REQUIRE(tree.missing.size() == 1);
    CHECK(tree.missing[0].label == Name{"项目清单第3项的投资额", "amount of projects no. 3"});
    CHECK(tree.missing[0].item == ItemPath{2});
    CHECK(holds(explained.decision(), R"({"kind":"fact","name":"m1.Park.projects.amount","item":[2],"label":"项目清单第3项的投资额"})"));
    CHECK(holds(explained.text(), "填报“项目清单第3项的投资额”"));
}

TEST_CASE("a value that an item does not have says of which item") {
    Explained explained = park("规则 集约 针对 园区 { 应当 全部(项目清单 的 单项强度 达到 1万元/亩) }");
    const Tree tree = explained.given(R"({"项目清单": [{"投资额": 3000, "面积": 10}, {"投资额": 3000, "面积": 0}]})").tree();
    REQUIRE(tree.missing.size() == 1);
    CHECK(tree.missing[0].kind == plan::Cause::Kind::undefined);
    CHECK(tree.missing[0].label == Name{"项目清单第2项中“投资额 / 面积”的值", "the value of `amount / area` of projects no. 2"});
}

TEST_CASE("facts and derived values of items stand by their item") {
    Explained explained = park("规则 集约 针对 园区 { 应当 全部(项目清单 的 单项强度 达到 200万元/亩) }");
    const Tree tree = explained.given(std::string(three)).tree();
    const auto found = std::find_if(tree.definitions.begin(), tree.definitions.end(), [](const Derived& one) { return one.item == ItemPath{1}; });
    REQUIRE(found != tree.definitions.end());
    CHECK(found->label == Name{"项目清单第2项的单项强度", "item_intensity of projects no. 2"});
    CHECK(found->used);
    const auto fact = std::find_if(tree.facts.begin(), tree.facts.end(), [](const Fact& one) { return one.label.zh == "项目清单第2项的面积"; });
    REQUIRE(fact != tree.facts.end());
    CHECK(fact->place == "/项目清单/1/面积");
    CHECK(fact->used);
    CHECK(tree.facts.at(0).value.text == Name{"3项", "3 items"});
    CHECK(holds(explained.text(), "项目清单第2项的单项强度 = 投资额 / 面积 = 8000万元 / 50亩 = 160万元/亩"));
}

TEST_CASE("a list that is not given, and an empty one") {
    Explained explained = park("规则 大 针对 园区 { 应当 存在(项目清单 其中 投资额 达到 5000万元) }");
    CHECK(holds(explained.given("{}").text(), "“项目清单”未知"));
    CHECK(holds(explained.given(R"({"项目清单": []})").text(), "违反  大"));
    CHECK(holds(explained.text(), "共0项"));
}

TEST_CASE("lists within lists are shown in full places, fewer at each depth") {
    const std::string rules = R"(记录 许可 又名 Permit { 面积 又名 area : 面积 以 亩 计 }
记录 单项 又名 Item { 许可清单 又名 permits : 列表 许可 }
记录 园区 又名 Park { 项目清单 又名 projects : 列表 单项 }
规则 小 针对 园区 { 应当 全部(项目清单 的 全部(许可清单 的 面积 不足 2亩)) })";
    std::string permits, projects;
    for (int i = 0; i < 9; ++i) permits += (i > 0 ? "," : "") + std::string(R"({"面积": 3})");
    for (int i = 0; i < 9; ++i) projects += (i > 0 ? "," : "") + std::string(R"({"许可清单": [)") + permits + "]}";
    Explained explained(rules, "园区");
    const Tree tree = explained.given(R"({"项目清单": [)" + projects + "]}").tree();
    const Selection& outer = *norm_of(tree).selection;
    CHECK(outer.shown.size() == 5);
    const Selection& inner = *outer.shown.at(1).body.at(0).selection;
    CHECK(inner.shown.size() == 3);
    CHECK(inner.more == 6);
    CHECK(inner.shown.at(0).label == Name{"项目清单第2项的许可清单第1项", "permits no. 1 of projects no. 2"});
    CHECK(inner.shown.at(0).item == ItemPath{1, 0});
}

TEST_CASE("a parameter shows its version, a supposed one that it is supposed") {
    const std::string rules = R"(文件 甲 "甲办法" { 施行 2019-01-01 }
参数 门槛 又名 threshold : 金额 { 自 2019-01-01 : 4000万元 依据 甲 "第一条"; 自 2020-01-01 至 2020-12-31 : 50000万元 依据 甲 "第二条" }
参数 权重 又名 weight : 数
记录 项目 { 日期 : 日期 作为基准日; 投资 : 金额 以 万元 计 }
规则 小 针对 项目 { 应当 投资 达到 门槛 }
规则 权 针对 项目 { 应当 权重 达到 1% })";
    Explained explained(rules);
    const Tree tree = explained.given(R"({"日期": "2020-06-08", "投资": 20000})").tree();
    REQUIRE(tree.parameters.size() == 2);
    CHECK(tree.parameters[0].period.from == Date::from_parts(2020, 1, 1));
    CHECK(tree.parameters[0].citations.at(0).section == "第二条");
    CHECK(tree.parameters[1].origin == ParameterOrigin::none);
    const std::string text = explained.text();
    CHECK(holds(text, "投资 = 2亿元,门槛 = 5亿元,低于 5亿元,相差 3亿元"));
    CHECK(holds(text, "门槛 = 5亿元(2020年1月1日 至 2020年12月31日;依据:《甲办法》“第二条”)"));
    CHECK(holds(text, "权重 = 未知(基准日没有有权机关确定的值)"));
    CHECK(holds(Explained(rules).given(R"({"日期": "2020-06-08", "投资": 90000})").text(), "请有权机关确定参数“权重”在基准日的取值"));
    CHECK(holds(explained.decision(), R"("parameters":{"m1.threshold":{"value":{"value":"50000","unit":"万元","exact":"50000","rounded":false},"from":"2020-01-01","set":false},"m1.weight":{"value":null,"from":null,"set":false}})"));
    CHECK(holds(explained.decision(), R"({"kind":"parameter","name":"m1.weight","label":"权重"})"));
    explained.options.readings.parameters = {{explained.program().parameters.id_at(1), Value::of(Rational(1, 50))}};
    CHECK(holds(explained.text(), "权重 = 2%(核查时假设,非有效规定)"));
    CHECK(holds(explained.decision(), R"("exact":"1/50","rounded":false},"from":null,"set":true})"));
}

TEST_CASE("a table shows the row that matched, or why none did") {
    const std::string rules = R"(文件 甲 "甲办法" { 施行 2019-01-01 }
枚举 类 { 新上, 扩建 }
表 最低 又名 least (类 : 类, 等别 : 数 [1, 15]) : 金额/面积 唯一 依据 甲 "附表" {
  新上 | [1, 4) | 300万元/亩
  新上 | [4, 15] | 200万元/亩
  扩建 | [1, 9] | 100万元/亩
  否则 | 无
}
记录 项目 { 类 : 类; 等别 : 数; 强度 : 金额/面积 以 万元/亩 计 }
规则 达标 针对 项目 { 应当 强度 达到 最低(类, 等别) })";
    Explained explained(rules);
    CHECK(holds(explained.given(R"({"类": "新上", "等别": 4, "强度": 250})").text(),
                "表“最低”:第2行(新上 | [4, 15])= 200万元/亩;依据:《甲办法》“附表”"));
    CHECK(holds(explained.json(), R"("lookup":{"table":"m1.least","label":"最低","collects":false,"citations":[{"source":"m1.甲")"));
    CHECK(holds(explained.json(), R"("rows":[{"row":2,"span":{"file":"m1.zz","line":5,"column":3},"cells":["新上","[4, 15]"])"));
    CHECK(holds(explained.given(R"({"类": "扩建", "等别": 12, "强度": 250})").text(), "表“最低”:否则行 = 无"));
    CHECK(holds(explained.given(R"({"类": "新上", "强度": 250})").text(),
                "表“最低”可能相符的行:第1行(新上 | [1, 4))= 300万元/亩、第2行(新上 | [4, 15])= 200万元/亩、否则行 = 无"));
}

TEST_CASE("a table without a matching row says so") {
    const std::string rules = R"(表 分 (等别 : 数) : 数 唯一 { [1, 4) | 5 }
记录 项目 { 等别 : 数 }
规则 甲 针对 项目 { 应当 分(等别) 达到 1 })";
    Explained explained(rules);
    CHECK(holds(explained.given(R"({"等别": 7})").text(), "表“分”没有相符的行"));
    CHECK(holds(explained.text(), "核实“分(等别)”的值:现有数据算不出"));
}

TEST_CASE("numbers held against percentages are percentages") {
    const std::string rules = R"(记录 项目 { 占比 : 数 }
规则 甲 针对 项目 { 应当 占比 达到 3.5% }
规则 乙 针对 项目 { 应当 占比 达到 0.035 })";
    const std::string text = Explained(rules).given(R"({"占比": 0.03})").text();
    CHECK(holds(text, "应当 占比 达到 3.5%:占比 = 3%,低于 3.5%,相差 0.5个百分点"));
    CHECK(holds(text, "应当 占比 达到 0.035:占比 = 0.03,低于 0.035,相差 0.005"));
}
