// SPDX-License-Identifier: Apache-2.0
// Codes and calendars.
#include <algorithm>
#include <array>
#include <cctype>

#include "differential/naive_expressions.hpp"

namespace zhunze::naive {

/// GB 32100: each place by its weight, and the last makes the sum a multiple of 31.
bool is_uscc(const std::string& text) {
    static const std::string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    static const std::array<std::size_t, 18> weights{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1};
    if (text.size() != weights.size()) return false;
    std::size_t sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const std::size_t digit = alphabet.find(text[i]);
        if (digit == std::string::npos) return false;
        sum += digit * weights[i];
    }
    return sum % 31 == 0;
}

/// GB/T 40058: groups of 4, 6, 2, 2 and 6 digits.
bool is_project_code(const std::string& text) {
    std::vector<std::size_t> groups{0};
    for (const char c : text) {
        if (c == '-') {
            groups.push_back(0);
        } else if (std::isdigit(static_cast<unsigned char>(c))) {
            ++groups.back();
        } else {
            return false;
        }
    }
    return groups == std::vector<std::size_t>{4, 6, 2, 2, 6};
}

int months_between(Date from, Date to) {
    if (to < from) return -months_between(to, from);
    int months = std::max(0, (to.year() - from.year() - 2) * 12);  // surely over; then one by one
    for (auto next = from.plus_months(months + 1); next && *next <= to; next = from.plus_months(months + 1)) ++months;
    return months;
}

Value holds_on(const Value& day, const Period& period) {
    if (cover_all_days({period})) return known(true);
    return day.thing ? known(period.contains(std::get<Date>(*day.thing))) : unknown(day.causes);
}

/// The first day there is counts as no beginning, the last as no end.
bool cover_all_days(std::vector<Period> periods) {
    const auto first = [](const Period& period) { return period.from.value_or(*Date::from_parts(1, 1, 1)); };
    const auto last = [](const Period& period) { return period.to.value_or(*Date::from_parts(9999, 12, 31)); };
    std::ranges::sort(periods, {}, first);
    std::int64_t next = Date::from_parts(1, 1, 1)->days();
    for (const Period& period : periods) {
        if (first(period).days() <= next) next = std::max(next, last(period).days() + 1);
    }
    return next > Date::from_parts(9999, 12, 31)->days();
}

Value parameter(const World& world, program::ParameterId id) {
    for (const auto& [set, value] : world.readings.parameters) {
        if (set == id) return known(value);
    }
    const std::vector<program::ParameterVersion>& versions = world.program.parameters[id].versions;
    const Causes unset{parameter_cause(world.program, id)};
    if (versions.empty()) return unknown(unset);
    if (world.as_of.thing) {
        for (const program::ParameterVersion& version : versions) {
            if (version.period.contains(std::get<Date>(*world.as_of.thing))) return known(version.value);
        }
        return unknown(unset);
    }
    std::vector<Period> periods;
    for (const program::ParameterVersion& version : versions) periods.push_back(version.period);
    const bool same = std::ranges::all_of(versions, [&](const auto& version) { return version.value == versions.front().value; });
    return same && cover_all_days(periods) ? known(versions.front().value) : unknown(world.as_of.causes);
}

}  // namespace zhunze::naive
