// SPDX-License-Identifier: Apache-2.0
#include "evaluate/parameters.hpp"

#include <algorithm>

#include "evaluate/periods.hpp"

namespace zhunze::evaluate {
namespace {

using program::ParameterVersion;

/// The same on every day there is.
bool is_constant(const std::vector<ParameterVersion>& versions) {
    std::vector<Period> periods;
    for (const ParameterVersion& version : versions) periods.push_back(version.period);
    return cover_every_day(periods) && std::ranges::all_of(versions, [&](const ParameterVersion& version) {
               return version.value == versions.front().value;
           });
}

}  // namespace

Value parameter_value(const program::Program& program, program::ParameterId id, const program::Readings& readings, const Value& day,
                      CauseId unset) {
    for (const auto& [parameter, value] : readings.parameters) {
        if (parameter == id) return value;
    }
    const program::Parameter& parameter = program.parameters[id];
    const std::vector<ParameterVersion>& versions = parameter.versions;
    const ValueKind kind = parameter.type.value_kind();
    if (!versions.empty() && !day.known()) {
        return is_constant(versions) ? versions.front().value : Value::unknown(kind, day.causes);
    }
    for (const ParameterVersion& version : versions) {
        if (version.period.contains(day.date)) return version.value;
    }
    return Value::unknown(kind, CauseSet(unset));
}

}  // namespace zhunze::evaluate
