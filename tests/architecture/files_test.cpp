// SPDX-License-Identifier: Apache-2.0
// What every file has to keep to, whatever it is about.

#include <algorithm>
#include <regex>

#include "architecture/source_tree.hpp"
#include "catch.hpp"

using namespace zhunze::architecture;
namespace fs = std::filesystem;

namespace {

bool is_this_file(const fs::path& file) { return file.filename() == "files_test.cpp"; }

bool is_text(const std::string& text) { return text.find('\0') == std::string::npos; }

// Findings of a pattern in the lines of every file that `wanted` takes.
template <class Wanted>
std::vector<std::string> matches(const std::regex& pattern, Wanted wanted) {
    std::vector<std::string> findings;
    for (const fs::path& file : files_below(".")) {
        if (is_this_file(file) || file == "LICENSE" || !wanted(file)) continue;
        const std::string text = text_of(file);
        if (!is_text(text)) continue;
        std::size_t number = 0;
        for (const std::string& line : lines_of(text)) {
            ++number;
            // std::regex recurses with the length of the line; long lines are data.
            if (line.size() < 2000 && std::regex_search(line, pattern)) {
                findings.push_back(file.generic_string() + ":" + std::to_string(number) + ": " + line.substr(0, 120));
            }
        }
    }
    return findings;
}

std::string without_comments_and_strings(const std::string& line) {
    static const std::regex string_or_comment(R"("(\\.|[^"\\])*"|//.*)");
    return std::regex_replace(line, string_or_comment, "");
}

}  // namespace

TEST_CASE("no file names the machine it was written on") {
    const auto findings =
        matches(std::regex(R"((^|[^\w.])/(root|home/\w+)/)"), [](const fs::path&) { return true; });
    INFO("machine paths:" << listed(findings));
    CHECK(findings.empty());
}

TEST_CASE("nothing is left unfinished") {
    const auto findings = matches(std::regex(R"(\b(TODO|FIXME|XXX)\b)"), [](const fs::path& file) {
        return is_source(file) || file.extension() == ".cmake" || file.extension() == ".zz" || file.extension() == ".g4";
    });
    INFO("lines:" << listed(findings));
    CHECK(findings.empty());
}

TEST_CASE("every source file states its licence") {
    std::vector<std::string> findings;
    for (const fs::path& file : files_below(".")) {
        const bool wanted = is_source(file) || file.filename() == "CMakeLists.txt" || file.extension() == ".cmake" ||
                            file.extension() == ".sh" || file.extension() == ".g4";
        if (!wanted) continue;
        const std::vector<std::string> lines = lines_of(text_of(file));
        const auto head = lines.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(lines.size(), 3));
        const bool stated =
            std::any_of(lines.begin(), head, [](const std::string& line) { return line.ends_with("SPDX-License-Identifier: Apache-2.0"); });
        if (!stated) findings.push_back(file.generic_string());
    }
    INFO("files without `SPDX-License-Identifier: Apache-2.0` in their first lines:" << listed(findings));
    CHECK(findings.empty());
}

TEST_CASE("no binary floating point between input and verdict") {
    static const std::regex floating(R"(\b(float|double|strtod|stod|stof|atof|get_double)\b)");
    std::vector<std::string> findings;
    for (const fs::path& file : files_below("interpreter")) {
        if (!is_source(file)) continue;
        std::size_t number = 0;
        for (const std::string& line : lines_of(text_of(file))) {
            ++number;
            if (line.size() < 2000 && std::regex_search(without_comments_and_strings(line), floating)) {
                findings.push_back(file.generic_string() + ":" + std::to_string(number) + ": " + line);
            }
        }
    }
    INFO("lines:" << listed(findings));
    CHECK(findings.empty());
}
