// SPDX-License-Identifier: Apache-2.0
#include "explain/change_pair.hpp"

#include <algorithm>

#include "explain/form.hpp"
#include "explain/region.hpp"
#include "explain/show.hpp"
#include "explain/stretch.hpp"

namespace zhunze::explain {

namespace {

constexpr std::size_t most_lines = 40;
constexpr std::size_t most_candidates = 60;
constexpr std::size_t most_of_a_quadrant = 3;

/// Which way both facts move.
struct Quadrant {
    int x = 1;
    int y = 1;
};

/// One coordinate of a change: the number, or just beyond it.
struct Coordinate {
    Rational number;
    bool open = false;
    Rational sample;  ///< a number that is meant: itself, or one a little beyond
};

struct Candidate {
    Point at;
    bool balanced = false;  ///< on no corner: both facts change by the same part of themselves
    Rational size;
};

Rational magnitude(const Rational& number) { return number.sign() < 0 ? -number : number; }

class QuadrantSearch {
public:
    QuadrantSearch(const PairSearch& search, const std::vector<Line>& lines, const Adjustable& x, const Adjustable& y, Quadrant quadrant)
        : search_(search), lines_(lines), x_(x), y_(y), quadrant_(quadrant), span_x_(span_of(x)), span_y_(span_of(y)) {}

    void run(std::vector<RatedChange>& found) {
        std::vector<Candidate> candidates = corners();
        add_balanced(candidates);
        std::erase_if(candidates, [this](const Candidate& candidate) { return !nearer_than_singles(candidate.at); });
        for (Candidate& candidate : candidates) candidate.size = size_of(candidate.at);
        std::ranges::stable_sort(candidates, {}, &Candidate::size);
        if (candidates.size() > most_candidates) candidates.resize(most_candidates);
        std::vector<Point> kept;
        bool balanced = false;
        for (const Candidate& candidate : candidates) {
            if (kept.size() == most_of_a_quadrant) break;
            if ((candidate.balanced && balanced) || dominated(candidate.at, kept)) continue;
            std::optional<RatedChange> change = confirmed(candidate);
            if (!change) continue;
            kept.push_back(candidate.at);
            balanced = balanced || candidate.balanced;
            found.push_back(std::move(*change));
        }
    }

private:
    /// What a change of the fact is measured by: itself, or its unit where it is zero.
    [[nodiscard]] Rational span_of(const Adjustable& fact) const {
        return fact.now.number.is_zero() ? unit_of(search_.program, *fact.field).factor : magnitude(fact.now.number);
    }

    [[nodiscard]] Rational move_x(const Point& at) const { return (at.x - x_.now.number) * Rational(quadrant_.x); }
    [[nodiscard]] Rational move_y(const Point& at) const { return (at.y - y_.now.number) * Rational(quadrant_.y); }
    [[nodiscard]] Rational size_of(const Point& at) const { return std::max(move_x(at) / span_x_, move_y(at) / span_y_); }
    [[nodiscard]] bool inside(const Point& at) const { return move_x(at).sign() > 0 && move_y(at).sign() > 0; }

    [[nodiscard]] bool dominated(const Point& at, const std::vector<Point>& kept) const {
        return std::ranges::any_of(kept, [&](const Point& other) { return move_x(other) <= move_x(at) && move_y(other) <= move_y(at); });
    }

    /// How far the fact would have to move alone, the same way or the other; none if it cannot do it alone.
    [[nodiscard]] std::optional<Rational> alone(const Adjustable& fact) const {
        std::optional<Rational> least;
        for (const Change::Of& single : search_.singles) {
            if (single.field != fact.id) continue;
            for (const std::optional<Bound>& end : {single.range.low, single.range.high}) {
                if (!end) continue;
                const Rational distance = magnitude(end->value - fact.now.number);
                if (!least || distance < *least) least = distance;
            }
        }
        return least;
    }

    [[nodiscard]] bool nearer_than_singles(const Point& at) const {
        const Rational size = size_of(at);
        const auto distant = [&size](const std::optional<Rational>& distance, const Rational& span) { return !distance || size < *distance / span; };
        return distant(alone(x_), span_x_) && distant(alone(y_), span_y_);
    }

    [[nodiscard]] std::vector<Candidate> corners() const {
        std::vector<Candidate> result;
        for (const Point& corner : crossings(lines_)) {
            if (inside(corner)) result.push_back({corner, false, {}});
        }
        return result;
    }

    /// Where the way on which both change by the same part crosses a line.
    void add_balanced(std::vector<Candidate>& candidates) const {
        const Rational step_x = span_x_ * Rational(quadrant_.x);
        const Rational step_y = span_y_ * Rational(quadrant_.y);
        for (const Line& line : lines_) {
            const Rational rate = line.of_x * step_x + line.of_y * step_y;
            if (rate.is_zero()) continue;
            const Rational part = -(line.of_x * x_.now.number + line.of_y * y_.now.number + line.rest) / rate;
            if (part.sign() <= 0) continue;
            candidates.push_back({rounded({x_.now.number + step_x * part, y_.now.number + step_y * part}), true, {}});
        }
    }

    /// Any point near the line will do as an example: one that is easy to read.
    [[nodiscard]] Point rounded(const Point& at) const {
        return {three_digits(at.x, x_, quadrant_.x), three_digits(at.y, y_, quadrant_.y)};
    }

    [[nodiscard]] Rational three_digits(const Rational& value, const Adjustable& fact, int direction) const {
        const Rational unit = unit_of(search_.program, *fact.field).factor;
        const Rational size = magnitude(value / unit);
        if (size.is_zero()) return value;
        Rational step(1);
        while (step * Rational(1000) <= size) step = step * Rational(10);
        while (size < step * Rational(100)) step = step / Rational(10);
        return outward(value, step * unit, direction);
    }

    [[nodiscard]] static Rational outward(const Rational& value, const Rational& step, int direction) {
        const bool away_from_zero = (value.sign() < 0) == (direction < 0);
        return value.rounded_to(step, away_from_zero ? RoundingMode::up : RoundingMode::down);
    }

    /// The number itself, then just beyond it; with a quantum the next multiples of it.
    [[nodiscard]] std::vector<Coordinate> coordinates(const Rational& number, const Adjustable& fact, int direction) const {
        if (fact.field->quantum) {
            const Rational& quantum = *fact.field->quantum;
            const Rational first = outward(number, quantum, direction);
            const Rational second = first + quantum * Rational(direction);
            return {{first, false, first}, {second, false, second}};
        }
        const Rational little = (number - fact.now.number) / Rational(1 << 20);
        return {{number, false, number}, {number, true, number + little}};
    }

    std::optional<RatedChange> confirmed(const Candidate& candidate) {
        for (const Coordinate& x : coordinates(candidate.at.x, x_, quadrant_.x)) {
            for (const Coordinate& y : coordinates(candidate.at.y, y_, quadrant_.y)) {
                if (passes({x.sample, y.sample}) && nearer_than_singles({x.sample, y.sample})) return change_at(x, y);
            }
        }
        return std::nullopt;
    }

    bool passes(const Point& at) {
        return search_.trial.passes({{x_.field->index, Value::of(at.x)}, {y_.field->index, Value::of(at.y)}});
    }

    /// All beyond the point if all of it passes, else the point alone.
    std::optional<RatedChange> change_at(const Coordinate& x, const Coordinate& y) {
        const Rational size = size_of({x.sample, y.sample});
        const std::optional<Interval> along_x = beyond(x, y.sample, true);
        const std::optional<Interval> along_y = beyond(y, x.sample, false);
        if (along_x && along_y && all_passes({*along_x, *along_y})) return change(*along_x, *along_y, size);
        if (x.open || y.open) return std::nullopt;
        return change(Interval::point(x.number), Interval::point(y.number), size);
    }

    [[nodiscard]] RatedChange change(const Interval& x, const Interval& y, const Rational& size) const {
        return {{{{x_.id, x, {}}, {y_.id, y, {}}}, program::Overall::passed}, size};
    }

    /// How far one fact may go on while the other stays.
    std::optional<Interval> beyond(const Coordinate& from, const Rational& other, bool along_x) {
        const bool up = (along_x ? quadrant_.x : quadrant_.y) > 0;
        const auto accepts = [&](const Rational& number) { return passes(along_x ? Point{number, other} : Point{other, number}); };
        const std::vector<Rational> cuts = along_x ? cuts_at_y(lines_, other) : cuts_at_x(lines_, other);
        const auto run = nearest_run(cuts, from.sample, up, (along_x ? x_ : y_).field->quantum, accepts, true);
        if (!run) return std::nullopt;
        const Bound near{from.number, from.open};
        return up ? Interval{near, run->high} : Interval{run->low, near};
    }

    bool all_passes(const Box& box) {
        const std::optional<std::vector<Point>> points = points_of_every_cell(lines_, box);
        return points && std::ranges::all_of(*points, [this](const Point& at) { return passes(at); });
    }

    const PairSearch& search_;
    const std::vector<Line>& lines_;
    const Adjustable& x_;
    const Adjustable& y_;
    Quadrant quadrant_;
    Rational span_x_, span_y_;
};

}  // namespace

void add_changes_of_two_numbers(std::vector<RatedChange>& found, const PairSearch& search, const Adjustable& x, const Adjustable& y) {
    const auto lines = turning_lines(search.program, search.plan, search.slots, x.field->index, y.field->index);
    if (!lines || lines->size() > most_lines) return;
    for (const Quadrant quadrant : {Quadrant{1, 1}, Quadrant{1, -1}, Quadrant{-1, 1}, Quadrant{-1, -1}}) {
        QuadrantSearch(search, *lines, x, y, quadrant).run(found);
    }
}

}  // namespace zhunze::explain
