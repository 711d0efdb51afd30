// SPDX-License-Identifier: Apache-2.0
#include "evaluate/membership.hpp"

#include "values/operands.hpp"
#include "values/operations.hpp"

namespace zhunze::evaluate {

Value within(const program::Taxonomy& taxonomy, const Value& member, const Value& group) {
    const Value* const operands[] = {&member, &group};
    if (!all_known(operands)) return verdict(Truth::unknown, operands);
    const std::int32_t last = taxonomy.members[static_cast<std::size_t>(group.member)].last;
    return Value::of(truth_of(group.member <= member.member && member.member <= last));
}

Value among(const program::Taxonomy* taxonomy, std::span<const Value* const> operands) {
    Value found = Value::of(Truth::no);
    for (const Value* one : operands.subspan(1)) {
        const Value* const pair[] = {operands[0], one};
        const Value is_this = taxonomy != nullptr ? within(*taxonomy, *pair[0], *pair[1]) : apply(Operator::equal, pair, {});
        const Value* const either[] = {&found, &is_this};
        found = apply(Operator::either, either, {});
    }
    return found;
}

Value valid_on(const program::Taxonomy& taxonomy, const Value& member, const Value& day) {
    const Value* const operands[] = {&member, &day};
    if (!all_known(operands)) return verdict(Truth::unknown, operands);
    return Value::of(truth_of(taxonomy.members[static_cast<std::size_t>(member.member)].validity.contains(day.date)));
}

}  // namespace zhunze::evaluate
