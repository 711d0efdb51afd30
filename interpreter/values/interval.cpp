// SPDX-License-Identifier: Apache-2.0
#include "values/interval.hpp"

#include <algorithm>
#include <array>

namespace zhunze {
namespace {

using Limit = std::optional<Bound>;

/// Of two low ends, does `a` let in more? A missing one lets in everything.
bool starts_before(const Limit& a, const Limit& b) {
    if (!a || !b) return !a && b;
    return a->value < b->value || (a->value == b->value && !a->open && b->open);
}

/// Of two high ends, does `a` let in less?
bool ends_before(const Limit& a, const Limit& b) {
    if (!a || !b) return a && !b;
    return a->value < b->value || (a->value == b->value && a->open && !b->open);
}

Limit negate(const Limit& limit) {
    if (!limit) return limit;
    return Bound{-limit->value, limit->open};
}

Limit add(const Limit& a, const Limit& b) {
    if (!a || !b) return std::nullopt;
    return Bound{a->value + b->value, a->open || b->open};
}

/// An end of an interval seen as a factor: a number, or minus or plus infinity.
struct Factor {
    int infinity = 0;  ///< -1, 1; 0 for a number
    Bound bound;

    [[nodiscard]] int sign() const { return infinity != 0 ? infinity : bound.value.sign(); }
};

Factor low_of(const Interval& a) { return a.low ? Factor{0, *a.low} : Factor{-1, {}}; }
Factor high_of(const Interval& a) { return a.high ? Factor{0, *a.high} : Factor{1, {}}; }

/// The product of two ends. Zero times anything is zero, also times infinity, which stands for numbers without limit and never
/// for a number itself; and where the zero is in its interval, the product zero is reached whatever the other factor is.
Factor multiply(const Factor& a, const Factor& b) {
    if (a.sign() == 0 || b.sign() == 0) {
        const bool reached = (a.sign() == 0 && !a.bound.open) || (b.sign() == 0 && !b.bound.open);
        return {0, {Rational(), !reached}};
    }
    if (a.infinity != 0 || b.infinity != 0) return {a.sign() * b.sign(), {}};
    return {0, {a.bound.value * b.bound.value, a.bound.open || b.bound.open}};
}

/// As low ends: does `a` let in more than `b`?
bool lower(const Factor& a, const Factor& b) {
    if (a.infinity != 0 || b.infinity != 0) return a.infinity < b.infinity;
    return starts_before(a.bound, b.bound);
}

/// As high ends: does `a` let in less than `b`?
bool less_high(const Factor& a, const Factor& b) {
    if (a.infinity != 0 || b.infinity != 0) return a.infinity < b.infinity;
    return ends_before(a.bound, b.bound);
}

Limit limit_of(const Factor& a) { return a.infinity == 0 ? Limit(a.bound) : Limit(); }

/// One over a limit that is not zero. One over infinity is never reached, and is as near to zero as one likes.
Bound reciprocal(const Limit& limit) {
    if (!limit) return {Rational(), true};
    return {Rational(1) / limit->value, limit->open};
}

bool positive(const Interval& a) { return a.low && a.low->value.sign() > 0; }
bool negative(const Interval& a) { return a.high && a.high->value.sign() < 0; }
/// Of an interval that is not empty: equal ends are then both closed.
bool is_point(const Interval& a) { return a.low && a.low == a.high; }

}  // namespace

bool Interval::is_empty() const {
    if (!low || !high) return false;
    return low->value > high->value || (low->value == high->value && (low->open || high->open));
}

Interval intersect(const Interval& a, const Interval& b) {
    return {starts_before(a.low, b.low) ? b.low : a.low, ends_before(a.high, b.high) ? a.high : b.high};
}

Interval add(const Interval& a, const Interval& b) { return {add(a.low, b.low), add(a.high, b.high)}; }

Interval negate(const Interval& a) { return {negate(a.high), negate(a.low)}; }

Interval multiply(const Interval& a, const Interval& b) {
    const std::array corners{multiply(low_of(a), low_of(b)), multiply(low_of(a), high_of(b)),
                             multiply(high_of(a), low_of(b)), multiply(high_of(a), high_of(b))};
    return {limit_of(*std::min_element(corners.begin(), corners.end(), lower)),
            limit_of(*std::max_element(corners.begin(), corners.end(), less_high))};
}

std::optional<Interval> divide(const Interval& a, const Interval& b) {
    if (b.is_empty() || (!positive(b) && !negative(b))) return std::nullopt;
    return multiply(a, {reciprocal(b.high), reciprocal(b.low)});
}

Interval smaller(const Interval& a, const Interval& b) {
    return {starts_before(a.low, b.low) ? a.low : b.low, ends_before(a.high, b.high) ? a.high : b.high};
}

Interval larger(const Interval& a, const Interval& b) {
    return {starts_before(a.low, b.low) ? b.low : a.low, ends_before(a.high, b.high) ? b.high : a.high};
}

Interval hull(const Interval& a, const Interval& b) { return {smaller(a, b).low, larger(a, b).high}; }

Truth lies_in(const Interval& a, const Interval& b) {
    if (!starts_before(a.low, b.low) && !ends_before(b.high, a.high)) return Truth::yes;
    return intersect(a, b).is_empty() ? Truth::no : Truth::unknown;
}

Truth less(const Interval& a, const Interval& b) {
    if (a.high && b.low) {
        if (a.high->value < b.low->value) return Truth::yes;
        if (a.high->value == b.low->value && (a.high->open || b.low->open)) return Truth::yes;
    }
    return a.low && b.high && a.low->value >= b.high->value ? Truth::no : Truth::unknown;
}

Truth less_or_equal(const Interval& a, const Interval& b) { return !less(b, a); }

Truth equal(const Interval& a, const Interval& b) {
    if (intersect(a, b).is_empty()) return Truth::no;
    return is_point(a) && is_point(b) ? Truth::yes : Truth::unknown;
}

}  // namespace zhunze
