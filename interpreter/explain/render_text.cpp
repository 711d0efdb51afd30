// SPDX-License-Identifier: Apache-2.0
// For the terminal: the outcome, then what decided it, and no more.
#include <algorithm>

#include "explain/explain.hpp"
#include "explain/wording.hpp"

namespace zhunze::explain {

namespace {

/// Terminal colours go with the words, never instead of them.
enum class Tone : unsigned char { plain, bad, open, good, faint };

std::string_view colour_code(Tone tone) {
    switch (tone) {
        case Tone::bad: return "\x1b[1;31m";
        case Tone::open: return "\x1b[1;33m";
        case Tone::good: return "\x1b[1;32m";
        case Tone::faint: return "\x1b[2m";
        case Tone::plain: break;
    }
    return "";
}

Tone tone_of(program::Overall outcome) {
    switch (outcome) {
        case program::Overall::rejected:
        case program::Overall::conflict:
        case program::Overall::invalid: return Tone::bad;
        case program::Overall::undetermined:
        case program::Overall::justify: return Tone::open;
        case program::Overall::passed: break;
    }
    return Tone::good;
}

Tone tone_of(const Rule& rule) {
    if (rule.possible.only(program::Outcome::violated)) return Tone::bad;
    return rule.possible.single() && !rule.possible.only(program::Outcome::justify) ? Tone::plain : Tone::open;
}

class TextWriter {
public:
    TextWriter(const Tree& tree, Style style, bool colour) : tree_(tree), wording_(tree, style), colour_(colour) {}

    [[nodiscard]] std::string write() {
        head();
        for (const Notice& error : tree_.errors) line(1, wording_.notice(error));
        for (const Conflict& conflict : tree_.conflicts) line(1, wording_.conflict(conflict));
        for (const std::size_t index : by_importance(tree_)) {
            if (!trivial(tree_.rules[index])) rule(tree_.rules[index]);
        }
        trivial_rules(program::Outcome::not_applicable);
        trivial_rules(program::Outcome::out_of_force);
        values();
        missing();
        readings();
        changes();
        facts();
        if (!tree_.warnings.empty()) section(Phrase::warnings_heading);
        for (const Notice& warning : tree_.warnings) line(1, wording_.notice(warning));
        return std::move(out_);
    }

private:
    void line(int depth, const std::string& text, Tone tone = Tone::plain) {
        out_.append(static_cast<std::size_t>(2 * depth), ' ');
        const bool coloured = colour_ && tone != Tone::plain;
        if (coloured) out_ += colour_code(tone);
        out_ += plain_line(text);
        if (coloured) out_ += "\x1b[0m";
        out_ += '\n';
    }

    void section(Phrase heading) { line(0, wording_.say(heading)); }

    void items(int depth, const std::vector<Item>& list) {
        for (const Item& item : list) {
            line(depth, item.text);
            items(depth + 1, item.parts);
        }
    }

    void head() {
        line(0, tree_.id + "  " + wording_.headline(), tone_of(tree_.outcome));
        line(1, wording_.say(Phrase::disclaimer), Tone::faint);
        line(1, wording_.labelled(Phrase::head_as_of, wording_.as_of()));
        if (tree_.place != tree_.id) line(1, wording_.labelled(Phrase::head_place, tree_.place));
    }

    void rule(const Rule& rule) {
        line(0, wording_.outcome(rule) + "  " + wording_.name(rule), tone_of(rule));
        line(1, wording_.labelled(Phrase::clause_citation, wording_.citations(rule.citations)));
        if (rule.version) line(1, wording_.labelled(Phrase::clause_version, wording_.version(rule)));
        if (!rule.place.path.empty()) line(1, place(rule.place), Tone::faint);
        if (rule.in_force_now != Truth::yes) line(1, wording_.labelled(Phrase::clause_period, wording_.period_problem(rule)));
        for (const Clause& clause : rule.clauses) {
            if (!told(clause)) continue;
            items(1, {wording_.clause(clause, Detail::deciding)});
            calculations(clause);
        }
        if (rule.exceptions_reached) exceptions(rule);
        if (!rule.overridden_by.empty()) line(1, wording_.labelled(Phrase::clause_precedence, wording_.overridden(rule)));
        items(1, {wording_.norm_as_written(rule, Detail::deciding)});
        if (const Clause* content = content_of(rule.clauses); content && content->reached) calculations(*content);
        for (const Variant& one : rule.variants) variant(rule, one);
        if (!rule.missing.empty()) line(1, wording_.labelled(Phrase::clause_missing, wording_.join(wording_.missing_labels(rule.missing), Phrase::list_separator)));
        if (!rule.remedy.empty()) line(1, wording_.remedy(rule));
    }

    void variant(const Rule& rule, const Variant& variant) {
        items(1, {wording_.variant(rule, variant, Detail::deciding)});
        for (const Clause& clause : variant.clauses) {
            if (clause.reached) calculations(clause);
        }
    }

    /// A scope that holds is what everyone expects; the norm has a line of its own.
    static bool told(const Clause& clause) {
        if (!clause.reached || clause.kind == ClauseKind::norm) return false;
        return clause.kind == ClauseKind::trigger || clause.condition.value.truth != Truth::yes;
    }

    void calculations(const Clause& clause) { items(2, wording_.calculations(clause.condition, told_)); }

    void exceptions(const Rule& rule) {
        for (const ExceptionNode& exception : rule.exceptions) {
            line(1, wording_.exception(rule, exception));
        }
        if (rule.exceptions_conflict) line(1, wording_.exceptions_conflict(rule));
    }

    [[nodiscard]] std::string place(const RulePlace& place) const {
        return wording_.say(Phrase::source_place, {{"path", place.path}, {"line", std::to_string(place.line)}});
    }

    /// Those that do not apply, in one line for each reason.
    void trivial_rules(program::Outcome outcome) {
        std::vector<std::pair<std::string, std::vector<std::string>>> by_reason;
        for (const Rule& rule : tree_.rules) {
            if (!rule.possible.only(outcome)) continue;
            std::string reason = wording_.period_problem(rule);
            if (reason.empty() && !rule.clauses.empty()) reason = wording_.short_reason(rule.clauses.front().condition);
            auto entry = std::ranges::find(by_reason, reason, &std::pair<std::string, std::vector<std::string>>::first);
            if (entry == by_reason.end()) entry = by_reason.insert(entry, {std::move(reason), {}});
            entry->second.push_back(wording_.name(rule));
        }
        for (const auto& [reason, rules] : by_reason) {
            const std::string names = wording_.join(rules, Phrase::list_separator);
            line(0, wording_.say(Phrase::labelled, {{"label", program::outcome_name(outcome)},
                                                    {"text", wording_.say(Phrase::rule_with_reason, {{"rule", names}, {"reason", reason}})}}));
        }
    }

    void values() {
        bool headed = false;
        for (const Derived& derived : tree_.definitions) {
            if (!derived.report) continue;
            if (!headed) section(Phrase::head_values);
            headed = true;
            items(1, {wording_.calculation(derived)});
        }
    }

    void missing() {
        if (tree_.missing.empty()) return;
        section(Phrase::head_missing);
        for (const std::string& one : wording_.missing(tree_.missing)) line(1, one);
    }

    /// Only those that matter here; the page lists them all.
    void readings() {
        bool headed = false;
        for (const Reading& reading : tree_.readings) {
            if (!reading.decisive) continue;
            if (!headed) section(Phrase::readings_heading);
            headed = true;
            line(1, wording_.reading(reading));
        }
    }

    void changes() {
        if (tree_.changes.empty()) return;
        section(Phrase::changes_heading);
        for (const ChangeNode& change : tree_.changes) line(1, wording_.change(change));
        line(1, wording_.say(Phrase::changes_note), Tone::faint);
    }

    /// Those of items stand together, item by item.
    void facts() {
        std::vector<const Fact*> told;
        for (const Fact& fact : tree_.facts) {
            if (fact.used || fact.origin == FactOrigin::invalid) told.push_back(&fact);
        }
        std::ranges::stable_sort(told, {}, [](const Fact* fact) -> const ItemPath& { return fact->item; });
        if (!told.empty()) section(Phrase::facts_heading);
        for (const Fact* fact : told) line(1, wording_.fact(*fact));
    }

    const Tree& tree_;
    Wording wording_;
    bool colour_;
    Wording::Told told_;
    std::string out_;
};

}  // namespace

std::string render_text(const Tree& tree, Style style, bool colour) { return TextWriter(tree, style, colour).write(); }

}  // namespace zhunze::explain
