// SPDX-License-Identifier: Apache-2.0
#include "syntax/page.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace zhunze::syntax {
namespace {

bool has_blank_line(std::string_view between) {
    bool line_ended = false;
    for (const char c : between) {
        if (c == '\n' && line_ended) return true;
        if (c == '\n')
            line_ended = true;
        else if (c != ' ' && c != '\t')
            line_ended = false;
    }
    return false;
}

/// Only what separates items, and no line end.
bool only_separators(std::string_view between) {
    for (std::size_t offset = 0; offset < between.size();) {
        const char32_t c = fold_width(next_code_point(between, offset));
        if (c != U' ' && c != U'\t' && c != U',' && c != U'、' && c != U';') return false;
    }
    return true;
}

}  // namespace

bool Page::fits(const std::string& text) const {
    return text.find('\n') == std::string::npos && 2 * level_ + display_width(text) <= most_columns;
}

void Page::item(Span span, const std::string& text) {
    file_ = span.file;
    comments_before(span.end);
    line(span.begin, span.end, text);
}

void Page::open(Span head, const std::string& text) {
    item(head, text);
    ++level_;
    at_start_ = true;
}

void Page::close(Span whole, const std::string& tail) {
    comments_before(whole.end);
    --level_;
    at_start_ = true;  // no blank line before the brace
    line(whole.end, whole.end, "}" + tail);
}

std::string Page::finish() {
    if (next_comment_ < comments_.size()) {
        file_ = comments_.front().span.file;
        comments_before(comments_.back().span.end);
    }
    return std::move(text_);
}

void Page::line(std::uint32_t begin, std::uint32_t end, const std::string& text) {
    blank_line_before(begin);
    text_ += indentation() + text;
    last_end_ = std::max(last_end_, end);
    comments_on_line();
    text_ += '\n';
    at_start_ = false;
}

void Page::comments_before(std::uint32_t offset) {
    while (next_comment_ < comments_.size() && comments_[next_comment_].span.begin < offset) {
        const Span span = comments_[next_comment_++].span;
        line(span.begin, span.end, std::string(sources_.text(span)));
    }
}

void Page::comments_on_line() {
    for (; next_comment_ < comments_.size(); ++next_comment_) {
        const Span span = comments_[next_comment_].span;
        if (span.begin < last_end_ || !only_separators(sources_.text({span.file, last_end_, span.begin}))) return;
        text_ += "  ";
        text_ += sources_.text(span);
        last_end_ = span.end;
    }
}

void Page::blank_line_before(std::uint32_t begin) {
    if (at_start_ || begin <= last_end_) return;
    if (has_blank_line(sources_.text({file_, last_end_, begin}))) text_ += '\n';
}

}  // namespace zhunze::syntax
