// SPDX-License-Identifier: Apache-2.0
// What the rule packs say they cover, held against the packs themselves; and docs/coverage.md, made from the same tables.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch.hpp"
#include "coverage/encodings.hpp"
#include "coverage/page.hpp"
#include "coverage/statements.hpp"
#include "engine/engine.hpp"
#include "golden/line_diff.hpp"

using namespace zhunze;
using namespace zhunze::coverage;

namespace {

const std::string folder = "docs/coverage";
const std::string page_file = "docs/coverage.md";

Tables tables() {
    std::vector<std::string> problems;
    return read_tables(folder, problems);
}

std::string listed(const std::vector<std::string>& findings) {
    std::string text;
    for (const std::string& finding : findings) text += "\n  " + finding;
    return text;
}

std::string numbered(const std::string& prefix, std::size_t number) {
    return prefix + "-" + (number < 10 ? "0" : "") + std::to_string(number);
}

bool is_kind(const std::string& text) {
    const std::string letters = "POXCTSRKFD";
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i % 2 == 0 ? letters.find(text[i]) == std::string::npos : text[i] != '/') return false;
    }
    return text.size() % 2 == 1;
}

const engine::Rules& rules() {
    static const engine::Rules loaded = engine::load_rules({std::filesystem::path("rules")});
    REQUIRE(loaded.ok());
    return loaded;
}

/// What is wrong with the encoding of one statement.
std::vector<std::string> findings_of(const Statement& statement, const std::map<std::string, const Declared*>& encodings) {
    std::vector<std::string> findings;
    const auto find = [&](const std::string& finding) { findings.push_back(statement.id + ": " + finding); };
    const Tested tested = tested_by(*rules().program, statement.tests);
    for (const std::string& module : tested.unknown) find("no tests in the module " + module);
    for (const std::string& name : statement.encoded_by) {
        const auto found = encodings.find(name);
        if (found == encodings.end()) {
            find("nothing is called " + name);
            continue;
        }
        if (!tested.reached.contains(found->second)) find("no test expects anything of " + name);
        const auto outcomes = tested.outcomes.find(found->second);
        if (outcomes != tested.outcomes.end() && outcomes->second.size() < 2) find("the tests see one outcome only of " + name);
    }
    return findings;
}

}  // namespace

TEST_CASE("the tables of coverage are well formed", "[coverage]") {
    std::vector<std::string> problems;
    const Tables read = read_tables(folder, problems);
    INFO(listed(problems));
    CHECK(problems.empty());
    CHECK(read.documents.size() == 5);
}

TEST_CASE("every statement of every document is there, once and in order", "[coverage]") {
    const Tables read = tables();
    std::vector<std::string> expected;
    for (const Document& document : read.documents) {
        for (std::size_t number = 1; number <= document.count; ++number) expected.push_back(numbered(document.prefix, number));
    }
    std::vector<std::string> found;
    for (const Statement& statement : read.statements) found.push_back(statement.id);
    CHECK(found == expected);
}

TEST_CASE("every statement is encoded or has a reason, and not both", "[coverage]") {
    const Tables read = tables();
    std::vector<std::string> findings;
    for (const Statement& statement : read.statements) {
        if (statement.encoded_by.empty() == statement.reason.empty()) findings.push_back(statement.id + ": neither or both");
        if (!statement.reason.empty() && !read.reasons.contains(statement.reason)) findings.push_back(statement.id + ": " + statement.reason);
        if (statement.encoded_by.empty() != statement.tests.empty()) findings.push_back(statement.id + ": tests where nothing is encoded, or none");
        if (statement.zh.empty() || statement.en.empty() || !is_kind(statement.kind)) findings.push_back(statement.id + ": incomplete");
        if (statement.left_out_zh.empty() != statement.left_out_en.empty()) findings.push_back(statement.id + ": one language only");
    }
    INFO(listed(findings));
    CHECK(findings.empty());
}

TEST_CASE("what encodes a statement exists and is tested on both sides", "[coverage]") {
    const auto encodings = encodings_of(*rules().program);
    std::vector<std::string> findings;
    for (const Statement& statement : tables().statements) {
        for (std::string& finding : findings_of(statement, encodings)) findings.push_back(std::move(finding));
    }
    INFO(listed(findings));
    CHECK(findings.empty());
}

TEST_CASE("the page of coverage is what the tables say", "[coverage]") {
    const std::string page = page_of(tables());
    if (std::getenv("ZHUNZE_UPDATE_GOLDEN") != nullptr) std::ofstream(page_file, std::ios::binary) << page;
    std::ostringstream text;
    text << std::ifstream(page_file, std::ios::binary).rdbuf();
    const std::string difference = golden::line_diff(text.str(), page);
    INFO("ZHUNZE_UPDATE_GOLDEN=1 writes " << page_file << " anew\n" << difference);
    CHECK(difference.empty());
}
