// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/source.hpp"
#include "syntax/tree.hpp"

namespace zhunze::syntax {

/// Sets printed items in lines: indentation, blank lines (at most one, where the author had some) and comments. A comment
/// before or inside an item goes above it, one after it on its line stays there, and none is lost.
class Page {
public:
    static constexpr int most_columns = 120;

    Page(const Module& module, const Sources& sources) : comments_(module.comments), sources_(sources) {}

    /// Items come in the order of the file. `text` may hold line ends, with the whole indentation behind them.
    void item(Span span, const std::string& text);
    /// The head of a block, up to its `{`; what follows is indented.
    void open(Span head, const std::string& text);
    /// `whole` is the block's span, head and closing brace included, and `tail` what follows the brace.
    void close(Span whole, const std::string& tail = {});
    /// The remaining comments, and the text.
    [[nodiscard]] std::string finish();

    [[nodiscard]] std::string indentation() const { return std::string(static_cast<std::size_t>(2 * level_), ' '); }
    /// Whether a line fits that begins at the present indentation.
    [[nodiscard]] bool fits(const std::string& text) const;

private:
    void line(std::uint32_t begin, std::uint32_t end, const std::string& text);
    void comments_before(std::uint32_t offset);
    void comments_on_line();
    void blank_line_before(std::uint32_t begin);

    const std::vector<Comment>& comments_;
    const Sources& sources_;
    std::size_t next_comment_ = 0;
    std::string text_;
    int level_ = 0;
    std::uint32_t last_end_ = 0;  ///< in the file, of what was written last
    bool at_start_ = true;        ///< of the file or of a block
    FileId file_;
};

}  // namespace zhunze::syntax
