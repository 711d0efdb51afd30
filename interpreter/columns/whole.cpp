// SPDX-License-Identifier: Apache-2.0
#include "columns/whole.hpp"

#include <limits>
#include <utility>

namespace zhunze::columns {
namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

/// Towards zero.
Rational truncated(const Rational& number) { return number.rounded_to(1, RoundingMode::down); }

std::int64_t held(const Rational& whole) { return whole.to_int64().value_or(whole.sign() < 0 ? lowest : highest); }

}  // namespace

std::int64_t floor_of(const Rational& number) {
    const Rational whole = truncated(number);
    return held(number < whole ? whole - 1 : whole);
}

std::int64_t ceiling_of(const Rational& number) {
    const Rational whole = truncated(number);
    return held(whole < number ? whole + 1 : whole);
}

std::optional<Rational> common_step(const Rational& a, const Rational& b) {
    Rational larger = a, smaller = b;
    for (int turns = 0; !smaller.is_zero(); ++turns) {
        if (turns == 200 || !smaller.numerator().to_int64() || !smaller.denominator().to_int64()) return std::nullopt;
        Rational rest = larger - truncated(larger / smaller) * smaller;
        larger = std::exchange(smaller, std::move(rest));
    }
    if (larger.sign() <= 0) return std::nullopt;
    return larger;
}

std::optional<std::int64_t> whole_multiple(const Rational& number, const Rational& step) {
    const std::optional<std::int64_t> times = (number / step).to_int64();
    constexpr std::int64_t most = std::int64_t{1} << 52;
    return times && -most <= *times && *times <= most ? times : std::nullopt;
}

WholeRange whole_range(const Interval& interval, const Rational& step) {
    WholeRange range{lowest, highest};
    if (interval.low) {
        const Rational end = interval.low->value / step;
        range.low = ceiling_of(end);
        if (interval.low->open && end.is_whole() && range.low != highest) ++range.low;
    }
    if (interval.high) {
        const Rational end = interval.high->value / step;
        range.high = floor_of(end);
        if (interval.high->open && end.is_whole() && range.high != lowest) --range.high;
    }
    return range;
}

}  // namespace zhunze::columns
