// SPDX-License-Identifier: Apache-2.0
#include "explain/verdict.hpp"

#include "catch.hpp"
#include "explain/results_csv.hpp"
#include "unit/explain/explained.hpp"

using namespace zhunze;
using namespace zhunze::testing;

namespace {

const std::string rules = R"(
文件 办法 又名 measure "试点办法" { 本数 待决 }
枚举 方式 又名 Way { 单独供地 又名 standalone, 标准厂房 又名 factory }
记录 项 又名 Item { 金额 又名 amount : 金额 以 万元 计 }
记录 项目 又名 Project {
  编号 又名 id : 文本
  投资 又名 investment : 金额 以 万元 计
  面积 又名 area : 面积 以 亩 计
  供地 又名 supply : 方式
  清单 又名 items : 列表 项
  其中 投资 超过 0万元
}
规则 甲 又名 banned 针对 项目 { 依据 办法; 当 投资 < 1000万元; 禁止 供地 是 标准厂房; 除非 特批 又名 special 当 投资 > 0万元 凭 "批件" }
规则 乙 又名 principle 针对 项目 { 依据 办法; 原则上 应当 面积 <= 100亩 }
规则 丙 又名 hint 针对 项目 { 依据 办法; 宜 供地 是 标准厂房 }
规则 丁 又名 gift 针对 项目 { 依据 办法; 当 投资 > 8000万元; 给予 奖励 又名 reward }
规则 戊 又名 listed 针对 项目 { 依据 办法; 禁止 存在(清单 其中 金额 > 100万元) }
)";

std::string line(const std::string& json) { return Explained(rules).given(json).verdict(); }
std::string row(const std::string& json) { return Explained(rules).given(json).verdict_row(); }

}  // namespace

TEST_CASE("an application that passes is its id and its outcome") {
    CHECK(line(R"({"编号": "A-1", "投资": "5000", "面积": "30", "供地": "标准厂房", "清单": []})") == "{\"id\":\"A-1\",\"outcome\":\"passed\"}\n");
    CHECK(row(R"({"编号": "A-1", "投资": "5000", "面积": "30", "供地": "标准厂房", "清单": []})") == "A-1,passed,,,,,,,,\r\n");
}

TEST_CASE("rules are listed by what they came to") {
    const std::string given = R"({"编号": "B\"1", "投资": "9000", "面积": "300", "供地": "单独供地", "清单": [{"金额": "200"}]})";
    CHECK(line(given) == "{\"id\":\"B\\\"1\",\"outcome\":\"rejected\",\"violated\":[\"m1.listed\"],\"justify\":[\"m1.principle\"],"
                         "\"advised\":[\"m1.hint\"],\"granted\":[\"m1.gift\"]}\n");
    CHECK(row(given) == "\"B\"\"1\",rejected,m1.listed,m1.principle,m1.hint,m1.gift,,,,\r\n");
    const std::string papers = R"({"编号": "C", "投资": "500", "面积": "30", "供地": "标准厂房", "清单": [], "证据": ["批件"]})";
    CHECK(line(papers) == "{\"id\":\"C\",\"outcome\":\"passed\",\"exempt\":[\"m1.banned\"]}\n");
}

TEST_CASE("what is missing stands there as in the decision") {
    const std::string given = R"({"编号": "D", "投资": "9000", "供地": "标准厂房", "清单": [{"金额": "1"}, {}]})";
    CHECK(line(given) == "{\"id\":\"D\",\"outcome\":\"undetermined\",\"granted\":[\"m1.gift\"],\"undetermined\":[\"m1.principle\",\"m1.listed\"],"
                         "\"missing\":[{\"kind\":\"fact\",\"name\":\"m1.Project.area\",\"label\":\"面积\"},"
                         "{\"kind\":\"fact\",\"name\":\"m1.Project.items.amount\",\"item\":[1],\"label\":\"清单第2项的金额\"}]}\n");
    CHECK(row(given) == "D,undetermined,,,,m1.gift,,m1.principle;m1.listed,m1.Project.area;m1.Project.items.amount[1],\r\n");
}

TEST_CASE("invalid applications have errors with their places") {
    const std::string given = R"({"编号": "E", "投资": "约20", "面积": "很大"})";
    const std::string text = line(given);
    CHECK(text.starts_with("{\"id\":\"E\",\"outcome\":\"invalid\",\"errors\":[{\"code\":\""));
    CHECK(text.find("\"place\":\"a.json:1:/投资\"") != std::string::npos);
    CHECK(row(given).starts_with("E,invalid,,,,,,,,"));
    CHECK(row(given).find(" a.json:1:/投资;") != std::string::npos);
}

TEST_CASE("an id that a spreadsheet would run is a text there") {
    CHECK(row(R"({"编号": "=1+1", "投资": "5000", "面积": "30", "供地": "标准厂房", "清单": []})") == "'=1+1,passed,,,,,,,,\r\n");
    CHECK(row(R"({"编号": "a,b", "投资": "5000", "面积": "30", "供地": "标准厂房", "清单": []})") == "\"a,b\",passed,,,,,,,,\r\n");
}
