// SPDX-License-Identifier: Apache-2.0
#include "values/interval.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <vector>

#include "unit/values/print.hpp"

namespace zhunze {
namespace {

using Limit = std::optional<Bound>;

const Limit none;

Limit closed(const Rational& value) { return Bound{value, false}; }
Limit open(const Rational& value) { return Bound{value, true}; }

bool holds(const Interval& interval, const Rational& number) {
    const bool above = !interval.low || number > interval.low->value || (number == interval.low->value && !interval.low->open);
    const bool below = !interval.high || number < interval.high->value || (number == interval.high->value && !interval.high->open);
    return above && below;
}

const Rational near_step(1, 100'000);
const Rational far(1'000'000);
/// How near a result must come to an end that it claims, seen from samples `near_step` off the operands' ends.
const Rational tolerance(1, 1000);

const std::vector<Rational> ends{-2, Rational(-1, 3), 0, 1, Rational(5, 2)};

std::vector<Limit> limits() {
    std::vector<Limit> all{none};
    for (const Rational& end : ends) {
        all.push_back(closed(end));
        all.push_back(open(end));
    }
    return all;
}

std::vector<Interval> intervals() {
    std::vector<Interval> all;
    for (const Limit& low : limits()) {
        for (const Limit& high : limits()) {
            const Interval interval{low, high};
            if (!interval.is_empty()) all.push_back(interval);
        }
    }
    return all;
}

/// Numbers at, beside and between all ends, and far out.
std::vector<Rational> numbers() {
    std::vector<Rational> all{-far, far, Rational(1, 2), -1};
    for (const Rational& end : ends) {
        for (const Rational& beside : {-near_step, Rational(0), near_step}) all.push_back(end + beside);
    }
    return all;
}

std::vector<Rational> samples(const Interval& interval) {
    std::vector<Rational> inside;
    for (const Rational& number : numbers()) {
        if (holds(interval, number)) inside.push_back(number);
    }
    return inside;
}

/// Does a low end stand where the results end, of which `least` is the smallest sampled?
bool is_tight_below(const Limit& low, const Rational& least) {
    if (!low) return least < -far / 10;
    return low->open ? least - low->value < tolerance : least == low->value;
}

/// The same of both ends.
bool is_tight(const Interval& interval, const Rational& least, const Rational& most) {
    const Interval mirrored = negate(interval);
    return is_tight_below(interval.low, least) && is_tight_below(mirrored.low, -most);
}

using Operation = std::function<Rational(const Rational&, const Rational&)>;

void check_result(const Interval& a, const Interval& b, const Interval& result, const Operation& operation) {
    std::vector<Rational> results;
    for (const Rational& x : samples(a)) {
        for (const Rational& y : samples(b)) results.push_back(operation(x, y));
    }
    const auto [least, most] = std::minmax_element(results.begin(), results.end());
    CAPTURE(a, b, result, *least, *most);
    CHECK(holds(result, *least));
    CHECK(holds(result, *most));
    CHECK(is_tight(result, *least, *most));
}

using Relation = std::function<bool(const Rational&, const Rational&)>;

/// The samples hold every end and both sides of it, so that a relation true of all samples is true of all numbers.
Truth sampled(const Interval& a, const Interval& b, const Relation& relation) {
    bool any = false;
    bool all = true;
    for (const Rational& x : samples(a)) {
        for (const Rational& y : samples(b)) {
            any = any || relation(x, y);
            all = all && relation(x, y);
        }
    }
    return all ? Truth::yes : (any ? Truth::unknown : Truth::no);
}

template <class Check>
void for_all_pairs(const Check& check) {
    const auto all = intervals();
    for (const Interval& a : all) {
        for (const Interval& b : all) check(a, b);
    }
}

}  // namespace

TEST_CASE("which intervals are empty", "[interval]") {
    CHECK_FALSE(Interval{}.is_empty());
    CHECK_FALSE(Interval{none, open(0)}.is_empty());
    CHECK_FALSE(Interval{closed(1), closed(1)}.is_empty());
    CHECK_FALSE(Interval{open(0), open(1)}.is_empty());
    CHECK(Interval{open(1), closed(1)}.is_empty());
    CHECK(Interval{closed(1), open(1)}.is_empty());
    CHECK(Interval{closed(2), closed(1)}.is_empty());
    CHECK(Interval{}.unlimited());
    CHECK_FALSE(Interval::point(3).unlimited());
}

TEST_CASE("sums hold every sum and end where the sums end", "[interval]") {
    for_all_pairs([](const Interval& a, const Interval& b) { check_result(a, b, add(a, b), std::plus<>()); });
}

TEST_CASE("products hold every product and end where the products end", "[interval]") {
    for_all_pairs([](const Interval& a, const Interval& b) { check_result(a, b, multiply(a, b), std::multiplies<>()); });
}

TEST_CASE("quotients hold every quotient, and are none where the divisor may come to zero", "[interval]") {
    for_all_pairs([](const Interval& a, const Interval& b) {
        const auto quotient = divide(a, b);
        const bool comes_to_zero = holds(b, near_step) || holds(b, -near_step) || holds(b, 0);
        CAPTURE(a, b);
        CHECK(quotient.has_value() == !comes_to_zero);
        if (quotient) check_result(a, b, *quotient, std::divides<>());
    });
}

TEST_CASE("the smaller and the larger of two", "[interval]") {
    for_all_pairs([](const Interval& a, const Interval& b) {
        check_result(a, b, smaller(a, b), [](const Rational& x, const Rational& y) { return std::min(x, y); });
        check_result(a, b, larger(a, b), [](const Rational& x, const Rational& y) { return std::max(x, y); });
    });
}

TEST_CASE("the negative of an interval", "[interval]") {
    for (const Interval& a : intervals()) {
        CHECK(negate(negate(a)) == a);
        for (const Rational& number : numbers()) CHECK(holds(negate(a), -number) == holds(a, number));
    }
}

TEST_CASE("an intersection holds what both hold", "[interval]") {
    for_all_pairs([](const Interval& a, const Interval& b) {
        const Interval both = intersect(a, b);
        const auto all = numbers();
        CAPTURE(a, b, both);
        CHECK(std::all_of(all.begin(), all.end(),
                          [&](const Rational& number) { return holds(both, number) == (holds(a, number) && holds(b, number)); }));
    });
}

TEST_CASE("a hull holds what either holds, and whether one interval lies in another is whether its numbers do", "[interval]") {
    for_all_pairs([](const Interval& a, const Interval& b) {
        CAPTURE(a, b);
        const Interval around = hull(a, b);
        std::vector<Rational> inside = samples(a);
        const bool all = std::ranges::all_of(inside, [&](const Rational& number) { return holds(b, number); });
        const bool any = std::ranges::any_of(inside, [&](const Rational& number) { return holds(b, number); });
        CHECK(lies_in(a, b) == (all ? Truth::yes : (any ? Truth::unknown : Truth::no)));
        std::ranges::copy(samples(b), std::back_inserter(inside));
        CHECK(is_tight(around, *std::ranges::min_element(inside), *std::ranges::max_element(inside)));
        CHECK(std::ranges::all_of(inside, [&](const Rational& number) { return holds(around, number); }));
    });
}

TEST_CASE("comparisons are decided exactly when every pair of numbers agrees", "[interval]") {
    for_all_pairs([](const Interval& a, const Interval& b) {
        CAPTURE(a, b);
        CHECK(less(a, b) == sampled(a, b, std::less<>()));
        CHECK(less_or_equal(a, b) == sampled(a, b, std::less_equal<>()));
        CHECK(equal(a, b) == sampled(a, b, std::equal_to<>()));
    });
}

TEST_CASE("zero times what has no limit is zero", "[interval]") {
    CHECK(multiply(Interval::point(0), Interval{}) == Interval::point(0));
    CHECK(multiply(Interval{closed(1), none}, Interval::point(0)) == Interval::point(0));
    CHECK(multiply(Interval{closed(0), none}, Interval{open(3), none}) == Interval{closed(0), none});
    CHECK(multiply(Interval{open(0), closed(1)}, Interval{closed(3), none}) == Interval{open(0), none});
    CHECK(divide(Interval::point(6000), Interval{open(20), none}) == Interval{open(0), open(300)});
    CHECK_FALSE(divide(Interval::point(0), Interval{open(0), none}));
}

TEST_CASE("dividing by nothing gives nothing to know", "[interval]") {
    CHECK_FALSE(divide(Interval::point(1), Interval{open(3), closed(0)}));
    CHECK_FALSE(divide(Interval::point(1), Interval{closed(3), closed(2)}));
    CHECK_FALSE(divide(Interval::point(1), Interval{closed(0), closed(-2)}));
}

}  // namespace zhunze
