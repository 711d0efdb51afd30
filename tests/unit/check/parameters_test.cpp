// SPDX-License-Identifier: Apache-2.0
#include "unit/check/checked.hpp"

using namespace zhunze;
using testing::Checked;
using testing::dates;

namespace {

const std::string head = R"(模块 t
文件 办法 又名 measure "办法" { 公布 2018-12-01 }
记录 项目 { 投资 : 金额 }
)";

std::string versions_of(const Checked& checked, std::string_view name) {
    std::string all;
    for (const program::ParameterVersion& version : checked.parameter(name).versions) {
        all += (all.empty() ? "" : " ") + dates(version.period) + "=" + version.value.number.to_fraction();
    }
    return all;
}

struct Row {
    const char* body;      ///< of `参数 门槛 : 数`
    const char* versions;  ///< if nothing is wrong
    const char* findings;
};

}  // namespace

TEST_CASE("versions of a parameter follow one another", "[check][parameters]") {
    const std::vector<Row> rows{
        {"", "", ""},
        {"{ }", "", ""},
        {"{ 自 2019-01-01 : 4 }", "2019-01-01..=4", ""},
        {"{ 自 2019-01-01 : 4; 自 2020-01-01 : 5 }", "2019-01-01..2019-12-31=4 2020-01-01..=5", ""},
        {"{ 自 2020-01-01 : 5; 自 2019-01-01 : 4 }", "2019-01-01..2019-12-31=4 2020-01-01..=5", ""},
        {"{ 自 2019-01-01 至 2019-12-31 : 4; 自 2020-01-01 至 2020-06-30 : 5 }", "2019-01-01..2019-12-31=4 2020-01-01..2020-06-30=5", ""},
        {"{ 自 2019-01-01 : 2/3; 自 2020-01-01 : 5% }", "2019-01-01..2019-12-31=2/3 2020-01-01..=1/20", ""},
        {"{ 自 2019-01-01 至 2020-01-01 : 4; 自 2020-01-01 : 5 }", "", "period-overlap@自 2020-01-01 : 5"},
        {"{ 自 2019-01-01 : 4; 自 2019-01-01 : 5 }", "", "period-overlap@自 2019-01-01 : 5"},
        {"{ 自 2019-01-01 至 2019-12-30 : 4; 自 2020-01-01 : 5 }", "", "period-gap@自 2020-01-01 : 5"},
        {"{ 自 2019-01-01 至 2018-01-01 : 4 }", "", "period-reversed@2019-01-01 至 2018-01-01"},
        {"{ 自 2019-01-01 : 4万元 }", "", "type-expected@4万元"},
        {"{ 自 2019-01-01 : 真 }", "", "type-expected@真"},
        {"{ 自 2019-01-01 : 基数 }", "", "not-constant@基数"},
        {"{ 自 2019-01-01 : 投资 }", "", "unknown-name@投资"},
        {"{ 自 2019-01-01 至 2019-06-30 : 4; 自 2019-07-01 至 2019-12-31 : 真; 自 2020-01-01 : 5 }", "", "type-expected@真"},
        {"{ 自 2019-01-01 : 4 依据 通知 }", "", "unknown-name@通知"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.body);
        const Checked checked({head + "定义 基数 = 3\n参数 门槛 : 数 " + row.body + "\n"});
        CHECK(checked.findings() == row.findings);
        if (checked.program) CHECK(versions_of(checked, "门槛") == row.versions);
    }
}

TEST_CASE("a gap and an overlap name the days", "[check][parameters]") {
    const Checked gap({head + "参数 门槛 : 数 { 自 2019-01-01 至 2019-06-30 : 4; 自 2020-01-01 : 5 }\n"});
    CHECK(gap.message(0) == "“门槛”在 2019-07-01 至 2019-12-31 没有版本");
    const Checked overlap({head + "参数 门槛 : 数 { 自 2019-01-01 至 2020-06-30 : 4; 自 2020-01-01 : 5 }\n"});
    CHECK(overlap.message(0, Language::en) == "`门槛` has two versions on 2020-01-01");
}

TEST_CASE("a parameter keeps the unit and the citation of its versions", "[check][parameters]") {
    const Checked checked({head + "参数 门槛 又名 threshold : 金额 { 自 2019-01-01 : 4000万元 依据 办法 \"第三条\" }\n"
                                  "规则 r 针对 项目 { 依据 办法; 禁止 投资 不足 门槛 }\n"});
    REQUIRE(checked.findings().empty());
    const program::Parameter& parameter = checked.parameter("threshold");
    CHECK(parameter.unit.text == "万元");
    REQUIRE(parameter.versions.front().citations.size() == 1);
    CHECK(parameter.versions.front().citations.front().section == "第三条");
    const program::Expr& content = checked.program->exprs[checked.rule("r").norm.content];
    CHECK(checked.program->exprs[content.args[1]].kind == program::ExprKind::parameter);
}

TEST_CASE("a parameter's name is one among values", "[check][parameters]") {
    CHECK(Checked({head + "参数 门槛 : 数\n定义 门槛 = 3\n"}).findings() == "repeated-name@门槛");
    CHECK(Checked({head + "参数 门槛 : 档次\n"}).findings() == "unknown-name@档次");
    CHECK(Checked({head + "参数 门槛 : 列表 项目\n"}).findings() == "list-misplaced@列表 项目");
    CHECK(Checked({head + "参数 门槛 : 金额\n规则 r 针对 项目 { 依据 办法; 禁止 投资 是 门槛.值 }\n"}).findings() == "unknown-name@门槛.值");
}

TEST_CASE("other modules amend a parameter", "[check][parameters]") {
    const std::string base = head + "参数 门槛 又名 threshold : 金额 { 自 2019-01-01 : 4000万元 }\n";
    const auto amended = [&](const std::string& text) { return Checked({base, "模块 later\n引用 t\n文件 新办法 \"新\" { }\n" + text}); };

    const Checked later = amended("修订 门槛 { 自 2021-01-01 : 6000万元 依据 新办法 \"第二条\"; 自 2020-01-01 : 5000万元 }\n");
    REQUIRE(later.findings().empty());
    CHECK(versions_of(later, "门槛") == "2019-01-01..2019-12-31=40000000 2020-01-01..2020-12-31=50000000 2021-01-01..=60000000");

    const Checked whole(std::vector<std::string>{base, "模块 b\n引用 t\n修订 t.门槛 { 自 2021-01-01 : 6000万元 }\n", "模块 c\n引用 t\n修订 门槛 { 自 2020-01-01 : 5000万元 }\n"});
    CHECK(whole.findings().empty());
    CHECK(versions_of(whole, "门槛") == "2019-01-01..2019-12-31=40000000 2020-01-01..2020-12-31=50000000 2021-01-01..=60000000");

    CHECK(amended("修订 门槛 { 自 2019-01-01 : 6000万元 }\n").findings() == "period-overlap@自 2019-01-01 : 6000万元");
    CHECK(amended("修订 门槛 { 自 2021-01-01 : 6000 }\n").findings() == "type-expected@6000");
    CHECK(amended("修订 门槛 { 施行 2021-01-01; 自 2021-01-01 : 6000万元 }\n").findings() == "misplaced-clause@施行 2021-01-01");
    const Checked unknown = amended("修订 门坎 { 自 2021-01-01 : 6000万元 }\n");
    CHECK(unknown.findings() == "unknown-name@门坎");
    CHECK(label_text(unknown.sink.sorted().front().hints.at(0), Language::zh) == "是否想写“门槛”?");
    CHECK(Checked({base, "模块 b\n修订 门槛 { 自 2021-01-01 : 6000万元 }\n"}).findings() == "unknown-name@门槛");
    CHECK(amended("定义 基数 = 3\n修订 基数 { 自 2021-01-01 : 6 }\n").findings() == "amendment-target@基数");
}
