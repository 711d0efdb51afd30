// SPDX-License-Identifier: Apache-2.0
// What any implementation of the language has to give: every case of this folder's JSON files, run through the engine.
// ZHUNZE_CONFORMANCE=<part of a file's name or of an id> runs these alone.

#include <cstdlib>
#include <map>

#include "catch.hpp"
#include "conformance/cases.hpp"
#include "conformance/compare.hpp"
#include "conformance/run.hpp"

using namespace zhunze::conformance;

namespace {

const std::string folder = "tests/conformance";
constexpr std::size_t fewest_cases = 300;

std::vector<CaseFile> files() {
    std::vector<std::string> problems;
    return read_cases(folder, problems);
}

std::string id_of(const Json& one) { return one.contains("id") && one["id"].is_string() ? one["id"].get<std::string>() : one.dump(); }

std::string listed(const std::vector<std::string>& findings) {
    std::string text;
    for (const std::string& finding : findings) text += "\n  " + finding;
    return text;
}

bool is_wanted(const CaseFile& file, const std::string& id) {
    const char* part = std::getenv("ZHUNZE_CONFORMANCE");
    return part == nullptr || file.name.find(part) != std::string::npos || id.find(part) != std::string::npos;
}

/// What is wrong with one case: its form, else what the engine gives.
std::vector<std::string> findings_of(const Json& one) {
    std::vector<std::string> problems = form_problems(one);
    if (!problems.empty()) return problems;
    std::string problem;
    const Outcome outcome = run(one, problem);
    if (!problem.empty()) return {problem};
    return mismatches(one["expect"], outcome);
}

}  // namespace

TEST_CASE("the case files can be read", "[conformance]") {
    std::vector<std::string> problems;
    const std::vector<CaseFile> read = read_cases(folder, problems);
    INFO(listed(problems));
    CHECK(problems.empty());
    CHECK(!read.empty());
}

TEST_CASE("every case has an id of its own", "[conformance]") {
    std::map<std::string, std::string> seen;
    std::vector<std::string> findings;
    for (const CaseFile& file : files()) {
        for (const Json& one : file.cases) {
            const auto [at, is_new] = seen.emplace(id_of(one), file.name);
            if (!is_new) findings.push_back(id_of(one) + ": in " + at->second + " and in " + file.name);
        }
    }
    INFO(listed(findings));
    CHECK(findings.empty());
}

TEST_CASE("a case with a key that nobody knows is refused", "[conformance]") {
    const Json good = Json::parse(
        R"({"id": "a", "idea": "b", "rules": ["x"], "input": {}, "expect": {"decisions": [{"outcome": "passed"}]}})");
    CHECK(form_problems(good).empty());
    for (const char* place : {"", "/expect", "/expect/decisions/0"}) {
        Json bad = good;
        bad[Json::json_pointer(place)]["unheard_of"] = "x";
        CHECK(form_problems(bad).size() == 1);
    }
}

TEST_CASE("every case gives what it has to", "[conformance]") {
    for (const CaseFile& file : files()) {
        std::vector<std::string> findings;
        for (const Json& one : file.cases) {
            if (!is_wanted(file, id_of(one))) continue;
            const std::vector<std::string> problems = findings_of(one);
            if (one.contains("disputed")) {
                const std::string stands = problems.empty() ? " is disputed, and holds" : " is disputed:" + listed(problems);
                WARN(file.name << ": " << id_of(one) << stands);
                continue;
            }
            for (const std::string& problem : problems) findings.push_back(id_of(one) + " " + problem);
        }
        INFO(file.name << listed(findings));
        CHECK(findings.empty());
    }
}

TEST_CASE("the cases are enough to speak of conformance", "[conformance]") {
    std::size_t count = 0;
    for (const CaseFile& file : files()) count += file.cases.size();
    CHECK(count >= fewest_cases);
}
