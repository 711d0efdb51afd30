// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A Markdown file read as a test suite: headings name cases, fenced blocks are files and console sessions.
namespace zhunze::golden {

/// One fenced block. Its body is what stands between the fences, the fence's own indentation taken off each line.
struct Block {
    std::size_t line = 0;      ///< of the opening fence, from 1
    std::string indent;        ///< before the opening fence
    std::string fence;         ///< ``` or longer, or ~~~
    std::string language;      ///< first word of the info string
    std::string name;          ///< the rest of the info string
    std::string body;
    std::size_t begin = 0;     ///< bytes of the body in the file's text
    std::size_t end = 0;
    std::string heading;       ///< the innermost one above, "" before the first
    std::size_t case_number = 0;  ///< counts headings
    std::size_t section = 0;   ///< counts headings of level 1 and 2: the reach of its files
};

struct Suite {
    std::string path;
    std::string text;
    std::vector<Block> blocks;
    std::vector<std::string> problems;  ///< `path:line: what is wrong`
};

[[nodiscard]] Suite read_suite(std::string path, std::string text);

/// One `$ …` line of a console block and the output written below it.
struct Command {
    std::size_t line = 0;   ///< in the Markdown file
    std::string text;       ///< after `$ `
    std::string expected;   ///< lines down to the next command
};

/// Commands of a console block; text above the first `$ ` goes to `problems`.
[[nodiscard]] std::vector<Command> commands_of(const Block& block, const std::string& path, std::vector<std::string>& problems);

/// A command line split as a shell would: spaces, '…', "…", backslash, `< FILE`, `> FILE`. None if a quote stays open or a
/// redirection has no file.
struct CommandLine {
    std::vector<std::string> words;
    std::string input;   ///< `< FILE`
    std::string output;  ///< `> FILE`
};
[[nodiscard]] std::optional<CommandLine> split_command(std::string_view text);

/// A rule text of the documentation as a file that can be checked: under the path its module header names, or with a header
/// put before it.
struct Snippet {
    std::string file;
    std::string text;
};
[[nodiscard]] Snippet as_module(const std::string& body);

/// The suite's text with the bodies of some blocks replaced (by index in `blocks`), every other byte as it was.
[[nodiscard]] std::string with_bodies(const Suite& suite, const std::map<std::size_t, std::string>& bodies);

/// Output as it is compared: paths of this run and rule-set hashes taken out, an absent last line end made visible.
[[nodiscard]] std::string stable_output(std::string output, const std::vector<std::string>& folders);

}  // namespace zhunze::golden
