// SPDX-License-Identifier: Apache-2.0
#include "golden/markdown_suite.hpp"

#include <algorithm>
#include <utility>

namespace zhunze::golden {
namespace {

struct Line {
    std::string_view text;  // without its line end
    std::size_t begin = 0;
    std::size_t next = 0;   // where the following line begins
};

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back({text.substr(at, end - at), at, std::min(end + 1, text.size())});
        at = end + 1;
    }
    return lines;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

std::size_t run_of(std::string_view text, char c) { return std::min(text.find_first_not_of(c), text.size()); }

// The fence a line opens, "" if none.
std::string_view fence_of(std::string_view line) {
    const std::string_view rest = line.substr(indent_of(line));
    if (rest.empty() || (rest[0] != '`' && rest[0] != '~')) return {};
    const std::size_t length = run_of(rest, rest[0]);
    if (length < 3) return {};
    if (rest[0] == '`' && rest.find('`', length) != std::string_view::npos) return {};  // inline code, not a fence
    return rest.substr(0, length);
}

bool closes(std::string_view line, std::string_view fence) {
    const std::string_view rest = trimmed(line);
    return rest.size() >= fence.size() && run_of(rest, fence[0]) == rest.size();
}

// 1 to 6 for a heading, else 0.
std::size_t heading_level(std::string_view line) {
    const std::size_t level = run_of(line, '#');
    return level >= 1 && level <= 6 && line.size() > level && line[level] == ' ' ? level : 0;
}

void append_without_indent(std::string& body, std::string_view line, std::size_t indent) {
    body += line.substr(std::min(indent, indent_of(line)));
    body += '\n';
}

class Reader {
public:
    explicit Reader(Suite& suite) : suite_(suite), lines_(lines_of(suite.text)) {}

    void read() {
        while (at_ < lines_.size()) {
            const std::string_view line = lines_[at_].text;
            if (!fence_of(line).empty()) {
                read_block();
            } else {
                read_heading(line);
                ++at_;
            }
        }
    }

private:
    void read_heading(std::string_view line) {
        const std::size_t level = heading_level(line);
        if (level == 0) return;
        heading_ = trimmed(line.substr(level));
        ++case_number_;
        if (level <= 2) ++section_;
    }

    void read_block() {
        const std::string_view opening = lines_[at_].text;
        Block block;
        block.line = at_ + 1;
        block.indent = opening.substr(0, indent_of(opening));
        block.fence = fence_of(opening);
        const std::string_view info = trimmed(opening.substr(block.indent.size() + block.fence.size()));
        const std::size_t space = std::min(info.find(' '), info.size());
        block.language = info.substr(0, space);
        block.name = trimmed(info.substr(space));
        block.begin = lines_[at_].next;
        block.heading = heading_;
        block.case_number = case_number_;
        block.section = section_;
        for (++at_; at_ < lines_.size() && !closes(lines_[at_].text, block.fence); ++at_) {
            append_without_indent(block.body, lines_[at_].text, block.indent.size());
        }
        if (at_ == lines_.size()) {
            suite_.problems.push_back(suite_.path + ":" + std::to_string(block.line) + ": the block is never closed");
            return;
        }
        block.end = lines_[at_].begin;
        ++at_;
        suite_.blocks.push_back(std::move(block));
    }

    Suite& suite_;
    std::vector<Line> lines_;
    std::size_t at_ = 0;
    std::string heading_;
    std::size_t case_number_ = 0;
    std::size_t section_ = 0;
};

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

// Whole SHA-256 digests, and shortened ones where they say what they are.
std::string without_hashes(std::string_view output) {
    static constexpr std::string_view mark = "sha256:";
    std::string result;
    for (std::size_t at = 0; at < output.size();) {
        std::size_t end = at;
        while (end < output.size() && is_hex(output[end])) ++end;
        const bool marked = result.ends_with(mark);
        if (end - at == 64 || (marked && end - at >= 12)) {
            result += "<hash>";
        } else {
            end = std::max(end, at + 1);
            result += output.substr(at, end - at);
        }
        at = end;
    }
    return result;
}

void remove_all(std::string& text, const std::string& part) {
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at)) text.erase(at, part.size());
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The words of a line that begins with `module` or 模块; empty for any other.
std::vector<std::string> header_words(std::string_view line) {
    const auto command = split_command(trimmed(line));
    if (!command || command->words.size() < 2 || (command->words[0] != "module" && command->words[0] != "模块")) return {};
    return command->words;
}

}  // namespace

Suite read_suite(std::string path, std::string text) {
    Suite suite{std::move(path), std::move(text), {}, {}};
    Reader(suite).read();
    return suite;
}

std::vector<Command> commands_of(const Block& block, const std::string& path, std::vector<std::string>& problems) {
    std::vector<Command> commands;
    std::size_t number = block.line;
    for (const Line& line : lines_of(block.body)) {
        ++number;
        if (line.text.starts_with("$ ")) {
            commands.push_back({number, std::string(line.text.substr(2)), {}});
        } else if (!commands.empty()) {
            commands.back().expected += std::string(line.text) + "\n";
        } else {
            problems.push_back(path + ":" + std::to_string(number) + ": a console block begins with `$ zhunze …`");
            return commands;
        }
    }
    if (commands.empty()) problems.push_back(path + ":" + std::to_string(block.line) + ": the console block holds no command");
    return commands;
}

std::optional<CommandLine> split_command(std::string_view text) {
    CommandLine line;
    std::string word;
    bool in_word = false;
    std::string* redirection = nullptr;
    const auto finish = [&] {
        if (!in_word) return;
        if (redirection != nullptr) {
            *redirection = word;
        } else {
            line.words.push_back(word);
        }
        redirection = nullptr;
        word.clear();
        in_word = false;
    };
    char quote = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != 0 && c == quote) {
            quote = 0;
        } else if (c == '\\' && quote != '\'' && at + 1 < text.size()) {
            word += text[++at];
            in_word = true;
        } else if (quote != 0) {
            word += c;
        } else if (c == '\'' || c == '"') {
            quote = c;
            in_word = true;
        } else if (c == ' ') {
            finish();
        } else if ((c == '<' || c == '>') && !in_word) {
            if (redirection != nullptr) return std::nullopt;
            redirection = c == '<' ? &line.input : &line.output;
        } else {
            word += c;
            in_word = true;
        }
    }
    if (quote != 0) return std::nullopt;
    finish();
    if (redirection != nullptr) return std::nullopt;
    return line;
}

Snippet as_module(const std::string& body) {
    for (const Line& line : lines_of(body)) {
        const std::vector<std::string> words = header_words(line.text);
        if (words.empty()) continue;
        std::string path = words.size() > 3 && !is_ascii(words[1]) ? words[3] : words[1];  // `module A aka B`
        std::replace(path.begin(), path.end(), '.', '/');
        return {path + ".zz", body};
    }
    return {"snippet.zz", "module snippet\n" + body};
}

std::string with_bodies(const Suite& suite, const std::map<std::size_t, std::string>& bodies) {
    std::string text;
    std::size_t from = 0;
    for (const auto& [index, body] : bodies) {
        const Block& block = suite.blocks[index];
        text.append(suite.text, from, block.begin - from);
        for (const Line& line : lines_of(body)) {
            if (!line.text.empty()) text += block.indent;
            text += line.text;
            text += '\n';
        }
        from = block.end;
    }
    text.append(suite.text, from);
    return text;
}

std::string stable_output(std::string output, const std::vector<std::string>& folders) {
    if (!output.empty() && output.back() != '\n') output += "[no line end]\n";
    for (const std::string& folder : folders) remove_all(output, folder + "/");
    return without_hashes(output);
}

}  // namespace zhunze::golden
