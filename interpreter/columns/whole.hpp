// SPDX-License-Identifier: Apache-2.0
// Exact numbers as whole numbers of steps.
#pragma once

#include <cstdint>
#include <optional>

#include "values/interval.hpp"
#include "values/rational.hpp"

namespace zhunze::columns {

/// The largest whole number not above it, and the smallest not below it; held at the ends of 64 bits.
[[nodiscard]] std::int64_t floor_of(const Rational& number);
[[nodiscard]] std::int64_t ceiling_of(const Rational& number);

/// The largest step of which both are whole multiples; steps are positive, zero divides nothing. None past 64 bits.
[[nodiscard]] std::optional<Rational> common_step(const Rational& a, const Rational& b);

/// number / step, if that is whole and within 2^52, so that products of a few of them can be bounded.
[[nodiscard]] std::optional<std::int64_t> whole_multiple(const Rational& number, const Rational& step);

/// From the first to the last whole number of steps in the interval, both in; held at the ends of 64 bits.
struct WholeRange {
    std::int64_t low, high;
};
[[nodiscard]] WholeRange whole_range(const Interval& interval, const Rational& step);

}  // namespace zhunze::columns
