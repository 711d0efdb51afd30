// SPDX-License-Identifier: Apache-2.0
#include "explain/names.hpp"

#include <set>

#include "explain/expression_text.hpp"
#include "explain/instructions.hpp"
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

/// Exceptions of one rule that differ in effect, or a rule and an older one that is special to it.
Name conflict_label(const Program& program, const Cause& cause) {
    const Name& rule = program.rules[cause.rule].name;
    if (!cause.other) return phrase(Phrase::exceptions_conflict_label, {{"rule", rule}});
    return phrase(Phrase::contested_label, {{"rule", rule}, {"other", program.rules[cause.other].name}});
}

Name undefined_label(const Program& program, const Cause& cause) {
    const Name text = expression_text(program, cause.expr);
    if (cause.in.empty()) return phrase(Phrase::undefined_label, {{"text", text}});
    return phrase(Phrase::undefined_in_item, {{"item", item_label(program, cause.in)}, {"text", text}});
}

Missing missing_of(const Program& program, const Cause& cause) {
    const auto missing = [&cause](std::string name, Name label) {
        ItemPath item;
        for (const Cause::Step& step : cause.in) item.push_back(step.index);
        return Missing{cause.kind, std::move(name), std::move(label), std::move(item), {}, {}, {}};
    };
    switch (cause.kind) {
        case Cause::Kind::fact:
        case Cause::Kind::none:
        case Cause::Kind::not_applicable: {
            const Name& what = program.fields[cause.field].name;
            Missing field = missing(json_name(program, cause.in, cause.field), within_item(program, cause.in, what));
            if (cause.in.empty()) return field;
            field.around = item_label(program, {cause.in.begin(), cause.in.end() - 1});
            field.list = program.fields[cause.in.back().list].name;
            field.what = what;
            return field;
        }
        case Cause::Kind::evidence: return missing(cause.evidence, {cause.evidence, cause.evidence});
        case Cause::Kind::boundary: return missing(boundary_name_of(program, cause.source), boundary_label(program, cause.source));
        case Cause::Kind::question:
            return missing(json_name(program, program.questions[cause.question]), question_label(program.questions[cause.question]));
        case Cause::Kind::undefined: return missing(expression_name(program, cause.expr), undefined_label(program, cause));
        case Cause::Kind::parameter:
            return missing(json_name(program, program.parameters[cause.parameter]), program.parameters[cause.parameter].name);
        case Cause::Kind::conflict: return missing(json_name(program, program.rules[cause.rule]), conflict_label(program, cause));
        case Cause::Kind::as_of: break;
    }
    return missing("as_of", phrase(Phrase::as_of_label));
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

std::string json_name(const Program& program, const std::vector<Cause::Step>& path, program::FieldId field) {
    if (path.empty()) return json_name(program, field);
    std::string name = json_name(program, path.front().list);
    for (std::size_t i = 1; i < path.size(); ++i) name += "." + program.fields[path[i].list].name.in(Language::en);
    return name + "." + program.fields[field].name.in(Language::en);
}

Name item_label(const Program& program, const std::vector<Cause::Step>& path) {
    Name label;
    for (const Cause::Step& step : path) {
        Name one = phrase(Phrase::item_of_list, {{"list", program.fields[step.list].name}, {"number", std::to_string(step.index + 1)}});
        label = label.empty() ? std::move(one) : phrase(Phrase::of_item, {{"item", label}, {"what", one}});
    }
    return label;
}

Name within_item(const Program& program, const std::vector<Cause::Step>& path, const Name& label) {
    return path.empty() ? label : phrase(Phrase::of_item, {{"item", item_label(program, path)}, {"what", label}});
}

RulePlace place_of(const Program& program, Span span) {
    if (!program.sources || !span.file) return {};
    const SourceFile& file = (*program.sources)[span.file];
    const Position position = file.position(span.begin);
    return {file.path(), position.line, position.column};
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
        case Cause::Kind::parameter: return "parameter";
        case Cause::Kind::conflict: return "conflict";
        case Cause::Kind::as_of: break;
    }
    return "as_of";
}

std::vector<Missing> missing_of(const Case& subject, const plan::RecordPlan& record, const CauseSet& causes) {
    std::vector<Missing> result;
    for (const CauseId id : causes.ids()) result.push_back(missing_of(*subject.plan.program, subject.decision.cause(record, id)));
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
    each_instruction(record, [&](const plan::Instruction& instruction) {
        if (instruction.boundary) sources.insert(instruction.boundary);
        if (instruction.code == plan::OpCode::question) questions.insert(program::QuestionId(instruction.operand));
    });
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

program::RuleId base_of(const Program& program, program::RuleId rule) {
    const program::RuleId base = program.rules[rule].base;
    return base ? base : rule;
}

std::optional<Date> version_of(const Program& program, program::RuleId rule) {
    const bool amended = program.rules[base_of(program, rule)].versions.size() > 1;
    return amended ? program.rules[rule].in_force.from : std::nullopt;
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
