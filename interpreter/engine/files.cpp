// SPDX-License-Identifier: Apache-2.0
#include "engine/files.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <system_error>

#include "base/text.hpp"

namespace zhunze::engine {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t most_bytes = 64u * 1024 * 1024;  ///< of a data file; rule texts have the parser's smaller limit
constexpr std::size_t most_files = 20'000;

}  // namespace

std::optional<std::string> DiskFiles::read(const fs::path& path, Name& problem) const {
    std::error_code error;
    if (!fs::exists(path, error)) {
        problem = {"没有这个文件", "there is no such file"};
    } else if (fs::is_directory(path, error)) {
        problem = {"这是文件夹", "it is a folder"};
    } else if (const std::uintmax_t size = fs::file_size(path, error); !error && size > most_bytes) {
        problem = {"文件过大", "it is too large"};
    } else {
        std::ifstream in(path, std::ios::binary);
        std::ostringstream content;
        if (in && (in.peek() == std::ifstream::traits_type::eof() || content << in.rdbuf()) && !in.bad()) return content.str();
        const std::string reason = errno != 0 ? std::strerror(errno) : "read error";
        problem = {"读取失败(" + reason + ")", reason};
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

std::optional<std::string> MemoryFiles::read(const fs::path& path, Name& problem) const {
    const auto found = std::ranges::find(files_, path.lexically_normal().generic_string(), &MemoryFile::path);
    if (found != files_.end()) return found->content;
    problem = {"没有这个文件", "there is no such file"};
    return std::nullopt;
}

std::vector<fs::path> MemoryFiles::rule_files(const fs::path& path) const {
    std::vector<fs::path> found;
    const std::string below = path.empty() || path == "." ? std::string() : path.lexically_normal().generic_string() + "/";
    for (const MemoryFile& file : files_) {
        if ((file.path == path || file.path.starts_with(below)) && file.path.ends_with(".zz")) found.emplace_back(file.path);
    }
    std::ranges::sort(found);
    return found;
}

Name declared_module(std::string_view text) {
    std::istringstream lines{std::string(text.substr(0, 64 * 1024))};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(fold_width(line));
        std::string keyword, path, also, twin;
        words >> keyword >> path >> also >> twin;
        if (keyword != "module" && keyword != "模块") continue;
        Name name;
        const auto take = [&](const std::string& word) { (script_of(word) == Language::zh ? name.zh : name.en) = word; };
        if (also == "aka" || also == "又名") take(twin);
        take(path);
        return name;
    }
    return {};
}

}  // namespace zhunze::engine
