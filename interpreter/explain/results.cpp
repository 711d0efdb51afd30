// SPDX-License-Identifier: Apache-2.0
#include "explain/results.hpp"

#include <algorithm>

#include "explain/brief.hpp"

namespace zhunze::explain {

namespace {

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
    for (const std::string& one : wording.missing(tree.missing)) texts.add(one);
    return texts.joined(wording);
}

/// The column's heading says what it is; a remedy of what is still open is not to be taken for one that is due.
std::string remedy(const Rule& rule, const Wording& wording) {
    if (rule.remedy.empty() || rule.possible.single()) return rule.remedy;
    return wording.say(Phrase::opinion_remedy_if_unmet, {{"remedy", rule.remedy}});
}

}  // namespace

std::vector<std::string> result_headings(Language language) {
    std::vector<std::string> cells;
    for (const Phrase column : {Phrase::column_id, Phrase::column_outcome, Phrase::column_violated, Phrase::column_reasons, Phrase::column_missing,
                                Phrase::column_remedy, Phrase::column_citations, Phrase::column_errors, Phrase::column_warnings}) {
        cells.push_back(phrase(column, language));
    }
    return cells;
}

std::vector<std::string> result_cells(const Tree& tree, Language language) {
    const Wording wording(tree, language);
    Texts violated, reasons, remedies, citations;
    for (const std::size_t index : by_importance(tree)) {
        const Rule& rule = tree.rules[index];
        if (!telling(rule)) continue;
        if (rule.possible.only(program::Outcome::violated)) violated.add(wording.name(rule));
        const std::string why = wording.on_one_line(reasons_of(rule, wording));
        reasons.add(wording.say(Phrase::labelled, {{"label", wording.name(rule)}, {"text", why}}));
        remedies.add(remedy(rule, wording));
        citations.add(wording.citations(rule.citations));
    }
    for (const std::string& line : quiet_lines(tree, wording)) reasons.add(line);
    return {tree.id, wording.outcome(), violated.joined(wording), reasons.joined(wording), missing(tree, wording), remedies.joined(wording),
                citations.joined(wording), notices(tree.errors, wording), notices(tree.warnings, wording)};
}

}  // namespace zhunze::explain
