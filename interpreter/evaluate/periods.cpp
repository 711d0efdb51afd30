// SPDX-License-Identifier: Apache-2.0
#include "evaluate/periods.hpp"

namespace zhunze::evaluate {

Value period_holds(const Period& period, const Value& day) {
    if (cover_every_day({period})) return Value::of(Truth::yes);
    return day.known() ? Value::of(truth_of(period.contains(day.date))) : Value::of(Truth::unknown, day.causes);
}

bool cover_every_day(const std::vector<Period>& periods) {
    if (periods.empty()) return false;
    // 0001-01-01 is as good as no beginning, 9999-12-31 as no end: there are no days beyond.
    const std::optional<Date>& from = periods.front().from;
    const std::optional<Date>& to = periods.back().to;
    if ((from && from->plus_days(-1)) || (to && to->plus_days(1))) return false;
    for (std::size_t i = 1; i < periods.size(); ++i) {
        const std::optional<Date> next = periods[i - 1].to ? periods[i - 1].to->plus_days(1) : std::nullopt;
        if (!next || periods[i].from != next) return false;
    }
    return true;
}

}  // namespace zhunze::evaluate
