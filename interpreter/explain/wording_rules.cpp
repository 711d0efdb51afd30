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

const Clause* content_of(const std::vector<Clause>& clauses) {
    const auto found = std::ranges::find(clauses, ClauseKind::norm, &Clause::kind);
    return found == clauses.end() ? nullptr : &*found;
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

std::string Wording::norm(const Norm& norm, const std::vector<Clause>& clauses) const {
    std::string content = norm.grant_text.empty() ? norm.grant.in(language_) : norm.grant_text;
    if (const Clause* clause = content_of(clauses)) content = clause->condition.text.in(language_);
    const std::string text = say(norm_phrase(norm.kind), {{"content", content}});
    return norm.in_principle ? say(Phrase::norm_in_principle, {{"norm", text}}) : text;
}

std::string Wording::citation(const Citation& citation) const {
    const std::string cited = citation.section.empty()
                                  ? say(Phrase::cited, {{"title", citation.title}})
                                  : say(Phrase::cited_section, {{"title", citation.title}, {"section", citation.section}});
    const std::string particulars =
        join({citation.issuer, citation.number, citation.issued ? date(*citation.issued) : ""}, Phrase::detail_separator);
    return particulars.empty() ? cited : say(Phrase::cited_particulars, {{"cited", cited}, {"particulars", particulars}});
}

std::string Wording::citations(const std::vector<Citation>& citations) const {
    std::vector<std::string> texts;
    for (const Citation& one : citations) texts.push_back(citation(one));
    return texts.empty() ? say(Phrase::no_citation) : join(texts, Phrase::clause_separator);
}

std::string Wording::period(const Period& period) const {
    if (period.from && period.to) return say(Phrase::period_both, {{"from", date(*period.from)}, {"to", date(*period.to)}});
    if (period.from) return say(Phrase::period_from, {{"from", date(*period.from)}});
    return period.to ? say(Phrase::period_to, {{"to", date(*period.to)}}) : say(Phrase::not_stated);
}

std::string Wording::period_problem(const Rule& rule) const {
    if (rule.in_force_now == Truth::yes) return {};
    if (rule.in_force_now == Truth::unknown) return say(Phrase::period_open, {{"period", period(rule.in_force)}});
    return say(Phrase::period_missed, {{"date", date(*tree_.as_of)}, {"period", period(rule.in_force)}});
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
        case EvidenceState::dated_late: return say(Phrase::paper_dated_late, {{"name", paper.name}, {"date", date(*paper.date)}});
        case EvidenceState::date_open: return say(Phrase::paper_date_open, {{"name", paper.name}, {"date", date(*paper.date)}});
        case EvidenceState::present: break;
    }
    const std::string present = say(Phrase::paper_present, {{"name", paper.name}});
    const std::string particulars = join({paper.issuer, paper.number, paper.date ? date(*paper.date) : ""}, Phrase::detail_separator);
    if (particulars.empty()) return present;
    return say(Phrase::paper_with_particulars, {{"paper", present}, {"particulars", particulars}});
}

std::string Wording::papers(const ExceptionNode& exception) const {
    std::vector<std::string> texts;
    for (const Paper& one : exception.papers) texts.push_back(paper(one));
    return join(texts, Phrase::detail_separator);
}

std::string Wording::names_of(const Rule& rule, const std::vector<std::size_t>& exceptions) const {
    std::vector<std::string> names;
    for (const std::size_t index : exceptions) names.push_back(say(Phrase::quoted, {{"name", rule.exceptions[index].label}}));
    return join(names, Phrase::list_separator);
}

std::string Wording::exception_status(const Rule& rule, const ExceptionNode& exception) const {
    switch (exception.status) {
        case ExceptionStatus::holds:
            return join({say(Phrase::exception_holds), papers(exception)}, Phrase::clause_separator);
        case ExceptionStatus::condition_false:
            return say(Phrase::exception_condition_false, {{"reason", short_reason(exception.condition)}});
        case ExceptionStatus::no_evidence: return say(Phrase::exception_no_evidence, {{"papers", papers(exception)}});
        case ExceptionStatus::not_in_force: return say(Phrase::exception_not_in_force, {{"period", period(exception.in_force)}});
        case ExceptionStatus::defeated: return say(Phrase::exception_defeated, {{"exceptions", names_of(rule, exception.defeated_by)}});
        case ExceptionStatus::evidence_open: return say(Phrase::exception_evidence_open, {{"papers", papers(exception)}});
        case ExceptionStatus::defeat_open: return say(Phrase::exception_defeat_open, {{"exceptions", names_of(rule, exception.defeated_by)}});
        case ExceptionStatus::open: break;
    }
    return say(Phrase::exception_open,
               {{"reason", join({short_reason(exception.condition), papers(exception)}, Phrase::clause_separator)}});
}

/// Its effect is told where it is not the usual one.
std::string Wording::exception_name(const Rule& rule, const ExceptionNode& exception) const {
    const std::string name = say(Phrase::clause_exception, {{"name", exception.label}});
    switch (exception.effect) {
        case program::Effect::exempt: return name;
        case program::Effect::replace: return say(Phrase::exception_replaces, {{"exception", name}});
        case program::Effect::reinstate: break;
    }
    return say(Phrase::exception_reinstates, {{"exception", name}, {"target", rule.exceptions[exception.target].label}});
}

std::string Wording::exception(const Rule& rule, const ExceptionNode& exception) const {
    const std::string status = exception_status(rule, exception);
    const bool cites = exception.status == ExceptionStatus::holds && !exception.citations.empty();
    const std::string cited = cites ? labelled(Phrase::clause_citation, citations(exception.citations)) : "";
    return say(Phrase::labelled, {{"label", exception_name(rule, exception)}, {"text", join({status, cited}, Phrase::clause_separator)}});
}

std::string Wording::variant_name(const Rule& rule, const Variant& variant) const {
    return say(variant.decides ? Phrase::variant_decides : Phrase::variant_may_decide, {{"name", rule.exceptions[variant.exception].label}});
}

Item Wording::norm_as_written(const Rule& rule, Detail detail) const {
    if (std::ranges::none_of(rule.variants, &Variant::decides)) return norm_clause(rule.norm, rule.clauses, detail);
    return {labelled(Phrase::clause_norm_replaced, norm(rule)), {}};
}

Item Wording::variant(const Rule& rule, const Variant& variant, Detail detail) const {
    Item item{variant_name(rule, variant), {}};
    for (const Clause& one : variant.clauses) {
        if (one.reached && one.kind == ClauseKind::trigger) item.parts.push_back(clause(one, detail));
    }
    item.parts.push_back(norm_clause(variant.norm, variant.clauses, detail));
    return item;
}

std::string Wording::version(const Rule& rule) const {
    if (!rule.version) return {};
    return say(rule.amended ? Phrase::version_amended : Phrase::version_original, {{"from", date(*rule.version)}});
}

std::string Wording::overridden(const Rule& rule) const {
    if (rule.overridden_by.empty()) return {};
    const bool decides = rule.possible.only(Outcome::overridden);
    const Phrase open = rule.contested ? Phrase::overridden_contested : Phrase::overridden_maybe;
    return say(decides ? Phrase::overridden_by : open, {{"rule", rule.overridden_by_label}});
}

std::string Wording::exceptions_conflict(const Rule& rule) const {
    if (!rule.exceptions_conflict) return {};
    std::vector<std::string> parts;
    for (const ExceptionNode& one : rule.exceptions) {
        if (one.status != ExceptionStatus::holds || one.effect == program::Effect::reinstate) continue;
        parts.push_back(say(Phrase::exception_with_citation, {{"name", one.label}, {"cites", citations(one.citations)}}));
    }
    return say(Phrase::exceptions_differ, {{"exceptions", join(parts, Phrase::list_separator)}});
}

std::string Wording::remedy(const Rule& rule) const {
    if (rule.remedy.empty()) return {};
    return labelled(rule.possible.single() ? Phrase::clause_remedy : Phrase::clause_remedy_if_unmet, rule.remedy);
}

std::string Wording::opinion(const Rule& rule) const {
    const auto variant = std::ranges::find_if(rule.variants, [](const Variant& one) { return one.decides; });
    const bool replaced = !rule.replaced_by.empty() && variant != rule.variants.end();
    const Arguments arguments{{"rule", name(rule)}, {"norm", replaced ? norm(variant->norm, variant->clauses) : norm(rule)}, {"possible", possible(rule)},
                              {"grant", rule.norm.grant_text.empty() ? rule.norm.grant.in(language_) : rule.norm.grant_text},
                              {"other", rule.overridden_by_label}};
    const Phrase form =
        rule.possible.single() ? wording_of(outcomes_in(rule.possible).front()).opinion : Phrase::opinion_undetermined;
    if (rule.remedy.empty()) return say(form, arguments);
    const Phrase suggestion = rule.possible.single() ? Phrase::opinion_remedy : Phrase::opinion_remedy_if_unmet;
    return join({say(form, arguments), say(suggestion, {{"remedy", rule.remedy}})}, Phrase::clause_separator);
}

}  // namespace zhunze::explain
