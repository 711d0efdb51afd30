// SPDX-License-Identifier: Apache-2.0
#include "values/dimension.hpp"

#include <vector>

#include "catch.hpp"

namespace zhunze {
namespace {

const Dimension number;
const Dimension money(BaseDimensionId(0));
const Dimension length(BaseDimensionId(1));
const Dimension mass(BaseDimensionId(2));

Dimension product(const Dimension& a, const Dimension& b) {
    const auto result = Dimension::product(a, b);
    REQUIRE(result);
    return *result;
}

Dimension quotient(const Dimension& a, const Dimension& b) {
    const auto result = Dimension::quotient(a, b);
    REQUIRE(result);
    return *result;
}

Dimension power(const Dimension& base, int exponent) {
    Dimension result;
    for (int i = 0; i < exponent; ++i) result = product(result, base);
    return result;
}

using Powers = std::vector<std::pair<BaseDimensionId, int>>;

}  // namespace

TEST_CASE("dimensions multiply and divide by their powers", "[dimension]") {
    const Dimension area = product(length, length);
    CHECK(area.powers() == Powers{{BaseDimensionId(1), 2}});
    CHECK(quotient(money, area).powers() == Powers{{BaseDimensionId(0), 1}, {BaseDimensionId(1), -2}});
    CHECK(product(quotient(money, area), area) == money);
    CHECK(quotient(area, length) == length);
    CHECK(product(mass, money) == product(money, mass));
    CHECK(product(product(mass, length), money) == product(mass, product(length, money)));
    CHECK(quotient(number, length).powers() == Powers{{BaseDimensionId(1), -1}});
}

TEST_CASE("a dimension over itself is a pure number", "[dimension]") {
    CHECK(number.is_number());
    CHECK_FALSE(money.is_number());
    const Dimension density = quotient(mass, power(length, 3));
    CHECK(quotient(density, density).is_number());
    CHECK(product(density, quotient(number, density)) == number);
    CHECK(product(number, money) == money);
    CHECK(quotient(money, number) == money);
    CHECK(money != length);
}

TEST_CASE("powers are bounded on both sides", "[dimension]") {
    const Dimension most = power(length, Dimension::max_power);
    const Dimension least = quotient(number, most);
    CHECK_FALSE(Dimension::product(most, length));
    CHECK_FALSE(Dimension::quotient(least, length));
    CHECK_FALSE(Dimension::quotient(most, least));
    CHECK(quotient(most, length) == power(length, Dimension::max_power - 1));
    CHECK(product(most, money).powers().size() == 2);
    CHECK(product(most, least).is_number());
}

}  // namespace zhunze
