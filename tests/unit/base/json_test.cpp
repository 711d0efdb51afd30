// SPDX-License-Identifier: Apache-2.0
#include "base/json.hpp"

#include <limits>
#include <string>
#include <utility>

#include "catch.hpp"

using namespace zhunze;

TEST_CASE("each kind of value is written as its own", "[base][json]") {
    const std::pair<Json, const char*> rows[] = {
        {Json(), "null"},
        {Json(true), "true"},
        {Json(0), "0"},
        {Json(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808"},
        {Json(std::string("a").size()), "1"},
        {Json("文本"), "\"文本\""},
        {Json("quote \" slash \\ line\n"), R"("quote \" slash \\ line\n")"},
        {Json("\x1b"), R"("\u001b")"},
        {Json::object(), "{}"},
        {Json::array(), "[]"},
    };
    for (const auto& [json, text] : rows) CHECK(json.line() == text);
}

TEST_CASE("members keep the order they were set in, a later value replaces", "[base][json]") {
    Json json = Json::object().set("z", 1).set("a", Json::array().push("x").push(Json())).set("z", 2);
    CHECK(json.line() == R"({"z":2,"a":["x",null]})");
    CHECK(json.pretty() == "{\n  \"z\": 2,\n  \"a\": [\n    \"x\",\n    null\n  ]\n}");
}

TEST_CASE("copies are independent", "[base][json]") {
    Json first = Json::array().push(1);
    Json second = first;
    second.push(2);
    CHECK(first.line() == "[1]");
    first = std::move(second);
    CHECK(first.line() == "[1,2]");
}

TEST_CASE("bytes that are not UTF-8 do not stop the output", "[base][json]") { CHECK(Json("a\xFF").line() == "\"a\uFFFD\""); }

TEST_CASE("a text is appended as it would be written", "[base][json]") {
    std::string out;
    std::string wanted;
    for (const std::string text : {"", "A-1", "项目", "a\"b", "a\\b", "a\nb", "\x01", "\x7F", "a\xFF", "赣\xE5\xB7", "\xF0\xA0\xAE\xB7"}) {
        append_json(out, text);
        wanted += Json(text).line();
    }
    CHECK(out == wanted);
}
