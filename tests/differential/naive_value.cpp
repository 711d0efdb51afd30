// SPDX-License-Identifier: Apache-2.0
#include "differential/naive_value.hpp"

#include <algorithm>
#include <iterator>

namespace zhunze::naive {

Value known(Thing thing) { return {std::move(thing), {}, {}, false}; }
Value unknown(Causes causes, std::optional<Interval> range) { return {{}, std::move(causes), std::move(range), false}; }
Value undefined(Causes causes) { return {{}, std::move(causes), {}, true}; }

bool is_true(const Value& value) { return value.thing == Thing(true); }
bool is_false(const Value& value) { return value.thing == Thing(false); }
bool same_thing(const Value& a, const Value& b) { return a.thing && a.thing == b.thing; }

std::optional<Interval> range_of(const Value& value) {
    if (!value.thing) return value.range;
    const auto* number = std::get_if<Rational>(&*value.thing);
    return number ? std::optional(Interval::point(*number)) : std::nullopt;
}

Causes together(const Causes& a, const Causes& b) {
    Causes all = a;
    all.insert(b.begin(), b.end());
    return all;
}

Causes causes_of(const std::vector<Value>& values) {
    Causes all;
    for (const Value& value : values) all = together(all, value.causes);
    return all;
}

Value open(const std::vector<Value>& operands, std::optional<Interval> range) {
    std::vector<Value> without_value;
    std::ranges::copy_if(operands, std::back_inserter(without_value), [](const Value& value) { return value.undefined; });
    if (!without_value.empty()) return undefined(causes_of(without_value));
    if (range && range->low && range->low->value.too_large()) range->low.reset();
    if (range && range->high && range->high->value.too_large()) range->high.reset();
    return unknown(causes_of(operands), std::move(range));
}

namespace {

struct Wording {
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(const Rational& number) const { return number.to_fraction(); }
    std::string operator()(const Date& date) const { return date.iso(); }
    std::string operator()(const std::string& text) const { return '"' + text + '"'; }
    std::string operator()(const Member& member) const { return '#' + std::to_string(member.index); }
};

std::string text_of(const Interval& range) {
    const std::string low = range.low ? (range.low->open ? "(" : "[") + range.low->value.to_fraction() : "(";
    const std::string high = range.high ? range.high->value.to_fraction() + (range.high->open ? ")" : "]") : ")";
    return low + ", " + high;
}

/// An end of a range as a point of the line that has ends of its own: `infinite` is -1, 0 or 1.
struct End {
    int infinite = 0;
    Rational value;
    bool open = false;
};
End low_end(const Interval& a) { return a.low ? End{0, a.low->value, a.low->open} : End{-1, 0, true}; }
End high_end(const Interval& a) { return a.high ? End{0, a.high->value, a.high->open} : End{1, 0, true}; }

std::optional<Bound> bound(const End& end) { return end.infinite ? std::nullopt : std::optional(Bound{end.value, end.open}); }

bool before(const End& a, const End& b) { return a.infinite != b.infinite ? a.infinite < b.infinite : a.value < b.value; }
bool same_place(const End& a, const End& b) { return !before(a, b) && !before(b, a); }
bool zero(const End& end) { return end.infinite == 0 && end.value.is_zero(); }
int sign(const End& end) { return end.infinite ? end.infinite : end.value.sign(); }

/// Zero times anything is zero, and it is reached if that zero is.
End times(const End& a, const End& b) {
    if (zero(a) || zero(b)) return {0, 0, !(zero(a) && !a.open) && !(zero(b) && !b.open)};
    if (a.infinite || b.infinite) return {sign(a) * sign(b), 0, true};
    return {0, a.value * b.value, a.open || b.open};
}

/// The lowest (or highest) of several ends; where two stand at the same place, the reached one.
End extreme(const std::vector<End>& ends, bool highest) {
    End best = ends.front();
    for (const End& end : ends) {
        if (highest ? before(best, end) : before(end, best)) best = end;
        if (same_place(end, best) && !end.open) best = end;
    }
    return best;
}

Interval between(const End& low, const End& high) { return {bound(low), bound(high)}; }

}  // namespace

std::string text_of(const Value& value) {
    if (value.thing) return std::visit(Wording{}, *value.thing);
    std::string text = "unknown {";
    for (const std::string& cause : value.causes) text += ' ' + cause;
    return text + " }" + (value.range && !value.range->unlimited() ? ' ' + text_of(*value.range) : "");
}

Interval sum(const Interval& a, const Interval& b) {
    Interval all;
    if (a.low && b.low) all.low = Bound{a.low->value + b.low->value, a.low->open || b.low->open};
    if (a.high && b.high) all.high = Bound{a.high->value + b.high->value, a.high->open || b.high->open};
    return all;
}

Interval opposite(const Interval& a) { return product(a, Interval::point(-1)); }

Interval product(const Interval& a, const Interval& b) {
    const std::vector<End> corners{times(low_end(a), low_end(b)), times(low_end(a), high_end(b)), times(high_end(a), low_end(b)),
                                   times(high_end(a), high_end(b))};
    return between(extreme(corners, false), extreme(corners, true));
}

std::optional<Interval> quotient(const Interval& a, const Interval& b) {
    const bool positive = b.low && b.low->value.sign() > 0;
    const bool negative = b.high && b.high->value.sign() < 0;
    // Facts that contradict each other may have left nothing of `b`; its ends then say nothing, and one may be zero.
    if ((!positive && !negative) || nothing_in(b)) return std::nullopt;
    const auto inverse = [](const std::optional<Bound>& end) {
        return end ? Bound{Rational(1) / end->value, end->open} : Bound{0, true};
    };
    return product(a, Interval{inverse(b.high), inverse(b.low)});
}

Interval least(const Interval& a, const Interval& b) { return opposite(most(opposite(a), opposite(b))); }

Interval most(const Interval& a, const Interval& b) {
    // The larger of the lows is reached only where both sides let it be.
    End low = extreme({low_end(a), low_end(b)}, true);
    if (same_place(low_end(a), low_end(b))) low.open = low_end(a).open || low_end(b).open;
    return between(low, extreme({high_end(a), high_end(b)}, true));
}

Interval size(const Interval& a) {
    const Interval turned = opposite(a);
    if (a.low && a.low->value.sign() >= 0) return a;
    if (a.high && a.high->value.sign() <= 0) return turned;
    return between({0, 0, false}, extreme({high_end(a), high_end(turned)}, true));
}

Interval range_around(const Interval& a, const Interval& b) { return {least(a, b).low, most(a, b).high}; }

std::optional<Interval> range_around(const std::vector<Value>& values) {
    std::optional<Interval> all = range_of(values.front());
    for (const Value& value : values) {
        const auto next = range_of(value);
        all = all && next ? std::optional(range_around(*all, *next)) : std::nullopt;
    }
    return all;
}

Interval overlap(const Interval& a, const Interval& b) {
    // At the same place the narrower end counts: an open one.
    End low = extreme({low_end(a), low_end(b)}, true);
    if (same_place(low_end(a), low_end(b))) low.open = low_end(a).open || low_end(b).open;
    End high = extreme({high_end(a), high_end(b)}, false);
    if (same_place(high_end(a), high_end(b))) high.open = high_end(a).open || high_end(b).open;
    return between(low, high);
}

bool nothing_in(const Interval& a) {
    if (!a.low || !a.high || a.low->value < a.high->value) return false;
    return a.high->value < a.low->value || a.low->open || a.high->open;
}

bool surely_less(const Interval& a, const Interval& b) {
    if (!a.high || !b.low) return false;
    return a.high->value < b.low->value || (a.high->value == b.low->value && (a.high->open || b.low->open));
}

bool surely_not_less(const Interval& a, const Interval& b) { return a.low && b.high && a.low->value >= b.high->value; }

}  // namespace zhunze::naive
