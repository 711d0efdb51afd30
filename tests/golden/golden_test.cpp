// SPDX-License-Identifier: Apache-2.0
// golden_test [--case HEADING] [FILE.md …]   run from the project's folder; without files: every suite and every page.
// With ZHUNZE_UPDATE_GOLDEN set, expected output that differs is rewritten in place.

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <sstream>

#include "golden/line_diff.hpp"
#include "golden/markdown_suite.hpp"
#include "golden/workspace.hpp"

namespace {

namespace fs = std::filesystem;
using namespace zhunze::golden;

struct Options {
    std::string program;
    std::string only_case;
    bool update = false;
    std::vector<std::string> files;
};

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

/// Runs the blocks of one Markdown file in order.
class SuiteRun {
public:
    SuiteRun(Suite suite, const Options& options) : suite_(std::move(suite)), options_(options) {}

    /// How many things failed.
    std::size_t run() {
        for (const std::string& problem : suite_.problems) fail(problem);
        for (std::size_t index = 0; index < suite_.blocks.size(); ++index) run_block(index);
        workspace_.reset();  // back to the project's folder
        if (consoles_ == 0 && is_golden() && options_.only_case.empty()) fail(suite_.path + ": no console block, nothing is tested");
        if (!rewritten_.empty()) write_back();
        std::cout << suite_.path << ": " << commands_ << " commands, " << snippets_ << " snippets, " << failures_ << " failures\n";
        return failures_;
    }

    [[nodiscard]] std::size_t things_run() const { return commands_ + snippets_; }

private:
    [[nodiscard]] bool is_golden() const { return suite_.path.find("tests/golden/") != std::string::npos; }
    [[nodiscard]] std::string place(std::size_t line) const { return suite_.path + ":" + std::to_string(line); }

    void fail(const std::string& message) {
        ++failures_;
        std::cout << message << "\n";
    }

    void run_block(std::size_t index) {
        const Block& block = suite_.blocks[index];
        if (block.section != section_) files_.clear();
        section_ = block.section;
        if (block.case_number != case_number_) workspace_.reset();
        case_number_ = block.case_number;

        const bool selected = options_.only_case.empty() || block.heading == options_.only_case;
        if (block.language == "console") {
            ++consoles_;
            if (selected) run_console(index);
        } else if (block.language == "zz" && (block.name.empty() || block.name == "fragment")) {
            if (selected && block.name.empty()) check_snippet(block);
        } else if (!block.name.empty()) {
            keep_file(block);
        }
    }

    void keep_file(const Block& block) {
        if (!Workspace::allows(block.name)) return fail(place(block.line) + ": no file may be named " + block.name);
        files_[block.name] = block.body;
        if (workspace_) workspace_->write(block.name, block.body);
    }

    const Workspace& workspace() {
        if (!workspace_) {
            workspace_ = std::make_unique<Workspace>(fs::current_path());
            for (const auto& [name, text] : files_) workspace_->write(name, text);
        }
        return *workspace_;
    }

    void run_console(std::size_t index) {
        const Block& block = suite_.blocks[index];
        std::vector<std::string> problems;
        std::string body;
        bool same = true;
        for (const Command& command : commands_of(block, suite_.path, problems)) {
            const std::string actual = run_command(command, block.heading);
            same = same && actual == command.expected;
            body += "$ " + command.text + "\n" + actual;
        }
        for (const std::string& problem : problems) fail(problem);
        if (!options_.update || same || !problems.empty()) return;
        if (body.find("\n" + block.fence) != std::string::npos) return fail(place(block.line) + ": the output needs a longer fence");
        rewritten_[index] = std::move(body);
    }

    std::string run_command(const Command& command, const std::string& heading) {
        ++commands_;
        const auto line = split_command(command.text);
        if (!line || line->words.empty() || (line->words[0] != "zhunze" && line->words[0] != "./zhunze" && line->words[0] != "cat")) {
            fail(place(command.line) + ": only `zhunze …` and `cat FILE` can be run: " + command.text);
            return command.expected;
        }
        std::string actual;
        try {
            actual = workspace().run(*line);
        } catch (const std::exception& error) {
            fail(place(command.line) + ": $ " + command.text + "\nthrew: " + error.what());
            return command.expected;
        }
        if (actual != command.expected && !options_.update) report(command, actual, heading);
        return actual;
    }

    void report(const Command& command, const std::string& actual, const std::string& heading) {
        fail("\n" + place(command.line) + ": " + heading + "\n$ " + command.text + "\n" + line_diff(command.expected, actual) +
             "again: " + options_.program + " --case " + quoted(heading) + " " + suite_.path + "\n");
    }

    // A rule text in the documentation has to be right by itself.
    void check_snippet(const Block& block) {
        if (is_golden()) return fail(place(block.line) + ": a zz block here needs a file name");
        ++snippets_;
        workspace_.reset();
        const Snippet snippet = as_module(block.body);
        try {
            const Workspace fresh(fs::current_path());
            fresh.write(snippet.file, snippet.text);
            const std::string output = fresh.run({{"zhunze", "check", snippet.file}, {}, {}});
            if (output.find("[exit ") != std::string::npos) {
                fail(place(block.line) + ": the rules do not check; fix them, or mark the block ```zz fragment\n" + output);
            }
        } catch (const std::exception& error) {
            fail(place(block.line) + ": " + error.what());
        }
    }

    void write_back() {
        std::ofstream file(suite_.path, std::ios::binary | std::ios::trunc);
        file << with_bodies(suite_, rewritten_);
        if (!file.flush()) return fail("cannot write " + suite_.path);
        std::cout << suite_.path << ": rewrote " << rewritten_.size() << " blocks\n";
    }

    Suite suite_;
    const Options& options_;
    std::map<std::string, std::string> files_;
    std::unique_ptr<Workspace> workspace_;
    std::size_t section_ = 0;
    std::size_t case_number_ = 0;
    std::map<std::size_t, std::string> rewritten_;
    std::size_t consoles_ = 0;
    std::size_t commands_ = 0;
    std::size_t snippets_ = 0;
    std::size_t failures_ = 0;
};

void add_markdown_below(const fs::path& folder, std::vector<std::string>& files) {
    if (!fs::is_directory(folder)) return;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".md") files.push_back(entry.path().generic_string());
    }
}

std::vector<std::string> every_file() {
    std::vector<std::string> files;
    add_markdown_below("tests/golden", files);
    if (files.empty()) throw std::runtime_error("tests/golden holds no suite; run from the project's folder");
    add_markdown_below("docs", files);
    add_markdown_below("examples", files);
    for (const char* page : {"README.md", "CONTRIBUTING.md", "interpreter/README.md"}) {
        if (fs::exists(page)) files.emplace_back(page);
    }
    std::sort(files.begin(), files.end());
    return files;
}

Options options_of(int count, char** arguments) {
    Options options;
    options.program = arguments[0];
    options.update = std::getenv("ZHUNZE_UPDATE_GOLDEN") != nullptr;
    for (int at = 1; at < count; ++at) {
        const std::string argument = arguments[at];
        if (argument == "--case" && at + 1 < count) {
            options.only_case = arguments[++at];
        } else {
            options.files.push_back(argument);
        }
    }
    if (options.files.empty()) options.files = every_file();
    return options;
}

// The same output wherever the tests run.
void fix_environment() {
    setenv("LC_ALL", "zh_CN.UTF-8", 1);
    setenv("LANG", "zh_CN.UTF-8", 1);
    unsetenv("LANGUAGE");
    unsetenv("COLUMNS");
    setenv("NO_COLOR", "1", 1);
}

}  // namespace

int main(int count, char** arguments) {
    try {
        const Options options = options_of(count, arguments);
        fix_environment();
        std::size_t failures = 0;
        std::size_t things = 0;
        for (const std::string& path : options.files) {
            SuiteRun run(read_suite(path, read_file(path)), options);
            failures += run.run();
            things += run.things_run();
        }
        if (!options.only_case.empty() && things == 0) {
            std::cout << "no case is named " << options.only_case << "\n";
            return 1;
        }
        return failures == 0 ? 0 : 1;
    } catch (const std::exception& error) {
        std::cout << error.what() << "\n";
        return 1;
    }
}
