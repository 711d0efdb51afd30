// SPDX-License-Identifier: Apache-2.0
#include "explain/names.hpp"

#include <set>

#include "explain/expression_text.hpp"
#include "explain/phrases.hpp"

namespace zhunze::explain {

namespace {

using plan::Cause;
using program::Program;

Name boundary_label(const Program& program, program::SourceId source) {
    return phrase(Phrase::boundary_label, {{"title", program.documents[source].title}});
}

Name question_label(const program::Question& question) {
    const auto with_text = [&question](Language language) {
        return question.text.empty() ? question.name.in(language)
                                     : phrase(Phrase::question_label, language, {{"name", question.name}, {"text", question.text}});
    };
    return {with_text(Language::zh), with_text(Language::en)};
}

Missing missing_of(const Program& program, const Cause& cause) {
    switch (cause.kind) {
        case Cause::Kind::fact:
        case Cause::Kind::none:
        case Cause::Kind::not_applicable:
            return {cause.kind, json_name(program, cause.field), program.fields[cause.field].name};
        case Cause::Kind::evidence: return {cause.kind, cause.evidence, {cause.evidence, cause.evidence}};
        case Cause::Kind::boundary:
            return {cause.kind, boundary_name_of(program, cause.source), boundary_label(program, cause.source)};
        case Cause::Kind::question:
            return {cause.kind, json_name(program, program.questions[cause.question]), question_label(program.questions[cause.question])};
        case Cause::Kind::undefined: {
            const Name text = expression_text(program, cause.expr);
            return {cause.kind, text.en, phrase(Phrase::undefined_label, {{"text", text}})};
        }
        case Cause::Kind::as_of: break;
    }
    return {cause.kind, "as_of", phrase(Phrase::as_of_label)};
}

program::Boundary boundary_in_force(const Case& subject, program::SourceId source) {
    for (const auto& [set, boundary] : subject.options.readings.boundaries) {
        if (set == source) return boundary;
    }
    return subject.plan.program->documents[source].boundary.value_or(program::Boundary::undecided);
}

bool boundary_is_set(const Case& subject, program::SourceId source) {
    for (const auto& [set, boundary] : subject.options.readings.boundaries) {
        if (set == source) return true;
    }
    return false;
}

Reading boundary_reading(const Case& subject, program::SourceId source) {
    const Program& program = *subject.plan.program;
    const Name& value = program::boundary_name(boundary_in_force(subject, source));
    return {boundary_name_of(program, source), boundary_label(program, source), value, value.en, boundary_is_set(subject, source), false};
}

Reading question_reading(const Case& subject, program::QuestionId id) {
    const Program& program = *subject.plan.program;
    const program::Question& question = program.questions[id];
    Reading reading{json_name(program, question), question_label(question), phrase(Phrase::reading_open), {}, false, false};
    for (const auto& [set, answer] : subject.options.readings.answers) {
        if (set != id) continue;
        reading.value = question.options.at(static_cast<std::size_t>(answer));
        reading.code = reading.value.in(Language::en);
        reading.set = true;
    }
    return reading;
}

}  // namespace

std::string json_name(const Program& program, const program::Declared& declared) { return program.qualified(declared, Language::en); }

std::string json_name(const Program& program, program::FieldId field) {
    const program::Field& declared = program.fields[field];
    return json_name(program, program.records[declared.record]) + "." + declared.name.in(Language::en);
}

std::string boundary_name_of(const Program& program, program::SourceId source) {
    return json_name(program, program.documents[source]) + ".boundary";
}

std::string_view missing_kind(Cause::Kind kind) {
    switch (kind) {
        case Cause::Kind::fact: return "fact";
        case Cause::Kind::none: return "none";
        case Cause::Kind::not_applicable: return "not_applicable";
        case Cause::Kind::evidence: return "evidence";
        case Cause::Kind::boundary:
        case Cause::Kind::question: return "reading";
        case Cause::Kind::undefined: return "undefined";
        case Cause::Kind::as_of: break;
    }
    return "as_of";
}

std::vector<Missing> missing_of(const plan::Plan& plan, const plan::RecordPlan& record, const CauseSet& causes) {
    std::vector<Missing> result;
    for (const CauseId id : causes.ids()) result.push_back(missing_of(*plan.program, record.causes[id]));
    return result;
}

std::vector<Citation> citations_of(const Program& program, const std::vector<program::Citation>& citations) {
    std::vector<Citation> result;
    for (const program::Citation& citation : citations) {
        const program::SourceDocument& source = program.documents[citation.source];
        result.push_back({json_name(program, source), source.title, citation.section, source.number, source.issuer, source.level,
                          source.url, source.issued, source.repealed, source.in_force.value_or(Period{})});
    }
    return result;
}

std::vector<Reading> readings_of(const Case& subject, const plan::RecordPlan& record) {
    std::set<program::SourceId> sources;
    std::set<program::QuestionId> questions;
    for (const plan::Instruction& instruction : record.instructions) {
        if (instruction.boundary) sources.insert(instruction.boundary);
        if (instruction.code == plan::OpCode::question) questions.insert(program::QuestionId(instruction.operand));
    }
    std::vector<Reading> result;
    for (const auto source : sources) result.push_back(boundary_reading(subject, source));
    for (const auto question : questions) result.push_back(question_reading(subject, question));
    return result;
}

namespace {

/// The message with its hints: what was found, and what is allowed.
Name whole_message(const Diagnostic& diagnostic) {
    Name message{diagnostic.message(Language::zh), diagnostic.message(Language::en)};
    for (const Label& hint : diagnostic.hints) {
        message.zh += ";" + label_text(hint, Language::zh);
        message.en += "; " + label_text(hint, Language::en);
    }
    return message;
}

}  // namespace

std::vector<Notice> notices_of(const std::vector<Diagnostic>& diagnostics) {
    std::vector<Notice> result;
    for (const Diagnostic& diagnostic : diagnostics) {
        result.push_back({std::string(diagnostic.slug()), diagnostic.place, whole_message(diagnostic)});
    }
    return result;
}

std::string remedy_of(const program::Rule& rule, program::OutcomeSet possible) {
    using program::Outcome;
    const bool unmet = possible.has(Outcome::violated) || possible.has(Outcome::justify) || possible.has(Outcome::advised);
    return unmet ? rule.remedy : std::string();
}

const Name& outcome_text(program::OutcomeSet possible) {
    return possible.single() ? program::outcome_name(outcomes_in(possible).front()) : program::undetermined_name();
}

std::vector<program::Outcome> outcomes_in(program::OutcomeSet possible) {
    std::vector<program::Outcome> result;
    for (int i = 0; i < program::outcome_count; ++i) {
        const auto outcome = static_cast<program::Outcome>(i);
        if (possible.has(outcome)) result.push_back(outcome);
    }
    return result;
}

}  // namespace zhunze::explain
