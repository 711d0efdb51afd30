// SPDX-License-Identifier: Apache-2.0
#include "values/date_operations.hpp"

namespace zhunze {
namespace {

/// Of known dates, the first not after the second.
std::int64_t whole_months(Date from, Date to) {
    const std::int64_t months = std::int64_t{to.year() - from.year()} * 12 + to.month() - from.month();
    // That many months on is in the month of `to`, so within the years that a date can have.
    return *from.plus_months(months) <= to ? months : months - 1;
}

}  // namespace

Value moved(const Value& date, const Value& count, int direction, const OperationContext& context) {
    const Value* const operands[] = {&date, &count};
    if (!all_known(operands)) return not_known(ValueKind::date, operands);
    const auto no_value = [&] { return Value::undefined(ValueKind::date, CauseSet(context.undefined)); };
    const std::optional<std::int64_t> steps = (Rational(direction) * count.number).to_int64();
    if (!steps) return no_value();
    const std::optional<Date> result = context.months ? date.date.plus_months(*steps) : date.date.plus_days(*steps);
    return result ? Value::of(*result) : no_value();
}

Value days_between(const Value& later, const Value& earlier) {
    const Value* const operands[] = {&later, &earlier};
    if (!all_known(operands)) return not_known(ValueKind::number, operands);
    return Value::of(Rational(later.date.days() - earlier.date.days()));
}

Value extreme_date(Operands dates, bool earliest) {
    if (!all_known(dates)) return not_known(ValueKind::date, dates);
    Date result = dates.front()->date;
    for (const Value* date : dates) {
        if (earliest ? date->date < result : result < date->date) result = date->date;
    }
    return Value::of(result);
}

Value year_of(const Value& date) {
    const Value* const operands[] = {&date};
    return date.known() ? Value::of(Rational(date.date.year())) : not_known(ValueKind::number, operands);
}

Value month_of(const Value& date) {
    const Value* const operands[] = {&date};
    return date.known() ? Value::of(Rational(date.date.month())) : not_known(ValueKind::number, operands);
}

Value months_between(const Value& from, const Value& to) {
    const Value* const operands[] = {&from, &to};
    if (!all_known(operands)) return not_known(ValueKind::number, operands);
    const bool forwards = from.date <= to.date;
    const std::int64_t months = forwards ? whole_months(from.date, to.date) : -whole_months(to.date, from.date);
    return Value::of(Rational(months));
}

}  // namespace zhunze
