// SPDX-License-Identifier: Apache-2.0
#include "evaluate/versions.hpp"

#include <algorithm>

#include "evaluate/logic.hpp"
#include "evaluate/periods.hpp"

namespace zhunze::evaluate {
namespace {

std::vector<const Standing*> all_of(const plan::RuleGroup& group, const std::vector<Standing>& standings) {
    std::vector<const Standing*> all;
    for (std::uint32_t i = 0; i < group.count; ++i) all.push_back(&standings[group.first + i]);
    return all;
}

Versions on_a_day(const std::vector<const Standing*>& all, Date day) {
    const auto found = std::ranges::find_if(all, [&](const Standing* version) { return version->rule->in_force.contains(day); });
    if (found == all.end()) return {Value::of(Truth::no), {all.front()}};
    return {Value::of(Truth::yes), {*found}};
}

Versions on_some_day(std::vector<const Standing*> all, const CauseSet& causes) {
    std::vector<Period> periods;
    for (const Standing* version : all) periods.push_back(version->rule->in_force);
    Value in_force = cover_every_day(periods) ? Value::of(Truth::yes) : Value::of(Truth::unknown, causes);
    return {std::move(in_force), std::move(all)};
}

}  // namespace

Versions choose_versions(const RuleContext& context, const plan::RuleGroup& group, const std::vector<Standing>& standings) {
    std::vector<const Standing*> all = all_of(group, standings);
    return context.as_of.known() ? on_a_day(all, context.as_of.date) : on_some_day(std::move(all), context.as_of.causes);
}

Value decides(const Versions& versions, const Value& as_of) {
    Value result = decides(*versions.candidates.front());
    bool agreed = true;
    CauseSet causes = result.causes;
    for (const Standing* version : versions.candidates) {
        const Value one = decides(*version);
        agreed = agreed && one.truth == result.truth;
        causes.add(one.causes);
    }
    if (!agreed) causes.add(as_of.causes);
    if (!agreed || result.truth == Truth::unknown) result = Value::of(Truth::unknown, std::move(causes));
    return both(versions.in_force, result);
}

}  // namespace zhunze::evaluate
