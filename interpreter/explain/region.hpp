// SPDX-License-Identifier: Apache-2.0
// The plane of two facts, cut by lines.
#pragma once

#include <optional>
#include <vector>

#include "explain/polynomial.hpp"
#include "values/interval.hpp"

namespace zhunze::explain {

struct Point {
    Rational x, y;
    friend bool operator==(const Point&, const Point&) = default;
};
struct Box {
    Interval x, y;
};

/// Where two of the lines cross, each once.
[[nodiscard]] std::vector<Point> crossings(const std::vector<Line>& lines);
/// Where the lines cut the horizontal at `y`, or the vertical at `x`; sorted.
[[nodiscard]] std::vector<Rational> cuts_at_y(const std::vector<Line>& lines, const Rational& y);
[[nodiscard]] std::vector<Rational> cuts_at_x(const std::vector<Line>& lines, const Rational& x);

/// A point of every part that the lines cut the box into: corners, pieces of lines, and cells between. None if they are too many.
[[nodiscard]] std::optional<std::vector<Point>> points_of_every_cell(const std::vector<Line>& lines, const Box& box);

}  // namespace zhunze::explain
