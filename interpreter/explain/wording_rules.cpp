// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "explain/names.hpp"
#include "explain/wording.hpp"

namespace zhunze::explain {

namespace {

using program::Outcome;

/// How each outcome is called, how the opinion puts it, and where it stands among the rules: lower comes first.
struct OutcomeWording {
    Phrase word;
    Phrase opinion;
    int rank;
};

constexpr int undetermined_rank = 1;

OutcomeWording wording_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::violated: return {Phrase::violated_text, Phrase::opinion_violated, 0};
        case Outcome::justify: return {Phrase::justify_text, Phrase::opinion_justify, 2};
        case Outcome::exempt: return {Phrase::exempt_text, Phrase::opinion_exempt, 3};
        case Outcome::overridden: return {Phrase::overridden_text, Phrase::opinion_overridden, 3};
        case Outcome::advised: return {Phrase::advised_text, Phrase::opinion_advised, 4};
        case Outcome::granted: return {Phrase::granted_text, Phrase::opinion_granted, 5};
        case Outcome::compliant: return {Phrase::compliant_text, Phrase::opinion_compliant, 6};
        case Outcome::not_triggered: return {Phrase::not_triggered_text, Phrase::opinion_not_triggered, 7};
        case Outcome::not_applicable: return {Phrase::not_applicable_text, Phrase::opinion_not_applicable, 8};
        case Outcome::out_of_force: break;
    }
    return {Phrase::out_of_force_text, Phrase::opinion_out_of_force, 9};
}

int rank(const Rule& rule) {
    return rule.possible.single() ? wording_of(outcomes_in(rule.possible).front()).rank : undetermined_rank;
}

Phrase norm_phrase(program::NormKind kind) {
    switch (kind) {
        case program::NormKind::forbid: return Phrase::norm_forbid;
        case program::NormKind::require: return Phrase::norm_require;
        case program::NormKind::advise: return Phrase::norm_advise;
        case program::NormKind::grant: break;
    }
    return Phrase::norm_grant;
}

}  // namespace

bool trivial(const Rule& rule) { return rule.possible.only(Outcome::not_applicable) || rule.possible.only(Outcome::out_of_force); }

const Clause* content_of(const Rule& rule) {
    const auto found = std::find_if(rule.clauses.begin(), rule.clauses.end(), [](const Clause& one) { return one.kind == ClauseKind::norm; });
    return found == rule.clauses.end() ? nullptr : &*found;
}

std::vector<std::size_t> by_importance(const Tree& tree) {
    std::vector<std::size_t> order(tree.rules.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&tree](std::size_t a, std::size_t b) { return rank(tree.rules[a]) < rank(tree.rules[b]); });
    return order;
}

std::string Wording::possible(const Rule& rule) const {
    std::vector<std::string> words;
    for (const Outcome outcome : outcomes_in(rule.possible)) words.push_back(program::outcome_name(outcome).in(language_));
    return join(words, Phrase::list_separator);
}

std::string Wording::outcome(const Rule& rule) const {
    if (!rule.possible.single()) return say(Phrase::undetermined_text, {{"possible", possible(rule)}});
    return say(wording_of(outcomes_in(rule.possible).front()).word);
}

std::string Wording::norm(const Rule& rule) const {
    std::string content = rule.grant_text.empty() ? rule.grant.in(language_) : rule.grant_text;
    if (const Clause* clause = content_of(rule)) content = clause->condition.text.in(language_);
    const std::string text = say(norm_phrase(rule.norm), {{"content", content}});
    return rule.in_principle ? say(Phrase::norm_in_principle, {{"norm", text}}) : text;
}

std::string Wording::citation(const Citation& citation) const {
    const std::string cited = citation.section.empty()
                                  ? say(Phrase::cited, {{"title", citation.title}})
                                  : say(Phrase::cited_section, {{"title", citation.title}, {"section", citation.section}});
    const std::string particulars =
        join({citation.issuer, citation.number, citation.issued ? citation.issued->iso() : ""}, Phrase::detail_separator);
    return particulars.empty() ? cited : say(Phrase::cited_particulars, {{"cited", cited}, {"particulars", particulars}});
}

std::string Wording::citations(const std::vector<Citation>& citations) const {
    std::vector<std::string> texts;
    for (const Citation& one : citations) texts.push_back(citation(one));
    return texts.empty() ? say(Phrase::no_citation) : join(texts, Phrase::clause_separator);
}

std::string Wording::period(const Period& period) const {
    if (period.from && period.to) return say(Phrase::period_both, {{"from", period.from->iso()}, {"to", period.to->iso()}});
    if (period.from) return say(Phrase::period_from, {{"from", period.from->iso()}});
    return period.to ? say(Phrase::period_to, {{"to", period.to->iso()}}) : say(Phrase::not_stated);
}

std::string Wording::period_problem(const Rule& rule) const {
    if (rule.in_force_now == Truth::yes) return {};
    if (rule.in_force_now == Truth::unknown) return say(Phrase::period_open, {{"period", period(rule.in_force)}});
    return say(Phrase::period_missed, {{"date", tree_.as_of->iso()}, {"period", period(rule.in_force)}});
}

Item Wording::clause(const Clause& clause, Detail detail) const {
    Item item = reasons(clause.condition, detail);
    item.text = labelled(clause.kind == ClauseKind::scope ? Phrase::clause_scope : Phrase::clause_trigger, item.text);
    return item;
}

std::string Wording::paper(const Paper& paper) const {
    switch (paper.state) {
        case EvidenceState::not_listed: return say(Phrase::paper_not_listed, {{"name", paper.name}});
        case EvidenceState::declared_none: return say(Phrase::paper_declared_none, {{"name", paper.name}});
        case EvidenceState::dated_late: return say(Phrase::paper_dated_late, {{"name", paper.name}, {"date", paper.date->iso()}});
        case EvidenceState::date_open: return say(Phrase::paper_date_open, {{"name", paper.name}, {"date", paper.date->iso()}});
        case EvidenceState::present: break;
    }
    const std::string present = say(Phrase::paper_present, {{"name", paper.name}});
    const std::string particulars = join({paper.issuer, paper.number, paper.date ? paper.date->iso() : ""}, Phrase::detail_separator);
    if (particulars.empty()) return present;
    return say(Phrase::paper_with_particulars, {{"paper", present}, {"particulars", particulars}});
}

std::string Wording::papers(const ExceptionNode& exception) const {
    std::vector<std::string> texts;
    for (const Paper& one : exception.papers) texts.push_back(paper(one));
    return join(texts, Phrase::detail_separator);
}

std::string Wording::exception_status(const ExceptionNode& exception) const {
    switch (exception.status) {
        case ExceptionStatus::holds:
            return join({say(Phrase::exception_holds), papers(exception)}, Phrase::clause_separator);
        case ExceptionStatus::condition_false:
            return say(Phrase::exception_condition_false, {{"reason", short_reason(exception.condition)}});
        case ExceptionStatus::no_evidence: return say(Phrase::exception_no_evidence, {{"papers", papers(exception)}});
        case ExceptionStatus::not_in_force: return say(Phrase::exception_not_in_force, {{"period", period(exception.in_force)}});
        case ExceptionStatus::evidence_open: return say(Phrase::exception_evidence_open, {{"papers", papers(exception)}});
        case ExceptionStatus::open: break;
    }
    return say(Phrase::exception_open,
               {{"reason", join({short_reason(exception.condition), papers(exception)}, Phrase::clause_separator)}});
}

std::string Wording::remedy(const Rule& rule) const {
    if (rule.remedy.empty()) return {};
    return labelled(rule.possible.single() ? Phrase::clause_remedy : Phrase::clause_remedy_if_unmet, rule.remedy);
}

std::string Wording::opinion(const Rule& rule) const {
    const Arguments arguments{{"rule", name(rule)}, {"norm", norm(rule)}, {"possible", possible(rule)},
                              {"grant", rule.grant_text.empty() ? rule.grant.in(language_) : rule.grant_text}};
    const Phrase form =
        rule.possible.single() ? wording_of(outcomes_in(rule.possible).front()).opinion : Phrase::opinion_undetermined;
    if (rule.remedy.empty()) return say(form, arguments);
    const Phrase suggestion = rule.possible.single() ? Phrase::opinion_remedy : Phrase::opinion_remedy_if_unmet;
    return join({say(form, arguments), say(suggestion, {{"remedy", rule.remedy}})}, Phrase::clause_separator);
}

}  // namespace zhunze::explain
