// SPDX-License-Identifier: Apache-2.0
#include "explain/stretch.hpp"

#include <algorithm>

namespace zhunze::explain {

namespace {

const Rational far_away(std::int64_t{1} << 40);

/// The multiples of the quantum next to the numbers that still lie in the stretch.
std::vector<Rational> on_grid(const std::vector<Rational>& numbers, const Stretch& stretch, const Rational& quantum) {
    std::vector<Rational> result;
    for (const Rational& number : numbers) {
        for (const RoundingMode mode : {RoundingMode::down, RoundingMode::up}) {
            const Rational near = number.rounded_to(quantum, mode);
            if (stretch.contains(near)) result.push_back(near);
        }
    }
    return result;
}

bool accepted(const Stretch& stretch, const std::optional<Rational>& quantum, const Accepts& accepts) {
    const std::vector<Rational> numbers = samples(stretch, quantum);
    return !numbers.empty() && std::ranges::all_of(numbers, accepts);
}

}  // namespace

bool Stretch::contains(const Rational& number) const {
    if (point) return number == *low;
    return (!low || *low < number) && (!high || number < *high);
}

std::vector<Stretch> stretches(const std::vector<Rational>& points) {
    std::vector<Stretch> line;
    std::optional<Rational> low;
    for (const Rational& point : points) {
        line.push_back({low, point, false});
        line.push_back({point, point, true});
        low = point;
    }
    line.push_back({low, std::nullopt, false});
    return line;
}

std::vector<Rational> samples(const Stretch& stretch, const std::optional<Rational>& quantum) {
    std::vector<Rational> numbers;
    if (stretch.point) {
        numbers = {*stretch.low};
    } else if (stretch.low && stretch.high) {
        const Rational width = *stretch.high - *stretch.low;
        for (const int part : {1, 512, 1023}) numbers.push_back(*stretch.low + width * Rational(part, 1024));
    } else {
        const Rational end = stretch.low ? *stretch.low : stretch.high.value_or(Rational(0));
        for (const Rational& away : {quantum.value_or(Rational(1)), far_away}) numbers.push_back(stretch.low ? end + away : end - away);
    }
    return quantum ? on_grid(numbers, stretch, *quantum) : numbers;
}

std::optional<Interval> nearest_run(const std::vector<Rational>& points, const Rational& now, bool up, const std::optional<Rational>& quantum,
                                    const Accepts& accepts, bool from_here) {
    const std::vector<Stretch> line = stretches(points);
    const auto size = static_cast<std::ptrdiff_t>(line.size());
    const std::ptrdiff_t step = up ? 1 : -1;
    const auto at = [&](std::ptrdiff_t i) -> const Stretch& { return line[static_cast<std::size_t>(i)]; };
    std::ptrdiff_t first = 0;
    while (first + 1 < size && !at(first).contains(now)) ++first;
    if (!from_here) first += step;
    while (first >= 0 && first < size && !accepted(at(first), quantum, accepts)) first += step;
    if (first < 0 || first >= size) return std::nullopt;
    std::ptrdiff_t last = first;
    while (last + step >= 0 && last + step < size && accepted(at(last + step), quantum, accepts)) last += step;
    const Stretch& lowest = at(std::min(first, last));
    const Stretch& highest = at(std::max(first, last));
    Interval run;
    if (lowest.low) run.low = Bound{*lowest.low, !lowest.point};
    if (highest.high) run.high = Bound{*highest.high, !highest.point};
    return run;
}

}  // namespace zhunze::explain
