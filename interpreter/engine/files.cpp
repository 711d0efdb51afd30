// SPDX-License-Identifier: Apache-2.0
#include "engine/files.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include "base/text.hpp"

namespace zhunze::engine {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_bytes = std::size_t{64} * 1024 * 1024;  ///< of a data file; rule texts have the parser's smaller limit
constexpr std::size_t most_files = 20'000;

/// The limit is kept while reading: a pipe or a device tells no size.
std::optional<std::string> contents_of(const fs::path& path, Name& problem) {
    std::ifstream in(path, std::ios::binary);
    std::string content;
    std::vector<char> piece(1 << 16);
    while (in && content.size() <= most_bytes) {
        in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        content.append(piece.data(), static_cast<std::size_t>(in.gcount()));
    }
    if (content.size() > most_bytes) {
        problem = {"文件过大", "it is too large"};
    } else if (in.is_open() && !in.bad()) {
        return content;
    } else {
        const std::string reason = errno != 0 ? std::strerror(errno) : "read error";
        problem = {"读取失败(" + reason + ")", reason};
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> DiskFiles::read(const fs::path& path, Name& problem) const {
    std::error_code error;
    if (!fs::exists(path, error)) {
        problem = {"没有这个文件", "there is no such file"};
    } else if (fs::is_directory(path, error)) {
        problem = {"这是文件夹", "it is a folder"};
    } else {
        return contents_of(path, problem);
    }
    return std::nullopt;
}

std::vector<fs::path> DiskFiles::rule_files(const fs::path& path) const {
    std::error_code error;
    if (!fs::is_directory(path, error)) return fs::exists(path, error) ? std::vector{path} : std::vector<fs::path>{};
    std::vector<fs::path> found;
    auto entry = fs::recursive_directory_iterator(path, fs::directory_options::skip_permission_denied, error);
    for (; !error && entry != fs::recursive_directory_iterator() && found.size() < most_files; entry.increment(error)) {
        if (entry->path().extension() == ".zz" && entry->is_regular_file(error)) found.push_back(entry->path());
    }
    std::ranges::sort(found);
    return found;
}

ReplacedFiles::ReplacedFiles(const std::vector<MemoryFile>& instead) {
    for (const MemoryFile& file : instead) instead_[fs::path(file.path).lexically_normal().generic_string()] = &file.content;
}

std::optional<std::string> ReplacedFiles::read(const fs::path& path, Name& problem) const {
    const auto found = instead_.find(path.lexically_normal().generic_string());
    return found == instead_.end() ? DiskFiles::read(path, problem) : std::optional(*found->second);
}

MemoryFiles::MemoryFiles(const std::vector<MemoryFile>& files) {
    for (const MemoryFile& file : files) files_.emplace(file.path, &file.content);
}

std::optional<std::string> MemoryFiles::read(const fs::path& path, Name& problem) const {
    const auto found = files_.find(path.lexically_normal().generic_string());
    if (found != files_.end()) return *found->second;
    problem = {"没有这个文件", "there is no such file"};
    return std::nullopt;
}

std::vector<fs::path> MemoryFiles::rule_files(const fs::path& path) const {
    std::vector<fs::path> found;
    const std::string below = path.empty() || path == "." ? std::string() : path.lexically_normal().generic_string() + "/";
    const auto add = [&](const std::string& file) {
        if (file.ends_with(".zz")) found.emplace_back(file);
    };
    if (files_.contains(path.generic_string())) add(path.generic_string());
    for (auto file = files_.lower_bound(below); file != files_.end() && file->first.starts_with(below); ++file) add(file->first);
    std::ranges::sort(found);
    return found;
}

namespace {

/// The words of one line, separated by white space.
std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    const std::string folded = fold_width(line);
    for (std::string_view rest = trim(folded); !rest.empty();) {
        const std::string_view word = rest.substr(0, rest.find_first_of(" \t"));
        words.emplace_back(word);
        rest = trim(rest.substr(word.size()));
    }
    return words;
}

}  // namespace

Name declared_module(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::vector<std::string> words = words_of(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (words.size() < 2 || (words[0] != "module" && words[0] != "模块")) continue;
        Name name;
        const auto take = [&](const std::string& word) { (script_of(word) == Language::zh ? name.zh : name.en) = word; };
        if (words.size() > 3 && (words[2] == "aka" || words[2] == "又名")) take(words[3]);
        take(words[1]);
        return name;
    }
    return {};
}

}  // namespace zhunze::engine
