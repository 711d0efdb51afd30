// SPDX-License-Identifier: Apache-2.0
#include "cli/rule_packs.hpp"

#include <cstdlib>
#include <optional>

#include "engine/files.hpp"

namespace zhunze::cli {

namespace fs = std::filesystem;

namespace {

std::optional<fs::path> file_of_module(const std::string& name) {
    const engine::DiskFiles files;
    for (const fs::path& path : files.rule_files(rules_folder())) {
        Name problem;
        const std::optional<std::string> text = files.read(path, problem);
        if (text && engine::declared_module(*text).is(name)) return path;
    }
    return std::nullopt;
}

/// A path that does not exist stays one, so that the message names what was written.
fs::path rule_path(const std::string& named) {
    std::error_code error;
    if (fs::exists(named, error) || named.find('/') != std::string::npos) return named;
    return file_of_module(named).value_or(named);
}

}  // namespace

fs::path rules_folder() {
    const char* folder = std::getenv("ZHUNZE_RULES");
    return folder == nullptr || *folder == '\0' ? ZHUNZE_DEFAULT_RULES : folder;
}

std::vector<fs::path> rule_paths(const std::vector<std::string>& named) {
    if (named.empty()) return {rules_folder()};
    std::vector<fs::path> paths;
    for (const std::string& one : named) paths.push_back(rule_path(one));
    return paths;
}

}  // namespace zhunze::cli
