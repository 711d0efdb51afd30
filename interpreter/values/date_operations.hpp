// SPDX-License-Identifier: Apache-2.0
// The laws of the operators on dates. An unknown date has no interval: nothing is known of a result until its dates are.
#pragma once

#include "values/operands.hpp"
#include "values/operations.hpp"

namespace zhunze {

/// A date some whole number of days or months away; `direction` is 1 or -1.
[[nodiscard]] Value moved(const Value& date, const Value& count, int direction, const OperationContext& context);
[[nodiscard]] Value days_between(const Value& later, const Value& earlier);
/// The first or last of dates.
[[nodiscard]] Value extreme_date(Operands dates, bool earliest);
[[nodiscard]] Value year_of(const Value& date);
[[nodiscard]] Value month_of(const Value& date);
/// The greatest whole n with from + n months ≤ to; of a `to` before `from`, the same number backwards, below zero.
[[nodiscard]] Value months_between(const Value& from, const Value& to);

}  // namespace zhunze
