// SPDX-License-Identifier: Apache-2.0
#include "cli/reading.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <istream>

#include "cli/descriptor.hpp"
#include "cli/phrases.hpp"
#include "cli/system_problem.hpp"

namespace zhunze::cli {

namespace {

constexpr std::size_t piece = 256 * 1024;

Name too_large(std::size_t most) { return phrase(Phrase::file_too_large, {{"limit", std::to_string(most)}}); }

std::optional<std::string> read_stream(std::istream& in, std::size_t most, Name& problem) {
    std::string bytes;
    std::array<char, piece> buffer{};
    while (in.good()) {
        errno = 0;
        in.read(buffer.data(), buffer.size());
        bytes.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > most) {
            problem = too_large(most);
            return std::nullopt;
        }
    }
    if (!in.bad()) return bytes;
    problem = system_problem(errno);
    return std::nullopt;
}

/// Nothing wrong with it as far as can be told before reading.
bool acceptable(const Descriptor& file, std::size_t most, Name& problem) {
    struct stat facts {};
    if (::fstat(file.number(), &facts) != 0) {
        problem = system_problem(errno);
    } else if (S_ISDIR(facts.st_mode)) {
        problem = system_problem(EISDIR);
    } else if (S_ISREG(facts.st_mode) && static_cast<std::uintmax_t>(facts.st_size) > most) {
        problem = too_large(most);
    } else {
        return true;
    }
    return false;
}

std::optional<std::string> read_file(const Descriptor& file, std::size_t most, Name& problem) {
    std::string bytes;
    std::array<char, piece> buffer{};
    while (true) {
        const ssize_t count = ::read(file.number(), buffer.data(), buffer.size());
        if (count == 0) return bytes;
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) {
            problem = system_problem(errno);
            return std::nullopt;
        }
        bytes.append(buffer.data(), static_cast<std::size_t>(count));
        if (bytes.size() > most) {
            problem = too_large(most);
            return std::nullopt;
        }
    }
}

}  // namespace

std::optional<std::string> read_whole(const std::string& path, std::istream& in, std::size_t most, Name& problem) {
    if (path == standard_input) return read_stream(in, most, problem);
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.open()) {
        problem = system_problem(errno);
        return std::nullopt;
    }
    if (!acceptable(file, most, problem)) return std::nullopt;
    return read_file(file, most, problem);
}

}  // namespace zhunze::cli
