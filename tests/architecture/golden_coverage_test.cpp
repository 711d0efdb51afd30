// SPDX-License-Identifier: Apache-2.0
// What a user can meet is met in a golden test: every diagnostic, every outcome, every operator.

#include <map>

#include "architecture/source_tree.hpp"
#include "catch.hpp"
#include "golden/markdown_suite.hpp"
#include "program/program.hpp"

using namespace zhunze::architecture;
namespace fs = std::filesystem;

namespace {

struct Golden {
    std::string sessions;  // console blocks
    std::string rules;     // zz blocks
};

Golden read_golden() {
    Golden golden;
    for (const fs::path& file : files_below("tests/golden")) {
        if (file.extension() != ".md") continue;
        for (const auto& block : zhunze::golden::read_suite(file.string(), text_of(file)).blocks) {
            if (block.language == "console") golden.sessions += block.body + "\n";
            if (block.language == "zz") golden.rules += block.body + "\n";
        }
    }
    return golden;
}

bool is_word_byte(char c) { return c == '_' || c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Whether a word occurs; one of letters stands by itself, one of ideographs or signs may stand anywhere.
bool occurs(const std::string& text, const std::string& word) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool glued_before = at > 0 && is_word_byte(word.front()) && is_word_byte(text[at - 1]);
        const bool glued_after = end < text.size() && is_word_byte(word.back()) && is_word_byte(text[end]);
        if (word == "-" || (!glued_before && !glued_after)) return true;
    }
    return false;
}

// golden_coverage_exemptions.txt: a name and the reason a line.
std::map<std::string, std::string> exemptions() {
    std::map<std::string, std::string> reasons;
    for (const std::string& line : lines_of(text_of("tests/architecture/golden_coverage_exemptions.txt"))) {
        if (line.empty() || line[0] == '#') continue;
        const std::size_t space = line.find(' ');
        reasons[line.substr(0, space)] = space == std::string::npos ? "" : line.substr(space + 1);
    }
    return reasons;
}

class Uncovered {
public:
    void expect(const std::string& name, bool covered) {
        const bool exempt = exempt_.contains(name);
        if (!covered && !exempt) missing_.push_back(name);
        if (covered && exempt) missing_.push_back(name + " is covered; take it off the list of exemptions");
    }
    void check() const {
        INFO("not met in any golden test:" << listed(missing_));
        CHECK(missing_.empty());
    }

private:
    std::map<std::string, std::string> exempt_ = exemptions();
    std::vector<std::string> missing_;
};

}  // namespace

TEST_CASE("every diagnostic occurs in a golden test") {
    const Golden golden = read_golden();
    Uncovered uncovered;
#define ZHUNZE_CODE(name, slug, ...) uncovered.expect(slug, occurs(golden.sessions, slug));
#include "diagnostics/codes.def"
#undef ZHUNZE_CODE
    uncovered.check();
}

TEST_CASE("every outcome occurs in a golden test") {
    using namespace zhunze;
    const Golden golden = read_golden();
    Uncovered uncovered;
    const auto expect = [&](const Name& word) {
        uncovered.expect(word.en, occurs(golden.sessions, word.zh) || occurs(golden.sessions, word.en));
    };
    for (std::size_t at = 0; at < program::outcome_count; ++at) expect(program::outcome_name(static_cast<program::Outcome>(at)));
    for (std::size_t at = 0; at < program::overall_count; ++at) expect(program::overall_name(static_cast<program::Overall>(at)));
    expect(program::undetermined_name());
    uncovered.check();
}

TEST_CASE("every operator occurs in a golden test") {
    const Golden golden = read_golden();
    Uncovered uncovered;
#define ZHUNZE_OPERATOR(name, zh, en, ...) uncovered.expect(#name, occurs(golden.rules, zh) || occurs(golden.rules, en));
#include "values/operators.def"
#undef ZHUNZE_OPERATOR
    uncovered.check();
}

TEST_CASE("exemptions give their reason") {
    for (const auto& [name, reason] : exemptions()) {
        INFO(name);
        CHECK(reason.size() >= 10);
    }
}
