// SPDX-License-Identifier: Apache-2.0
#include "diagnostics/render.hpp"

#include <string>

#include "catch.hpp"

using namespace zhunze;

namespace {

const char* const zh_text =
    "模块 甲\n"
    "\n"
    "规则 乙 针对 项目 {\n"
    "  依据 要点\n"
    "  当 固定资产投资 < 用地面积\n"
    "}\n";
const char* const en_text =
    "module b\n"
    "record Project aka 项目 {\n"
    "  land_area : Area\n"
    "}\n";

/// Two small files and the findings of a test about them.
struct Run {
    Sources sources;
    FileId zh = sources.add({"甲.zz", zh_text});
    FileId en = sources.add({"b.zz", en_text});
    Sink sink;

    [[nodiscard]] Span at(FileId file, std::string_view words) const {
        const std::size_t begin = sources[file].text().find(words);
        REQUIRE(begin != std::string::npos);
        return {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
    }

    [[nodiscard]] std::string terminal(const RenderOptions& options = {}) const { return render_terminal(sink.sorted(), sources, options); }
};

Arguments money_and_area() { return {{"left", Name{"金额", "Money"}}, {"right", Name{"面积", "Area"}}, {"operator", "<"}}; }

Label type_label(Span span, const Name& type) { return {span, LabelText::is_of_type, {{"type", type}}}; }

}  // namespace

TEST_CASE("a finding shows its line, both sides and where one came from", "[diagnostics][terminal]") {
    Run run;
    Diagnostic& d = run.sink.report(Code::unit_mismatch, run.at(run.zh, "<"), money_and_area());
    d.labels = {type_label(run.at(run.zh, "固定资产投资"), {"金额", "Money"}), type_label(run.at(run.zh, "用地面积"), {"面积", "Area"}),
                Label{run.at(run.zh, "乙"), LabelText::declared_here, {{"name", "乙"}}},
                Label{run.at(run.en, "land_area"), LabelText::declared_as, {{"name", "land_area"}, {"type", Name{"面积", "Area"}}}}};
    d.hints = {Label{{}, LabelText::needs_unit, {{"example", "5万元"}}}};
    CHECK(run.terminal() ==
          "错误[unit-mismatch]: 单位不符:金额与面积不能用“<”\n"
          " --> 甲.zz:5:12\n"
          "  |\n"
          "3 | 规则 乙 针对 项目 {\n"
          "  |      -- “乙”在此声明\n"
          "...\n"
          "5 |   当 固定资产投资 < 用地面积\n"
          "  |                   ^\n"
          "  |      ------------ 这里是金额\n"
          "  |                     -------- 这里是面积\n"
          " ::: b.zz:3:3\n"
          "  |\n"
          "3 |   land_area : Area\n"
          "  |   --------- “land_area”在此声明为面积\n"
          "  = 提示: 请写明单位,例如 5万元\n"
          "\n"
          "共 1 个错误、0 个警告\n");
}

TEST_CASE("a finding speaks the language of its file", "[diagnostics][terminal]") {
    Run run;
    Diagnostic& d = run.sink.report(Code::unknown_name, run.at(run.en, "Area"), {{"name", "Area"}, {"what", Name{"量纲", "dimension"}}});
    d.fix = Fix{run.at(run.en, "Area"), "面积"};
    CHECK(run.terminal() ==
          "error[unknown-name]: there is no dimension named `Area`\n"
          " --> b.zz:3:15\n"
          "  |\n"
          "3 |   land_area : Area\n"
          "  |               ^^^^\n"
          "  = fix: replace `Area` by `面积`\n"
          "\n"
          "1 error, 0 warnings\n");
    CHECK(run.terminal({Language::zh, 20, false}).find("错误[unknown-name]: 没有名为“Area”的量纲\n") == 0);
}

TEST_CASE("a label on the underlined words stands behind them", "[diagnostics][terminal]") {
    Run run;
    const Span span = run.at(run.en, "Area");
    run.sink.report(Code::type_expected, span, {{"expected", "Date"}, {"found", "Area"}}).labels = {type_label(span, {"面积", "Area"})};
    CHECK(run.terminal().find("3 |   land_area : Area\n  |               ^^^^ this is Area\n\n") != std::string::npos);
}

TEST_CASE("the kinds of fixes", "[diagnostics][terminal]") {
    struct Row {
        std::uint32_t begin, end;
        std::string replacement, zh, en;
    };
    const Row rows[] = {
        {0, 6, "use", "把“module”改为“use”", "replace `module` by `use`"},
        {6, 6, "{name}", "在第 1 行第 7 列插入“{name}”", "insert `{name}` at line 1, column 7"},
        {7, 8, "", "删去“b”", "remove `b`"},
        {8, 9, ";", "把“␊”改为“;”", "replace `␊` by `;`"},
        {500, 600, "}", "在第 5 行第 1 列插入“}”", "insert `}` at line 5, column 1"},
    };
    for (const Row& row : rows) {
        Run run;
        run.sink.report(Code::not_constant, {run.en, 0, 1}).fix = Fix{{run.en, row.begin, row.end}, row.replacement};
        CHECK(run.terminal({Language::zh, 20, false}).find("  = 修正: " + row.zh + "\n") != std::string::npos);
        CHECK(run.terminal({Language::en, 20, false}).find("  = fix: " + row.en + "\n") != std::string::npos);
    }
}

TEST_CASE("a finding about an input names its place", "[diagnostics][terminal]") {
    Run run;
    Diagnostic& d = run.sink.report_input(Code::bad_number, "a.csv:B7", {{"found", "5,\x1b[0m"}});
    d.hints = {Label{{}, LabelText::write_instead, {{"text", "5"}}}};
    CHECK(run.terminal() ==
          "错误[bad-number] a.csv:B7: “5,␛[0m”不是有效的数\n"
          " = 提示: 请改写为 5\n"
          "\n"
          "共 1 个错误、0 个警告\n");
}

TEST_CASE("errors and warnings past the most are counted", "[diagnostics][terminal]") {
    Run run;
    for (std::uint32_t at = 0; at < 4; ++at) run.sink.report(Code::no_citation, {run.en, at, at + 1}, {{"name", "r"}});
    for (std::uint32_t at = 10; at < 13; ++at) run.sink.report(Code::not_constant, {run.en, at, at + 1});
    const std::string text = run.terminal({Language::en, 2, false});
    CHECK(text.find(" --> b.zz:1:2\n") != std::string::npos);
    CHECK(text.find(" --> b.zz:1:3\n") == std::string::npos);
    CHECK(text.find(" --> b.zz:2:2\n") != std::string::npos);  // an error, shown though two warnings came first
    CHECK(text.find(" --> b.zz:2:4\n") == std::string::npos);
    CHECK(text.substr(text.find("not shown")) == "not shown: 1 error, 2 warnings\n3 errors, 4 warnings\n");
    CHECK(run.terminal({Language::zh, 2, false}).find("另有 1 个错误、2 个警告没有列出\n共 3 个错误、4 个警告\n") != std::string::npos);
}

TEST_CASE("no findings, no text", "[diagnostics][terminal]") { CHECK(Run().terminal().empty()); }

TEST_CASE("colour adds escapes and nothing else", "[diagnostics][terminal]") {
    Run run;
    run.sink.report(Code::not_constant, run.at(run.en, "Area")).hints = {Label{{}, LabelText::write_instead, {{"text", "5"}}}};
    std::string coloured = run.terminal({Language::en, 20, true});
    CHECK(coloured.substr(0, 7) == "\x1b[1;31m");
    for (std::size_t escape = coloured.find('\x1b'); escape != std::string::npos; escape = coloured.find('\x1b'))
        coloured.erase(escape, coloured.find('m', escape) - escape + 1);
    CHECK(coloured == run.terminal({Language::en, 20, false}));
}

TEST_CASE("the gutter is as wide as the widest line number", "[diagnostics][terminal]") {
    Run run;
    const FileId file = run.sources.add({"c.zz", std::string(9, '\n') + "x"});
    run.sink.report(Code::not_constant, {file, 9, 10}).labels = {Label{{file, 2, 2}, LabelText::first_here, {}}};
    CHECK(run.terminal({Language::en, 20, false}).find("  --> c.zz:10:1\n   |\n 3 |\n   | - first seen here\n...\n10 | x\n   | ^\n") !=
          std::string::npos);
}

TEST_CASE("lines that follow each other have nothing between them", "[diagnostics][terminal]") {
    Run run;
    run.sink.report(Code::not_constant, run.at(run.en, "land_area")).labels = {Label{run.at(run.en, "Project"), LabelText::first_here, {}}};
    CHECK(run.terminal().find("  |        ------- first seen here\n3 |   land_area") != std::string::npos);
}

TEST_CASE("any span renders", "[diagnostics][terminal]") {
    const std::string text = "\n\t亩\u202E\r\n“e\u0301”\n";
    for (std::uint32_t begin = 0; begin <= text.size() + 2; ++begin)
        for (std::uint32_t end = 0; end <= text.size() + 2; ++end) {
            Run run;
            const FileId file = run.sources.add({"c.zz", text});
            Diagnostic& d = run.sink.report(Code::not_constant, {file, begin, end});
            d.labels = {Label{{file, end, begin}, LabelText::first_here, {}}};
            d.fix = Fix{{file, begin, end}, "\n"};
            const std::string shown = run.terminal();
            REQUIRE(shown.find('^') != std::string::npos);
            REQUIRE(shown.find("在此") != std::string::npos);
            REQUIRE_FALSE(render_json(run.sink.sorted(), run.sources).line().empty());
        }
}

TEST_CASE("a span of no file is left out, its words are not", "[diagnostics][terminal]") {
    Run run;
    Diagnostic& d = run.sink.report(Code::not_constant, Span{});
    d.labels = {Label{{}, LabelText::first_here, {}}};
    d.fix = Fix{Span{}, "x"};
    CHECK(run.terminal({Language::en, 20, false}) ==
          "error[not-constant]: only a constant may stand here\n = note: first seen here\n\n1 error, 0 warnings\n");
    CHECK(render_json(run.sink.sorted(), run.sources).line().find("\"span\":null") != std::string::npos);
}

TEST_CASE("a finding as JSON", "[diagnostics][json]") {
    Run run;
    Diagnostic& d = run.sink.report(Code::unknown_unit, run.at(run.zh, "用地面积"), {{"name", "用地面积"}});
    d.labels = {Label{run.at(run.zh, "乙"), LabelText::first_here, {}}};
    d.hints = {Label{{}, LabelText::did_you_mean, {{"name", "亩"}}}};
    d.fix = Fix{run.at(run.en, "b"), "c"};
    CHECK(render_json(run.sink.sorted(), run.sources).line() ==
          R"([{"code":"unknown-unit","severity":"error",)"
          R"("message":{"zh":"没有名为“用地面积”的单位","en":"there is no unit named `用地面积`"},"place":null,)"
          R"("span":{"file":"甲.zz","begin":{"offset":82,"line":5,"column":14},"end":{"offset":94,"line":5,"column":18}},)"
          R"("labels":[{"span":{"file":"甲.zz","begin":{"offset":19,"line":3,"column":4},"end":{"offset":22,"line":3,"column":5}},)"
          R"("text":{"zh":"第一处在此","en":"first seen here"}}],)"
          R"("hints":[{"zh":"是否想写“亩”?","en":"did you mean `亩`?"}],)"
          R"("fix":{"span":{"file":"b.zz","begin":{"offset":7,"line":1,"column":8},"end":{"offset":8,"line":1,"column":9}},)"
          R"("replacement":"c"}}])");
}

TEST_CASE("an input's finding as JSON has a place and no span", "[diagnostics][json]") {
    Run run;
    run.sink.report_input(Code::bad_number, "/3/land_area", {{"found", "x"}});
    CHECK(render_json(run.sink.sorted(), run.sources).line() ==
          R"([{"code":"bad-number","severity":"error","message":{"zh":"“x”不是有效的数","en":"`x` is not a number"},)"
          R"("place":"/3/land_area","span":null,"labels":[],"hints":[],"fix":null}])");
}

TEST_CASE("the language of a file is that of the words its lines begin with", "[diagnostics][language]") {
    struct Row {
        std::string text;
        Language language;
    };
    const Row rows[] = {
        {zh_text, Language::zh},
        {en_text, Language::en},
        {"", Language::zh},
        {"# 注释\n// 注释\n“字”\n}\nuse a\n", Language::en},
        {"/* 说明\n说明\n说明 */\nuse a\n", Language::en},
        {"/* one line */\nuse a\n", Language::en},
        {"引用 a\n引用 b\nnote\n", Language::zh},
        {"大 when x\n", Language::zh},
        {"use a\n" "规则\n" "use b\n", Language::en},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(language_of(SourceFile("a.zz", row.text)) == row.language);
    }
}
