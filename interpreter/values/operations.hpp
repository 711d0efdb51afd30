// SPDX-License-Identifier: Apache-2.0
// The law of every operator on values that may be unknown, bounded or undefined (docs/language.md, "Truth").
#pragma once

#include <compare>
#include <optional>
#include <span>

#include "values/operator.hpp"
#include "values/value.hpp"

namespace zhunze {

/// What an operation needs besides its operands.
struct OperationContext {
    CauseId undefined;                   ///< the cause of a value that does not exist (division by zero, too large)
    RoundingMode rounding = RoundingMode::half_even;
    enum class Boundary : unsigned char { included, excluded, undecided } boundary = Boundary::undecided;
    CauseId reading;                     ///< the cause where an undecided boundary decides
    bool months = false;                 ///< a number added to a date or taken from it counts months, not days
};

/// What is known of a number: the point it is, or its interval. None if not even that it exists, and for any other kind.
[[nodiscard]] std::optional<Interval> range_of(const Value& value);

/// Of two known values of one kind, which is no list.
[[nodiscard]] std::strong_ordering order_of(const Value& a, const Value& b);

/// Applies any operator except those that need more than values: `within`, `among`, `valid_on` (a taxonomy), `known`,
/// `declared_none`, `inapplicable` (the state of a fact) and those of rule `items` (a list).
[[nodiscard]] Value apply(Operator op, std::span<const Value* const> operands, const OperationContext& context);

}  // namespace zhunze
