// SPDX-License-Identifier: Apache-2.0
// A document without looks: what Markdown and HTML both write out. Its texts are plain; each writer escapes them.
#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"

namespace zhunze::explain {

/// A line with the lines that explain it.
struct Item {
    std::string text;
    std::vector<Item> parts;
};

struct Block {
    enum class Kind : unsigned char {
        heading,    ///< `text`, `level` 1 to 3; `anchor` if something points here
        paragraph,  ///< `text`
        note,       ///< `text`, set apart
        list,       ///< `items`
        numbered,   ///< `items`
        table,      ///< `text` is its caption, `header` and `rows` of equal length; the first cell names its row
        signature   ///< `items`: what to sign for
    };
    Kind kind = Kind::paragraph;
    std::string text;
    int level = 0;
    std::string anchor;
    std::vector<Item> items;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> links;  ///< tables: the anchor that each row's first cell points to, if any
};

struct Document {
    Language language = Language::zh;
    std::string title;
    std::vector<std::vector<Block>> pages;  ///< each begins a printed page
};

/// One line of visible text: line ends and tabs become blanks; control characters, direction controls and bytes that are not
/// UTF-8 become U+FFFD, so that no name in an input can rewrite what stands around it.
[[nodiscard]] std::string plain_line(std::string_view text);

[[nodiscard]] std::string write_markdown(const Document& document);
/// A complete page: styles inside, no scripts, ready to print on A4.
[[nodiscard]] std::string write_html(const Document& document);

}  // namespace zhunze::explain
