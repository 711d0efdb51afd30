// SPDX-License-Identifier: Apache-2.0
#include "evaluate/choose.hpp"

#include <algorithm>
#include <vector>

#include "values/operations.hpp"

namespace zhunze::evaluate {
namespace {

using Parts = std::span<const Value* const>;

/// What the conditions leave possible.
struct Choice {
    std::vector<const Value*> possible;
    bool certain = true;   ///< no condition is unknown
    bool complete = false; ///< one of `possible` it will be
    CauseSet doubts;       ///< of the unknown conditions
};

/// Where the cases are proved disjoint, the one that holds rules out all others, also those whose condition is unknown.
const Value* case_that_holds(Parts parts) {
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
        if (parts[i + 1]->truth == Truth::yes) return parts[i];
    }
    return nullptr;
}

Choice consider(Parts parts, bool has_otherwise) {
    Choice choice;
    for (std::size_t i = 0; i + 1 < parts.size() && !choice.complete; i += 2) {
        const Value& condition = *parts[i + 1];
        if (condition.truth == Truth::no) continue;
        choice.possible.push_back(parts[i]);
        choice.complete = condition.truth == Truth::yes;
        if (choice.complete) continue;
        choice.certain = false;
        choice.doubts.add(condition.causes);
    }
    if (!choice.complete && has_otherwise) {
        choice.possible.push_back(parts.back());
        choice.complete = true;
    }
    return choice;
}

/// The smallest interval that holds all that is still possible; none if one of them may have no value.
std::optional<Interval> common_range(const std::vector<const Value*>& possible) {
    std::optional<Interval> result = range_of(*possible.front());
    for (const Value* value : possible) {
        const std::optional<Interval> range = range_of(*value);
        if (!result || !range) return std::nullopt;
        result = hull(*result, *range);
    }
    return result;
}

bool all_the_same(const std::vector<const Value*>& possible) {
    return std::all_of(possible.begin(), possible.end(),
                       [&](const Value* value) { return value->known() && *value == *possible.front(); });
}

}  // namespace

Value choose(const plan::Instruction& cases, Parts parts) {
    const ValueKind kind = parts.front()->kind;
    if (const Value* value = cases.in_order ? nullptr : case_that_holds(parts)) return *value;
    const Choice choice = consider(parts, cases.has_otherwise);
    if (choice.possible.empty()) return Value::undefined(kind, CauseSet(cases.cause));
    if (choice.certain || (choice.complete && all_the_same(choice.possible))) return *choice.possible.front();
    CauseSet causes = choice.doubts;
    for (const Value* value : choice.possible) causes.add(value->causes);
    return Value::unknown(kind, std::move(causes), choice.complete ? common_range(choice.possible) : std::nullopt);
}

}  // namespace zhunze::evaluate
