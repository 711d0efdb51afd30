// SPDX-License-Identifier: Apache-2.0
#include "explain/results_csv.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "explain/results.hpp"

namespace zhunze::explain {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view line_end = "\r\n";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// `-5`, `+3.2`: begins like a formula and is none.
bool is_plain_number(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = point == std::string_view::npos ? "0" : text.substr(point + 1);
    return !whole.empty() && !part.empty() && std::ranges::all_of(whole, is_digit) && std::ranges::all_of(part, is_digit);
}

/// Spreadsheets set up for Chinese take the full-width signs as well.
bool looks_like_formula(std::string_view text) {
    const std::string folded = fold_width(text);
    return !folded.empty() && std::string_view("=+-@\t\r").find(folded.front()) != std::string_view::npos && !is_plain_number(folded);
}

std::string row(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) line += (i == 0 ? "" : ",") + csv_cell(cells[i]);
    return line.append(line_end);
}

}  // namespace

std::string csv_cell(std::string_view text) {
    std::string cell = (looks_like_formula(text) ? "'" : "") + std::string(text);
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

std::string results_csv_header(Language language) { return std::string(byte_order_mark) + row(result_headings(language)); }

std::string results_csv_row(const Tree& tree, Language language) { return row(result_cells(tree, language)); }

}  // namespace zhunze::explain
