// SPDX-License-Identifier: Apache-2.0
#include "golden/markdown_suite.hpp"

#include "catch.hpp"
#include "golden/line_diff.hpp"

using namespace zhunze::golden;

namespace {

const std::string sample =
    "# Thresholds\n"
    "\n"
    "```zz industry.zz\nmodule industry\n```\n"
    "## At the number\n"
    "- in a list:\n"
    "\n"
    "  ````console\n  $ zhunze check a\n  ```\n    deeper\n\n  $ zhunze test\n  ````\n"
    "### Inner\n"
    "~~~json sub/app.json\n# not a heading\n~~~\n";

std::vector<std::string> words_of(const std::string& text) {
    const auto line = split_command(text);
    return line ? line->words : std::vector<std::string>{"(none)"};
}

}  // namespace

TEST_CASE("headings and blocks of a suite") {
    const Suite suite = read_suite("s.md", sample);
    REQUIRE(suite.problems.empty());
    REQUIRE(suite.blocks.size() == 3);

    CHECK(suite.blocks[0].language == "zz");
    CHECK(suite.blocks[0].name == "industry.zz");
    CHECK(suite.blocks[0].body == "module industry\n");
    CHECK(suite.blocks[0].heading == "Thresholds");
    CHECK(suite.blocks[0].line == 3);

    CHECK(suite.blocks[1].fence == "````");
    CHECK(suite.blocks[1].body == "$ zhunze check a\n```\n  deeper\n\n$ zhunze test\n");
    CHECK(suite.blocks[1].section == suite.blocks[0].section + 1);

    CHECK(suite.blocks[2].name == "sub/app.json");
    CHECK(suite.blocks[2].body == "# not a heading\n");
    CHECK(suite.blocks[2].section == suite.blocks[1].section);
    CHECK(suite.blocks[2].case_number == suite.blocks[1].case_number + 1);
}

TEST_CASE("a block that is never closed is a problem") {
    CHECK(read_suite("s.md", "text\n```zz a.zz\nmodule a\n").problems == std::vector<std::string>{"s.md:2: the block is never closed"});
    CHECK(read_suite("s.md", "``` inline ``` code\n").problems.empty());
}

TEST_CASE("commands of a console block") {
    const Suite suite = read_suite("s.md", sample);
    std::vector<std::string> problems;
    const auto commands = commands_of(suite.blocks[1], suite.path, problems);
    REQUIRE(commands.size() == 2);
    CHECK(commands[0].text == "zhunze check a");
    CHECK(commands[0].expected == "```\n  deeper\n\n");
    CHECK(commands[0].line == 10);
    CHECK(commands[1].line == 14);
    CHECK(commands[1].expected.empty());
    CHECK(problems.empty());

    static_cast<void>(commands_of(read_suite("s.md", "```console\noutput\n```\n").blocks[0], "s.md", problems));
    static_cast<void>(commands_of(read_suite("s.md", "```console\n```\n").blocks[0], "s.md", problems));
    CHECK(problems.size() == 2);
}

TEST_CASE("command lines are split as a shell would") {
    CHECK(words_of("zhunze a  b") == std::vector<std::string>{"zhunze", "a", "b"});
    CHECK(words_of("a 'b c' \"d \\\" e\" '' f\\ g") == std::vector<std::string>{"a", "b c", "d \" e", "", "f g"});
    CHECK(words_of("a 'b") == std::vector<std::string>{"(none)"});
    CHECK(words_of("a <") == std::vector<std::string>{"(none)"});
    const auto line = split_command("zhunze fmt < in.zz > out.zz");
    REQUIRE(line);
    CHECK(line->words == std::vector<std::string>{"zhunze", "fmt"});
    CHECK(line->input == "in.zz");
    CHECK(line->output == "out.zz");
    CHECK(words_of("a 1>2") == std::vector<std::string>{"a", "1>2"});
}

TEST_CASE("replaced bodies leave every other byte") {
    const Suite suite = read_suite("s.md", sample);
    CHECK(with_bodies(suite, {}) == sample);
    CHECK(with_bodies(suite, {{0, suite.blocks[0].body}, {1, suite.blocks[1].body}}) == sample);
    const std::string changed = with_bodies(suite, {{1, "$ zhunze check a\nnew\n"}});
    CHECK(read_suite("s.md", changed).blocks[1].body == "$ zhunze check a\nnew\n");
    CHECK(changed.substr(changed.find("### Inner")) == sample.substr(sample.find("### Inner")));
}

TEST_CASE("what differs from run to run is taken out of the output") {
    const std::string digest(64, 'a');
    CHECK(stable_output("at /t/x/a.zz:1\n", {"/t/x"}) == "at a.zz:1\n");
    CHECK(stable_output("\"rule_set\": \"" + digest + "\"\n", {}) == "\"rule_set\": \"<hash>\"\n");
    CHECK(stable_output("sha256:0123456789ab…\n", {}) == "sha256:<hash>…\n");
    CHECK(stable_output("36070300 deadbeef\n", {}) == "36070300 deadbeef\n");
    CHECK(stable_output(digest + "a\n", {}) == digest + "a\n");
    CHECK(stable_output("no end", {}) == "no end[no line end]\n");
}

TEST_CASE("a rule text of the documentation becomes a module") {
    CHECK(as_module("rule a on B {}\n").text == "module snippet\nrule a on B {}\n");
    CHECK(as_module("# 注\n模块 江西.项目 又名 jiangxi.project\n").file == "jiangxi/project.zz");
    CHECK(as_module("module a.b aka 甲.乙\n").file == "a/b.zz");
}

TEST_CASE("differences are shown with their surroundings") {
    CHECK(line_diff("a\n", "a\n").empty());
    CHECK(line_diff("a\nb\n", "a\nc\n") == "--- expected\n+++ actual\n a\n-b\n+c\n");
    CHECK(line_diff("1\n2\n3\n4\n5\n", "1\n2\n3\n4\n5\n6\n") == "--- expected\n+++ actual\n@@\n 3\n 4\n 5\n+6\n");
}
