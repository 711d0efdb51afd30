// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/engine.hpp"

namespace zhunze::engine {

/// Where rule texts and data files come from: the disk, or texts in memory.
class Files {
public:
    virtual ~Files() = default;
    /// The content, or none with `problem` set (both languages).
    [[nodiscard]] virtual std::optional<std::string> read(const std::filesystem::path& path, Name& problem) const = 0;
    /// Every `.zz` file at or below the path, sorted; empty if it does not exist.
    [[nodiscard]] virtual std::vector<std::filesystem::path> rule_files(const std::filesystem::path& path) const = 0;
};

class DiskFiles : public Files {
public:
    [[nodiscard]] std::optional<std::string> read(const std::filesystem::path& path, Name& problem) const override;
    [[nodiscard]] std::vector<std::filesystem::path> rule_files(const std::filesystem::path& path) const override;
};

/// The disk, with other contents in place of some of its files.
class ReplacedFiles : public DiskFiles {
public:
    explicit ReplacedFiles(const std::vector<MemoryFile>& instead);
    [[nodiscard]] std::optional<std::string> read(const std::filesystem::path& path, Name& problem) const override;

private:
    std::map<std::string, const std::string*> instead_;  ///< by path in its normal form
};

class MemoryFiles : public Files {
public:
    explicit MemoryFiles(const std::vector<MemoryFile>& files);
    [[nodiscard]] std::optional<std::string> read(const std::filesystem::path& path, Name& problem) const override;
    [[nodiscard]] std::vector<std::filesystem::path> rule_files(const std::filesystem::path& path) const override;

private:
    std::map<std::string, const std::string*> files_;  ///< by path
};

/// The module path a rule text declares in its header, both spellings, found without parsing the rest; empty if it has none.
[[nodiscard]] Name declared_module(std::string_view text);

}  // namespace zhunze::engine
