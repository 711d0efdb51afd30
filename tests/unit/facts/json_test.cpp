// SPDX-License-Identifier: Apache-2.0
#include <tuple>

#include "base/text.hpp"
#include "unit/facts/support.hpp"

namespace zhunze::facts {

TEST_CASE("an object is one application, an array as many as it has elements", "[facts][json]") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {R"({"id": "A"})", "|"},
        {"  \n{}\n ", "|"},
        {"[]", ""},
        {R"([{"id": "A"}])", "|"},
        {R"([{"id": "A"}, {"id": "B"} , {}])", "|||"},
        {R"([{"id": "A"}, 3, "x", [{}], null, {"id": "B"}])", "||not-an-object|not-an-object|not-an-object|not-an-object|"},
        {"[{\"id\": \"A\"},\n{\"id\": 3}]", "||number-for-text"},
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        CHECK(outline(read(text)) == expected);
    }
    CHECK(slugs(read("[]").warnings) == "no-applications");
}

TEST_CASE("a file that is no JSON has no applications, and says where it breaks", "[facts][json]") {
    const std::vector<std::tuple<std::string, std::string, std::string>> cases{
        {R"({"id": "A")", "a.json:1:11", "末尾"},
        {R"({"id": "A)", "a.json:1:8", "A"},
        {"[{\"id\": \"A\"}\n {\"id\": \"B\"}]", "a.json:2:2", "{"},
        {R"([{"id": "A"},])", "a.json:1:14", "]"},
        {R"([,{}])", "a.json:1:2", ","},
        {R"({"id": "A"} {"id": "B"})", "a.json:1:13", "{"},
        {"{\n  \"id\": tru\n}", "a.json:2:9", "tru"},
        {R"([{}, {"项目编号": 01}])", "a.json:1:15", "01"},
        {R"({"id" "A"})", "a.json:1:7", "A"},
        {R"({"id": "A" "name": "B"})", "a.json:1:12", "name"},
        {R"({"id": "A",})", "a.json:1:12", "}"},
        {R"({id: "A"})", "a.json:1:2", "id"},
        {R"({"id": ["a" "b"]})", "a.json:1:13", "b"},
        {R"({"id": [1}})", "a.json:1:10", "}"},
        {R"({"id": +1})", "a.json:1:8", "+1"},
        {R"({"id": .5})", "a.json:1:8", ".5"},
        {R"({"id": NaN})", "a.json:1:8", "NaN"},
        {R"({\"id": 1})", "a.json:1:2", "\\"},
        {"{\"id\": \"a\tb\"}", "a.json:1:10", "\\t"},
        {"{\"id\": 1} // no comments", "a.json:1:11", "//"},
    };
    for (const auto& [text, place, found] : cases) {
        INFO(text);
        const Batch batch = read(text);
        CHECK(batch.applications.empty());
        REQUIRE(slugs(batch.file_errors) == "json-syntax");
        CHECK(batch.file_errors[0].place == place);
        CHECK(batch.file_errors[0].message(Language::zh).find(found) != std::string::npos);
    }
}

TEST_CASE("one object a line: a broken line is that application alone", "[facts][ndjson]") {
    const Batch batch = read("{\"id\": \"A\"}\r\n\n{\"id\": \n   {\"id\": \"B\", \"land_area\": \"约20亩\"}\n[1]\n{\"id\": \"C\"} x\n{\"id\": \"D\"}");
    CHECK(outline(batch) == "||json-syntax|inexact-number|not-an-object|json-syntax|");
    REQUIRE(batch.applications.size() == 6);
    CHECK(batch.applications[0].id == "A");
    CHECK(batch.applications[1].errors[0].place == "a.json:3:8");
    CHECK(batch.applications[1].id == "a.json:3");
    CHECK(batch.applications[2].errors[0].place == "a.json:4:/land_area");
    CHECK(batch.applications[4].errors[0].place == "a.json:6:13");
    CHECK(batch.applications[5].id == "D");
    CHECK(batch.applications[5].place == "a.json:7");
}

TEST_CASE("one object a line is told from one object on several lines", "[facts][ndjson]") {
    CHECK(outline(read("{\n\"id\":\n{\"value\": 1}\n}")) == "|value-form");
    CHECK(outline(read("{\"id\": \"A\",\n\"name\": \"B\"}")) == "|");
    CHECK(outline(read("{\"id\": \"A\"\n{\"id\": \"B\"}\n")) == "|json-syntax|");
    CHECK(outline(read("{\"id\": \"A\"}\nnonsense\n")) == "||not-an-object");
}

TEST_CASE("keys are names, twins and labels, once a field", "[facts][json]") {
    const Batch batch = read(R"({"项目名称": "甲", "land_area": 20, "固投": 5000})");
    CHECK(outline(batch) == "|");
    CHECK(batch.warnings.empty());
    const Application& application = batch.applications.front();
    CHECK(described(project().fact(application, project().name)) == "=\"甲\"");
    CHECK(described(project().fact(application, project().fixed)) == "=50000000");
    CHECK(outline(read(R"({"land_area": 20, "用地面积": 21})")) == "|repeated-field");
    CHECK(outline(read(R"({"land_area": 20, "land_area": 21})")) == "|repeated-key");
    CHECK(outline(read(R"({"land_area": 20, "land\u005farea": 20})")) == "|repeated-key");
    CHECK(outline(read(R"({"land_area": {"value": 1, "unit": "亩", "unit": "公顷"}})")) == "|repeated-key");
    CHECK(outline(read(R"({"ignored": {"a": 1, "a": 2}})")) == "|repeated-key");
}

TEST_CASE("an unknown key is warned of once, with what may have been meant", "[facts][json]") {
    const Batch batch = read(R"([{"land_aera": 20}, {"land_aera": 21, "remark": "x"}, {"remark": 1}])");
    CHECK(outline(batch) == "|||");
    REQUIRE(slugs(batch.warnings) == "unknown-field unknown-field");
    CHECK(batch.warnings[0].place == "a.json:1:/0/land_aera");
    REQUIRE(batch.warnings[0].hints.size() == 1);
    CHECK(label_text(batch.warnings[0].hints[0], Language::en) == "did you mean `land_area`?");
    CHECK(described(project().fact(batch.applications[0], project().land)) == "not given");
}

TEST_CASE("places are lines and pointers, with keys as written", "[facts][json]") {
    const Batch batch = read("[\n {\"id\": \"A\"},\n {\"id\": \"B\",\n  \"用地面积\": \"五亩\",\n  \"a/b~c\": {\"d\": 1, \"d\": 2}\n }\n]");
    REQUIRE(batch.applications.size() == 2);
    const Application& second = batch.applications[1];
    CHECK(second.place == "a.json:3:/1");
    REQUIRE(slugs(second.errors) == "repeated-key chinese-numeral");
    CHECK(second.errors[0].place == "a.json:5:/1/a~1b~0c/d");
    CHECK(second.errors[1].place == "a.json:4:/1/用地面积");
    CHECK(project().fact(second, project().land).place == "/1/用地面积");
}

TEST_CASE("an application without an id goes by its place", "[facts][json]") {
    CHECK(read("{}").applications.at(0).id == "a.json:1");
    CHECK(read("[{}]").applications.at(0).id == "a.json:1:/0");
    CHECK(read(R"({"id": 7})").applications.at(0).id == "a.json:1");
    CHECK(read(R"({"编号": "x", "id": " A-7 "})").applications.at(0).id == "A-7");
}

TEST_CASE("the hash is of the record's own text", "[facts][json]") {
    const std::string own = R"({"id": "A"})";
    CHECK(read(own).applications.at(0).input_hash == sha256_hex(own));
    CHECK(read("[" + own + " , {}]").applications.at(0).input_hash == sha256_hex(own));
    CHECK(read("{}\n" + own + "\r\n").applications.at(1).input_hash == sha256_hex(own));
    CHECK(read(R"([{"id":"A"}])").applications.at(0).input_hash != sha256_hex(own));
}

TEST_CASE("escapes are read; half a surrogate pair is an error of its record", "[facts][json]") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {R"([{"name": "\ud83d\ude00"}, {}])", "||"},
        {R"([{"name": "\ud800"}, {}])", "|json-escape|"},
        {R"([{"name": "\udc00"}, {}])", "|json-escape|"},
        {R"([{"name": "\ud800\u0041"}, {}])", "|json-escape|"},
        {R"([{"name": "\ud800\ud800"}, {}])", "|json-escape|"},
        {R"([{"name": "\q"}, {}])", "|json-escape|"},
        {R"([{"name": "\u12"}, {}])", "|json-escape|"},
        {R"([{"\ud800": 1, "name": "甲"}, {}])", "|json-escape|"},
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        CHECK(outline(read(text)) == expected);
    }
    const Batch batch = read(R"({"name": "\ud800"})");
    CHECK(described(project().fact(batch.applications[0], project().name)) == "invalid");
    CHECK(batch.applications[0].errors[0].place == "a.json:1:/name");
}

TEST_CASE("limits on records, values, keys and depth", "[facts][json][limits]") {
    Limits limits;
    limits.record_bytes = 100;
    limits.cell_bytes = 20;
    limits.columns = 5;
    limits.nesting = 3;
    const std::string blank(100, ' ');
    const std::vector<std::pair<std::string, std::string>> cases{
        {"[{\"id\": \"A\"}, {" + blank + "}, {}]", "||record-too-large|"},
        {"{\"id\": \"A\"}\n{" + blank + "}\n{}", "||record-too-large|"},
        {R"([{"id": "123456789012345678901"}, {}])", "|cell-too-large|"},
        {R"([{"ratio": 123456789012345678901}, {}])", "|cell-too-large|"},
        {R"({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5})", "|"},
        {R"({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7})", "|too-many-columns"},
        {R"([{"a": [[1]]}, {}])", "||"},
        {R"([{"a": [[[1, {}]]]}, {}])", "|nested-too-deep|"},
        {R"([{"a": [[[1]]], "id": "A"}, {}])", "|nested-too-deep|"},
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        CHECK(outline(read(text, "a.json", limits)) == expected);
    }
    limits.file_bytes = 10;
    CHECK(outline(read(R"({"id": "long"})", "a.json", limits)) == "file-too-large");
}

}  // namespace zhunze::facts
