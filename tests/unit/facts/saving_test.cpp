// SPDX-License-Identifier: Apache-2.0
// What is saved reads as the same again.
#include "facts/answers.hpp"
#include "facts/application_json.hpp"
#include "unit/facts/list_support.hpp"

namespace zhunze::facts {
namespace {

/// Every fact, paper and error, and what the application is called, unless that is its place.
std::string told(const program::Program& program, const Application& application, bool named) {
    std::string all = named ? application.id + "\n" : "";
    for (std::size_t i = 0; i < application.facts.size(); ++i) {
        const Fact& fact = application.facts[i];
        const bool list = fact.state == FactState::given && fact.value.kind == ValueKind::truth && !fact.value.known();
        all += program.fields[program.records[application.record].fields[i]].name.en + (list ? " list" : described(fact)) + (fact.state == FactState::given ? fact.unit.text : "") + "\n";
        for (const Application& item : fact.items) all += "{" + told(program, item, false) + "}\n";
    }
    for (const Evidence& paper : application.evidence) {
        all += paper.name + "|" + paper.number + "|" + paper.issuer + "|" + (paper.date ? paper.date->iso() : "") + (paper.none ? "|none\n" : "\n");
    }
    return all + slugs(application.errors);
}

/// Saved in either language and read again, the application is what it was.
void check_saved(const program::Program& program, const Application& application) {
    const bool named = application.id.find(application.place) == std::string::npos;
    for (const Language language : {Language::zh, Language::en}) {
        const std::optional<std::string> json = application_json(program, application, language);
        REQUIRE(json.has_value());
        INFO(*json);
        const Batch batch = facts::read("b.json", *json, program, application.record);
        REQUIRE(batch.applications.size() == 1);
        CHECK(told(program, batch.applications.front(), named) == told(program, application, named));
    }
}

void check_project(const std::string& input) {
    INFO(input);
    const Batch batch = read(input);
    REQUIRE(batch.applications.size() == 1);
    check_saved(*project().program, batch.applications.front());
}

const std::vector<std::string>& states() {
    static const std::vector<std::string> words{"null", R"("")", R"("待定")", R"("/")", R"("－")", R"("无")", R"("none")", R"("不适用")", R"("N/A")"};
    return words;
}

}  // namespace

TEST_CASE("every form of a value of every type, as saved", "[facts][save]") {
    const std::vector<std::string> quantities{
        "6000", "6e3", "6E+3", "0.06e5", "1.5e-7", "-0", "-3.50", R"("6000")", R"("６０００")", R"("6,000.50")", R"(" +6000 ")", "\"6000\u00A0\"",
        R"("6000万元")", R"("0.6 亿元")", R"("60000000元")", R"("6e3")", R"("13333 m2")", R"("13333m2")", R"("20亩")", R"("1.31公顷")", R"("60%")", R"("６０％")",
        R"("3万")", R"("300万元/亩")", R"({"value": "1.31", "unit": "公顷"})", R"({"value": 1.5e-7, "unit": "公顷"})", R"({"数值": "6,000", "单位": "万元"})",
        R"({"value": 2e2, "unit": "m2"})", R"({"value": null, "unit": "万元"})", R"({"value": "无", "unit": "公顷"})", R"({"value": "待定", "unit": "亩"})",
        R"({"value": 45, "unit": "%"})", R"({"value": 4e-1, "unit": "万"})",
        // in error
        R"("约20")", R"("三千")", R"("1,00")", R"({"value": "x", "unit": "万元"})", R"({"value": 1.50})", "true", "[]", "[1.0, {}]", "{}", "1e400", "0.001", R"("5吨")",
        R"("0.00001万元")",
    };
    const std::vector<std::string> others{
        R"("甲")", R"("  甲  乙 ")", R"("007")", "7", "7.0", "1e3", R"("a\nb\t\"c\"\\")", R"("6.9E+12")", R"("a\u0000b")", R"("e\u0301")", "true", "false",
        R"("是")", R"("No")", R"("有")", "1", R"("2020-04-13")", R"("2020年4月13日")", R"("２０２０/4/13")", R"("20200413")", "20200413", R"("43934")", R"("2020-02-30")",
        R"("扩建")", R"("expansion")", R"(" ｎｅｗ ")", R"("some")", R"("360703")", "360703", "360703.0", R"("南康区")", R"("nankang")", R"("360799")", "[]", "{}",
        R"([{"a": null}, 1.10, [true]])",
    };
    const Project& all = project();
    for (const program::FieldId field : {all.total, all.fixed, all.land, all.floor, all.intensity, all.ratio, all.id, all.name, all.accepted_on, all.kind,
                                         all.answer, all.location, all.special}) {
        const std::string key = "{" + quoted(all.program->fields[field].name.en) + ": ";
        for (const auto* values : {&quantities, &others, &states()}) {
            for (const std::string& value : *values) check_project(key + value + "}");
        }
    }
}

TEST_CASE("cells of a table with units in its header, as saved", "[facts][save]") {
    for (const std::string header : {"总投资（亿元）", "总投资(元)", "建筑面积(m2)", "建筑面积（公顷）", "比例(%)", "比例(万)", "用地面积", "申报强度（万元/亩）"}) {
        for (const std::string cell : {"45", "４５.5", "\"6,000\"", "0.000001", "-3", "无", "-", "/", "不适用", " 7 "}) check_project(header + "\n" + cell + "\n");
    }
    for (const std::string cell : {"13333 m2", "1.2亩", "约3"}) check_project("建筑面积(公顷)\n" + cell + "\n");
    check_project("项目编号,总投资（亿元）,项目类型\n待定,0.5,扩建\n");
}

TEST_CASE("what is wrong in a column with a unit keeps that unit", "[facts][save]") {
    for (const auto& [cell, saved] : std::vector<std::pair<std::string, std::string>>{
             {"约20", "约20亿元"}, {"三千", "三千亿元"}, {"约20万元", "约20万元"}, {"1,00", "1,00亿元"}, {"0.000000001", "0.000000001亿元"}, {"5亩", "5亩"}}) {
        const std::string table = "项目编号,固投（亿元）\nA,\"" + cell + "\"\n";
        check_project(table);
        const Batch batch = read(table);
        CHECK(application_json(*project().program, batch.applications.at(0), Language::zh) ==
              "{\n  \"项目编号\": \"A\",\n  \"固定资产投资\": \"" + saved + "\"\n}");
    }
    check_project("项目编号,固投（万元）\nA,约20\n");
}

TEST_CASE("papers, as saved", "[facts][save]") {
    for (const std::string papers : {
             R"x("认定材料")x", R"x("认定材料(2020-03-01);批文（无）、证明（复印件）")x", R"x(["甲", "乙(2020年3月1日)"])x", R"x("无")x", R"x(null)x", R"x([])x",
             R"x([{"名称": "甲", "文号": "a、b;c", "日期": "2020/3/1", "出具机关": "某局"}, {"name": "另;一份、(2020)", "none": true, "date": "待定"}])x",
             // in error
             R"x("认定材料(2020-13-01)")x", R"x([{"name": "甲"}, {"number": "1"}])x", R"x(7.50)x", R"x({"name": "甲"})x",
             R"x(["甲", 3.0, {"name": "乙", "date": "某日"}])x"}) {
        check_project("{\"证据\": " + papers + "}");
        check_project("{\"evidence\": " + papers + ", \"total_investment\": 6e3}");
    }
}

TEST_CASE("lists and their items, as saved", "[facts][save]") {
    for (const std::string list : {R"([])", R"("无")", "null", R"("不适用")", R"([{}])", R"([{"name": "待定"}, {"name": "/", "amount": 6e3}])",
                                   R"([{"amount": "1亿元", "permits": [{"文号": "1", "issued": "2020-04-13"}, {"文号": "无"}]}, {"permits": "无"}])",
                                   // in error
                                   R"("甲、乙")", R"({"name": "甲"})", R"([{"name": "甲"}, 3.50, null])", R"([{"name": 7, "amount": "约3"}, {"permits": [{"日期": "某日"}, 1]}])"}) {
        const std::string input = R"({"zone": "Z", "projects": )" + list + "}";
        INFO(input);
        const Batch batch = read_zones(input);
        REQUIRE(batch.applications.size() == 1);
        check_saved(*zone().program, batch.applications.front());
    }
}

TEST_CASE("an answer and the file that it was saved to read alike", "[facts][save]") {
    const Project& all = project();
    Application blank;
    blank.record = all.record();
    blank.id = "a";
    blank.place = "a";
    blank.facts.resize(all.program->records[all.record()].fields.size());
    for (const program::FieldId field : {all.id, all.name, all.total, all.floor, all.ratio, all.kind, all.answer, all.location, all.special, all.accepted_on}) {
        for (const std::string answer : {"无", "-", "待定", "不适用", "none", "6000", "13333 m2", "60%", "3万", "2020-06-08", "扩建", "南康区", "360703", "是", "yes", "some"}) {
            Application answered = blank;
            if (answer_field(*all.program, answered, {{}, field}, answer)) continue;
            INFO(answer);
            check_saved(*all.program, answered);
        }
    }
    for (const std::string answer : {"有", "无", "2020年6月8日"}) {
        Application answered = blank;
        REQUIRE_FALSE(answer_evidence(answered, "认定材料", answer));
        check_saved(*all.program, answered);
    }
}

TEST_CASE("what cannot be written as it stands is not saved", "[facts][save]") {
    for (const std::string input : {"id,name\nA\n", "id,总投资\nA,\"3\"x\n", R"({"id": "A", "name": "\ud800"})", R"({"name": "A", "项目名称": "B"})", R"([3])",
                                    R"({"name": "A", "name": "B"})", R"({"name": {"x": {"x": "\ud800"}}})"}) {
        INFO(input);
        const Batch batch = read(input);
        REQUIRE(batch.applications.size() == 1);
        REQUIRE_FALSE(batch.applications.front().errors.empty());
        CHECK_FALSE(application_json(*project().program, batch.applications.front(), Language::zh).has_value());
    }
}

}  // namespace zhunze::facts
