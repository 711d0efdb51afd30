// SPDX-License-Identifier: Apache-2.0
// The guides name files; a file that moves takes its name in the guide with it.

#include <regex>
#include <set>

#include "architecture/source_tree.hpp"
#include "catch.hpp"

using namespace zhunze::architecture;
namespace fs = std::filesystem;

namespace {

std::set<std::string> matches_of(const std::string& text, const std::regex& pattern) {
    std::set<std::string> found;
    for (auto at = std::sregex_iterator(text.begin(), text.end(), pattern); at != std::sregex_iterator(); ++at) found.insert((*at)[1]);
    return found;
}

// Fenced blocks are sessions and files of their own, and the golden runner looks after them.
std::string without_blocks(const std::string& text) {
    std::string result;
    bool inside = false;
    for (const std::string& line : lines_of(text)) {
        if (line.find("```") != std::string::npos && line.find_first_not_of(" `") >= line.find("```")) {
            inside = !inside;
        } else if (!inside) {
            result += line + "\n";
        }
    }
    return result;
}

// `interpreter/base/`, `docs/language.md`, `./test`: a path; `a/b` in prose is not in backquotes, `<name>.cpp` is no name.
std::set<std::string> paths_named_in(const std::string& text) {
    static const std::regex code(
        R"(`((\./)?[A-Za-z0-9_.][A-Za-z0-9_.\-]*(/[A-Za-z0-9_.\-]+)+/?|[A-Za-z0-9_\-]+/|\./[a-z]+|[A-Za-z0-9_\-]+\.(md|cpp|hpp|def|zz|csv|json|g4|txt))`)");
    static const std::regex link(R"(\]\(([^)#: ]+)(#[^)]*)?\))");
    std::set<std::string> paths = matches_of(text, code);
    paths.merge(matches_of(text, link));
    return paths;
}

bool leads_somewhere(const std::string& path, const fs::path& page) {
    return path.starts_with("build/") || fs::exists(page.parent_path() / path) || fs::exists(path) || fs::exists("interpreter/" + path);
}

}  // namespace

TEST_CASE("the guides name files that are there") {
    std::vector<std::string> findings;
    for (const fs::path page : {"README.md", "CONTRIBUTING.md", "interpreter/README.md"}) {
        if (!fs::exists(page)) continue;
        for (const std::string& path : paths_named_in(without_blocks(text_of(page)))) {
            if (!leads_somewhere(path, page)) findings.push_back(page.string() + " names " + path);
        }
    }
    INFO("paths that lead nowhere:" << listed(findings));
    CHECK(findings.empty());
}

TEST_CASE("which texts are paths") {
    const auto paths = paths_named_in(
        "`interpreter/base/` and `./test`, `values/operators.def` [x](docs/a.md#b) `a < b` `n/d` <https://x.y/z> [w](https://x.y)");
    CHECK(paths == std::set<std::string>{"./test", "docs/a.md", "interpreter/base/", "n/d", "values/operators.def"});
}
