// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "explain/explain.hpp"
#include "explain/opinion.hpp"

namespace zhunze::explain {

namespace {

bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

/// What would begin a heading, a list or a rule if it stood first in a line: `# `, `- `, `1. `.
std::size_t marker_at_start(std::string_view text) {
    if (!text.empty() && is_one_of(text[0], "#+-=")) return 0;
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const bool numbered = digits > 0 && digits < text.size() && is_one_of(text[digits], ".)");
    return numbered && (digits + 1 == text.size() || text[digits + 1] == ' ') ? digits : std::string_view::npos;
}

/// Markdown punctuation loses its meaning behind a backslash; blanks in front would make code of the line.
std::string escaped(std::string_view text) {
    const std::string line = plain_line(trim(text));
    const std::size_t marker = marker_at_start(line);
    std::string result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i == marker || is_one_of(line[i], "\\`*_{}[]<>|~&$")) result += '\\';
        result += line[i];
    }
    return result;
}

class MarkdownWriter {
public:
    [[nodiscard]] std::string write(const Document& document) {
        for (const auto& page : document.pages) {
            for (const Block& one : page) block(one);
        }
        return std::move(out_);
    }

private:
    void block(const Block& block) {
        if (!out_.empty()) out_ += '\n';
        switch (block.kind) {
            case Block::Kind::heading: return line(std::string(static_cast<std::size_t>(block.level), '#') + " " + escaped(block.text));
            case Block::Kind::paragraph: return line(escaped(block.text));
            case Block::Kind::note: return line("> " + escaped(block.text));
            case Block::Kind::list:
            case Block::Kind::signature: return items(block.items, 0);
            case Block::Kind::numbered: return numbered(block.items);
            case Block::Kind::table: return table(block);
        }
    }

    void line(const std::string& text) { out_ += text + "\n"; }

    void items(const std::vector<Item>& list, std::size_t depth) {
        for (const Item& item : list) {
            line(std::string(2 * depth, ' ') + "- " + escaped(item.text));
            items(item.parts, depth + 1);
        }
    }

    void numbered(const std::vector<Item>& list) {
        for (std::size_t i = 0; i < list.size(); ++i) line(std::to_string(i + 1) + ". " + escaped(list[i].text));
    }

    void table(const Block& block) {
        row(block.header);
        std::string rule = "|";
        for (std::size_t i = 0; i < block.header.size(); ++i) rule += " --- |";
        line(rule);
        for (const auto& cells : block.rows) row(cells);
    }

    void row(const std::vector<std::string>& cells) {
        std::string text = "|";
        for (const std::string& cell : cells) text += " " + escaped(cell) + " |";
        line(text);
    }

    std::string out_;
};

}  // namespace

std::string write_markdown(const Document& document) { return MarkdownWriter().write(document); }

std::string render_markdown(const Tree& tree, Language language) { return write_markdown(opinion_of(tree, language)); }

}  // namespace zhunze::explain
