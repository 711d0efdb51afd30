// SPDX-License-Identifier: Apache-2.0
#include "facts/csv_split.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"

namespace zhunze::facts {

std::optional<CsvPiece> CsvSplitter::next() {
    if (at_ == text_.size()) return std::nullopt;
    const std::size_t begin = at_;
    CsvPiece piece;
    piece.line = line_;
    piece.row = ++row_;
    bool cell_begins = true;
    while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') {
        const char c = text_[at_];
        if (c == '"' && cell_begins) {
            skip_quoted();
            cell_begins = false;
            continue;
        }
        ++at_;
        if (c == delimiter_) ++piece.cells;
        // Blanks before a quote do not keep it from opening a quoted cell.
        cell_begins = c == delimiter_ || (cell_begins && (c == ' ' || c == '\t'));
    }
    piece.text = text_.substr(begin, at_ - begin);
    piece.closed = closed_;
    skip_line_end();
    return piece;
}

void CsvSplitter::skip_quoted() {
    closed_ = false;
    for (++at_; at_ < text_.size() && !closed_; ++at_) {
        const char c = text_[at_];
        const bool is_lone_return = c == '\r' && text_.substr(at_ + 1, 1) != "\n";
        if (c == '\n' || is_lone_return) ++line_;
        if (c != '"') continue;
        if (text_.substr(at_ + 1, 1) == "\"") ++at_;
        else closed_ = true;
    }
}

void CsvSplitter::skip_line_end() {
    if (at_ == text_.size()) return;
    at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
    ++line_;
}

char delimiter_of(std::string_view text) {
    constexpr std::string_view delimiters = ",\t;";
    std::array<std::size_t, delimiters.size()> counts{};
    bool quoted = false;
    for (const char c : trim(text)) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') break;
        if (const std::size_t which = delimiters.find(c); which != std::string_view::npos) ++counts[which];
    }
    return delimiters[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

std::optional<CsvRecord> record_of(const CsvPiece& piece, char delimiter) {
    CsvRecord record;
    const auto take = [&](CsvRecord&& read) {
        record = std::move(read);
        return true;
    };
    CsvFailure failure;
    if (!zhunze::read_csv(piece.text, delimiter, take, failure)) return std::nullopt;
    return record;
}

}  // namespace zhunze::facts
