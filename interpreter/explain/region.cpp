// SPDX-License-Identifier: Apache-2.0
#include "explain/region.hpp"

#include <algorithm>

#include "explain/stretch.hpp"

namespace zhunze::explain {

namespace {

constexpr std::size_t most_points = 4000;

std::vector<Rational> sorted(std::vector<Rational> numbers) {
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

std::optional<Point> crossing(const Line& a, const Line& b) {
    const Rational determinant = a.of_x * b.of_y - b.of_x * a.of_y;
    if (determinant.is_zero()) return std::nullopt;
    return Point{(a.of_y * b.rest - b.of_y * a.rest) / determinant, (b.of_x * a.rest - a.of_x * b.rest) / determinant};
}

bool within(const Interval& range, const Rational& number) {
    if (range.low && (range.low->open ? number <= range.low->value : number < range.low->value)) return false;
    return !range.high || (range.high->open ? number < range.high->value : number <= range.high->value);
}

/// Every cut within the range, its ends, and numbers between and beyond them.
std::vector<Rational> covering(const Interval& range, std::vector<Rational> cuts) {
    for (const std::optional<Bound>& end : {range.low, range.high}) {
        if (end) cuts.push_back(end->value);
    }
    std::vector<Rational> result;
    for (const Stretch& stretch : stretches(sorted(std::move(cuts)))) {
        std::vector<Rational> numbers = samples(stretch, std::nullopt);
        if (stretch.low && stretch.high && !stretch.point) numbers = {numbers[1]};
        for (const Rational& number : numbers) {
            if (within(range, number)) result.push_back(number);
        }
    }
    return result;
}

/// Where the order of the lines above one another may change.
std::vector<Rational> cuts_of_columns(const std::vector<Line>& lines, const Box& box) {
    std::vector<Rational> cuts;
    for (const Point& corner : crossings(lines)) cuts.push_back(corner.x);
    for (const Line& line : lines) {
        if (line.of_y.is_zero()) cuts.push_back(-(line.rest / line.of_x));
    }
    for (const std::optional<Bound>& end : {box.y.low, box.y.high}) {
        if (!end) continue;
        for (Rational& cut : cuts_at_y(lines, end->value)) cuts.push_back(std::move(cut));
    }
    std::erase_if(cuts, [&box](const Rational& cut) { return !within(box.x, cut); });
    return sorted(std::move(cuts));
}

}  // namespace

std::vector<Point> crossings(const std::vector<Line>& lines) {
    std::vector<Point> result;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (std::size_t j = i + 1; j < lines.size(); ++j) {
            const std::optional<Point> point = crossing(lines[i], lines[j]);
            if (point && std::ranges::find(result, *point) == result.end()) result.push_back(*point);
        }
    }
    return result;
}

std::vector<Rational> cuts_at_y(const std::vector<Line>& lines, const Rational& y) {
    std::vector<Rational> cuts;
    for (const Line& line : lines) {
        if (!line.of_x.is_zero()) cuts.push_back(-((line.of_y * y + line.rest) / line.of_x));
    }
    return sorted(std::move(cuts));
}

std::vector<Rational> cuts_at_x(const std::vector<Line>& lines, const Rational& x) {
    std::vector<Rational> cuts;
    for (const Line& line : lines) {
        if (!line.of_y.is_zero()) cuts.push_back(-((line.of_x * x + line.rest) / line.of_y));
    }
    return sorted(std::move(cuts));
}

std::optional<std::vector<Point>> points_of_every_cell(const std::vector<Line>& lines, const Box& box) {
    const std::vector<Rational> columns = covering(box.x, cuts_of_columns(lines, box));
    std::vector<Point> points;
    for (const Rational& x : columns) {
        for (Rational& y : covering(box.y, cuts_at_x(lines, x))) points.push_back({x, std::move(y)});
        if (points.size() > most_points) return std::nullopt;
    }
    return points;
}

}  // namespace zhunze::explain
