// SPDX-License-Identifier: Apache-2.0
// Inputs that are broken, enormous or meant to do harm: each gives a clear result.
#include <algorithm>
#include <functional>

#include "unit/facts/support.hpp"

namespace zhunze::facts {
namespace {

using namespace std::string_literals;

std::string repeated(std::string_view piece, std::size_t times) {
    std::string all;
    all.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) all += piece;
    return all;
}

}  // namespace

TEST_CASE("files of nothing", "[facts][hostile]") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"", "input-empty"},         {"\n", "input-empty"},   {" \t\r\n ", "input-empty"}, {"\xEF\xBB\xBF", "input-empty"},
        {"\xFF\xFE", "input-empty"}, {"　\n", "input-empty"}, {"id,name", ""},             {"id,name\n\n\n", ""},
    };
    for (const auto& [bytes, expected] : cases) {
        INFO(bytes);
        const Batch batch = read(bytes);
        CHECK(outline(batch) == expected);
        CHECK(slugs(batch.warnings) == (expected.empty() ? "no-applications" : ""));
    }
}

TEST_CASE("a row of another encoding is named", "[facts][hostile]") {
    const Batch batch = read("id,name\nA,\xB8\xD3\xD6\xDD\nB,赣州某厂\nC,\xB8\xD3\n");
    REQUIRE(batch.file_errors.size() == 1);
    CHECK(batch.file_errors[0].message(Language::en) == "line 3 is UTF-8 and the others are GB18030: save the whole file in one encoding");
    CHECK(batch.applications.empty());
}

TEST_CASE("encodings", "[facts][hostile]") {
    const std::string utf8 = "项目编号,项目名称\nA,赣州某厂\n";
    const std::string gb18030 = "\xCF\xEE\xC4\xBF\xB1\xE0\xBA\xC5,\xCF\xEE\xC4\xBF\xC3\xFB\xB3\xC6\nA,\xB8\xD3\xD6\xDD\xC4\xB3\xB3\xA7\n";
    const std::string utf16 = "\xFF\xFE{\0\"\0i\0d\0\"\0:\0\"\0A\0\"\0}\0"s;
    const std::vector<std::tuple<std::string, std::string, std::string>> cases{
        {utf8, "|", "UTF-8"},
        {gb18030, "|", "GB18030"},
        {utf16, "|", "UTF-16LE"},
        {utf8 + "B,\xFF\n", "input-encoding", ""},           // neither
        {utf8 + "B,\xE8\xB5\n", "input-encoding", ""},       // cut in the middle of a character; GB18030 would take it
        {gb18030 + "B,赣州某厂\n", "mixed-encodings", ""},    // rows of two files
        {"项目编号,\xB5\n" + utf8 + utf8, "input-encoding", ""},  // damaged in its first line
        {"{\"id\": \"\x81\"}", "input-encoding", ""},        // a lead byte without its trail
        {"\xFF\xFE\x00\xD8"s, "input-encoding", ""},         // half a surrogate pair
        {"id\n\xC0\xAF\xFF\n", "input-encoding", ""},        // an overlong form
    };
    for (const auto& [bytes, expected, encoding] : cases) {
        INFO(bytes);
        const Batch batch = read(bytes);
        CHECK(outline(batch) == expected);
        if (!encoding.empty()) CHECK(batch.encoding.substr(0, encoding.size()) == encoding);
    }
    const Batch batch = read(gb18030);
    CHECK(described(project().fact(batch.applications.at(0), project().name)) == "=\"赣州某厂\"");
}

TEST_CASE("brackets by the million", "[facts][hostile]") {
    constexpr std::size_t many = 2'000'000;
    const std::string open = repeated("[", many);
    const std::string close = repeated("]", many);
    CHECK(outline(read(open)) == "json-syntax");
    CHECK(outline(read(open + close)) == "|not-an-object");
    CHECK(outline(read(repeated("{\"a\":", many))) == "json-syntax");
    CHECK(outline(read("[{\"a\":" + repeated("[", 500'000) + repeated("]", 500'000) + "},{}]")) == "|nested-too-deep|");
    CHECK(outline(read(repeated("{", many) + "\n{}")) == "|json-syntax|");  // one object a line, the first broken
}

TEST_CASE("lines of ten megabytes", "[facts][hostile]") {
    const std::string ten(10 * 1024 * 1024, 'x');
    const std::vector<std::pair<std::string, std::string>> cases{
        {"{\"id\": \"" + ten + "\"}\n{}", "|record-too-large|"},
        {"[{\"id\": \"" + ten + "\"}, {}]", "|record-too-large|"},
        {"id,name\nA," + ten + "\nB,\n", "|record-too-large|"},
        {"id,name\nA,\"" + ten + "\nB,\n", "csv-open-quote"},
        {ten, "record-too-large"},
        {"id,name\nA" + repeated(",", 1'000'000) + "\nB,\n", "|too-many-columns|"},
        {"{\"id\": 1" + repeated("0", 1'000'000) + "}", "|cell-too-large"},
        {"{\"ratio\": 1" + repeated("0", 60'000) + "}", "|number-past-limits"},
        {"{\"land_area\": \"" + repeated("9", 60'000) + "亩\"}", "|number-past-limits"},
        {"{\"land_area\": \"1" + repeated(",000", 15'000) + "亩\"}", "|number-past-limits"},
    };
    for (const auto& [text, expected] : cases) CHECK(outline(read(text)) == expected);
}

TEST_CASE("keys by the hundred thousand", "[facts][hostile]") {
    std::string object = "{";
    for (int i = 0; i < 200'000; ++i) object += "\"k" + std::to_string(i) + "\":0,";
    object += "\"id\":\"A\"}";
    const Batch batch = read(object);
    CHECK(outline(batch) == "|too-many-columns");
    CHECK(batch.warnings.size() == 100);
    CHECK(outline(read("{" + repeated("\"id\":\"A\",", 100'000) + "\"id\":\"A\"}")).starts_with("|repeated-key"));
}

TEST_CASE("a file of wrong words is not compared with every member for ever", "[facts][hostile]") {
    const Batch batch = read("所在地\n" + repeated("nankamg\n", 300));
    REQUIRE(batch.applications.size() == 300);
    const auto hinted = [](const Application& application) { return !application.errors.at(0).hints.empty(); };
    CHECK(std::ranges::count_if(batch.applications, hinted) == 200);
}

TEST_CASE("control characters and NUL", "[facts][hostile]") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"{\"id\": \"a\0b\"}"s, "json-syntax"},
        {"{\"id\"\0: 1}"s, "json-syntax"},
        {"\0{}"s, "no-known-column"},
        {"{}\0"s, "json-syntax"},
        {"id\nA\0B\n"s, "|control-character"},
        {"i\0d\nA\n"s, "|"},
        {"\0\0\0\0"s, "no-known-column"},
        {"id,land_area\nA,\x1b[31m20\n", "|value-form"},
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        CHECK(outline(read(text)) == expected);
    }
    const Batch escape = read("id,land_area\nA,\x1b[31m20\n");
    CHECK(escape.applications.at(0).errors.at(0).message(Language::en).find("\\u{001b}[31m20") != std::string::npos);
}

TEST_CASE("what is shown of the input is short and visible", "[facts][hostile]") {
    const Application application = read_member("kind", quoted(repeated("甲", 500) + "\u202e"));
    const std::string message = application.errors.at(0).message(Language::zh);
    CHECK(message.find(repeated("甲", 60) + "…") != std::string::npos);
    CHECK(message.find(repeated("甲", 61)) == std::string::npos);
    const Batch key = read("{" + quoted(repeated("k", 500) + "\u202e") + ": 1}");
    CHECK(key.warnings.at(0).place == "a.json:1:/" + repeated("k", 60) + "…");
    const std::string reversed = read_member("kind", quoted("新\u202e上")).errors.at(0).message(Language::zh);
    CHECK(reversed.find("\u202e") == std::string::npos);
    CHECK(reversed.find("\\u{202e}") != std::string::npos);
}

TEST_CASE("any cut and any flipped byte of a good file gives a result", "[facts][hostile]") {
    const std::string good[] = {
        R"([{"id": "A", "用地面积": "1.31公顷", "固投": {"value": "5,000", "unit": "万元"}, "证据": [{"name": "\u7532", "none": false}]}, {"id": null}])",
        "{\"id\": \"A\", \"ratio\": 1.5e2}\n{\"id\": \"B\", \"受理日期\": \"2020年4月13日\"}\n",
        "项目编号,用地面积（公顷）,证据\nA,\"1,000\",甲；乙(2020-03-01)\n\"B\",约20,无\n",
    };
    for (const std::string& text : good) {
        REQUIRE(read(text).file_errors.empty());
        for (std::size_t at = 0; at < text.size(); ++at) {
            const Batch cut = read(std::string_view(text).substr(0, at));
            CHECK((cut.file_errors.empty() || cut.applications.empty()));
            for (const char byte : {'\0', '"', '\\', '{', '}', '[', ']', ',', '\n', '\r', '\xFF', '\x80'}) {
                std::string changed = text;
                changed[at] = byte;
                const Batch batch = read(changed);
                CHECK((batch.file_errors.empty() || batch.applications.empty()));
            }
        }
    }
}

TEST_CASE("every short text over the signs of JSON and CSV gives a result", "[facts][hostile]") {
    constexpr std::string_view alphabet = "[]{},:\"\\1\n";
    constexpr std::size_t longest = 5;
    std::size_t read_count = 0;
    const std::function<void(std::string&)> extend = [&](std::string& text) {
        const Batch batch = read(text);
        if (!batch.file_errors.empty()) REQUIRE(batch.applications.empty());
        ++read_count;
        if (text.size() == longest) return;
        for (const char c : alphabet) {
            text.push_back(c);
            extend(text);
            text.pop_back();
        }
    };
    for (const char* opening : {"[", "{", "id\n"}) {
        std::string text = opening;
        extend(text);
    }
    CHECK(read_count > 20'000);
}

}  // namespace zhunze::facts
