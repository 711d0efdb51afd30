// SPDX-License-Identifier: Apache-2.0
#include "unit/facts/support.hpp"

namespace zhunze::facts {
namespace {

struct Case {
    const char* json;
    const char* expected;   ///< as `described`
    const char* code = "";  ///< of the only error
};

void check(const std::string& key, program::FieldId field, const std::vector<Case>& cases) {
    for (const Case& each : cases) {
        INFO(key << ": " << each.json);
        const Application application = read_member(key, each.json);
        CHECK(described(project().fact(application, field)) == each.expected);
        CHECK(slugs(application.errors) == each.code);
    }
}

}  // namespace

TEST_CASE("quantities are exact, in any unit of their dimension", "[facts][quantity]") {
    check("固定资产投资", project().fixed, {
        {"5000", "=50000000"},
        {"5895.00", "=58950000"},
        {"5e3", "=50000000"},
        {"5E-1", "=5000"},
        {"-3", "=-30000"},
        {"0", "=0"},
        {R"("5000")", "=50000000"},
        {R"(" 5000 ")", "=50000000"},
        {R"("5000万元")", "=50000000"},
        {R"("5000 万元")", "=50000000"},
        {R"("０.５亿元")", "=50000000"},
        {R"("5千万元")", "=50000000"},
        {R"("50000000元")", "=50000000"},
        {R"("5,000.00万元")", "=50000000"},
        {R"("1,234,500")", "=12345000000"},
        {R"({"value": "1.31", "unit": "亿元"})", "=131000000"},
        {R"({"value": 131, "unit": "万元"})", "=1310000"},
        {R"({"数值": "1,310", "单位": "万元"})", "=13100000"},
        {R"({"value": null, "unit": "万元"})", "not given"},
        {R"({"value": "待定", "unit": "万元"})", "not given"},
    });
    check("用地面积", project().land, {
        {"20", "=40000/3"},
        {R"("1.31公顷")", "=13100"},
        {R"("13333.4平方米")", "=66667/5"},
    });
    check("申报强度", project().intensity, {
        {"300", "=4500"},
        {R"("300万元/亩")", "=4500"},
        {R"("4500 元 / 平方米")", "=4500"},
        {R"("4500万元／公顷")", "=4500"},
    });
    check("比例", project().ratio, {
        {"0.035", "=7/200"},
        {R"("3.5%")", "=7/200"},
        {R"("３.５％")", "=7/200"},
        {R"("1.2万")", "=12000"},
        {R"({"value": "3.5", "unit": "%"})", "=7/200"},
    });
    check("建筑面积", project().floor, {{R"("800平方米")", "=800"}});
}

TEST_CASE("what is no exact quantity is an error that says why", "[facts][quantity]") {
    check("固定资产投资", project().fixed, {
        {R"("5,00")", "invalid", "number-grouping"},
        {R"("5000,00")", "invalid", "number-grouping"},
        {R"("1.000,00")", "invalid", "number-grouping"},
        {R"(",500")", "invalid", "value-form"},
        {R"("1.2.3")", "invalid", "value-form"},
        {R"("5.")", "invalid", "value-form"},
        {R"("约20亩")", "invalid", "inexact-number"},
        {R"("5000万左右")", "invalid", "inexact-number"},
        {R"("5000万元以上")", "invalid", "inexact-number"},
        {R"("2000-3000万元")", "invalid", "inexact-number"},
        {R"("2000～3000万元")", "invalid", "inexact-number"},
        {R"(">5000")", "invalid", "inexact-number"},
        {R"("5000余万元")", "invalid", "inexact-number"},
        {"\"5000万元(含流动资金800万)\"", "invalid", "text-after-number"},
        {R"("5000万元（含税）")", "invalid", "text-after-number"},
        {R"("五千万元")", "invalid", "chinese-numeral"},
        {R"("叁佰万元")", "invalid", "chinese-numeral"},
        {R"("6.93217E+12")", "invalid", "damaged-by-spreadsheet"},
        {R"("5000万")", "invalid", "unit-missing"},
        {R"("5000万员")", "invalid", "input-unit"},
        {R"("20亩")", "invalid", "input-dimension"},
        {R"("5%")", "invalid", "input-dimension"},
        {R"("很多钱")", "invalid", "inexact-number"},
        {R"("abc")", "invalid", "value-form"},
        {R"("0.001万元")", "invalid", "finer-than-quantum"},
        {"5000.001", "invalid", "finer-than-quantum"},
        {"1e999999", "invalid", "number-past-limits"},
        {"1e-401", "invalid", "number-past-limits"},
        {"true", "invalid", "value-form"},
        {"[5000]", "invalid", "value-form"},
        {R"({"value": "5000"})", "invalid", "value-form"},
        {R"({"value": "5000", "unit": 3})", "invalid", "value-form"},
        {R"({"value": "5000", "unit": "万元", "note": "x"})", "invalid", "value-form"},
        {R"({"value": "约5000", "unit": "万元"})", "invalid", "value-form"},
        {R"({"value": "5000", "unit": "亩"})", "invalid", "input-dimension"},
        {R"({"value": "5000", "unit": ""})", "invalid", "input-unit"},
    });
    check("建筑面积", project().floor, {{"800", "invalid", "unit-missing"}, {R"("800")", "invalid", "unit-missing"}});
    check("比例", project().ratio, {{R"("20亩")", "invalid", "input-dimension"}});
}

TEST_CASE("an error names the field, both dimensions and what was found", "[facts][quantity]") {
    const Application application = read_member("land_area", R"("5000万元")");
    REQUIRE(application.errors.size() == 1);
    CHECK(application.errors[0].message(Language::zh) == "“用地面积”是面积,而“5000万元”是金额");
    CHECK(application.errors[0].place == "a.json:1:/land_area");
    const Application bare = read_member("floor_area", "800");
    REQUIRE(bare.errors[0].hints.size() == 1);
    CHECK(label_text(bare.errors[0].hints[0], Language::zh) == "请写明单位,例如 800平方米");
}

TEST_CASE("a unit of absurd length is no unit, at once", "[facts][quantity][hostile]") {
    std::string unit = "元";
    for (int i = 0; i < 1000; ++i) unit += "/亩·亩";
    CHECK(slugs(read_member("固投", quoted("1亿" + unit)).errors) == "input-unit");
}

TEST_CASE("words for what is not given, none and not applicable", "[facts][state]") {
    const std::vector<Case> states{
        {"null", "not given"},        {R"("")", "not given"},     {R"("  ")", "not given"},          {R"("　")", "not given"},
        {R"("-")", "not given"},      {R"("—")", "not given"},    {R"("－")", "not given"},          {R"("/")", "not given"},
        {R"("待定")", "not given"},   {R"("未提供")", "not given"}, {R"("待补")", "not given"},        {R"("TBD")", "not given"},
        {R"("无")", "none"},          {R"("None")", "none"},      {R"("不适用")", "not applicable"}, {R"("N/A")", "not applicable"},
        {R"("ｎ／ａ")", "not applicable"}, {R"("not applicable")", "not applicable"},
    };
    for (const auto field : {project().fixed, project().name, project().accepted_on, project().kind, project().location, project().special}) {
        check(project().program->fields[field].name.zh, field, states);
    }
}

TEST_CASE("the words mean the same in the field that applications go by, which only are called by them", "[facts][state]") {
    check("项目编号", project().id, {{R"("无")", "none"}, {R"("-")", "not given"}, {R"("/")", "not given"}, {R"("待定")", "not given"},
                                    {R"("n/a")", "not applicable"}, {R"("")", "not given"}, {"null", "not given"}, {R"("无锡-1")", "=\"无锡-1\""}});
    const std::vector<std::pair<std::string, std::string>> names{
        {R"("待定")", "待定"}, {R"("－")", "－"}, {R"("无")", "无"}, {R"("")", "a.json:1"}, {"null", "a.json:1"}, {R"("A-1")", "A-1"}, {"7", "a.json:1"},
    };
    for (const auto& [json, name] : names) CHECK(read_member("项目编号", json).id == name);
}

TEST_CASE("no-break blanks are blanks", "[facts][state]") {
    check("总投资", project().total, {{"\"6000\u00A0\"", "=60000000"}, {"\"\u00A06000\u00A0万元\u202F\"", "=60000000"}, {"\"\u00A0\"", "not given"}});
    check("受理日期", project().accepted_on, {{"\"2020-04-13\u00A0\"", "=2020-04-13"}});
    check("项目类型", project().kind, {{"\"\u00A0扩建\"", "=#1"}});
    check("申报特殊工艺", project().special, {{"\"是\u00A0\"", "=yes"}});
    check("项目名称", project().name, {{"\"\u00A0甲\u2007\"", "=\"甲\""}, {"\"无\u00A0\"", "none"}});
}

TEST_CASE("a member called 无 is that member, not the state", "[facts][state]") {
    check("外资", project().answer, {{R"({"value": "无", "unit": "公顷"})", "invalid", "value-form"}, {R"("无")", "=#1"}, {R"("none")", "=#1"}, {R"("待定")", "not given"}});
}

TEST_CASE("yes and no", "[facts][truth]") {
    check("申报特殊工艺", project().special, {
        {"true", "=yes"}, {"false", "=no"}, {R"("是")", "=yes"}, {R"("否")", "=no"}, {R"("真")", "=yes"}, {R"("假")", "=no"},
        {R"("TRUE")", "=yes"}, {R"("No")", "=no"}, {R"("ｙｅｓ")", "=yes"},
        {R"("有")", "invalid", "value-form"}, {"1", "invalid", "value-form"}, {R"("1")", "invalid", "value-form"},
        {"{}", "invalid", "value-form"},
    });
}

TEST_CASE("dates", "[facts][date]") {
    check("受理日期", project().accepted_on, {
        {R"("2020-04-13")", "=2020-04-13"}, {R"("2020年4月13日")", "=2020-04-13"}, {R"("2020/4/13")", "=2020-04-13"},
        {R"("２０２０-０４-１３")", "=2020-04-13"}, {R"(" 20200413 ")", "=2020-04-13"},
        {R"("2020-02-30")", "invalid", "value-form"}, {R"("明天")", "invalid", "value-form"}, {"20200413", "invalid", "value-form"},
        {"43934", "invalid", "date-serial"}, {R"("43934")", "invalid", "date-serial"}, {"true", "invalid", "value-form"},
    });
}

TEST_CASE("members of enums and taxonomies, by either spelling or code", "[facts][member]") {
    check("项目类型", project().kind, {
        {R"("扩建")", "=#1"}, {R"("expansion")", "=#1"}, {R"(" ｎｅｗ ")", "=#0"},
        {R"("新建")", "invalid", "unknown-member"}, {"1", "invalid", "value-form"}, {"true", "invalid", "value-form"},
    });
    check("所在地", project().location, {
        {R"("360703")", "=#2"}, {"360703", "=#2"}, {R"("南康区")", "=#2"}, {R"("nankang")", "=#2"},
        {R"("360799")", "invalid", "unknown-member"}, {"360703.0", "invalid", "value-form"}, {"-1", "invalid", "value-form"},
    });
}

TEST_CASE("a word near a member is suggested, else the members are listed", "[facts][member]") {
    const auto hint = [](const char* json) {
        const Application application = read_member("所在地", json);
        REQUIRE(application.errors.size() == 1);
        REQUIRE(application.errors[0].hints.size() == 1);
        return label_text(application.errors[0].hints[0], Language::en);
    };
    CHECK(hint(R"("nankamg")") == "did you mean `nankang`?");
    CHECK(hint(R"("Xinjiang Uygur")").find("360700, 赣州市, ganzhou") != std::string::npos);
}

TEST_CASE("text keeps its digits", "[facts][text]") {
    check("统一社会信用代码", project().uscc, {
        {R"("  91360700MA35XXXX0A ")", "=\"91360700MA35XXXX0A\""},
        {R"("007")", "=\"007\""},
        {R"("\u0065\u0301")", "=\"é\""},
        {"91360700", "invalid", "number-for-text"},
        {R"("6.93217E+12")", "invalid", "damaged-by-spreadsheet"},
        {R"("9.1E17")", "invalid", "damaged-by-spreadsheet"},
        {R"("a\u0000b")", "invalid", "control-character"},
        {R"("a\nb")", "=\"a\nb\""},
        {"false", "invalid", "value-form"},
        {"[]", "invalid", "value-form"},
    });
    check("项目编号", project().id, {{R"("6.9E+12")", "invalid", "damaged-by-spreadsheet"}});
}

TEST_CASE("a fact keeps how, where and in which unit it was written", "[facts]") {
    const Application application = read_member("用地面积", R"({"value": "1.31", "unit": "公顷"})");
    const Fact& fact = project().fact(application, project().land);
    CHECK(fact.written == "1.31公顷");
    CHECK(fact.place == "/用地面积");
    CHECK(fact.unit.text == "公顷");
    CHECK(fact.unit.factor == Rational(10000));
    const Application other = read_member("land_area", "20.50");
    const Fact& bare = project().fact(other, project().land);
    CHECK(bare.written == "20.50");
    CHECK(bare.unit.text == "亩");
    CHECK(bare.place == "/land_area");
}

}  // namespace zhunze::facts
