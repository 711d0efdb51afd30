// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "golden/markdown_suite.hpp"

namespace zhunze::golden {

/// A new folder for one case: the working folder while it lives, with `rules` and `examples` leading to the project's. The
/// folder and what it holds go when it does.
class Workspace {
public:
    explicit Workspace(const std::filesystem::path& root);
    ~Workspace();
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;

    /// Whether a block may be written under this name: inside the folder, and not through the two links.
    [[nodiscard]] static bool allows(const std::string& name);
    void write(const std::string& name, const std::string& text) const;

    /// Runs one command line and returns what it wrote, standard output and error as they came, then `[exit N]` unless 0.
    [[nodiscard]] std::string run(const CommandLine& line) const;

private:
    [[nodiscard]] std::string stable(std::string output) const;

    std::filesystem::path root_;
    std::filesystem::path folder_;
};

}  // namespace zhunze::golden
