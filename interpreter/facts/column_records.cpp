// SPDX-License-Identifier: Apache-2.0
// From NDJSON lines and from elements of an array to rows.
#include <algorithm>

#include "base/text.hpp"
#include "facts/column_reader.hpp"
#include "facts/json_split.hpp"

namespace zhunze::facts {
namespace {

std::string_view text_between(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

/// Without the line end that Windows writes.
std::string_view line_between(const char* begin, const char* end) {
    std::string_view line = text_between(begin, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

std::size_t ColumnReader::read_lines(ColumnText input, RowPosition& at, Columns& out) {
    open(out, true);
    const Reach reach = reach_of(input);
    const char* const begin = input.text.data();
    const char* p = begin;
    for (; p < reach.end && out.count < Columns::capacity; ++at.line) {
        const char* const line = p;
        Row row = Row::left;
        p = skip_blanks(p, reach.end);
        if (p < reach.end && *p == '{') {
            row = read_row(p, reach, out.count);
            if (row == Row::taken) p = skip_blanks(p, reach.end);
        }
        if (row == Row::left || (p < reach.end && *p != '\n')) {
            row = Row::left;
            p = std::find(line, reach.end, '\n');
        }
        const std::string_view text = line_between(line, p);
        p += p < reach.end ? 1 : 0;
        if (row == Row::left && trim(text).empty()) continue;
        add(out, row, {text, {}, at.line, at.index++});
    }
    close(out);
    return static_cast<std::size_t>(p - begin);
}

ColumnReader::Elements ColumnReader::read_elements(ColumnText input, RowPosition& at, Columns& out) {
    open(out, false);
    const Reach reach = reach_of(input);
    const char* const begin = input.text.data();
    const char* p = begin;
    Stop stop = Stop::full;
    while (out.count < Columns::capacity) {
        const char* const element = skip_blanks(p, reach.end);
        at.line += static_cast<std::uint64_t>(std::count(p, element, '\n'));
        p = element;
        Row row = Row::left;
        if (p < reach.end && *p == '{') row = read_row(p, reach, out.count);
        if (row == Row::left) {
            JsonSplitter split(text_between(element, reach.end));
            const auto text = split.value();
            p = element + (text ? text->size() : 0);
            stop = text ? stop : Stop::stuck;
        }
        // Whether an element is the last one, or followed by another, shows behind it.
        const char* const next = skip_blanks(p, reach.end);
        if (next == reach.end || (*next != ',' && *next != ']')) stop = Stop::stuck;
        if (stop == Stop::stuck) {
            p = element;
            break;
        }
        add(out, row, {text_between(element, p), {}, at.line, at.index++});
        at.line += static_cast<std::uint64_t>(std::count(element, next, '\n'));
        p = next;
        if (*next == ']') {
            stop = Stop::closed;
            break;
        }
        ++p;
    }
    close(out);
    return {static_cast<std::size_t>(p - begin), stop};
}

}  // namespace zhunze::facts
