// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "unit/explain/explained.hpp"

using namespace zhunze;
using namespace zhunze::testing;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::string record = "记录 项目 { 总数 : 数; 部分 : 数; 增速 : 数; 精度 : 数 }\n";

}  // namespace

TEST_CASE("a number is a percentage where it meets one") {
    struct Row { std::string rules, json, text; };
    const std::vector<Row> rows{
        // Written in the rules, in the input, in a parameter.
        {"应当 增速 达到 8%", R"({"增速": 0.075})", "增速 = 7.5%,低于 8%,相差 0.5个百分点"},
        {"应当 部分 / 总数 达到 增速", R"({"部分": 1, "总数": 8, "增速": "13%"})", "部分 / 总数 = 12.5%,增速 = 13%,低于 13%,相差 0.5个百分点"},
        {"应当 占比 达到 增速", R"({"部分": 1, "总数": 3, "增速": "30%"})", "占比 ≈ 33.3333%,增速 = 30%,高于 30%,相差 ≈3.3333个百分点"},
        {"应当 增速 达到 下限", R"({"增速": 0.05})", "增速 = 5%,下限 = 6%,低于 6%,相差 1个百分点"},
        // Through sums, halves, and the lesser of two.
        {"应当 部分 / 总数 不超过 增速 + 精度 / 2", R"({"部分": 1, "总数": 2, "增速": "40%", "精度": "1%"})", "增速 + 精度 / 2 = 40.5%"},
        {"应当 取小(增速, 部分 / 总数) 达到 8%", R"({"部分": 1, "总数": 20, "增速": 0.2})", "达到 8%:5%,低于 8%"},
        {"应当 增速 超过 0 且 增速 达到 8%", R"({"增速": 0})", "增速 = 0%,恰为 0%"},
        // A literal without the sign keeps its own way; so does what is no percentage.
        {"应当 增速 * 100 达到 8 且 增速 达到 8%", R"({"增速": 0.01})", "增速 * 100 达到 8:1,低于 8,相差 7"},
        {"应当 部分 达到 总数 * 30%", R"({"部分": 50, "总数": 200})", "部分 = 50,总数 * 30% = 60,低于 60,相差 10"},
        {"应当 部分 达到 30% * 总数", R"({"部分": 50, "总数": 200})", "部分 = 50,30% * 总数 = 60,低于 60,相差 10"},
    };
    for (const Row& row : rows) {
        INFO(row.rules);
        Explained explained(record + "定义 占比 针对 项目 : 数 = 部分 / 总数\n参数 下限 : 数 { 自 2020-01-01 : 6% }\n规则 甲 针对 项目 { " + row.rules + " }");
        explained.options.as_of = Date::from_parts(2021, 1, 1);
        const std::string text = explained.given(row.json).text();
        CAPTURE(text);
        CHECK(holds(text, row.text));
    }
}

TEST_CASE("a percentage is shown as one wherever it stands, and programs get the bare number") {
    Explained explained(record + "定义 占比 又名 share 针对 项目 : 数 列示 = 部分 / 总数\n规则 甲 针对 项目 { 应当 占比 达到 30% }");
    explained.given(R"({"部分": 1, "总数": 8, "增速": "5%"})");
    const std::string text = explained.text();
    CHECK(holds(text, "占比 = 部分 / 总数 = 1 / 8 = 12.5%"));
    CHECK(holds(explained.text(Language::en), "share = 12.5%, below 30% by 17.5 percentage points"));
    CHECK(holds(explained.decision(), R"("m1.share":{"value":"0.125","unit":null,"exact":"1/8","rounded":false})"));
    // As it was entered says all.
    Explained entered(record + "规则 甲 针对 项目 { 应当 增速 达到 8% }");
    CHECK(holds(entered.given(R"({"增速": "5%"})").text(), "增速 = 5%(填报;/增速)"));
    CHECK(holds(entered.given(R"({"增速": 0.05})").text(), "增速 = 0.05 = 5%(填报;/增速)"));
    CHECK(holds(entered.json(), R"("value":{"state":"known","value":{"value":"0.05","unit":null,"exact":"1/20","rounded":false},"text":"5%"})"));
}
