// SPDX-License-Identifier: Apache-2.0
// generate WORKLOAD FOLDER --records N   writes rules, rules.json and N applications
// generate WORKLOAD - --records N        the applications alone, to standard output
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "workload.hpp"

namespace {

using namespace zhunze::bench;

[[noreturn]] void stop(const std::string& problem) {
    std::fprintf(stderr, "generate: %s\n", problem.c_str());
    std::exit(2);
}

/// A file that is there as a whole or, after an error, ends the program.
class Output {
public:
    explicit Output(const std::filesystem::path& path) : path_(path.string()) {
        if (path_ == "-") {
            file_ = stdout;
            return;
        }
        std::filesystem::create_directories(path.parent_path());
        file_ = std::fopen(path_.c_str(), "wb");
        if (!file_) stop("cannot write " + path_);
    }
    void write(const std::string& text) {
        if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) stop("cannot write " + path_);
    }
    void close() {
        if (std::fflush(file_) != 0 || (file_ != stdout && std::fclose(file_) != 0)) stop("cannot write " + path_);
    }

private:
    std::string path_;
    std::FILE* file_ = nullptr;
};

void write_file(const std::filesystem::path& path, const std::string& text) {
    Output output(path);
    output.write(text);
    output.close();
}

void write_applications(const Workload& workload, std::uint64_t records, const std::filesystem::path& path) {
    constexpr std::size_t block = 1u << 20;
    Output output(path);
    std::string text;
    for (std::uint64_t index = 1; index <= records; ++index) {
        append_application(workload, index, text);
        if (text.size() < block) continue;
        output.write(text);
        text.clear();
    }
    output.write(text);
    output.close();
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 5 || std::string(arguments[3]) != "--records") stop("generate WORKLOAD FOLDER --records N");
    const std::optional<Workload> workload = make_workload(arguments[1]);
    if (!workload) stop(std::string("no workload ") + arguments[1] + ": R1, R100, R10k, T8k, T80, X, or G and the number of rules");
    const std::string_view number = arguments[4];
    std::uint64_t records = 0;
    const auto [end, error] = std::from_chars(number.begin(), number.end(), records);
    if (error != std::errc() || end != number.end()) stop("no number: " + std::string(number));
    const std::filesystem::path folder = arguments[2];
    if (folder == "-") {
        write_applications(*workload, records, folder);
        return 0;
    }
    for (const File& file : rule_files(*workload)) write_file(folder / file.path, file.text);
    write_file(folder / "rules.json", rules_json(*workload));
    write_applications(*workload, records, folder / "applications.ndjson");
}
