// SPDX-License-Identifier: Apache-2.0
// The names of things in JSON and their labels for people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "explain/case.hpp"
#include "explain/tree.hpp"

namespace zhunze::explain {

/// Qualified, in ASCII where the rule files give such a twin: the same whichever language they are written in.
[[nodiscard]] std::string json_name(const program::Program& program, const program::Declared& declared);
/// A field's name goes through its record: `jiangxi.project.Project.land_area`.
[[nodiscard]] std::string json_name(const program::Program& program, program::FieldId field);
/// Through the lists that a path goes: `jiangxi.park.Park.projects.amount`.
[[nodiscard]] std::string json_name(const program::Program& program, const std::vector<plan::Cause::Step>& path, program::FieldId field);
[[nodiscard]] std::string boundary_name_of(const program::Program& program, program::SourceId source);

/// 项目清单第3项, projects no. 3; of a list within an item, with that item.
[[nodiscard]] Name item_label(const program::Program& program, const std::vector<plan::Cause::Step>& path);
/// 项目清单第3项的投资额, amount of projects no. 3; the label itself outside lists.
[[nodiscard]] Name within_item(const program::Program& program, const std::vector<plan::Cause::Step>& path, const Name& label);

[[nodiscard]] RulePlace place_of(const program::Program& program, Span span);

/// The word of `missing[].kind` for a cause; a boundary and a question are both a `reading`.
[[nodiscard]] std::string_view missing_kind(plan::Cause::Kind kind);
[[nodiscard]] std::vector<Missing> missing_of(const Case& subject, const plan::RecordPlan& record, const CauseSet& causes);

[[nodiscard]] std::vector<Citation> citations_of(const program::Program& program, const std::vector<program::Citation>& citations);

/// The readings of texts that the record's rules use, as they stand for this case.
[[nodiscard]] std::vector<Reading> readings_of(const Case& subject, const plan::RecordPlan& record);

[[nodiscard]] std::vector<Notice> notices_of(const std::vector<Diagnostic>& diagnostics);

/// The rule that a version is one of.
[[nodiscard]] program::RuleId base_of(const program::Program& program, program::RuleId rule);
/// From when a version of an amended rule is in force; none of a rule that nobody amended.
[[nodiscard]] std::optional<Date> version_of(const program::Program& program, program::RuleId rule);

/// What to do where the rule is not met; empty where it is, or does not speak.
[[nodiscard]] std::string remedy_of(const program::Rule& rule, program::OutcomeSet possible);

/// The one outcome, or 待定 / undetermined.
[[nodiscard]] const Name& outcome_text(program::OutcomeSet possible);
/// In the order of the outcome table.
[[nodiscard]] std::vector<program::Outcome> outcomes_in(program::OutcomeSet possible);

}  // namespace zhunze::explain
