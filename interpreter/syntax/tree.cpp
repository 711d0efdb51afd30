// SPDX-License-Identifier: Apache-2.0
#include "syntax/tree.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/text.hpp"

namespace zhunze::syntax {

std::string Path::text() const {
    std::string text;
    for (const Ident& part : parts) text += (text.empty() ? "" : ".") + part.text;
    return text;
}

Name NameDecl::name() const {
    Name name;
    for (const Ident& spelling : spellings) {
        std::string& slot = script_of(spelling.text) == Language::zh ? name.zh : name.en;
        if (slot.empty()) slot = spelling.text;
    }
    return name;
}

std::vector<std::string> NameDecl::words() const {
    std::vector<std::string> words;
    for (const Ident& spelling : spellings) words.push_back(spelling.text);
    return words;
}

namespace {

bool is_star_margin(std::string_view line) { return !line.empty() && line.front() == '*'; }

/// The words of a comment: its marks, and the stars down the left of a block, are left out.
std::string words_of(std::string_view comment) {
    if (comment.substr(0, 2) == "/*") {
        comment.remove_prefix(2);
        if (comment.size() >= 2) comment.remove_suffix(2);
    } else {
        // `#`, `//` and their full-width twins
        std::size_t offset = 0;
        const bool slashes = fold_width(next_code_point(comment, offset)) == U'/';
        if (slashes) std::ignore = next_code_point(comment, offset);
        comment.remove_prefix(offset);
    }
    std::string words;
    while (!comment.empty()) {
        const std::size_t end = std::min(comment.find('\n'), comment.size());
        std::string_view line = trim(comment.substr(0, end));
        if (is_star_margin(line)) line = trim(line.substr(1));
        if (!words.empty() && !line.empty()) words += '\n';
        words += line;
        comment.remove_prefix(std::min(end + 1, comment.size()));
    }
    return words;
}

/// Between two things on neighbouring lines: one line end, and blanks.
bool adjoins(std::string_view between) { return trim(between).empty() && std::count(between.begin(), between.end(), '\n') == 1; }

}  // namespace

std::string Module::documentation(Span declaration, const Sources& sources) const {
    const auto above = std::partition_point(comments.begin(), comments.end(),
                                            [&](const Comment& comment) { return comment.span.end <= declaration.begin; });
    std::vector<std::string> blocks;
    std::uint32_t below = declaration.begin;
    for (auto comment = std::make_reverse_iterator(above); comment != comments.rend(); ++comment) {
        if (!comment->own_line || !adjoins(sources.text({comment->span.file, comment->span.end, below}))) break;
        blocks.push_back(words_of(sources.text(comment->span)));
        below = comment->span.begin;
    }
    std::string text;
    for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) text += (text.empty() ? "" : "\n") + *block;
    return text;
}

}  // namespace zhunze::syntax
