// SPDX-License-Identifier: Apache-2.0
// What `测试` may give, set and expect.
#include <map>

#include "unit/check/checked.hpp"

using namespace zhunze;
using testing::Checked;

namespace {

const std::string head = R"(模块 t
文件 办法 又名 measure "办法" { 本数 待决 }
枚举 性质 又名 Nature { 新上, 扩建 }
记录 设备 又名 Device { 价 又名 price : 金额 以 万元 计 }
记录 项目 又名 Project { 投资 又名 amount : 金额 以 万元 计; 性质 : 性质; 设备清单 又名 devices : 列表 设备 }
记录 区 又名 Zone { 名 : 文本; 甲 又名 flag : 是非; 项目清单 又名 projects : 列表 项目 }
待决 范围 又名 reach "范围" { 宽 又名 wide, 窄 又名 narrow }
参数 权重 又名 weight : 数
定义 双 针对 区 : 数 列示 = 权重 * 2
规则 R 又名 r 针对 区 { 依据 办法; 禁止 甲; 除非 特例 又名 special 当 甲 }
例外 涉军 又名 defence 针对规则 R 豁免 当 甲
)";

std::string findings(const std::string& items) { return Checked({head + "测试 \"一\" { " + items + " }\n"}).findings(); }

program::Test only_test(const std::string& items) {
    const Checked checked({head + "测试 \"一\" { " + items + " }\n"});
    CHECK(checked.findings().empty());
    REQUIRE(checked.program);
    REQUIRE(checked.program->tests.size() == 1);
    return *checked.program->tests.begin();
}

}  // namespace

TEST_CASE("items of lists, also within items", "[check][tests]") {
    const program::Test test = only_test("给定 区 { 甲 真; 项目清单 { 投资 5亿元; 设备清单 { 价 1万元 }; 设备清单 { 价 2万元 } }; 项目清单 { 投资 未提供; devices 无 } }");
    REQUIRE(test.given.size() == 2);
    const program::Test::Given& projects = test.given[1];
    CHECK(projects.state == program::Test::GivenState::value);
    REQUIRE(projects.items.size() == 2);
    REQUIRE(projects.items[0].given.size() == 2);
    CHECK(projects.items[0].given[0].value.number == Rational(500'000'000));
    CHECK(projects.items[0].given[0].written == "5亿元");
    REQUIRE(projects.items[0].given[1].items.size() == 2);
    CHECK(projects.items[0].given[1].items[1].given[0].value.number == Rational(20'000));
    CHECK(projects.items[1].given[0].state == program::Test::GivenState::not_given);
    CHECK(projects.items[1].given[1].state == program::Test::GivenState::none);
}

TEST_CASE("what can be given", "[check][tests]") {
    struct Row {
        const char* given;
        const char* findings;
    };
    const std::vector<Row> rows{
        {"项目清单 无", ""},
        {"项目清单 { }", ""},
        {"项目清单 未提供", ""},
        {"项目清单 { 性质 新上 }", ""},
        {"项目清单 { 性质 技改 }", "unknown-member@技改"},
        {"项目清单 { 投资 5 }", "type-expected@5"},
        {"项目清单 { 投资额 5元 }", "unknown-name@投资额"},
        {"项目清单 { 投资 1元; 投资 2元 }", "repeated-name@投资"},
        {"项目清单 { 证据 \"函\" }", "misplaced-clause@证据 \"函\""},
        {"项目清单 无; 项目清单 { }", "repeated-name@项目清单"},
        {"项目清单 { }; 项目清单 无", "repeated-name@项目清单"},
        {"项目清单 3", "type-expected@3"},
        {"甲 { 投资 1元 }", "type-expected@甲"},
        {"证据 \"函\"; 甲 真", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.given);
        CHECK(findings("给定 区 { " + std::string(row.given) + " }") == row.findings);
    }
}

TEST_CASE("readings of sources, questions and parameters", "[check][tests]") {
    const program::Test test = only_test("给定 区 { }; 口径 办法.本数 = 包含; 口径 范围 = 宽; 口径 权重 = 0.4; reading measure.boundary = undecided");
    REQUIRE(test.readings.boundaries.size() == 2);
    CHECK(test.readings.boundaries[0].second == program::Boundary::included);
    CHECK(test.readings.boundaries[1].second == program::Boundary::undecided);
    REQUIRE(test.readings.answers.size() == 1);
    REQUIRE(test.readings.parameters.size() == 1);
    CHECK(test.readings.parameters[0].second.number == *Rational::from_decimal("0.4"));

    CHECK(findings("口径 权重 = 40万元") == "type-expected@40万元");
    CHECK(findings("口径 权重 = 双") == "needs-record@双");
    CHECK(findings("口径 范围 = 中") == "bad-expectation@中");
    CHECK(findings("口径 范围 = 3") == "bad-expectation@3");
    CHECK(findings("口径 办法.本数 = 真") == "bad-expectation@真");
    CHECK(findings("口径 双 = 3") == "type-expected@双");
    CHECK(findings("口径 没有 = 3") == "unknown-name@没有");
}

TEST_CASE("what can be missing", "[check][tests]") {
    const Checked checked({head + "测试 \"一\" { 给定 区 { }; 期望 缺 [甲, 区.甲, 项目清单.投资, projects.devices.price, 项目清单, 权重, 范围, 办法.本数, \"函\"] }\n"});
    REQUIRE(checked.findings().empty());
    const auto& missing = *checked.program->tests.begin()->missing;
    REQUIRE(missing.size() == 9);
    const auto field = [&](std::size_t index) { return checked.program->fields[missing[index].field].name.zh; };
    CHECK(field(0) == "甲");
    CHECK(field(1) == "甲");
    CHECK(field(2) == "投资");
    CHECK(field(3) == "价");
    CHECK(field(4) == "项目清单");
    CHECK(missing[5].parameter.valid());
    CHECK(missing[6].question.valid());
    CHECK(missing[7].source.valid());
    CHECK(missing[8].evidence == "函");

    CHECK(findings("给定 区 { }; 期望 缺 [投资]") == "unknown-name@投资");
    CHECK(findings("给定 区 { }; 期望 缺 [甲.投资]") == "type-expected@甲");
    CHECK(findings("给定 区 { }; 期望 缺 [项目清单.价]") == "unknown-name@价");
    CHECK(findings("给定 区 { }; 期望 缺 [没有.价]") == "unknown-name@没有");
}

TEST_CASE("rules and exceptions that a test names", "[check][tests]") {
    const auto exception = [](const std::string& name) {
        const Checked checked({head + "测试 \"一\" { 给定 区 { }; 期望 例外 " + name + " }\n"});
        REQUIRE(checked.findings().empty());
        return checked.program->exceptions[checked.program->tests.begin()->exceptions.front().first].name.zh;
    };
    CHECK(exception("特例") == "特例");
    CHECK(exception("R.special") == "特例");
    CHECK(exception("涉军") == "涉军");
    CHECK(exception("r.defence") == "涉军");
    CHECK(exception("t.涉军") == "涉军");
    CHECK(findings("给定 区 { }; 期望 例外 没有") == "unknown-name@没有");
    CHECK(findings("给定 区 { }; 期望 例外 R") == "unknown-name@R");
    CHECK(findings("给定 区 { }; 期望 涉军 豁免") == "type-expected@涉军");
    CHECK(findings("给定 区 { }; 期望 列示 权重 = 3") == "type-expected@权重");

    const Checked amended({head + "修订 R { 施行 2021-01-01; 除非 特例 当 非 甲 }\n测试 \"一\" { 给定 区 { }; 期望 R 违反; 期望 例外 R.特例 }\n"});
    REQUIRE(amended.findings().empty());
    const program::Test& test = *amended.program->tests.begin();
    CHECK(test.rules.front().rule == amended.rule("R").base);
    CHECK(test.exceptions.front().first == amended.rule("R").exceptions.front());
}

TEST_CASE("a name is not kept for respelling where its twin would mean something else", "[check][names]") {
    const Checked checked({R"(模块 t
枚举 性质 又名 Nature { 新上 又名 fresh, 大 又名 large }
记录 项目 又名 Project { 投资 又名 amount : 数; 宽 又名 wide : 数 }
记录 区 又名 Zone { 总额 又名 amount : 数; 性质 又名 nature : 性质; 大型 又名 large : 是非; 清单 又名 projects : 列表 项目; 编号 又名 narrow : 数 }
待决 范围 又名 reach "?" { 全 又名 whole }
参数 最窄 又名 narrow : 数
定义 和 又名 total 针对 区 : 数 = 合计(清单 其中 宽 > 1 的 投资) + 总额
定义 新 又名 fresh 针对 区 : 是非 = 性质 是 新上 或 性质 是 大
测试 "一" { 给定 区 { 总额 1; 编号 2; 性质 大; 清单 { 投资 1 } }; 口径 范围 = 全; 期望 缺 [区.编号, 区.清单.投资] }
)"});
    REQUIRE(checked.findings().empty());
    std::map<std::string, int> uses;
    for (const auto& [span, name] : checked.program->name_uses) ++uses[checked.text(span) + "=" + name.en];
    CHECK(uses["投资=投资"] == 1);   // of an item, where the record around it has an amount too
    CHECK(uses["投资=amount"] == 2);
    CHECK(uses["总额=amount"] == 2);
    CHECK(uses["宽=wide"] == 1);
    CHECK(uses["新上=新上"] == 1);   // a definition is called fresh
    CHECK(uses["大=大"] == 1);       // a field is called large
    CHECK(uses["大=large"] == 1);    // no field is spoken of in 给定
    CHECK(uses["编号=narrow"] == 2);
    CHECK(uses["全=whole"] == 1);
    CHECK(uses["范围=reach"] == 1);
}

TEST_CASE("what names stand for is kept for respelling", "[check][names]") {
    const Checked checked({head +
                           "规则 S 针对 区 { 依据 办法; 禁止 非 甲; 优先于 r }\n修订 r { 施行 2021-01-01; 当 甲 }\n修订 weight { 自 2020-01-01 : 1 }\n"
                           "例外 一 针对规则 r 改为 权重 = 2 当 甲\n例外 二 针对例外 r.special 恢复 当 甲\n"
                           "规则 T 针对 区 { 依据 办法; 当 双 超过 1; 禁止 甲 }\n例外 三 针对规则 T 改为 weight = 2 当 甲\n"
                           "测试 \"一\" { 给定 区 { projects { amount 1元 } }; 口径 weight = 1; 口径 reach = wide; 期望 r 待定; 期望 缺 [projects.amount]; 期望 例外 r.special }\n"});
    // 权重 is not used by R.
    CHECK(checked.findings() == "rebinding-unused@权重");
    const Checked fine({head + "规则 S 针对 区 { 依据 办法; 禁止 非 甲; 优先于 r }\n修订 r { 施行 2021-01-01; 当 甲 }\n修订 weight { 自 2020-01-01 : 1 }\n"
                               "例外 二 针对例外 r.special 恢复 当 甲\n规则 T 针对 区 { 依据 办法; 当 双 超过 1; 禁止 甲 }\n例外 三 针对规则 T 改为 weight = 2 当 甲\n"
                               "测试 \"一\" { 给定 区 { projects { amount 1元 } }; 口径 weight = 1; 口径 reach = wide; 期望 r 待定; 期望 缺 [projects.amount]; 期望 例外 r.special }\n"});
    REQUIRE(fine.findings().empty());
    std::map<std::string, int> uses;
    for (const auto& [span, name] : fine.program->name_uses) {
        if (script_of(fine.text(span)) == Language::en) ++uses[fine.text(span) + "=" + name.zh];
    }
    CHECK(uses["r=R"] == 0);  // both are of Latin letters: the name has no Chinese spelling
    CHECK(uses["special=特例"] == 2);
    CHECK(uses["weight=权重"] == 3);
    CHECK(uses["reach=范围"] == 1);
    CHECK(uses["wide=宽"] == 1);
    CHECK(uses["projects=项目清单"] == 2);
    CHECK(uses["amount=投资"] == 2);
}
