// SPDX-License-Identifier: Apache-2.0
#include "golden/workspace.hpp"

#include <cstdlib>
#include <fstream>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include "cli/run.hpp"

namespace zhunze::golden {
namespace {

namespace fs = std::filesystem;

std::string contents_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

std::string cat(const CommandLine& line) {
    std::string output;
    for (std::size_t at = 1; at < line.words.size(); ++at) {
        if (!fs::is_regular_file(line.words[at])) return output + "cat: no file " + line.words[at] + "\n[exit 1]\n";
        output += contents_of(line.words[at]);
    }
    return output;
}

}  // namespace

Workspace::Workspace(const fs::path& root) : root_(fs::canonical(root)) {
    std::string pattern = (fs::canonical(fs::temp_directory_path()) / "zhunze-golden.XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder could be made in " + fs::temp_directory_path().string());
    folder_ = pattern;
    fs::create_directory_symlink(root_ / "rules", folder_ / "rules");
    fs::create_directory_symlink(root_ / "examples", folder_ / "examples");
    fs::current_path(folder_);
    setenv("ZHUNZE_RULES", (folder_ / "rules").c_str(), 1);
}

Workspace::~Workspace() {
    std::error_code ignored;
    fs::current_path(root_, ignored);
    fs::remove_all(folder_, ignored);
}

bool Workspace::allows(const std::string& name) {
    const fs::path path = fs::path(name).lexically_normal();
    if (path.empty() || path.is_absolute() || !path.has_filename()) return false;
    const fs::path first = *path.begin();
    return first != ".." && first != "rules" && first != "examples";
}

void Workspace::write(const std::string& name, const std::string& text) const {
    if (!allows(name)) throw std::runtime_error("no file may be named " + name);
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary);
    file << text;
    if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::string Workspace::run(const CommandLine& line) const {
    if (!line.words.empty() && line.words[0] == "cat") return stable(cat(line));
    if (!line.input.empty() && !fs::is_regular_file(line.input)) return "no file " + line.input + "\n[exit 1]\n";

    std::istringstream in(line.input.empty() ? std::string() : contents_of(line.input));
    std::ostringstream captured;
    std::ostringstream redirected;
    std::ostream& out = line.output.empty() ? captured : redirected;
    std::ostream err(captured.rdbuf());  // the same buffer: the two keep the order they were written in
    cli::Streams streams{in, out, err, false};
    const int code = cli::run({line.words.begin() + 1, line.words.end()}, streams);
    if (!line.output.empty()) write(line.output, redirected.str());

    std::string output = stable(captured.str());
    if (code != 0) output += "[exit " + std::to_string(code) + "]\n";
    return output;
}

std::string Workspace::stable(std::string output) const { return stable_output(std::move(output), {folder_.string(), root_.string()}); }

}  // namespace zhunze::golden
