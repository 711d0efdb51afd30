// SPDX-License-Identifier: Apache-2.0
// Who includes whom: a folder of interpreter/ sees folders of lower rank only, and a library's header is seen by one folder.

#include <map>
#include <set>

#include "architecture/source_tree.hpp"
#include "catch.hpp"

using namespace zhunze::architecture;
namespace fs = std::filesystem;

namespace {

const std::map<std::string, int> ranks{
    {"include", 0}, {"base", 0},  {"values", 1},   {"diagnostics", 2}, {"syntax", 3}, {"program", 3}, {"check", 4},
    {"plan", 4},    {"facts", 4}, {"evaluate", 5}, {"columns", 6}, {"explain", 6},     {"verify", 6}, {"engine", 7},  {"cli", 8},
};

// Where headers of a library may be included: a folder of interpreter/, or one file.
struct Home {
    std::string header;  // as written between < >, or the start of it
    std::string place;
};
const std::vector<Home> homes{
    {"unicode/", "base"},
    {"utf8proc.h", "base"},
    {"nlohmann/", "base"},
    {"openssl/", "base"},
    {"csv.h", "base"},
    {"boost/multiprecision/", "values"},
    {"simdjson.h", "facts"},
    {"immintrin.h", "columns/kernels.cpp"},
    {"immintrin.h", "facts/record_walk.cpp"},
    {"immintrin.h", "facts/utf8_check.cpp"},
    {"minizip/", "facts"},
    {"expat.h", "facts"},
    {"xlsxwriter", "explain"},
    {"CLI/", "cli"},
    {"antlr4-runtime.h", "syntax/parse.cpp"},
    {"spellings.def", "syntax/keywords.cpp"},
    {"ZhunzeParser.h", "syntax/parse.cpp"},
};

// Streams format by the locale and hide errors; only the command line speaks to them.
const std::set<std::string> streams{"iostream", "sstream", "iomanip", "istream", "ostream", "strstream"};

struct Include {
    fs::path file;    // below interpreter/
    std::string header;
    bool quoted;
};

std::vector<Include> includes_of(const fs::path& file) {
    std::vector<Include> includes;
    for (const std::string& line : lines_of(text_of(file))) {
        const std::size_t word = line.find_first_not_of(" \t#");
        if (line.find('#') == std::string::npos || word == std::string::npos || line.compare(word, 7, "include") != 0) continue;
        const std::size_t open = line.find_first_of("<\"", word);
        if (open == std::string::npos) continue;
        const std::size_t close = line.find_first_of(">\"", open + 1);
        includes.push_back({file.lexically_relative("interpreter"), line.substr(open + 1, close - open - 1), line[open] == '"'});
    }
    return includes;
}

std::vector<Include> all_includes() {
    std::vector<Include> all;
    for (const fs::path& file : files_below("interpreter")) {
        if (!is_source(file)) continue;
        const std::vector<Include> includes = includes_of(file);
        all.insert(all.end(), includes.begin(), includes.end());
    }
    return all;
}

std::string folder_of(const fs::path& path) { return path.begin()->string(); }

std::vector<std::string> places_of(const std::string& header) {
    std::vector<std::string> places;
    for (const Home& home : homes) {
        if (header.starts_with(home.header)) places.push_back(home.place);
    }
    return places;
}

std::string describe(const Include& include) { return "interpreter/" + include.file.generic_string() + " includes " + include.header; }

// The C and POSIX headers have a dot or a slash in their names and are no library's.
bool is_system(const std::string& header) {
    static const std::set<std::string> names{"unistd.h", "fcntl.h", "poll.h", "sys/stat.h", "sys/types.h", "sys/ioctl.h"};
    return header.find_first_of("./") == std::string::npos || names.contains(header);
}

}  // namespace

TEST_CASE("every folder of the interpreter has a rank") {
    std::vector<std::string> findings;
    for (const auto& entry : fs::directory_iterator("interpreter")) {
        if (entry.is_directory() && !ranks.contains(entry.path().filename().string())) findings.push_back(entry.path().string());
    }
    INFO("folders without a rank:" << listed(findings));
    CHECK(findings.empty());
}

TEST_CASE("a folder includes folders of lower rank only") {
    std::vector<std::string> findings;
    for (const Include& include : all_includes()) {
        if (!include.quoted || !places_of(include.header).empty()) continue;
        const std::string from = folder_of(include.file);
        const std::string to = include.header.starts_with("zhunze/") ? "include" : folder_of(include.header);
        if (from == to) continue;
        const bool exists = fs::exists(fs::path("interpreter") / (to == "include" ? "include/" + include.header : include.header));
        if (!exists || !ranks.contains(to)) {
            findings.push_back(describe(include) + ", which is no file of the interpreter");
        } else if (ranks.contains(from) && ranks.at(to) >= ranks.at(from)) {
            findings.push_back(describe(include) + ", which is not of lower rank");
        }
    }
    INFO("wrong includes:" << listed(findings));
    CHECK(findings.empty());
}

TEST_CASE("a library's headers are included in one folder, in .cpp files") {
    std::vector<std::string> findings;
    for (const Include& include : all_includes()) {
        const std::vector<std::string> places = places_of(include.header);
        const auto is_here = [&](const std::string& place) { return place == folder_of(include.file) || place == include.file.generic_string(); };
        if (places.empty()) {
            if (!include.quoted && !is_system(include.header)) findings.push_back(describe(include) + ", a library without a home");
        } else if (std::ranges::none_of(places, is_here)) {
            findings.push_back(describe(include) + ", which belongs in " + places.front());
        } else if (include.file.extension() != ".cpp") {
            findings.push_back(describe(include) + " in a header");
        }
    }
    INFO("wrong includes:" << listed(findings));
    CHECK(findings.empty());
}

TEST_CASE("only the command line includes streams") {
    std::vector<std::string> findings;
    for (const Include& include : all_includes()) {
        if (streams.contains(include.header) && folder_of(include.file) != "cli") findings.push_back(describe(include));
    }
    INFO("streams in the library:" << listed(findings));
    CHECK(findings.empty());
}
