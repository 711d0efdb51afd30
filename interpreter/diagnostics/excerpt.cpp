// SPDX-License-Identifier: Apache-2.0
#include "diagnostics/excerpt.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace zhunze {

namespace {

constexpr std::string_view cut_sign = "...";
constexpr int tab_stop = 4;
constexpr int columns_before_mark = 60;  // of a cut line: enough to see what the marked words belong to

/// What is shown for a character that would be invisible or would steer the terminal.
char32_t visible(char32_t code_point) {
    constexpr char32_t control_pictures = 0x2400, delete_picture = 0x2421, replacement = 0xFFFD;
    if (code_point < 0x20) return control_pictures + code_point;
    if (code_point == 0x7F) return delete_picture;
    const bool c1_control = code_point >= 0x80 && code_point < 0xA0;
    return c1_control || is_invisible(code_point) ? replacement : code_point;
}

/// A text that grows by visible characters and knows its width; tabs reach to the next stop.
class ShownText {
public:
    void add(char32_t code_point) {
        if (code_point == U'\t') return add_spaces(tab_stop - columns_ % tab_stop);
        const char32_t shown = visible(code_point);
        append_utf8(text_, shown);
        columns_ += display_width(shown);
    }
    [[nodiscard]] int columns() const { return columns_; }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    void add_spaces(int count) {
        text_.append(static_cast<std::size_t>(count), ' ');
        columns_ += count;
    }

    std::string text_;
    int columns_ = 0;
};

ShownText show(std::string_view part) {
    ShownText shown;
    for (std::size_t at = 0; at < part.size();) shown.add(next_code_point(part, at));
    return shown;
}

/// The end of the longest part from `begin` on that fits into `columns`.
std::size_t end_of_fitting(std::string_view line, std::size_t begin, int columns) {
    ShownText shown;
    std::size_t end = begin;
    for (std::size_t at = begin; at < line.size(); end = at) {
        shown.add(next_code_point(line, at));
        if (shown.columns() > columns) return end;
    }
    return end;
}

/// Goes back from `from`, at most `columns` of them.
std::size_t back_by(std::string_view line, std::size_t from, int columns) {
    std::size_t begin = from;
    for (std::size_t at = from; at > 0; begin = at) {
        at = code_point_begin(line, at - 1);
        const std::string_view one = line.substr(at, begin - at);
        columns -= one == "\t" ? tab_stop : show(one).columns();
        if (columns < 0) return begin;
    }
    return begin;
}

/// The part of the line that is shown, in bytes.
struct Window {
    std::size_t begin;
    std::size_t end;
    bool to_line_end;
    [[nodiscard]] bool holds(const Mark& mark) const { return mark.begin >= begin && (mark.begin < end || to_line_end); }
};

Window window_around(std::string_view line, std::size_t at) {
    const std::size_t whole = end_of_fitting(line, 0, excerpt_columns);
    if (whole == line.size()) return {0, whole, true};
    const std::size_t begin = back_by(line, at, columns_before_mark);
    const std::size_t end = end_of_fitting(line, begin, excerpt_columns);
    return {begin, end, end == line.size()};
}

Underline underline(std::string_view line, const Window& window, std::size_t shift, Mark mark) {
    const auto column = [&](std::size_t at) {
        const std::size_t end = std::min(at, window.end);
        return static_cast<std::size_t>(show(line.substr(window.begin, end - window.begin)).columns());
    };
    const std::size_t begin = column(mark.begin);
    const std::size_t length = std::max<std::size_t>(1, column(mark.end) - begin);
    return {begin + shift, length, mark.primary, std::move(mark.text)};
}

Excerpt excerpt(std::string_view line, const Window& window, std::vector<Mark> marks) {
    const bool cut_left = window.begin > 0;
    Excerpt result;
    if (cut_left) result.shown += cut_sign;
    result.shown += show(line.substr(window.begin, window.end - window.begin)).take();
    if (!window.to_line_end) result.shown += cut_sign;
    const std::size_t shift = cut_left ? cut_sign.size() : 0;
    for (Mark& mark : marks) result.underlines.push_back(underline(line, window, shift, std::move(mark)));
    return result;
}

}  // namespace

std::string visible_text(std::string_view utf8) {
    std::string shown;
    int columns = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t code_point = next_code_point(utf8, at);
        const char32_t sign = code_point == U'\t' ? U' ' : visible(code_point);
        columns += display_width(sign);
        if (columns > most_text_columns) return shown.append(cut_sign);
        append_utf8(shown, sign);
    }
    return shown;
}

std::vector<Excerpt> excerpts(std::string_view line, std::vector<Mark> marks) {
    std::vector<Excerpt> result;
    while (!marks.empty()) {
        const Window window = window_around(line, marks.front().begin);
        const auto outside = std::stable_partition(marks.begin(), marks.end(), [&](const Mark& m) { return window.holds(m); });
        std::vector<Mark> rest(std::make_move_iterator(outside), std::make_move_iterator(marks.end()));
        marks.erase(outside, marks.end());
        result.push_back(excerpt(line, window, std::move(marks)));
        marks = std::move(rest);
    }
    return result;
}

}  // namespace zhunze
