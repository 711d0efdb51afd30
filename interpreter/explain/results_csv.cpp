// SPDX-License-Identifier: Apache-2.0
#include "explain/results_csv.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "explain/brief.hpp"

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

/// Texts of a cell, each once: rules of one document cite it alike.
class Texts {
public:
    void add(const std::string& text) {
        if (!text.empty() && std::ranges::find(texts_, text) == texts_.end()) texts_.push_back(text);
    }
    [[nodiscard]] std::string joined(const Wording& wording) const { return wording.join(texts_, Phrase::clause_separator); }

private:
    std::vector<std::string> texts_;
};

std::string notices(const std::vector<Notice>& list, const Wording& wording) {
    Texts texts;
    for (const Notice& notice : list) texts.add(wording.notice(notice));
    return texts.joined(wording);
}

std::string missing(const Tree& tree, const Wording& wording) {
    Texts texts;
    for (const Missing& one : tree.missing) texts.add(wording.missing(one));
    return texts.joined(wording);
}

/// The column's heading says what it is; a remedy of what is still open is not to be taken for one that is due.
std::string remedy(const Rule& rule, const Wording& wording) {
    if (rule.remedy.empty() || rule.possible.single()) return rule.remedy;
    return wording.say(Phrase::opinion_remedy_if_unmet, {{"remedy", rule.remedy}});
}

}  // namespace

std::string csv_cell(std::string_view text) {
    std::string cell = (looks_like_formula(text) ? "'" : "") + std::string(text);
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

std::string results_csv_header(Language language) {
    std::vector<std::string> cells;
    for (const Phrase column : {Phrase::column_id, Phrase::column_outcome, Phrase::column_violated, Phrase::column_reasons, Phrase::column_missing,
                                Phrase::column_remedy, Phrase::column_citations, Phrase::column_errors, Phrase::column_warnings}) {
        cells.push_back(phrase(column, language));
    }
    return std::string(byte_order_mark) + row(cells);
}

std::string results_csv_row(const Tree& tree, Language language) {
    const Wording wording(tree, language);
    Texts violated, reasons, remedies, citations;
    for (const std::size_t index : by_importance(tree)) {
        const Rule& rule = tree.rules[index];
        if (!telling(rule)) continue;
        if (rule.possible.only(program::Outcome::violated)) violated.add(wording.name(rule));
        const std::string why = wording.join(reasons_of(rule, wording), Phrase::clause_separator);
        reasons.add(wording.say(Phrase::labelled, {{"label", wording.name(rule)}, {"text", why}}));
        remedies.add(remedy(rule, wording));
        citations.add(wording.citations(rule.citations));
    }
    for (const std::string& line : quiet_lines(tree, wording)) reasons.add(line);
    return row({tree.id, wording.outcome(), violated.joined(wording), reasons.joined(wording), missing(tree, wording), remedies.joined(wording),
                citations.joined(wording), notices(tree.errors, wording), notices(tree.warnings, wording)});
}

}  // namespace zhunze::explain
