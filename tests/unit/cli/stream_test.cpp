// SPDX-License-Identifier: Apache-2.0
// `evaluate` over pieces and threads: the same bytes, whatever the pieces and however many the threads.
#include <algorithm>
#include <fstream>
#include <sstream>

#include "catch.hpp"
#include "cli/run.hpp"
#include "sandbox.hpp"

using namespace zhunze::cli;
using namespace zhunze::cli::testing;

namespace {

using Words = std::vector<std::string>;

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
std::string all_of(const Result& result) { return std::to_string(result.code) + "\n" + result.out + "\n" + result.err; }

Result run_in_pieces(const Words& words, std::size_t piece, const std::string& input = "") {
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    Streams streams{in, out, err};
    streams.piece = piece;
    const int code = run(words, streams);
    return {code, out.str(), err.str()};
}

Words with(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

/// The same of the whole command, whatever the pieces and the threads; what it is.
Result in_any_way(const Words& words, const std::string& input = "") {
    const Result first = run_in_pieces(with(words, {"--jobs", "1"}), 1 << 20, input);
    for (const std::size_t piece : {1, 40, 150, 1000}) {
        for (const std::string jobs : {"1", "2", "3", "8"}) {
            INFO("pieces of " << piece << " bytes, " << jobs << " jobs");
            CHECK(all_of(run_in_pieces(with(words, {"--jobs", jobs}), piece, input)) == all_of(first));
        }
    }
    return first;
}

std::string id_of(int n) { return "A-" + std::to_string(n % 37); }

/// Applications of every outcome, some with the same id, some with words that are no field.
std::string rows(int count) {
    std::string text = "编号,受理日期,投资（万元）,供地,备注\r\n";
    for (int n = 0; n < count; ++n) {
        const std::string investment = n % 5 == 4 ? "约" + std::to_string(n) : std::to_string(2500 + n % 7 * 500);
        text += id_of(n) + ",2020-06-08," + investment + ",单独供地,\"第" + std::to_string(n) + "\n件\"\r\n";
    }
    return text;
}

std::string objects(int count, const std::string& between) {
    std::string text;
    for (int n = 0; n < count; ++n) {
        text += (n == 0 ? "" : between) + "{\"编号\": \"" + id_of(n) + "\", \"受理日期\": \"2020-06-08\", \"投资\": \"" +
                (n % 5 == 4 ? "很多" : std::to_string(2500 + n % 7 * 500)) + "\", \"供地\": \"单独供地\", \"不知" + std::to_string(n % 3) + "\": [1, \"]\"]}";
    }
    return text;
}

}  // namespace

TEST_CASE("pieces and threads change no byte of any result") {
    const Sandbox box;
    const std::string csv = box.write("a.csv", rows(60));
    const std::string ndjson = box.write("a.ndjson", objects(60, "\n"));
    const std::string json = box.write("a.json", "[\n" + objects(60, ",\n  ") + "\n]\n");
    for (const std::string format : {"text", "json", "ndjson", "csv", "verdicts", "verdicts-csv"}) {
        for (const std::string& input : {csv, ndjson, json}) {
            INFO(format << " of " << input);
            const Result result = in_any_way({"evaluate", input, "--format", format});
            CHECK(result.code == 4);
            CHECK(holds(result.err, "duplicate-id"));
            CHECK(holds(result.err, "unknown-field"));
            CHECK(holds(result.err, "共 60 件:"));
            CHECK(holds(result.out, "A-36"));
        }
    }
}

TEST_CASE("standard input is read in pieces as well, and several inputs one after another") {
    const Sandbox box;
    const std::string csv = box.write("a.csv", rows(20));
    const std::string lines = objects(30, "\n");
    const Result result = in_any_way({"evaluate", csv, "-", box.path("missing.csv"), csv, "--format", "json"}, lines);
    CHECK(result.code == 3);
    CHECK(holds(result.err, "共 70 件:"));
    CHECK(result.out.starts_with("[\n{"));
    CHECK(result.out.ends_with("}\n]\n"));
}

TEST_CASE("what html tells of an input read as a whole is told of its pieces") {
    const Sandbox box;
    const std::string csv = box.write("a.csv", rows(30));
    CHECK(holds(run_in_pieces({"evaluate", csv, "--format", "html"}, 1).err, "共 30 件:"));
    CHECK(run_in_pieces({"evaluate", csv, "--format", "html"}, 1).err == run_in_pieces({"evaluate", csv, "--format", "ndjson"}, 1).err);
}

TEST_CASE("an input that breaks off is told of up to there, and called what it is") {
    const Sandbox box;
    const std::string broken = box.write("a.json", "[" + objects(7, ", ") + ", {\"编号\": }, {\"编号\": \"Z\"}]");
    const Result json = in_any_way({"evaluate", broken, "--format", "json"});
    CHECK(json.code == 3);
    CHECK(json.out.starts_with("[\n{"));
    CHECK(json.out.ends_with("\n}"));  // no closing bracket: nobody takes it for whole
    CHECK(!holds(json.out, "\"Z\""));
    CHECK(holds(json.err, "json-syntax"));
    CHECK(holds(json.err, "“" + broken + "”在第 7 件申报之后读不下去"));
    CHECK(holds(json.err, "共 7 件:通过 1,不通过 4,待补正 1,须说明 0,冲突 0,无效 1;1 个文件只读到中途"));
    const Result then = in_any_way({"evaluate", broken, box.write("b.ndjson", objects(2, "\n")), "--format", "verdicts"});
    CHECK(then.code == 3);
    CHECK(std::ranges::count(then.out, '\n') == 9);
}

TEST_CASE("a file appears only if every input that it tells of is whole") {
    const Sandbox box;
    const std::string broken = box.write("a.json", "[" + objects(3, ", ") + ", ");
    const std::string none = box.write("none.json", "[");
    const std::string whole = box.write("b.ndjson", objects(2, "\n"));
    const std::string output = box.path("out");
    const Result result = in_any_way({"evaluate", broken, whole, "--format", "verdicts", "--output", output});
    CHECK(result.code == 3);
    CHECK(!box.holds("out"));
    CHECK(holds(result.err, "结果不完整,未写出“" + output + "”"));
    CHECK(run_in_pieces({"evaluate", none, whole, "--format", "verdicts", "--output", output}, 1).code == 3);
    CHECK(std::ranges::count(box.text_of("out"), '\n') == 2);
    const Words names = box.names();
    CHECK(std::ranges::none_of(names, [](const std::string& name) { return name.ends_with(".tmp"); }));
}

TEST_CASE("a full output ends the run, however many threads there are") {
    const Sandbox box;
    const std::string csv = box.write("a.csv", rows(60));
    for (const std::string jobs : {"1", "4"}) {
        const Result result = box.run_with_full_output({"evaluate", csv, "--jobs", jobs, "--format", "verdicts"});
        CHECK(result.code == 3);
        CHECK(holds(result.err, "无法写入“标准输出”"));
        CHECK(!holds(result.err, " 件:"));
    }
}

TEST_CASE("inputs without applications are whole") {
    const Sandbox box;
    const Result empty = in_any_way({"evaluate", box.write("a.json", " [ ]\n"), "--format", "json"});
    CHECK(empty.code == 0);
    CHECK(empty.out == "[]\n");
    CHECK(holds(empty.err, "no-applications"));
    CHECK(in_any_way({"evaluate", box.write("b.json", "["), "--format", "json"}).out.empty());
    CHECK(in_any_way({"evaluate", box.write("c.json", ""), "--format", "json"}).out.empty());
    CHECK(in_any_way({"evaluate", box.write("a.csv", "编号,投资\n"), "--format", "verdicts"}).code == 0);
}

TEST_CASE("explanations stand with the decisions that were asked for") {
    const Sandbox box;
    const std::string csv = box.write("a.csv", five_applications);
    const Result ndjson = in_any_way({"evaluate", csv, "--format", "ndjson", "--explain", "不通过", "--explain", "id:A-3"});
    std::istringstream lines(ndjson.out);
    for (std::string line; std::getline(lines, line);) {
        const bool asked = line.starts_with("{\"id\":\"A-2\"") || line.starts_with("{\"id\":\"A-3\"");
        CHECK(holds(line, ",\"explanation\":{\"id\":\"A-") == asked);
        CHECK(line.ends_with("}"));
    }
    const Result plain = run_in_pieces({"evaluate", csv, "--format", "verdicts"}, 1);
    const Result verdicts = in_any_way({"evaluate", csv, "--format", "verdicts", "--explain", "rejected"});
    CHECK(verdicts.out.starts_with(plain.out.substr(0, plain.out.find('\n') + 1) + "{\"id\":\"A-2\",\"outcome\":\"rejected\",\"violated\":[\"pilot.small_project\"],\"explanation\":{"));
    const Result text = in_any_way({"evaluate", csv, "--explain", "id:A-2"});
    const Result explained = run_in_pieces({"explain", csv, "--id", "A-2"}, 1);
    CHECK(holds(text.out, "\n\n" + explained.out + "\nA-3  待补正"));
    CHECK(holds(in_any_way({"evaluate", csv, "--format", "json", "--explain", "passed"}).out, "\n  \"explanation\": {\n    \"id\": \"A-1\""));
}

TEST_CASE("an id to explain that nobody has is wrong usage, after all has been told") {
    const Sandbox box;
    const Result result = in_any_way({"evaluate", box.write("a.csv", five_applications), "--format", "verdicts", "--explain", "id:A-22", "--explain", "id:A-2"});
    CHECK(result.code == 2);
    CHECK(std::ranges::count(result.out, '\n') == 5);
    CHECK(holds(result.err, "zhunze:没有编号为“A-22”的申报\n共 5 件"));
}
