// SPDX-License-Identifier: Apache-2.0
#include "syntax/print_block.hpp"

namespace zhunze::syntax {

std::string BlockPrinter::line(const Block& block) {
    std::string line = block.head + " {";
    for (std::size_t i = 0; i < block.entries.size(); ++i) line += (i == 0 ? " " : block.separator) + block.entries[i].text();
    return line + " }" + block.tail;
}

void BlockPrinter::print(const Block& block) const {
    const bool on_one_line = sources_.text(block.span).find('\n') == std::string_view::npos;
    if (on_one_line) {
        const std::string whole = line(block);
        if (page_.fits(whole)) return page_.item(block.span, whole);
    }
    open(block.span, block.head);
    for (const Entry& entry : block.entries) {
        if (entry.print)
            entry.print();
        else
            page_.item(entry.span, entry.text());
    }
    page_.close(block.span, block.tail);
}

void BlockPrinter::open(Span block, const std::string& head) const {
    const Token brace = spelling_.find({TokenKind::LBRACE}, block);
    page_.open({block.file, block.begin, brace.span.end}, head + " {");
}

}  // namespace zhunze::syntax
