// SPDX-License-Identifier: Apache-2.0
// The decision as a program reads it; docs/decision.md is its contract.
#include "explain/explain.hpp"
#include "explain/json_parts.hpp"
#include "explain/names.hpp"
#include "explain/parameters.hpp"
#include "explain/show.hpp"

namespace zhunze::explain {

namespace {

const plan::RecordPlan& record_of(const Case& subject) { return subject.plan.records.at(subject.decision.record.value); }

/// The first citation stands for the rule; the explanation tree has them all.
Json json_citation(const program::Program& program, const program::Rule& rule) {
    if (rule.citations.empty()) return {};
    const program::Citation& first = rule.citations.front();
    Json result = Json::object();
    result.set("source", json_name(program, program.documents[first.source]));
    result.set("title", program.documents[first.source].title).set("section", text_or_null(first.section));
    return result;
}

Json json_exceptions(const program::Program& program, const std::vector<program::ExceptionId>& ids) {
    Json result = Json::array();
    for (const program::ExceptionId id : ids) result.push(json_name(program, program.exceptions[id]));
    return result;
}

/// What exceptions and other rules did to the rule; each key only where it applies.
void add_changes(Json& result, const program::Program& program, const evaluate::RuleDecision& decided) {
    if (decided.replaced_by) result.set("replaced_by", json_name(program, program.exceptions[decided.replaced_by]));
    if (decided.overridden_by) result.set("overridden_by", json_name(program, program.rules[decided.overridden_by]));
    if (decided.exceptions_conflict) result.set("exceptions_conflict", true);
}

Json truth_or_null(Truth truth) { return truth == Truth::unknown ? Json() : Json(truth == Truth::yes); }

Json json_stages(const evaluate::Stages& stages) {
    Json result = Json::object();
    result.set("in_force", truth_or_null(stages.in_force)).set("scope", truth_or_null(stages.scope));
    result.set("trigger", truth_or_null(stages.trigger)).set("exempt", truth_or_null(stages.exempt));
    result.set("satisfied", truth_or_null(stages.satisfied));
    return result;
}

/// `10?`: a sign for each elementary condition.
std::string atoms_text(const std::vector<Truth>& atoms) {
    std::string text;
    for (const Truth atom : atoms) text += atom == Truth::unknown ? '?' : (atom == Truth::yes ? '1' : '0');
    return text;
}

Json json_rule(const Case& subject, const evaluate::RuleDecision& decided, Language language) {
    const program::Program& program = *subject.plan.program;
    const program::Rule& rule = program.rules[decided.rule];
    Json result = Json::object();
    result.set("rule", json_name(program, rule));
    if (const std::optional<Date> version = version_of(program, decided.rule)) result.set("version", version->iso());
    result.set("outcome", outcome_text(decided.possible).en);
    result.set("possible", json_outcomes(decided.possible));
    result.set("citation", json_citation(program, rule));
    result.set("missing", json_missing(missing_of(subject, record_of(subject), decided.causes), language));
    result.set("exceptions", json_exceptions(program, decided.exceptions));
    add_changes(result, program, decided);
    result.set("remedy", text_or_null(remedy_of(rule, decided.possible)));
    result.set("stages", json_stages(decided.stages)).set("atoms", atoms_text(decided.atoms));
    return result;
}

Json json_rules(const Case& subject, Language language) {
    Json result = Json::array();
    for (const evaluate::RuleDecision& decided : subject.decision.rules) result.push(json_rule(subject, decided, language));
    return result;
}

Json json_values(const Case& subject) {
    const program::Program& program = *subject.plan.program;
    Json result = Json::object();
    for (std::size_t i = 0; i < subject.decision.reports.size(); ++i) {
        const program::Definition& definition = program.definitions[record_of(subject).reports.at(i).first];
        const program::Unit unit = unit_to_show(program, definition.type, program.exprs[definition.body].unit);
        result.set(json_name(program, definition), json_value(show(program, subject.decision.reports[i], definition.type, {unit})));
    }
    return result;
}

Json json_conflicts(const Case& subject) {
    const program::Program& program = *subject.plan.program;
    Json result = Json::array();
    for (const auto& [one, other] : subject.decision.conflicts) {
        Json pair = Json::array();
        pair.push(json_name(program, program.rules[one])).push(json_name(program, program.rules[other]));
        result.push(std::move(pair));
    }
    return result;
}

}  // namespace

Json decision_json(const Case& subject, Language language) {
    const program::Program& program = *subject.plan.program;
    const evaluate::Decision& decision = subject.decision;
    Json result = Json::object();
    result.set("id", subject.application.id);
    result.set("record", json_name(program, program.records[decision.record]));
    result.set("as_of", date_or_null(decision.as_of));
    result.set("outcome", program::overall_name(decision.outcome).en);
    result.set("rules", json_rules(subject, language));
    result.set("values", json_values(subject));
    result.set("conflicts", json_conflicts(subject));
    result.set("missing", json_missing(missing_of(subject, record_of(subject), decision.missing), language));
    result.set("warnings", json_notices(notices_of(decision.warnings), language));
    result.set("readings", json_readings(readings_of(subject, record_of(subject))));
    if (const auto parameters = parameters_of(subject, record_of(subject)); !parameters.empty()) {
        result.set("parameters", json_parameters(parameters));
    }
    result.set("rule_set", program.rule_set_hash);
    result.set("input", text_or_null(subject.application.input_hash));
    result.set("engine", subject.engine);
    if (decision.outcome == program::Overall::invalid) result.set("errors", json_notices(notices_of(decision.errors), language));
    return result;
}

}  // namespace zhunze::explain
