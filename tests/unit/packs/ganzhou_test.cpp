// SPDX-License-Identifier: Apache-2.0
// The Ganzhou rule pack and its list of applications: what the example says of each, and the pack written in either language.

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "catch.hpp"
#include "unit/cli/sandbox.hpp"

namespace fs = std::filesystem;
using zhunze::cli::testing::Result;
using zhunze::cli::testing::Sandbox;

namespace {

const fs::path list_folder = "examples/ganzhou";
const std::string pack = "jiangxi/ganzhou/industry_2020.zz";  // in a folder of rules
const std::vector<std::string> rule_names{"small_project_no_standalone_land", "small_project_into_standard_factory"};

std::string text_of(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

std::vector<std::string> split(const std::string& text, const std::string& separator) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t at = text.find(separator); at != std::string::npos; at = text.find(separator, from)) {
        parts.push_back(text.substr(from, at - from));
        from = at + separator.size();
    }
    if (from < text.size()) parts.push_back(text.substr(from));
    return parts;
}

/// What stands between `opening` and the first `closing` after it, looked for from `from`; empty if nothing does.
std::string between(const std::string& text, const std::string& opening, const std::string& closing, std::size_t from = 0) {
    const std::size_t at = text.find(opening, from);
    if (at == std::string::npos) return {};
    const std::size_t begin = at + opening.size();
    return text.substr(begin, text.find(closing, begin) - begin);
}

std::string without(std::string text, char c) {
    std::erase(text, c);
    return text;
}

/// The ban, the duty and the outcome of each application, as the table in the list's README puts them.
using Verdicts = std::map<std::string, std::vector<std::string>>;

Verdicts expected_verdicts() {
    Verdicts verdicts;
    for (const std::string& line : split(text_of(list_folder / "README.md"), "\n")) {
        if (!line.starts_with("| GZ-")) continue;
        const std::vector<std::string> cells = split(line, " | ");
        REQUIRE(cells.size() == 5);
        verdicts[cells[0].substr(2)] = {without(cells[2], ' '), without(cells[3], ' '), split(cells[4], " ").front()};
    }
    return verdicts;
}

std::string rule_verdict(const std::string& decision, const std::string& rule) {
    const std::size_t at = decision.find("." + rule + "\"");
    if (at == std::string::npos) return "–";
    const std::string possible = without(between(decision, "\"possible\":[", "]", at), '"');
    return possible.find(',') == std::string::npos ? possible : "{" + possible + "}";
}

Verdicts verdicts_of(const std::string& decisions) {
    Verdicts verdicts;
    for (const std::string& decision : split(decisions, "\n")) {
        const std::string outcome = between(decision, "\"outcome\":\"", "\"");
        verdicts[between(decision, "{\"id\":\"", "\"")] = {rule_verdict(decision, rule_names[0]), rule_verdict(decision, rule_names[1]), outcome};
    }
    return verdicts;
}

std::vector<std::string> evaluate_list(const std::string& rules, const std::string& file) {
    return {"evaluate", "--rules", rules, (list_folder / file).string(), "--format", "ndjson"};
}

/// The pack in the sandbox, every file of it written in the language asked for.
std::string pack_in(const Sandbox& box, const std::string& language) {
    const fs::path folder = box.path(language);
    fs::copy("rules", folder, fs::copy_options::recursive);
    for (const std::string& file : {std::string("std/units.zz"), std::string("jiangxi/project.zz"), pack}) {
        const Result formatted = box.run({"fmt", "--lang", language, (folder / file).string()});
        INFO(formatted.err);
        REQUIRE(formatted.code == 0);
    }
    return (folder / pack).string();
}

std::string without_rule_set(std::string decisions) {
    const std::string key = "\"rule_set\":\"";
    for (std::size_t at = decisions.find(key); at != std::string::npos; at = decisions.find(key, at + 1)) decisions.erase(at + key.size(), 64);
    return decisions;
}

}  // namespace

TEST_CASE("the list gives what its README says, from CSV and from JSON", "[ganzhou]") {
    const Verdicts expected = expected_verdicts();
    REQUIRE(expected.size() == 46);
    const Sandbox box;
    for (const char* file : {"applications.csv", "applications.json"}) {
        const Verdicts found = verdicts_of(box.run(evaluate_list("rules/" + pack, file)).out);
        CHECK(found.size() == expected.size());
        for (const auto& [id, verdict] : expected) {
            INFO(file << " " << id);
            CHECK(found.contains(id));
            if (found.contains(id)) CHECK(found.at(id) == verdict);
        }
    }
}

TEST_CASE("the README's counts are those of its table", "[ganzhou]") {
    std::map<std::string, int> counts;
    for (const auto& [id, verdict] : expected_verdicts()) ++counts[verdict.back()];
    const std::string said = between(text_of(list_folder / "README.md"), "left undecided: ", ".");
    CHECK(said == std::to_string(counts["passed"]) + " passed, " + std::to_string(counts["rejected"]) + " rejected, " +
                      std::to_string(counts["undetermined"]) + " undetermined, " + std::to_string(counts["invalid"]) + " invalid");
}

TEST_CASE("the pack written in English decides as the one written in Chinese", "[ganzhou]") {
    const Sandbox box;
    const std::string chinese = pack_in(box, "zh");
    const std::string english = pack_in(box, "en");
    const std::string rule_file = text_of(english);
    CHECK(rule_file.find("forbid supply is standalone") != std::string::npos);
    for (const char* file : {"applications.csv", "applications.json"}) {
        const std::string from_chinese = box.run(evaluate_list(chinese, file)).out;
        const std::string from_english = box.run(evaluate_list(english, file)).out;
        CHECK(from_chinese != from_english);  // each tells which rule set it is
        CHECK(without_rule_set(from_chinese) == without_rule_set(from_english));
    }
}
