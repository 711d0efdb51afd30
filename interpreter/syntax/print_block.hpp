// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "syntax/page.hpp"
#include "syntax/spelling.hpp"

namespace zhunze::syntax {

/// Blocks in braces, which stay on one line where their author had them there and they fit.
class BlockPrinter {
public:
    BlockPrinter(const Sources& sources, const Spelling& spelling, Page& page) : sources_(sources), spelling_(spelling), page_(page) {}

    struct Entry {
        Span span;
        std::function<std::string()> text;  ///< at the page's present indentation
        std::function<void()> print;        ///< where it stands alone; none: its text, as an item
    };
    struct Block {
        Span span;
        std::string head;  ///< up to its `{`
        std::vector<Entry> entries;
        std::string separator = "; ";
        std::string tail = {};  ///< what follows its `}`
    };
    void print(const Block& block) const;
    /// On one line.
    [[nodiscard]] static std::string line(const Block& block);

    /// The head of a block that never stays on one line; its entries and `Page::close` follow.
    void open(Span block, const std::string& head) const;

private:
    const Sources& sources_;
    const Spelling& spelling_;
    Page& page_;
};

}  // namespace zhunze::syntax
