// SPDX-License-Identifier: Apache-2.0
#include "explain/region.hpp"

#include "catch.hpp"
#include "explain/stretch.hpp"

using namespace zhunze;
using namespace zhunze::explain;

namespace {

Term term(int of_x, int of_y, std::int64_t factor) { return {of_x, of_y, Rational(factor)}; }
Line line(std::int64_t of_x, std::int64_t of_y, std::int64_t rest) { return {Rational(of_x), Rational(of_y), Rational(rest)}; }

}  // namespace

TEST_CASE("polynomials keep what does not cancel") {
    const Polynomial x{term(1, 0, 1)}, y{term(0, 1, 1)};
    CHECK(difference(sum(x, y), y).size() == 1);
    CHECK(difference(x, x).empty());
    const Polynomial square = product(sum(x, y), difference(x, y));  // x² − y²
    REQUIRE(square.size() == 2);
    CHECK(square[0].of_y == 2);
    CHECK(square[0].factor == Rational(-1));
}

TEST_CASE("a polynomial is zero on lines if it is linear but for powers of the facts") {
    CHECK(zero_lines({})->empty());
    CHECK(zero_lines({term(0, 0, 7)})->empty());
    CHECK(*zero_lines({term(1, 0, 2), term(0, 1, -4), term(0, 0, 6)}) == std::vector<Line>{line(1, -2, 3)});
    CHECK(*zero_lines({term(2, 1, 5)}) == std::vector<Line>{line(1, 0, 0), line(0, 1, 0)});
    CHECK(*zero_lines({term(2, 0, 1), term(1, 0, -3)}) == std::vector<Line>{line(1, 0, 0), line(1, 0, -3)});
    CHECK_FALSE(zero_lines({term(1, 1, 1), term(0, 0, -1)}));
    CHECK_FALSE(zero_lines({term(2, 0, 1), term(0, 0, -2)}));
}

TEST_CASE("crossings and cuts are exact") {
    const std::vector<Line> lines{line(1, -300, 0), line(1, 0, -5000), line(0, 1, -10), line(1, -300, -1)};
    const std::vector<Point> corners = crossings(lines);
    CHECK(corners.size() == 5);  // two of the lines are parallel
    CHECK(std::find(corners.begin(), corners.end(), Point{Rational(5000), Rational(50, 3)}) != corners.end());
    CHECK(cuts_at_y(lines, Rational(20)) == std::vector<Rational>{Rational(5000), Rational(6000), Rational(6001)});
    CHECK(cuts_at_x(lines, Rational(6000)) == std::vector<Rational>{Rational(10), Rational(5999, 300), Rational(20)});
}

TEST_CASE("every part of a box is looked at") {
    // The line x = y cuts the open unit square into two halves and the line between them.
    const Bound zero{Rational(0), true}, one{Rational(1), true};
    const auto points = points_of_every_cell({line(1, -1, 0)}, {{zero, one}, {zero, one}});
    REQUIRE(points);
    bool above = false, below = false, on = false;
    for (const Point& point : *points) {
        above = above || point.x < point.y;
        below = below || point.y < point.x;
        on = on || point.x == point.y;
        CHECK((Rational(0) < point.x && point.x < Rational(1)));
    }
    CHECK((above && below && on));
}

TEST_CASE("too many parts are not looked at") {
    std::vector<Line> lines;
    for (int i = 1; i <= 40; ++i) lines.push_back(line(i, 1, i * i));
    CHECK_FALSE(points_of_every_cell(lines, {{}, {}}));
}

TEST_CASE("the nearest run of stretches that are accepted") {
    const std::vector<Rational> points{Rational(10), Rational(20), Rational(30)};
    const auto from_20 = [](const Rational& number) { return Rational(20) <= number && number != Rational(30); };
    const auto up = nearest_run(points, Rational(5), true, std::nullopt, from_20);
    REQUIRE(up);
    CHECK(up->low == Bound{Rational(20), false});
    CHECK(up->high == Bound{Rational(30), true});
    CHECK_FALSE(nearest_run(points, Rational(5), false, std::nullopt, from_20));
    // A stretch without a multiple of the quantum cannot be reached.
    CHECK(nearest_run(points, Rational(5), true, Rational(7), from_20)->low == Bound{Rational(20), true});
    // From where one stands.
    CHECK(nearest_run(points, Rational(25), true, std::nullopt, from_20, true)->low == Bound{Rational(20), true});
}
