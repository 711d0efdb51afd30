// SPDX-License-Identifier: Apache-2.0
// Polynomials of two facts, and values as quotients of them.
#pragma once

#include <optional>
#include <vector>

#include "values/rational.hpp"

namespace zhunze::explain {

/// `factor · x^of_x · y^of_y`.
struct Term {
    int of_x = 0;
    int of_y = 0;
    Rational factor;
};
/// Sorted by powers, none of them zero.
using Polynomial = std::vector<Term>;

[[nodiscard]] Polynomial constant(const Rational& number);
[[nodiscard]] Polynomial sum(const Polynomial& a, const Polynomial& b);
[[nodiscard]] Polynomial difference(const Polynomial& a, const Polynomial& b);
[[nodiscard]] Polynomial product(const Polynomial& a, const Polynomial& b);

/// Where `x·of_x + y·of_y + rest` is zero.
struct Line {
    Rational of_x, of_y, rest;
    friend bool operator==(const Line&, const Line&) = default;
};
/// The lines on which the polynomial is zero, each once in one form; none if it is zero elsewhere than on lines. The zero
/// polynomial has no lines.
[[nodiscard]] std::optional<std::vector<Line>> zero_lines(const Polynomial& polynomial);

}  // namespace zhunze::explain
