// SPDX-License-Identifier: Apache-2.0
#include "explain/polynomial.hpp"

#include <algorithm>
#include <tuple>

namespace zhunze::explain {

namespace {

Polynomial sorted(Polynomial terms) {
    std::ranges::sort(terms, [](const Term& a, const Term& b) { return std::tie(a.of_x, a.of_y) < std::tie(b.of_x, b.of_y); });
    Polynomial result;
    for (Term& term : terms) {
        const bool same = !result.empty() && result.back().of_x == term.of_x && result.back().of_y == term.of_y;
        if (same) result.back().factor = result.back().factor + term.factor;
        else result.push_back(std::move(term));
    }
    std::erase_if(result, [](const Term& term) { return term.factor.is_zero(); });
    return result;
}

/// In one form: the first of its factors that is not zero is one.
Line normal(const Line& line) {
    const Rational& first = line.of_x.is_zero() ? line.of_y : line.of_x;
    return {line.of_x / first, line.of_y / first, line.rest / first};
}

}  // namespace

Polynomial constant(const Rational& number) {
    if (number.is_zero()) return {};
    return {{0, 0, number}};
}

Polynomial sum(const Polynomial& a, const Polynomial& b) {
    Polynomial terms = a;
    terms.insert(terms.end(), b.begin(), b.end());
    return sorted(std::move(terms));
}

Polynomial difference(const Polynomial& a, const Polynomial& b) { return sum(a, product(b, constant(Rational(-1)))); }

Polynomial product(const Polynomial& a, const Polynomial& b) {
    Polynomial terms;
    for (const Term& one : a) {
        for (const Term& other : b) terms.push_back({one.of_x + other.of_x, one.of_y + other.of_y, one.factor * other.factor});
    }
    return sorted(std::move(terms));
}

std::optional<std::vector<Line>> zero_lines(const Polynomial& polynomial) {
    if (polynomial.empty()) return std::vector<Line>();
    int least_x = polynomial.front().of_x;
    int least_y = polynomial.front().of_y;
    for (const Term& term : polynomial) {
        least_x = std::min(least_x, term.of_x);
        least_y = std::min(least_y, term.of_y);
    }
    std::vector<Line> lines;
    if (least_x > 0) lines.push_back({Rational(1), Rational(0), Rational(0)});
    if (least_y > 0) lines.push_back({Rational(0), Rational(1), Rational(0)});
    Line line{Rational(0), Rational(0), Rational(0)};
    for (const Term& term : polynomial) {
        const int of_x = term.of_x - least_x;
        const int of_y = term.of_y - least_y;
        if (of_x + of_y > 1) return std::nullopt;
        (of_x == 1 ? line.of_x : (of_y == 1 ? line.of_y : line.rest)) = term.factor;
    }
    if (!line.of_x.is_zero() || !line.of_y.is_zero()) lines.push_back(normal(line));
    return lines;
}

}  // namespace zhunze::explain
