// SPDX-License-Identifier: Apache-2.0
#include "explain/brief.hpp"
#include "explain/opinion.hpp"
#include "explain/wording.hpp"

namespace zhunze::explain {

namespace {

/// What each rule came to, the quiet ones together: an empty cell could pass for approval.
std::string rule_outcomes(const Tree& tree, const Wording& wording) {
    std::vector<std::string> texts;
    for (const std::size_t index : by_importance(tree)) {
        const Rule& rule = tree.rules[index];
        if (!telling(rule)) continue;
        texts.push_back(wording.say(Phrase::rule_with_reason, {{"rule", wording.name(rule)}, {"reason", wording.outcome(rule)}}));
    }
    for (std::string& line : quiet_lines(tree, wording)) texts.push_back(std::move(line));
    return wording.join(texts, Phrase::clause_separator);
}

std::vector<std::string> overview_row(const Tree& tree, std::size_t index, Language language) {
    const Wording wording(tree, language);
    std::vector<std::string> missing = wording.missing(tree.missing);
    for (const Notice& error : tree.errors) missing.push_back(wording.notice(error));
    return {std::to_string(index + 1), tree.id, wording.outcome(), rule_outcomes(tree, wording), wording.join(missing, Phrase::clause_separator)};
}

}  // namespace

std::string anchor_of(std::size_t index) { return "opinion-" + std::to_string(index + 1); }

std::vector<Block> overview_of(const std::vector<Tree>& trees, Language language) {
    Block title;
    title.kind = Block::Kind::heading;
    title.level = 1;
    title.text = phrase(Phrase::list_title, language);
    Block note;
    note.kind = Block::Kind::note;
    note.text = phrase(Phrase::disclaimer, language);
    Block table;
    table.kind = Block::Kind::table;
    table.text = phrase(Phrase::caption_overview, language);
    for (const Phrase cell : {Phrase::head_row, Phrase::head_number, Phrase::head_outcome, Phrase::head_rules, Phrase::head_missing}) {
        table.header.push_back(phrase(cell, language));
    }
    for (std::size_t i = 0; i < trees.size(); ++i) {
        table.rows.push_back(overview_row(trees[i], i, language));
        table.links.push_back(anchor_of(i));
    }
    return {std::move(title), std::move(note), std::move(table)};
}

}  // namespace zhunze::explain
