// SPDX-License-Identifier: Apache-2.0
#include "differential/naive_expressions.hpp"

namespace zhunze::naive {

namespace {

std::string named(const char* kind, const program::Program& program, const program::Declared& declared) {
    return kind + program.qualified(declared, Language::en);
}

}  // namespace

std::string fact_cause(const program::Program& program, program::FieldId field) { return named("fact:", program, program.fields[field]); }
std::string none_cause(const program::Program& program, program::FieldId field) { return named("none:", program, program.fields[field]); }
std::string not_applicable_cause(const program::Program& program, program::FieldId field) {
    return named("not_applicable:", program, program.fields[field]);
}
std::string boundary_cause(const program::Program& program, program::SourceId source) {
    return named("boundary:", program, program.documents[source]);
}
std::string question_cause(const program::Program& program, program::QuestionId question) {
    return named("question:", program, program.questions[question]);
}
std::string evidence_cause(const std::string& paper) { return "evidence:" + paper; }
std::string undefined_cause(program::ExprId expr) { return "undefined:" + std::to_string(expr.value); }
std::string as_of_cause() { return "as_of:"; }

}  // namespace zhunze::naive
