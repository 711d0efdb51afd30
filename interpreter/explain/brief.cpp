// SPDX-License-Identifier: Apache-2.0
#include "explain/brief.hpp"

#include <set>

#include "explain/opinion.hpp"

namespace zhunze::explain {

namespace {

using program::Outcome;

Item rule_item(const Rule& rule, const Wording& wording) {
    Item item{wording.outcome(rule) + "  " + wording.name(rule), {}};
    item.parts = reasons_of(rule, wording);
    item.parts.push_back({wording.labelled(Phrase::clause_citation, wording.citations(rule.citations)), {}});
    const std::vector<std::string> missing = wording.missing(rule.missing);
    if (!missing.empty()) item.parts.push_back({wording.labelled(Phrase::clause_missing, wording.join(missing, Phrase::clause_separator)), {}});
    if (!rule.remedy.empty()) item.parts.push_back({wording.remedy(rule), {}});
    return item;
}

/// Empty where no rule has the outcome.
std::string quiet_line(const Tree& tree, Outcome outcome, const Wording& wording) {
    constexpr std::size_t most_names = 6;
    std::vector<const Rule*> rules;
    for (const Rule& rule : tree.rules) {
        if (rule.possible.only(outcome) && !telling(rule)) rules.push_back(&rule);
    }
    if (rules.empty()) return {};
    std::vector<std::string> names;
    for (const Rule* rule : rules) {
        if (names.size() < most_names) names.push_back(wording.name(*rule));
    }
    std::string list = wording.join(names, Phrase::list_separator);
    if (rules.size() > most_names) list = wording.say(Phrase::list_cut, {{"list", list}, {"count", std::to_string(rules.size())}});
    return wording.say(Phrase::labelled, {{"label", wording.outcome(*rules.front())}, {"text", list}});
}

std::vector<Item> notice_items(Phrase heading, const std::vector<Notice>& notices, const Wording& wording) {
    std::vector<Item> items;
    for (const Notice& notice : notices) items.push_back({wording.labelled(heading, wording.notice(notice)), {}});
    return items;
}

std::vector<Item> items_of(const Tree& tree, const Wording& wording) {
    std::vector<Item> items = notice_items(Phrase::errors_heading, tree.errors, wording);
    for (const Conflict& conflict : tree.conflicts) items.push_back({wording.conflict(conflict), {}});
    for (const std::size_t index : by_importance(tree)) {
        if (telling(tree.rules[index])) items.push_back(rule_item(tree.rules[index], wording));
    }
    for (std::string& line : quiet_lines(tree, wording)) items.push_back({std::move(line), {}});
    for (Item& item : notice_items(Phrase::warnings_heading, tree.warnings, wording)) items.push_back(std::move(item));
    return items;
}

void append_lines(std::string& out, const std::vector<Item>& items, std::size_t depth) {
    for (const Item& item : items) {
        out += std::string(2 * depth, ' ') + plain_line(item.text) + '\n';
        append_lines(out, item.parts, depth + 1);
    }
}

/// The lines that tell why a rule came out as it did, each once.
class Reasons {
public:
    explicit Reasons(const Wording& wording) : wording_(wording) {}

    void add(std::string line) { add(items_, {std::move(line), {}}); }
    void add(const std::vector<Clause>& clauses) { add(items_, clauses); }
    void add(std::string heading, const std::vector<Clause>& clauses) {
        Item item{std::move(heading), {}};
        add(item.parts, clauses);
        items_.push_back(std::move(item));
    }
    [[nodiscard]] std::vector<Item> take() { return std::move(items_); }

private:
    void add(std::vector<Item>& to, const std::vector<Clause>& clauses) {
        for (const Clause& clause : clauses) {
            const bool expected = clause.kind == ClauseKind::scope && clause.condition.value.truth == Truth::yes;
            if (!clause.reached || expected) continue;
            for (Item& item : wording_.short_reasons(clause.condition)) add(to, std::move(item));
        }
    }
    void add(std::vector<Item>& to, Item item) {
        if (item.text.empty() || !told_.insert(item.text).second) return;
        Item line{std::move(item.text), {}};
        for (Item& part : item.parts) add(line.parts, std::move(part));
        to.push_back(std::move(line));
    }

    const Wording& wording_;
    std::vector<Item> items_;
    std::set<std::string> told_;
};

Block brief_heading(const Tree& tree, const Wording& wording) {
    Block heading;
    heading.kind = Block::Kind::heading;
    heading.level = 2;
    heading.text = tree.id + "  " + wording.headline();
    return heading;
}

}  // namespace

bool telling(const Rule& rule) {
    if (!rule.possible.single() || !rule.replaced_by.empty()) return true;
    for (const Outcome outcome : {Outcome::violated, Outcome::justify, Outcome::exempt, Outcome::overridden, Outcome::advised, Outcome::granted}) {
        if (rule.possible.has(outcome)) return true;
    }
    return false;
}

std::vector<std::string> quiet_lines(const Tree& tree, const Wording& wording) {
    std::vector<std::string> lines;
    for (const Outcome outcome : {Outcome::compliant, Outcome::not_triggered, Outcome::not_applicable, Outcome::out_of_force}) {
        if (std::string line = quiet_line(tree, outcome, wording); !line.empty()) lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<Item> reasons_of(const Rule& rule, const Wording& wording) {
    Reasons reasons(wording);
    reasons.add(wording.period_problem(rule));
    reasons.add(rule.clauses);
    for (const Variant& variant : rule.variants) reasons.add(wording.variant_name(rule, variant), variant.clauses);
    reasons.add(wording.overridden(rule));
    if (!rule.exceptions_reached) return reasons.take();
    for (const ExceptionNode& exception : rule.exceptions) {
        if (exception.status == ExceptionStatus::condition_false) continue;  // never claimed: no news
        reasons.add(wording.exception(rule, exception));
    }
    reasons.add(wording.exceptions_conflict(rule));
    return reasons.take();
}

std::string render_brief_text(const Tree& tree, Style style, bool colour) {
    const Wording wording(tree, style);
    const std::string headline = plain_line(tree.id + "  " + wording.headline());
    std::string out = (colour ? "\x1b[1m" + headline + "\x1b[0m" : headline) + '\n';
    append_lines(out, items_of(tree, wording), 1);
    return out;
}

std::string render_brief_markdown(const std::vector<Tree>& trees, Language language) {
    Document document{language, {}, {overview_of(trees, language)}};
    for (const Tree& tree : trees) {
        const Wording wording(tree, language);
        Block list;
        list.kind = Block::Kind::list;
        list.items = items_of(tree, wording);
        document.pages.push_back({brief_heading(tree, wording)});
        if (!list.items.empty()) document.pages.back().push_back(std::move(list));
    }
    return write_markdown(document);
}

}  // namespace zhunze::explain
