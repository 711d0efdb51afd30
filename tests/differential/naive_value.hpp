// SPDX-License-Identifier: Apache-2.0
// Values of the naive evaluator, which is the meaning of the language written a second time, for clarity alone: nothing of
// it ships, and nothing of the engine's own arithmetic on unknowns is used here.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "values/date.hpp"
#include "values/interval.hpp"
#include "values/rational.hpp"

namespace zhunze::naive {

/// What keeps a value from being known, by name: `fact:land_area`.
using Causes = std::set<std::string>;

struct Member {
    int index = 0;
    friend auto operator<=>(const Member&, const Member&) = default;
};
using Thing = std::variant<bool, Rational, Date, std::string, Member>;

/// Either a thing, or the causes why there is none. A number that merely was not said still lies within a range; one that
/// may not exist at all (a ratio to what may be zero, a fact declared none) has no range, which is less than an unlimited one.
struct Value {
    std::optional<Thing> thing;
    Causes causes;
    std::optional<Interval> range;
    bool undefined = false;  ///< there is none and there will be none, whatever else comes to be known: 1/0
};

Value known(Thing thing);
Value unknown(Causes causes, std::optional<Interval> range = {});
Value undefined(Causes causes);

bool is_true(const Value& value);
bool is_false(const Value& value);
bool same_thing(const Value& a, const Value& b);
/// Of a known number the point, of an unknown one what is known of it all the same.
std::optional<Interval> range_of(const Value& value);
Causes together(const Causes& a, const Causes& b);
Causes causes_of(const std::vector<Value>& values);
/// What computing with the operands gives where some are not known: if one is undefined, nothing else matters any more. An
/// end of the range that is past the size of a number bounds nothing.
Value open(const std::vector<Value>& operands, std::optional<Interval> range = {});

/// `true`, `7/2`, `2020-01-31`, `"text"`, `#3`, or `unknown {causes} [1, 2)`.
std::string text_of(const Value& value);

// ---- ranges: what every x in a with every y in b can give ----

Interval sum(const Interval& a, const Interval& b);
Interval opposite(const Interval& a);
Interval product(const Interval& a, const Interval& b);
/// None where `b` holds or touches zero, or holds nothing.
std::optional<Interval> quotient(const Interval& a, const Interval& b);
Interval least(const Interval& a, const Interval& b);
Interval most(const Interval& a, const Interval& b);
Interval size(const Interval& a);
/// The smallest range around all; none if one has none.
std::optional<Interval> range_around(const std::vector<Value>& values);
Interval range_around(const Interval& a, const Interval& b);
Interval overlap(const Interval& a, const Interval& b);
bool nothing_in(const Interval& a);

/// Every x in `a` is below every y in `b`.
bool surely_less(const Interval& a, const Interval& b);
bool surely_not_less(const Interval& a, const Interval& b);

}  // namespace zhunze::naive
