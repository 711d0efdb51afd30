// SPDX-License-Identifier: Apache-2.0
// What an expression of the naive evaluator may look at.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "differential/naive_value.hpp"
#include "facts/application.hpp"
#include "program/program.hpp"

namespace zhunze::naive {

/// The facts of an application, or of one item of a list.
struct World {
    const program::Program& program;
    const program::Readings& readings;
    program::RecordId record;
    Value as_of;
    std::string place;                     ///< of an item: `projects[2]`; of the application: nothing
    std::vector<facts::FactState> states;  ///< by field index
    std::vector<Value> fields;             ///< by field index; of a list that is given: nothing
    std::vector<std::vector<World>> items; ///< by field index
    std::vector<Causes> rests;             ///< by field index; of a list that may have any number of further items: why; else nothing
};

using Items = std::vector<const World*>;

/// What names mean where an expression stands: the facts of a record or a group of items, and what is around it.
struct Scope {
    const World* world = nullptr;  ///< none of a group
    const Scope* outer = nullptr;
    program::ExprId group;         ///< the list whose items are grouped
    Items members;
    Value key;
};

/// The nearest facts of that record.
const Scope& scope_of(const Scope& scope, program::RecordId record);
/// The nearest group of that list.
const Scope& scope_of_group(const Scope& scope, program::ExprId list);
/// What is around all.
const World& application_of(const Scope& scope);

/// Names of causes, by which the two evaluators are compared. `place` as in World.
std::string fact_cause(const program::Program& program, program::FieldId field, const std::string& place);
std::string none_cause(const program::Program& program, program::FieldId field, const std::string& place);
std::string not_applicable_cause(const program::Program& program, program::FieldId field, const std::string& place);
std::string boundary_cause(const program::Program& program, program::SourceId source);
std::string question_cause(const program::Program& program, program::QuestionId question);
std::string parameter_cause(const program::Program& program, program::ParameterId parameter);
std::string conflict_cause(const program::Program& program, program::RuleId rule);
std::string conflict_cause(const program::Program& program, program::RuleId rule, program::RuleId other);
std::string evidence_cause(const std::string& paper);
std::string undefined_cause(program::ExprId expr);
std::string as_of_cause();
/// One step into a list, and into a list within an item of that.
std::string item_place(const program::Program& program, const std::string& outer, program::FieldId list, std::size_t index);

}  // namespace zhunze::naive
