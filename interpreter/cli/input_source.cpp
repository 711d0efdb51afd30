// SPDX-License-Identifier: Apache-2.0
#include "cli/input_source.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <istream>

#include "cli/descriptor.hpp"
#include "cli/reading.hpp"
#include "cli/system_problem.hpp"

namespace zhunze::cli {

namespace {

/// What is read of a pipe at a time, also where it holds more: what an input is taken for is told from how it begins, and that should not
/// be more or less from one run to the next.
constexpr std::size_t pipe_part = 64 * 1024;
constexpr int patience = 20;  ///< milliseconds until what has come so far is worked on

class DescriptorSource : public InputSource {
public:
    /// `owned`: of what is opened here, and closed at the end; else only read.
    DescriptorSource(int number, Descriptor owned, bool is_file, const Interruption& interruption)
        : number_(number), owned_(std::move(owned)), is_file_(is_file), interruption_(interruption) {}

    Got read(std::span<char> room, std::size_t& count, bool wait) override {
        count = 0;
        while (true) {
            if (interruption_.stopped() || problem()) return Got::end;
            if (!is_file_ && !is_ready(wait ? -1 : patience)) {
                if (!wait && !interruption_.stopped()) return Got::none_yet;
                continue;
            }
            const ssize_t got = ::read(number_, room.data(), is_file_ ? room.size() : std::min(room.size(), pipe_part));
            if (got > 0) count = static_cast<std::size_t>(got);
            if (got >= 0) return got > 0 ? Got::some : Got::end;
            if (errno != EINTR && errno != EAGAIN) fail(errno);
        }
    }

    bool rewind() override { return is_file_ && begin_ >= 0 && ::lseek(number_, begin_, SEEK_SET) == begin_; }

private:
    /// Whether there is something to read, or the end.
    [[nodiscard]] bool is_ready(int milliseconds) const {
        std::array<pollfd, 2> waiting{pollfd{number_, POLLIN, 0}, pollfd{interruption_.descriptor(), POLLIN, 0}};
        return ::poll(waiting.data(), waiting.size(), milliseconds) > 0 && waiting[0].revents != 0;
    }

    int number_;
    Descriptor owned_;
    bool is_file_;
    const Interruption& interruption_;
    off_t begin_ = is_file_ ? ::lseek(number_, 0, SEEK_CUR) : 0;  ///< standard input need not stand at the file's begin
};

/// A stream says neither whether it is a file nor whether anything has come.
class StreamSource : public InputSource {
public:
    explicit StreamSource(std::istream& in) : in_(in) {}

    Got read(std::span<char> room, std::size_t& count, bool) override {
        errno = 0;
        in_.read(room.data(), static_cast<std::streamsize>(room.size()));
        const int error = errno;
        count = static_cast<std::size_t>(in_.gcount());
        if (in_.bad()) fail(error);
        return count > 0 ? Got::some : Got::end;
    }
    bool rewind() override { return false; }

private:
    std::istream& in_;
};

std::unique_ptr<InputSource> source_of(int number, Descriptor owned, const Interruption& interruption, Name& problem) {
    struct stat facts {};
    if (::fstat(number, &facts) != 0) problem = system_problem(errno);
    else if (S_ISDIR(facts.st_mode)) problem = system_problem(EISDIR);
    else return std::make_unique<DescriptorSource>(number, std::move(owned), S_ISREG(facts.st_mode), interruption);
    return nullptr;
}

}  // namespace

void InputSource::fail(int error) {
    if (!problem_) problem_ = system_problem(error);
}

std::unique_ptr<InputSource> open_source(const std::string& path, const Streams& streams, const Interruption& interruption, Name& problem) {
    if (path == standard_input) {
        if (streams.in_descriptor < 0) return std::make_unique<StreamSource>(streams.in);
        return source_of(streams.in_descriptor, Descriptor(), interruption, problem);
    }
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.open()) {
        problem = system_problem(errno);
        return nullptr;
    }
    const int number = file.number();
    return source_of(number, std::move(file), interruption, problem);
}

std::optional<std::uint64_t> bytes_of(const std::vector<std::string>& paths) {
    std::uint64_t bytes = 0;
    for (const std::string& path : paths) {
        struct stat facts {};
        if (path == standard_input || ::stat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) return std::nullopt;
        bytes += static_cast<std::uint64_t>(facts.st_size);
    }
    return bytes;
}

}  // namespace zhunze::cli
