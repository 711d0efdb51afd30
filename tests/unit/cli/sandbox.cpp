// SPDX-License-Identifier: Apache-2.0
#include "sandbox.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <streambuf>

#include "cli/run.hpp"

namespace zhunze::cli::testing {

namespace fs = std::filesystem;

namespace {

class FullBuffer : public std::streambuf {};  // its overflow takes nothing

int run_to(std::istream& in, std::ostream& out, std::ostream& err, const std::vector<std::string>& arguments) {
    Streams streams{in, out, err};
    return run(arguments, streams);
}

}  // namespace

Sandbox::Sandbox() {
    std::string pattern = (fs::temp_directory_path() / "zhunze-cli.XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = fs::canonical(pattern);
    fs::create_directory(folder_ / "rules");
    write("rules/pilot.zz", pilot_rules);
    setenv("ZHUNZE_RULES", (folder_ / "rules").c_str(), 1);
    setenv("LC_ALL", "C", 1);
}

Sandbox::~Sandbox() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

std::string Sandbox::write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return path(name);
}

std::string Sandbox::text_of(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(folder_ / name, std::ios::binary).rdbuf();
    return text.str();
}

std::vector<std::string> Sandbox::names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

Result Sandbox::run(const std::vector<std::string>& arguments, const std::string& input) const {
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    const int code = run_to(in, out, err, arguments);
    return {code, out.str(), err.str()};
}

Result Sandbox::run_with_full_output(const std::vector<std::string>& arguments) const {
    std::istringstream in;
    FullBuffer full;
    std::ostream out(&full);
    std::ostringstream err;
    const int code = run_to(in, out, err, arguments);
    return {code, "", err.str()};
}

}  // namespace zhunze::cli::testing
