// SPDX-License-Identifier: Apache-2.0
#include "diagnostics/diagnostic.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace zhunze;

namespace {

struct Words {
    std::string_view name, zh, en;
};

const std::vector<Words> codes{
#define ZHUNZE_CODE(name, slug, severity, zh, en) {#name, zh, en},
#include "diagnostics/codes.def"
#undef ZHUNZE_CODE
};

const std::vector<Words> labels{
#define ZHUNZE_LABEL(name, zh, en) {#name, zh, en},
#include "diagnostics/labels.def"
#undef ZHUNZE_LABEL
};

std::set<std::string_view> parameters(std::string_view text) {
    std::set<std::string_view> names;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open)) {
        if (text.substr(open, 2) == "{{") {
            open += 2;
            continue;
        }
        const std::size_t close = text.find('}', open);
        names.insert(text.substr(open + 1, close - open - 1));
        open = close;
    }
    return names;
}

Span span(std::uint32_t file, std::uint32_t begin, std::uint32_t end) { return {FileId(file), begin, end}; }

std::string order(const Sink& sink) {
    std::string text;
    for (const Diagnostic& d : sink.sorted()) {
        const std::string place = d.span ? std::to_string(d.span->file.value) + ":" + std::to_string(d.span->begin) : d.place;
        text += place + " " + std::string(d.slug()) + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("both wordings of a text take the same arguments", "[diagnostics]") {
    for (const auto* table : {&codes, &labels})
        for (const Words& row : *table) {
            INFO(row.name);
            CHECK_FALSE(row.zh.empty());
            CHECK(parameters(row.zh) == parameters(row.en));
        }
}

TEST_CASE("a slug is the code's name with dashes", "[diagnostics]") {
    for (std::size_t i = 0; i < codes.size(); ++i) {
        std::string expected(codes[i].name);
        std::replace(expected.begin(), expected.end(), '_', '-');
        CHECK(facts_of(static_cast<Code>(i)).slug == expected);
    }
}

TEST_CASE("arguments are put into a template", "[diagnostics][fill]") {
    const Arguments arguments{{"name", "亩"}, {"what", Name{"单位", "unit"}}, {"nested", "{name}"}};
    struct Row {
        std::string text, zh, en;
    };
    const Row rows[] = {
        {"", "", ""},
        {"no such {what} {name}", "no such 单位 亩", "no such unit 亩"},
        {"{name}{name}", "亩亩", "亩亩"},
        {"{nested}", "{name}", "{name}"},             // a value is no template
        {"{{name}", "{name}", "{name}"},
        {"{{{name}}", "{亩}", "{亩}"},
        {"{forgotten} {name}", "{forgotten} 亩", "{forgotten} 亩"},
        {"open {name", "open {name", "open {name"},
        {"end {", "end {", "end {"},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(fill(row.text, arguments, Language::zh) == row.zh);
        CHECK(fill(row.text, arguments, Language::en) == row.en);
    }
}

TEST_CASE("messages and labels are worded in the language asked for", "[diagnostics]") {
    Sink sink;
    const Diagnostic& d = sink.report(Code::unknown_name, span(0, 0, 1), {{"name", "x"}, {"what", Name{"单位", "unit"}}});
    CHECK(d.message(Language::zh) == "没有名为“x”的单位");
    CHECK(d.message(Language::en) == "there is no unit named `x`");
    const Label label{span(0, 0, 1), LabelText::is_of_type, {{"type", Name{"金额", "Money"}}}};
    CHECK(label_text(label, Language::zh) == "这里是金额");
    CHECK(label_text(label, Language::en) == "this is Money");
}

TEST_CASE("findings stand by file, place and code; those about inputs follow as they came", "[diagnostics][sink]") {
    Sink sink;
    sink.report_input(Code::bad_number, "B10");
    sink.report(Code::unknown_name, span(1, 0, 4));
    sink.report(Code::no_norm, span(0, 9, 12));
    sink.report(Code::no_citation, span(0, 9, 12));
    sink.report_input(Code::bad_number, "A11");
    sink.report(Code::unknown_name, span(0, 3, 4));
    CHECK(order(sink) == "0:3 unknown-name\n0:9 no-citation\n0:9 no-norm\n1:0 unknown-name\nB10 bad-number\nA11 bad-number\n");
}

TEST_CASE("a finding met twice is given once", "[diagnostics][sink]") {
    Sink sink;
    for (const char* name : {"a", "b", "a"}) sink.report(Code::unknown_unit, span(0, 1, 2), {{"name", name}});
    for (const char* place : {"B7", "B8", "B7"}) sink.report_input(Code::bad_number, place, {{"found", "x"}});
    sink.report_input(Code::bad_number, "B7", {{"found", "y"}});
    CHECK(sink.size() == 7);
    CHECK(order(sink) == "0:1 unknown-unit\n0:1 unknown-unit\nB7 bad-number\nB8 bad-number\nB7 bad-number\n");
}

TEST_CASE("findings that differ in their end alone are two", "[diagnostics][sink]") {
    Sink sink;
    for (std::uint32_t end : {4u, 3u}) sink.report(Code::not_constant, span(0, 1, end));
    const auto sorted = sink.sorted();
    REQUIRE(sorted.size() == 2);
    CHECK(sorted[0].span->end == 3);
}

TEST_CASE("warnings alone are no errors", "[diagnostics][sink]") {
    Sink sink;
    CHECK_FALSE(sink.has_errors());
    sink.report(Code::no_citation, span(0, 0, 1));
    CHECK_FALSE(sink.has_errors());
    sink.report_input(Code::bad_number, "B7");
    CHECK(sink.has_errors());
}
