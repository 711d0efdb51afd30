// SPDX-License-Identifier: Apache-2.0
#include "differential/naive_world.hpp"

#include <stdexcept>

namespace zhunze::naive {

const Scope& scope_of(const Scope& scope, program::RecordId record) {
    for (const Scope* at = &scope; at; at = at->outer) {
        if (at->world && at->world->record == record) return *at;
    }
    throw std::logic_error("a field of no record around");
}

const Scope& scope_of_group(const Scope& scope, program::ExprId list) {
    for (const Scope* at = &scope; at; at = at->outer) {
        if (!at->world && at->group == list) return *at;
    }
    throw std::logic_error("a name of no group around");
}

const World& application_of(const Scope& scope) { return scope.outer ? application_of(*scope.outer) : *scope.world; }

namespace {

std::string named(const char* kind, const program::Program& program, const program::Declared& declared) {
    return kind + program.qualified(declared, Language::en);
}

std::string placed(const std::string& cause, const std::string& place) { return place.empty() ? cause : cause + " in " + place; }

}  // namespace

std::string fact_cause(const program::Program& program, program::FieldId field, const std::string& place) {
    return placed(named("fact:", program, program.fields[field]), place);
}
std::string none_cause(const program::Program& program, program::FieldId field, const std::string& place) {
    return placed(named("none:", program, program.fields[field]), place);
}
std::string not_applicable_cause(const program::Program& program, program::FieldId field, const std::string& place) {
    return placed(named("not_applicable:", program, program.fields[field]), place);
}
std::string boundary_cause(const program::Program& program, program::SourceId source) {
    return named("boundary:", program, program.documents[source]);
}
std::string question_cause(const program::Program& program, program::QuestionId question) {
    return named("question:", program, program.questions[question]);
}
std::string parameter_cause(const program::Program& program, program::ParameterId parameter) {
    return named("parameter:", program, program.parameters[parameter]);
}
std::string conflict_cause(const program::Program& program, program::RuleId rule) {
    return named("conflict:", program, program.rules[rule]);
}
std::string conflict_cause(const program::Program& program, program::RuleId rule, program::RuleId other) {
    return conflict_cause(program, rule) + " after " + program.qualified(program.rules[other], Language::en);
}
std::string evidence_cause(const std::string& paper) { return "evidence:" + paper; }
std::string undefined_cause(program::ExprId expr) { return "undefined:" + std::to_string(expr.value); }
std::string as_of_cause() { return "as_of:"; }

std::string item_place(const program::Program& program, const std::string& outer, program::FieldId list, std::size_t index) {
    const std::string step = program.fields[list].name.in(Language::en) + '[' + std::to_string(index) + ']';
    return outer.empty() ? step : outer + '.' + step;
}

}  // namespace zhunze::naive
