// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "sandbox.hpp"

using namespace zhunze::cli::testing;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::string head = "编号,受理日期,投资（万元）,供地\n";

}  // namespace

TEST_CASE("explain tells one application in every format") {
    const Sandbox box;
    const std::string input = box.write("a.csv", five_applications);
    const std::vector<std::pair<std::string, std::string>> table{
        {"text", "A-2  不通过"}, {"json", "\"A-2\""}, {"ndjson", "\"A-2\""}, {"csv", "A-2,不通过"}, {"markdown", "# 政策规则核查意见"}, {"html", "<!doctype html>"},
    };
    for (const auto& [format, part] : table) {
        const Result result = box.run({"explain", input, "--id", "A-2", "--format", format});
        INFO(format << "\n" << result.out << result.err);
        CHECK(result.code == 0);
        CHECK(holds(result.out, part));
        CHECK(!holds(result.out, "A-3"));
    }
}

TEST_CASE("an id may be left out where there is one application, and only there") {
    const Sandbox box;
    const std::string one = box.write("one.csv", head + "D-1,2020-06-08,6000,单独供地\n");
    CHECK(box.run({"explain", one}).code == 0);
    const Result many = box.run({"explain", box.write("a.csv", five_applications)});
    CHECK(many.code == 2);
    CHECK(many.err == "zhunze:文件中有 5 件申报,请用 --id 指明一件\n");
    const Result none = box.run({"explain", box.write("none.csv", head)});
    CHECK(none.code == 2);
    CHECK(holds(none.err, "文件中没有申报"));
}

TEST_CASE("an unknown id is answered with those near it") {
    const Sandbox box;
    const std::string input = box.write("a.csv", five_applications);
    const std::vector<std::pair<std::string, std::string>> table{
        {"A-22", "zhunze:没有编号为“A-22”的申报;相近的编号:A-2\n"},
        {"-3", "zhunze:没有编号为“-3”的申报;相近的编号:A-3\n"},
        {"完全不同的编号", "zhunze:没有编号为“完全不同的编号”的申报\n"},
        {"", "zhunze:没有编号为“”的申报\n"},
    };
    for (const auto& [id, message] : table) {
        const Result result = box.run({"explain", input, "--id", id});
        CHECK(result.code == 2);
        CHECK(result.err == message);
    }
    CHECK(box.run({"explain", input, "--id", "\xff\x1b"}).code == 2);
}

TEST_CASE("all applications of one id are explained") {
    const Sandbox box;
    const std::string input = box.write("twice.csv", head + "E-1,2020-06-08,6000,单独供地\nE-1,2020-06-08,3000,单独供地\n");
    const Result text = box.run({"explain", input, "--id", "E-1"});
    CHECK(text.code == 0);
    CHECK(holds(text.out, "E-1  通过"));
    CHECK(holds(text.out, "E-1  不通过"));
    CHECK(box.run({"explain", input, "--id", "E-1", "--format", "json"}).out.starts_with("[\n"));
    CHECK(box.run({"explain", box.write("one.csv", head + "E-2,2020-06-08,6000,单独供地\n"), "--format", "json"}).out.starts_with("{\n"));
}

TEST_CASE("explaining an invalid application shows its errors") {
    const Sandbox box;
    const Result result = box.run({"explain", box.write("a.csv", five_applications), "--id", "A-5"});
    CHECK(result.code == 4);
    CHECK(holds(result.out, "约20"));
}
