// SPDX-License-Identifier: Apache-2.0
#include "differential/applications.hpp"

namespace zhunze::differential {

using program::Field;
using program::Type;

namespace {

std::string text_of(const Value& value) {
    switch (value.kind) {
        case ValueKind::truth: return value.truth == Truth::yes ? "true" : "false";
        case ValueKind::number: return value.number.to_fraction();
        case ValueKind::date: return value.date.iso();
        case ValueKind::text: return value.text;
        case ValueKind::member: return '#' + std::to_string(value.member);
        case ValueKind::list: break;  // its items
    }
    return {};
}

std::string text_of(const program::Program& program, const facts::Application& application);

std::string text_of(const program::Program& program, const facts::Fact& fact, bool list) {
    switch (fact.state) {
        case facts::FactState::given: {
            if (!list) return text_of(fact.value);
            std::string text;
            for (const facts::Application& item : fact.items) text += "{ " + text_of(program, item) + "} ";
            return '[' + text + (fact.may_lack_items ? "and any others" : "") + ']';
        }
        case facts::FactState::declared_none: return "none";
        case facts::FactState::not_applicable: return "not applicable";
        case facts::FactState::not_given: return "not given";
        case facts::FactState::invalid: return "invalid";
    }
    return {};
}

std::string text_of(const program::Program& program, const facts::Application& application) {
    std::string text;
    for (const program::FieldId id : program.records[application.record].fields) {
        const Field& field = program.fields[id];
        const std::string said = text_of(program, application.facts[field.index], field.type.kind == Type::Kind::list);
        text += field.name.in(Language::en) + '=' + said + "; ";
    }
    return text;
}

std::string text_of(const facts::Evidence& paper) {
    return '"' + paper.name + '"' + (paper.none ? " none" : "") + (paper.date ? " of " + paper.date->iso() : "");
}

}  // namespace

std::string text_of(const program::Program& program, const Input& input) {
    std::string text = text_of(program, input.application);
    for (const facts::Evidence& paper : input.application.evidence) text += "evidence " + text_of(paper) + "; ";
    if (!input.application.errors.empty()) text += "with input errors; ";
    if (input.options.as_of) text += "as of " + input.options.as_of->iso() + "; ";
    for (const auto& [source, boundary] : input.options.readings.boundaries) {
        text += program.documents[source].name.in(Language::en) + " boundary " + program::boundary_name(boundary).en + "; ";
    }
    for (const auto& [question, answer] : input.options.readings.answers) {
        text += program.questions[question].name.in(Language::en) + " answered " + std::to_string(answer) + "; ";
    }
    for (const auto& [parameter, value] : input.options.readings.parameters) {
        text += program.parameters[parameter].name.in(Language::en) + " set to " + text_of(value) + "; ";
    }
    return text;
}

}  // namespace zhunze::differential
