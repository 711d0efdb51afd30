// SPDX-License-Identifier: Apache-2.0
#include "cli/writing.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <filesystem>
#include <ostream>

#include "cli/descriptor.hpp"
#include "cli/system_problem.hpp"

namespace zhunze::cli {

namespace fs = std::filesystem;

namespace {

class StreamWriter : public Writer {
public:
    explicit StreamWriter(std::ostream& out) : out_(out) {}

private:
    void do_write(std::string_view text) override {
        errno = 0;
        if (!out_.write(text.data(), static_cast<std::streamsize>(text.size()))) fail(errno);
    }

    void do_flush() override {
        errno = 0;
        if (!out_.flush()) fail(errno);
    }

    void do_finish() override { do_flush(); }

    std::ostream& out_;
};

/// Collects what is written and passes it on to an open file.
class DescriptorWriter : public Writer {
protected:
    void take(Descriptor file) { file_ = std::move(file); }
    [[nodiscard]] const Descriptor& file() const { return file_; }

    void write_waiting() {
        std::string_view rest = waiting_;
        while (!rest.empty() && !failed()) {
            const ssize_t count = ::write(file_.number(), rest.data(), rest.size());
            if (count < 0 && errno != EINTR) fail(errno);
            if (count > 0) rest.remove_prefix(static_cast<std::size_t>(count));
        }
        waiting_.clear();
    }

    void close() {
        if (!file_.close() && !failed()) fail(errno);
    }

private:
    static constexpr std::size_t piece = 256 * 1024;

    void do_write(std::string_view text) override {
        waiting_ += text;
        if (waiting_.size() >= piece) write_waiting();
    }

    Descriptor file_;
    std::string waiting_;
};

class DeviceWriter : public DescriptorWriter {
public:
    explicit DeviceWriter(const std::string& path) {
        take(Descriptor(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY)));
        if (!file().open()) fail(errno);
    }

private:
    void do_flush() override { write_waiting(); }
    void do_finish() override {
        write_waiting();
        close();
    }
};

/// Writes beside the target and takes its name at the end.
class WholeFileWriter : public DescriptorWriter {
public:
    /// `mode`: of the file that is replaced, if there is one.
    WholeFileWriter(fs::path target, std::optional<mode_t> mode) : target_(std::move(target)) {
        open_beside();
        if (mode && file().open() && ::fchmod(file().number(), *mode) != 0) fail(errno);
    }

    ~WholeFileWriter() override {
        if (!temporary_.empty()) static_cast<void>(::unlink(temporary_.c_str()));
    }

    [[nodiscard]] bool appears_whole() const override { return true; }

private:
    [[nodiscard]] fs::path folder() const { return target_.has_parent_path() ? target_.parent_path() : fs::path("."); }

    void open_beside() {
        constexpr int most_tries = 100;  // names left behind by runs that were killed
        for (int number = 0; number < most_tries && !file().open(); ++number) {
            const fs::path name = folder() / (".zhunze-" + std::to_string(::getpid()) + "-" + std::to_string(number) + ".tmp");
            take(Descriptor(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)));
            if (file().open()) temporary_ = name;
            else if (errno != EEXIST) break;
        }
        if (!file().open()) fail(errno);
    }

    void do_flush() override {}
    void do_finish() override {
        write_waiting();
        if (!failed() && ::fsync(file().number()) != 0) fail(errno);
        close();
        if (failed()) return;
        if (::rename(temporary_.c_str(), target_.c_str()) != 0) return fail(errno);
        temporary_.clear();
        sync_folder();
    }

    /// The new name reaches the disk too. Not every file system can do this, and the file is whole in any case.
    void sync_folder() const {
        const Descriptor opened(::open(folder().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (opened.open()) static_cast<void>(::fsync(opened.number()));
    }

    fs::path target_;
    fs::path temporary_;
};

/// Stands for a file that cannot be written at all.
class FailedWriter : public Writer {
public:
    explicit FailedWriter(int error) { fail(error); }

private:
    void do_write(std::string_view) override {}
    void do_flush() override {}
    void do_finish() override {}
};

/// Through links, so that a link stays one and what it points to is replaced.
fs::path real_target(const std::string& path) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(path, error);
    return error ? fs::path(path) : real;
}

}  // namespace

void Writer::write(std::string_view text) {
    if (!failed()) do_write(text);
}

std::optional<Name> Writer::finish() {
    if (!failed()) do_finish();
    return problem_;
}

void Writer::flush() {
    if (!failed()) do_flush();
}

std::optional<Name> Writer::abandon() { return appears_whole() ? problem_ : finish(); }

void Writer::fail(int error) {
    if (!problem_) problem_ = system_problem(error);
}

std::unique_ptr<Writer> stream_writer(std::ostream& out) { return std::make_unique<StreamWriter>(out); }

std::unique_ptr<Writer> file_writer(const std::string& path) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) {
        if (errno != ENOENT) return std::make_unique<FailedWriter>(errno);
        return std::make_unique<WholeFileWriter>(real_target(path), std::nullopt);
    }
    if (S_ISDIR(facts.st_mode)) return std::make_unique<FailedWriter>(EISDIR);
    if (!S_ISREG(facts.st_mode)) return std::make_unique<DeviceWriter>(path);
    // Renaming needs the folder's permission only; a file that is protected against writing stays.
    if (::access(path.c_str(), W_OK) != 0) return std::make_unique<FailedWriter>(errno);
    return std::make_unique<WholeFileWriter>(real_target(path), facts.st_mode & 07777);
}

}  // namespace zhunze::cli
