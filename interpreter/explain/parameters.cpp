// SPDX-License-Identifier: Apache-2.0
#include "explain/parameters.hpp"

#include <algorithm>

#include "explain/instructions.hpp"
#include "explain/names.hpp"
#include "explain/show.hpp"
#include "program/units.hpp"

namespace zhunze::explain {

namespace {

using program::ParameterVersion;

const Value* set_by_caller(const Case& subject, program::ParameterId id) {
    for (const auto& [parameter, value] : subject.options.readings.parameters) {
        if (parameter == id) return &value;
    }
    return nullptr;
}

/// Without a day: a version of which the day does not matter.
const ParameterVersion* version_of_any_day(const std::vector<ParameterVersion>& versions) {
    if (versions.empty() || versions.front().period.from || versions.back().period.to) return nullptr;
    const bool alike = std::ranges::all_of(versions, [&](const ParameterVersion& one) { return one.value == versions.front().value; });
    return alike ? &versions.back() : nullptr;
}

const ParameterVersion* version_in_force(const std::vector<ParameterVersion>& versions, const std::optional<Date>& day) {
    if (!day) return version_of_any_day(versions);
    const auto found = std::ranges::find_if(versions, [&](const ParameterVersion& one) { return one.period.contains(*day); });
    return found == versions.end() ? nullptr : &*found;
}

}  // namespace

Parameter parameter_in_force(const Case& subject, program::ParameterId id, bool percentage) {
    const program::Program& program = *subject.plan.program;
    const program::Parameter& declared = program.parameters[id];
    Parameter result;
    result.name = json_name(program, declared);
    result.label = declared.name;
    result.place = place_of(program, declared.span);
    Value value = Value::unknown(declared.type.value_kind(), {});
    if (const Value* set = set_by_caller(subject, id)) {
        result.origin = ParameterOrigin::caller;
        value = *set;
    } else if (const ParameterVersion* version = version_in_force(declared.versions, subject.decision.as_of)) {
        result.origin = ParameterOrigin::version;
        result.period = version->period;
        result.citations = citations_of(program, version->citations);
        result.place = place_of(program, version->span);
        value = version->value;
    } else {
        result.origin = subject.decision.as_of ? ParameterOrigin::none : ParameterOrigin::no_day;
    }
    result.value = show(program, value, declared.type, {percentage ? program::percent() : unit_to_show(program, declared.type, declared.unit)});
    return result;
}

std::vector<Parameter> parameters_of(const Case& subject, const plan::RecordPlan& record) {
    std::vector<program::ParameterId> ids;
    each_instruction(record, [&ids](const plan::Instruction& one) {
        if (one.code == plan::OpCode::parameter) ids.emplace_back(one.operand);
    });
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<Parameter> result;
    for (const program::ParameterId id : ids) result.push_back(parameter_in_force(subject, id));
    return result;
}

}  // namespace zhunze::explain
