// SPDX-License-Identifier: Apache-2.0
#include "base/source.hpp"

#include <algorithm>
#include <limits>

#include "base/text.hpp"

namespace zhunze {

namespace {

constexpr std::size_t checkpoint_distance = 1024;  // bytes

/// In valid UTF-8 every code point has one byte that continues none.
std::uint32_t code_point_count(std::string_view utf8) {
    return static_cast<std::uint32_t>(std::ranges::count_if(utf8, [](char byte) { return (byte & 0xC0) != 0x80; }));
}

}  // namespace

Span cover(Span a, Span b) {
    ZHUNZE_CHECK(a.file == b.file);
    return {a.file, std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

SourceFile::SourceFile(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {
    // Offsets are 32 bits wide; whoever reads files refuses larger ones long before.
    ZHUNZE_CHECK(text_.size() < std::numeric_limits<std::uint32_t>::max());
    line_starts_.push_back(0);
    for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1))
        line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
    counts_.push_back(0);
    for (std::size_t at = checkpoint_distance; at <= text_.size(); at += checkpoint_distance)
        counts_.push_back(counts_.back() + code_point_count(std::string_view(text_).substr(at - checkpoint_distance, checkpoint_distance)));
}

Position SourceFile::position(std::uint32_t offset) const {
    const std::size_t begin = code_point_begin(text_, offset);
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), begin);
    return {static_cast<std::uint32_t>(after - line_starts_.begin()), code_points_before(begin) - code_points_before(*(after - 1)) + 1};
}

std::uint32_t SourceFile::code_points_before(std::size_t offset) const {
    const std::size_t checkpoint = offset / checkpoint_distance;
    const std::size_t counted = checkpoint * checkpoint_distance;
    return counts_[checkpoint] + code_point_count(std::string_view(text_).substr(counted, offset - counted));
}

std::string_view SourceFile::line(std::uint32_t number) const {
    ZHUNZE_CHECK(number >= 1 && number <= line_count());
    const std::size_t begin = line_starts_[number - 1];
    const std::size_t end = number == line_count() ? text_.size() : line_starts_[number] - 1;
    return std::string_view(text_).substr(begin, end - begin);
}

std::string_view Sources::text(Span span) const {
    const std::string_view text = files_[span.file].text();
    ZHUNZE_CHECK(span.begin <= span.end && span.end <= text.size());
    return text.substr(span.begin, span.end - span.begin);
}

}  // namespace zhunze
