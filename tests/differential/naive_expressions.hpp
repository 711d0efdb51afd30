// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "differential/naive_value.hpp"
#include "facts/application.hpp"
#include "program/program.hpp"

namespace zhunze::naive {

/// All that an expression may look at.
struct World {
    const program::Program& program;
    const program::Readings& readings;
    std::vector<facts::FactState> states;  ///< by field index
    std::vector<Value> fields;             ///< by field index
};

/// The value of an expression, computed anew by walking down its tree.
Value evaluate(const World& world, program::ExprId expr);

/// The condition holds, and the other too: false as soon as one is, unknown for the reasons of all that are unknown.
Value all_of(const std::vector<Value>& conditions);
Value any_of(const std::vector<Value>& conditions);
Value negation(const Value& condition);

/// Names of causes, by which the two evaluators are compared.
std::string fact_cause(const program::Program& program, program::FieldId field);
std::string none_cause(const program::Program& program, program::FieldId field);
std::string not_applicable_cause(const program::Program& program, program::FieldId field);
std::string boundary_cause(const program::Program& program, program::SourceId source);
std::string question_cause(const program::Program& program, program::QuestionId question);
std::string evidence_cause(const std::string& paper);
std::string undefined_cause(program::ExprId expr);
std::string as_of_cause();

}  // namespace zhunze::naive
