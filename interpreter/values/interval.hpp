// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "values/rational.hpp"
#include "values/truth.hpp"

namespace zhunze {

/// One end of an interval; `open` means the number itself is out.
struct Bound {
    Rational value;
    bool open = false;
    friend bool operator==(const Bound&, const Bound&) = default;
};

/// What is known of a number that is not given: between two ends, either of which may be missing (no limit).
struct Interval {
    std::optional<Bound> low;
    std::optional<Bound> high;

    [[nodiscard]] static Interval point(const Rational& value) { return {Bound{value, false}, Bound{value, false}}; }
    [[nodiscard]] bool unlimited() const { return !low && !high; }
    [[nodiscard]] bool is_empty() const;
    friend bool operator==(const Interval&, const Interval&) = default;
};

[[nodiscard]] Interval intersect(const Interval& a, const Interval& b);
[[nodiscard]] Interval add(const Interval& a, const Interval& b);
[[nodiscard]] Interval negate(const Interval& a);
[[nodiscard]] Interval multiply(const Interval& a, const Interval& b);
/// None when `b` holds zero or touches it: the quotient is then unlimited or undefined. None too when `b` is empty.
[[nodiscard]] std::optional<Interval> divide(const Interval& a, const Interval& b);
[[nodiscard]] Interval smaller(const Interval& a, const Interval& b);  ///< of min(x, y)
[[nodiscard]] Interval larger(const Interval& a, const Interval& b);   ///< of max(x, y)
[[nodiscard]] Interval hull(const Interval& a, const Interval& b);     ///< the smallest that holds both
/// Whether every x of `a` lies in `b`; no, if none does.
[[nodiscard]] Truth lies_in(const Interval& a, const Interval& b);

/// Kleene comparisons of every x in a with every y in b.
[[nodiscard]] Truth less(const Interval& a, const Interval& b);
[[nodiscard]] Truth less_or_equal(const Interval& a, const Interval& b);
[[nodiscard]] Truth equal(const Interval& a, const Interval& b);

}  // namespace zhunze
