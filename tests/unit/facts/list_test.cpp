// SPDX-License-Identifier: Apache-2.0
// Lists of items in JSON and what tables say of them.
#include "unit/facts/list_support.hpp"

namespace zhunze::facts {
namespace {

std::string list_outline(std::string_view json) {
    const Batch batch = read_zones("{\"projects\": " + std::string(json) + "}");
    REQUIRE(batch.applications.size() == 1);
    const Application& application = batch.applications.front();
    return outline(fact_of(application, zone().projects)) + "|" + slugs(application.errors);
}

/// Where each error stands.
std::string places(const std::vector<Diagnostic>& errors) {
    std::string all;
    for (const Diagnostic& error : errors) all += (all.empty() ? "" : " ") + error.place;
    return all;
}

std::string repeated(const std::string& piece, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += (i > 0 ? "," : "") + piece;
    return all;
}

}  // namespace

TEST_CASE("a list is an array of objects, none of them, or not given", "[facts][lists]") {
    const std::vector<std::pair<const char*, const char*>> cases{
        {R"([{"名称": "甲", "amount": 5}, {"amount": "1亿元"}])", "[name=\"甲\" amount=50000; amount=100000000]|"},
        {R"([{}])", "[]|"},
        {R"([])", "[]|"},
        {R"("无")", "[]|"},
        {R"("none")", "[]|"},
        {R"(null)", "not given|"},
        {R"("")", "not given|"},
        {R"("待补")", "not given|"},
        {R"("不适用")", "not applicable|"},
        {R"([{"name": "甲", "permits": [{"文号": "1"}, {"issued": "2020-04-13"}]}, {"permits": "无"}])",
         "[name=\"甲\" permits[number=\"1\"; issued=2020-04-13]; permits[]]|"},
        {R"({"name": "甲"})", "invalid|value-form"},
        {R"("甲、乙")", "invalid|value-form"},
        {R"(2)", "invalid|value-form"},
        {R"(true)", "invalid|value-form"},
        {R"([{"name": "甲"}, "乙"])", "invalid|value-form"},
        {R"([null])", "invalid|value-form"},
        {R"([[{"name": "甲"}]])", "invalid|value-form"},
        {R"([{"permits": {"number": "1"}}])", "[permitsinvalid]|value-form"},
    };
    for (const auto& [json, expected] : cases) {
        INFO(json);
        CHECK(list_outline(json) == expected);
    }
    CHECK(fact_of(read_zones(R"({"projects": []})").applications.at(0), zone().projects).state == FactState::given);
}

TEST_CASE("what is no list is told what may stand there", "[facts][lists]") {
    const auto error_of = [](const char* json) { return read_zones(json).applications.at(0).errors.at(0); };
    const Diagnostic object = error_of(R"({"projects": {"name": "甲"}})");
    CHECK(object.message(Language::en) == "`projects` wants an array of objects [{…}, …] ([] or `none` if there is no item), but `{…}` is given");
    CHECK(object.hints.empty());
    const Diagnostic text = error_of(R"({"projects": "甲、乙"})");
    REQUIRE(text.hints.size() == 1);
    CHECK(label_text(text.hints[0], Language::en).find("--list projects=FILE --by KEY") != std::string::npos);
    const Diagnostic item = error_of(R"({"projects": [7]})");
    CHECK(item.message(Language::zh) == "“项目清单”应为每一项一个对象 {…},而写的是“7”");
    CHECK(item.place == "a.json:1:/projects/0");
}

TEST_CASE("an error within an item names the very value and is of its application alone", "[facts][lists]") {
    const Batch batch = read_zones("[{\"zone\": \"甲\"},\n {\"zone\": \"乙\"},\n {\"zone\": \"丙\",\n  \"projects\": [{}, {}, {},\n"
                                   "   {\"amount\": \"约5亿元\", \"permits\": [{\"日期\": \"某日\"}]}]},\n {\"projects\": [{\"amount\": 1}]}]");
    CHECK(outline(batch) == "|||inexact-number value-form|");
    CHECK(places(batch.applications.at(2).errors) == "a.json:5:/2/projects/3/amount a.json:5:/2/projects/3/permits/0/日期");
    const Application& item = fact_of(batch.applications[2], zone().projects).items.at(3);
    CHECK(item.place == "a.json:5:/2/projects/3");
    CHECK(fact_of(item, zone().amount).place == "/2/projects/3/amount");
    CHECK(fact_of(item, zone().permits).items.at(0).place == "a.json:5:/2/projects/3/permits/0");
}

TEST_CASE("keys of items: twins clash, unknown ones are warned of once a file, evidence is none of theirs", "[facts][lists]") {
    CHECK(list_outline(R"([{"名称": "甲", "name": "乙"}])") == "[name=\"甲\"]|repeated-field");
    CHECK(list_outline(R"([{"name": "甲", "name": "乙"}])") == "[name=\"甲\"]|repeated-key");
    const Batch batch = read_zones(R"([{"remark": 1, "projects": [{"remark": 1, "amoumt": 2}, {"remark": 3, "证据": "甲"}]},
                                       {"remark": 2, "projects": [{"amoumt": 2}]}])");
    CHECK(outline(batch) == "||");
    CHECK(places(batch.warnings) == "a.json:1:/0/remark a.json:1:/0/projects/0/remark a.json:1:/0/projects/0/amoumt a.json:1:/0/projects/1/证据");
    CHECK(batch.warnings.at(1).message(Language::en) == "`remark` is no field of `Project` and is not used");
    CHECK(label_text(batch.warnings.at(2).hints.at(0), Language::en) == "did you mean `amount`?");
}

TEST_CASE("a cell holds no list, but may say that there is none", "[facts][lists][csv]") {
    const Batch batch = read_zones("园区名称,项目清单（名称）\n甲,无\n乙,\n丙,不适用\n丁,项目一\n戊,[]\n己,\"[{\"\"name\"\": \"\"a\"\"}]\"\n", "a.csv");
    CHECK(outline(batch) == "||||value-form|value-form|value-form");
    const char* const expected[] = {"[]", "not given", "not applicable", "invalid", "invalid", "invalid"};
    for (std::size_t i = 0; i < 6; ++i) CHECK(outline(fact_of(batch.applications.at(i), zone().projects)) == expected[i]);
    const Diagnostic& error = batch.applications.at(3).errors.at(0);
    CHECK(error.place == "a.csv:5:B5");
    CHECK(label_text(error.hints.at(0), Language::zh).find("--list 项目清单=文件") != std::string::npos);
}

TEST_CASE("limits on items, of one application and of a file", "[facts][lists][limits]") {
    Limits limits;
    limits.items = 3;
    limits.file_items = 5;
    const auto zone_of = [](const std::string& items) { return "{\"projects\": [" + items + "]}"; };
    const std::vector<std::pair<std::string, std::string>> cases{
        {zone_of(repeated("{}", 3)), "|"},
        {zone_of(repeated("{}", 4)), "|too-many-items"},
        {zone_of(repeated("7", 4)), "|too-many-items"},
        {zone_of(R"({"permits": [{}, {}]})"), "|"},
        {zone_of(R"({"permits": [{}, {}, {}]})"), "|too-many-items"},
        {zone_of(R"({"permits": [{}]}, {"permits": [{}]})"), "|too-many-items"},
        {R"({"projects": [{}, {}], "firms": [{}]})", "|"},
        {R"({"projects": [{}, {}], "firms": [{}, {}]})", "|too-many-items"},
        {"[" + zone_of("{},{}") + "," + zone_of("{},{},{}") + "]", "||"},
        {"[" + zone_of("{},{},{}") + "," + zone_of("{},{},{}") + "]", "too-many-file-items"},
        {zone_of("{},{},{}") + "\n" + zone_of("{},{},{}"), "too-many-file-items"},
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        CHECK(outline(read_zones(text, "a.json", limits)) == expected);
    }
    const Batch batch = read_zones("[" + zone_of(R"({"permits": [{}, {}, {}]})") + "]", "a.json", limits);
    CHECK(places(batch.applications.at(0).errors) == "a.json:1:/0/projects/0/permits");
}

TEST_CASE("lists nested to the limit, and beyond", "[facts][lists][hostile]") {
    Limits limits;
    limits.nesting = 4;
    CHECK(outline(read_zones(R"({"projects": [{"permits": []}]})", "a.json", limits)) == "|");
    CHECK(outline(read_zones(R"({"projects": [{"permits": [{}]}]})", "a.json", limits)) == "|nested-too-deep");
    std::string deep = "{}";
    for (int i = 0; i < 10'000; ++i) deep = "[" + deep + "]";
    CHECK(outline(read_zones("[{\"projects\": " + deep + "}, {\"projects\": []}]")) == "|nested-too-deep value-form|");
}

TEST_CASE("a list of a million wrong items is one application with a hundred errors and a count", "[facts][lists][hostile]") {
    const Batch batch = read_zones("[{\"projects\": [" + repeated("7", 90'000) + "]}, {\"projects\": [{}]}]");
    REQUIRE(batch.applications.size() == 2);
    const Application& application = batch.applications[0];
    CHECK(application.errors.size() == 101);
    CHECK(application.errors.back().slug() == "more-errors");
    CHECK(application.errors.back().message(Language::en) == "errors not listed here: 89900");
    CHECK(application.errors.back().place == application.place);
    CHECK(batch.applications[1].errors.empty());
    CHECK(outline(read_zones("{\"projects\": [" + repeated("{}", 100'001) + "]}")) == "|too-many-items");
    CHECK(outline(read_zones("{\"projects\": [" + repeated("{}", 100'000) + "]}")) == "|");
}

TEST_CASE("equal ids are warned of with both places, at most a hundred times", "[facts][ids]") {
    const Batch batch = read_zones("园区名称\n甲\n乙\n甲\n 甲 \n\"\"\n-\n", "a.csv");
    REQUIRE(slugs(batch.warnings) == "duplicate-id duplicate-id");
    CHECK(batch.warnings[0].message(Language::zh) == "编号“甲”在 a.csv:2:A2 已经用过");
    CHECK(places(batch.warnings) == "a.csv:4:A4 a.csv:5:A5");
    CHECK(slugs(read_zones(R"([{"zone": "A"}, {"园区名称": "A"}, {}, {}])").warnings) == "duplicate-id");
    CHECK(read_zones(R"([{"projects": [{"name": "A"}, {"name": "A"}]}])").warnings.empty());
    std::string many = "zone\n";
    for (int i = 0; i < 300; ++i) many += "same\n";
    CHECK(read_zones(many, "a.csv").warnings.size() == 100);
}

}  // namespace zhunze::facts
