// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "catch.hpp"
#include "sandbox.hpp"

using namespace zhunze::cli::testing;
namespace fs = std::filesystem;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("--output writes the whole result and leaves nothing else behind") {
    const Sandbox box;
    const std::string input = box.write("a.csv", five_applications);
    for (const std::string format : {"text", "json", "ndjson", "csv", "markdown", "html"}) {
        const std::string expected = box.run({"evaluate", input, "--format", format}).out;
        const Result result = box.run({"evaluate", input, "--format", format, "--output", box.path("result")});
        CHECK(result.code == 4);
        CHECK(result.out.empty());
        CHECK(box.text_of("result") == expected);
        CHECK(box.names() == std::vector<std::string>{"a.csv", "result", "rules"});
    }
}

TEST_CASE("a file that is replaced keeps its permissions, a link stays a link") {
    const Sandbox box;
    const std::string input = box.write("a.csv", five_applications);
    box.write("target", "old");
    fs::permissions(box.path("target"), fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("target", box.path("link"));
    CHECK(box.run({"evaluate", input, "--output", box.path("link")}).code == 4);
    CHECK(fs::is_symlink(box.path("link")));
    CHECK(box.text_of("target").starts_with("A-1"));
    CHECK(fs::status(box.path("target")).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("what cannot be written is an exit code of its own, and the old file stays") {
    const Sandbox box;
    const std::string input = box.write("a.csv", five_applications);
    const std::vector<std::pair<std::string, std::string>> table{
        {"/dev/full", "磁盘已满"},
        {box.path("rules"), "这是文件夹"},
        {box.path("no/such/folder/result"), "没有这个文件或文件夹"},
        {box.path(std::string(300, 'x')), ""},
        {"", "没有这个文件或文件夹"},
    };
    for (const auto& [output, problem] : table) {
        INFO(output);
        const Result result = box.run({"evaluate", input, "--output", output});
        CHECK(result.code == 3);
        CHECK(holds(result.err, "无法写入"));
        CHECK(holds(result.err, problem));
        CHECK(box.names() == std::vector<std::string>{"a.csv", "rules"});
    }
}

TEST_CASE("a failed run does not touch the result of the last one") {
    const Sandbox box;
    box.write("result", "of last week");
    CHECK(box.run({"evaluate", box.path("missing.csv"), "--output", box.path("result")}).code == 3);
    CHECK(box.text_of("result") == "of last week");
    CHECK(box.names() == std::vector<std::string>{"result", "rules"});
}

TEST_CASE("a standard output that takes nothing is found by every command") {
    const Sandbox box;
    const std::string input = box.write("a.csv", five_applications);
    const std::vector<std::vector<std::string>> lines{
        {"--help"},
        {"--version"},
        {"check", box.path("rules")},
        {"check", box.path("rules"), "--format", "json"},
        {"test", box.path("rules")},
        {"evaluate", input},
        {"evaluate", input, "--format", "html"},
        {"explain", input, "--id", "A-1"},
        {"fmt", "--check", box.write("unformatted.zz", "模块   甲 又名 unformatted\n")},
    };
    for (const std::vector<std::string>& line : lines) {
        const Result result = box.run_with_full_output(line);
        INFO(line.front() << "\n" << result.err);
        CHECK(result.code == 3);
        CHECK(holds(result.err, "无法写入“标准输出”"));
    }
}
