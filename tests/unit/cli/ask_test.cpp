// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "sandbox.hpp"

using namespace zhunze::cli::testing;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t questions_in(const std::string& dialogue) {
    std::size_t count = 0;
    for (std::size_t at = dialogue.find("> "); at != std::string::npos; at = dialogue.find("> ", at + 1)) {
        if (at == 0 || dialogue[at - 1] == '\n') ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("only facts that can still change the outcome are asked for, until it is decided") {
    const Sandbox box;
    struct Row {
        const char* application;
        const char* answers;
        std::size_t asked;
        const char* outcome;
    };
    const std::vector<Row> table{
        {R"({"编号":"a","受理日期":"2020-06-08","投资":"3000万元","供地":"单独供地"})", "", 0, "a  不通过"},
        {R"({"编号":"a","受理日期":"2020-06-08"})", "6000万元\n", 1, "a  通过"},
        {R"({"编号":"a","受理日期":"2020-06-08"})", "3000万元\n标准厂房\n", 2, "a  通过"},
        {R"({"编号":"a","受理日期":"2020-06-08"})", "3000万元\n单独供地\n", 2, "a  不通过"},
        {R"({"编号":"a","受理日期":"2020-06-08"})", "4500万元\nstandalone\n有\n", 3, "a  通过"},
        {R"({"编号":"a","受理日期":"2020-06-08"})", "4500万元\n单独供地\n没有\n", 3, "a  不通过"},
        {R"({"编号":"a","受理日期":"2020-06-08"})", "\n标准厂房\n\n", 3, "a  待补正"},
        {R"({"编号":"a"})", "2021-06-08\n", 1, "a  通过"},
    };
    for (const Row& row : table) {
        const Result result = box.run({"ask", box.write("a.json", row.application)}, row.answers);
        INFO(row.application << row.answers << "\n" << result.err << result.out);
        CHECK(result.code == 0);
        CHECK(questions_in(result.err) == row.asked);
        CHECK(holds(result.out, row.outcome));
    }
}

TEST_CASE("what is left unanswered stays open, and is not asked for twice") {
    const Sandbox box;
    const std::string input = box.write("a.json", R"({"编号":"a","受理日期":"2020-06-08"})");
    for (const std::string answers : {"\n\n\n\n", "不知道\n未提供\nunknown\n", ":q\n", ""}) {
        const Result result = box.run({"ask", input}, answers);
        INFO(result.err);
        CHECK(result.code == 0);
        CHECK(questions_in(result.err) <= 3);
        CHECK(holds(result.out, "a  待补正"));
    }
}

TEST_CASE("an answer that cannot be is refused, and the question stands") {
    const Sandbox box;
    const std::string input = box.write("a.json", R"({"编号":"a","受理日期":"2020-06-08"})");
    const std::vector<std::pair<std::string, std::string>> table{
        {"约3000万元", "约3000万元"}, {"-5万元", "投资应为正数"}, {"20亩", "亩"}, {"\xff\xfe", "UTF-8"}, {std::string(5000, '9'), "太长"},
    };
    for (const auto& [answer, problem] : table) {
        const Result result = box.run({"ask", input}, answer + "\n6000万元\n");
        INFO(result.err);
        CHECK(holds(result.err, problem));
        CHECK(holds(result.out, "a  通过"));
    }
    const Result given_up = box.run({"ask", input}, "x\nx\nx\nx\nx\n标准厂房\n:q\n");
    CHECK(questions_in(given_up.err) == 7);
    CHECK(holds(given_up.err, "先放下这一项"));
    CHECK(holds(given_up.out, "供地 = 标准厂房"));
}

TEST_CASE("why something is asked") {
    const Sandbox box;
    const Result result = box.run({"ask", box.write("a.json", R"({"编号":"a","受理日期":"2020-06-08"})")}, "?\n6000万元\n");
    CHECK(holds(result.err, "这些规则还要看它:小项目不供地"));
    CHECK(holds(result.err, "已知:投资 > 0万元"));
    CHECK(questions_in(result.err) == 2);
}

TEST_CASE("from nothing, and what was learnt is kept") {
    const Sandbox box;
    const Result result = box.run({"ask", "--save", box.path("full.json")}, "2020-06-08\n4500\n单独供地\n2020-05-01\n");
    INFO(result.err << result.out);
    CHECK(result.code == 0);
    CHECK(holds(result.out, "通过"));
    const nlohmann::json saved = nlohmann::json::parse(box.text_of("full.json"));
    CHECK(saved.at("受理日期") == "2020-06-08");
    CHECK(saved.at("投资") == "4500万元");
    CHECK(saved.at("供地") == "单独供地");
    CHECK(saved.at("证据").at(0).at("名称") == "批件");
    const Result again = box.run({"ask", box.path("full.json")});
    CHECK(questions_in(again.err) == 0);
    CHECK(holds(again.out, "豁免"));
}

TEST_CASE("the next question, for programs") {
    const Sandbox box;
    const auto next = [&](const std::string& application) {
        return nlohmann::json::parse(box.run({"ask", box.write("a.json", application), "--next"}).out);
    };
    const nlohmann::json open = next(R"({"编号":"a","受理日期":"2020-06-08"})");
    CHECK(open.at("outcome") == "undetermined");
    CHECK(open.at("next").at("name") == "pilot.Project.investment");
    CHECK(open.at("next").at("unit") == "万元");
    CHECK(open.at("next").at("rules").at(0) == "pilot.small_project");
    const nlohmann::json paper = next(R"({"编号":"a","受理日期":"2020-06-08","投资":"4500万元","供地":"单独供地"})");
    CHECK(paper.at("next").at("kind") == "evidence");
    CHECK(paper.at("next").at("name") == "批件");
    CHECK(paper.at("open_questions") == 1);
    const nlohmann::json decided = next(R"({"编号":"a","受理日期":"2020-06-08","投资":"6000万元"})");
    CHECK(decided.at("next").is_null());
    CHECK(decided.at("outcome") == "passed");
    const nlohmann::json boundary = next(R"({"编号":"a","受理日期":"2020-06-08","投资":"5000万元","供地":"单独供地","证据":[{"名称":"批件","无":true}]})");
    CHECK(boundary.at("next").is_null());
    CHECK(boundary.at("outcome") == "undetermined");
    CHECK(boundary.at("open_otherwise").size() == 1);
}

TEST_CASE("the questions for programs end: what was answered is not asked for again") {
    const Sandbox box;
    const auto next = [&](const std::string& application) {
        return nlohmann::json::parse(box.run({"ask", box.write("a.json", application), "--next"}).out);
    };
    const std::string open = R"({"编号":"a","受理日期":"2020-06-08","投资":"4500万元","供地":"单独供地","证据":[{"名称":"批件","日期":")";
    const nlohmann::json late = next(open + "2020-06-09\"}]}");
    CHECK(late.at("outcome") == "undetermined");
    CHECK(late.at("next").is_null());
    CHECK(late.at("open_questions") == 0);
    REQUIRE(late.at("open_otherwise").size() == 1);
    CHECK(late.at("open_otherwise").at(0).at("kind") == "evidence");
    CHECK(late.at("open_otherwise").at(0).at("name") == "批件");
    CHECK(late.at("open_otherwise").at(0).at("known") == "“批件”日期 2020年6月9日 晚于基准日");
    CHECK(next(open + "2020-06-08\"}]}").at("outcome") == "passed");
    CHECK(questions_in(box.run({"ask", box.path("a.json")}).err) == 0);

    // A program that gives the same kind of answer to whatever is asked comes to an end.
    for (const std::string answer : {"无", "不适用", "2021-01-01", "4500万元", "单独供地"}) {
        nlohmann::json application{{"编号", "a"}};
        std::size_t asked = 0;
        for (nlohmann::json open_now = next(application.dump()); !open_now.at("next").is_null() && asked < 10; ++asked) {
            const nlohmann::json& question = open_now.at("next");
            if (question.at("kind") == "evidence") application["证据"] = {{{"名称", question.at("name")}, {"日期", "2021-01-01"}}};
            else application[question.at("label").get<std::string>()] = answer;
            open_now = next(application.dump());
        }
        INFO(answer);
        CHECK(asked < 10);
    }
}

TEST_CASE("an application in error is saved with what is wrong, or not at all") {
    const Sandbox box;
    const std::string rules = box.write("inv.zz", "模块 甲 又名 jia\n文件 办法 又名 measure \"办法\" { }\n"
                                                  "记录 项 又名 P { 编号 又名 id : 文本; 违建 又名 illegal : 是非 视为 假 }\n"
                                                  "规则 无违建 又名 r 针对 项 { 依据 办法; 禁止 违建 }\n");
    const std::string saved = box.path("saved.json");
    const Result kept = box.run({"ask", box.write("a.json", R"({"编号":"A","违建":"有"})"), "--rules", rules, "--save", saved});
    CHECK(kept.code == 4);
    CHECK(box.text_of("saved.json") == "{\n  \"编号\": \"A\",\n  \"违建\": \"有\"\n}\n");
    CHECK(box.run({"evaluate", saved, "--rules", rules}).code == 4);
    const Result refused = box.run({"ask", box.write("a.csv", "编号,违建\nA\n"), "--rules", rules, "--save", box.path("none.json")});
    CHECK(refused.code == 3);
    CHECK(holds(refused.err, "未保存"));
    CHECK_FALSE(box.holds("none.json"));
}

TEST_CASE("what is saved replaces neither the result nor what is read") {
    const Sandbox box;
    const std::string text = R"({"编号":"a","受理日期":"2020-06-08"})";
    const std::string input = box.write("a.json", text);
    const std::string same = box.path("s.json");
    for (int run = 0; run < 2; ++run) {
        const Result twice = box.run({"ask", input, "--save", same, "--output", box.path("./s.json")});
        CHECK(twice.code == 2);
        CHECK(holds(twice.err, "--save 与 --output 是同一个文件"));
        if (run == 0) CHECK_FALSE(box.holds("s.json"));
        box.write("s.json", "{}");
    }
    CHECK(box.text_of("s.json") == "{}");
    CHECK(box.run({"ask", input, "--save", input}).code == 2);
    CHECK(box.text_of("a.json") == text);
    CHECK(box.run({"ask", input, "--save", same, "--output", box.path("o.txt")}).code == 0);
}

TEST_CASE("advice and grants are asked for where that is wanted") {
    const Sandbox box;
    const std::string rules = box.write("g.zz", "module g\nsource s \"S\" { }\nrecord R { id : Text; a : Bool; b : Bool }\n"
                                                "rule aid on R { cites s; when a; grant aid }\nrule hint on R { cites s; advise b }\n");
    const std::string input = box.write("r.json", R"({"id": "r"})");
    const auto ask = [&](std::vector<std::string> more, const std::string& answers) {
        std::vector<std::string> line{"ask", input, "--rules", rules, "--language", "en"};
        line.insert(line.end(), more.begin(), more.end());
        return box.run(line, answers);
    };
    CHECK(questions_in(ask({}, "").err) == 0);
    const Result asked = ask({"--all"}, "yes\nno\n");
    CHECK(questions_in(asked.err) == 2);
    CHECK(holds(asked.out, "granted"));
    CHECK(nlohmann::json::parse(ask({"--all", "--next"}, "").out).at("open_questions") == 2);
}

TEST_CASE("a dialogue needs its standard input, and one application") {
    const Sandbox box;
    CHECK(box.run({"ask", "-"}, "{}").code == 2);
    CHECK(box.run({"ask", "-", "--next"}, R"({"编号":"a"})").code == 0);
    CHECK(box.run({"ask", box.write("five.csv", five_applications)}).code == 2);
    CHECK(box.run({"ask", box.path("five.csv"), "--id", "A-9"}).code == 2);
    CHECK(box.run({"ask", box.path("five.csv"), "--id", "A-1"}).code == 0);
    CHECK(box.run({"ask", box.path("five.csv"), "--id", "A-5"}).code == 4);
    CHECK(box.run({"ask", box.path("none.json")}).code == 3);
}
