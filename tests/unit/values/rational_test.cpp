// SPDX-License-Identifier: Apache-2.0
#include "values/rational.hpp"

#include <limits>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "unit/values/print.hpp"

namespace zhunze {
namespace {

constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

Rational fraction(std::string_view text) {
    INFO(text);
    const auto number = Rational::from_fraction(text);
    REQUIRE(number);
    return *number;
}

Rational decimal(std::string_view text) {
    INFO(text);
    const auto number = Rational::from_decimal(text);
    REQUIRE(number);
    return *number;
}

Rational power_of_two(unsigned exponent) {
    Rational power = 1;
    for (unsigned i = 0; i < exponent; ++i) power = power + power;
    return power;
}

/// A fraction on plain integers, small enough that nothing overflows: what the arithmetic is held against.
struct Reference {
    std::int64_t top;
    std::int64_t bottom;

    [[nodiscard]] std::string text() const {
        const std::int64_t divisor = std::gcd(top, bottom) * (bottom < 0 ? -1 : 1);
        const std::string whole = std::to_string(top / divisor);
        return bottom / divisor == 1 ? whole : whole + "/" + std::to_string(bottom / divisor);
    }
};

std::vector<Reference> small_fractions() {
    std::vector<Reference> all;
    for (std::int64_t top = -7; top <= 7; ++top) {
        for (std::int64_t bottom = -6; bottom <= 6; ++bottom) {
            if (bottom != 0) all.push_back({top, bottom});
        }
    }
    return all;
}

/// Numbers on both sides of every limit of the small form, and some far past it.
std::vector<Rational> edge_numbers() {
    std::vector<Rational> all{0, 1, 2, 3, largest, largest - 1, smallest, smallest + 1, Rational(1) + largest, Rational(1, smallest),
                              Rational(1, largest), Rational(largest, largest - 1), Rational(smallest, 3), Rational(7, 6)};
    for (const unsigned exponent : {62U, 63U, 64U, 126U, 127U, 128U, 200U}) {
        all.push_back(power_of_two(exponent));
        all.push_back(power_of_two(exponent) - 1);
        all.push_back(Rational(3) / power_of_two(exponent));
    }
    for (std::size_t i = 0, count = all.size(); i < count; ++i) all.push_back(-all[i]);
    return all;
}

}  // namespace

TEST_CASE("a fraction is kept in lowest terms with a positive denominator", "[rational]") {
    const std::vector<std::pair<Rational, std::string>> table{
        {Rational(), "0"},
        {Rational(6, 4), "3/2"},
        {Rational(-6, 4), "-3/2"},
        {Rational(6, -4), "-3/2"},
        {Rational(-6, -4), "3/2"},
        {Rational(0, -5), "0"},
        {Rational(smallest), "-9223372036854775808"},
        {Rational(smallest, -1), "9223372036854775808"},
        {Rational(smallest, smallest), "1"},
        {Rational(1, smallest), "-1/9223372036854775808"},
        {Rational(2, smallest), "-1/4611686018427387904"},
        {Rational(largest, smallest), "-9223372036854775807/9223372036854775808"},
    };
    for (const auto& [number, text] : table) CHECK(number.to_fraction() == text);
}

TEST_CASE("arithmetic on small fractions agrees with plain integers", "[rational]") {
    const auto all = small_fractions();
    for (const Reference& a : all) {
        for (const Reference& b : all) {
            CAPTURE(a.top, a.bottom, b.top, b.bottom);
            const Rational x(a.top, a.bottom);
            const Rational y(b.top, b.bottom);
            const std::int64_t bottom = a.bottom * b.bottom;
            CHECK((x + y).to_fraction() == Reference{a.top * b.bottom + b.top * a.bottom, bottom}.text());
            CHECK((x - y).to_fraction() == Reference{a.top * b.bottom - b.top * a.bottom, bottom}.text());
            CHECK((x * y).to_fraction() == Reference{a.top * b.top, bottom}.text());
            if (b.top != 0) CHECK((x / y).to_fraction() == Reference{a.top * b.bottom, a.bottom * b.top}.text());
            // Over the denominator (a.bottom × b.bottom)², which is positive.
            const std::int64_t left = a.top * b.bottom * bottom;
            const std::int64_t right = b.top * a.bottom * bottom;
            CHECK((x == y) == (left == right));
            CHECK((x <=> y) == (left <=> right));
        }
    }
}

TEST_CASE("the laws of arithmetic hold across the limits of 64 bits", "[rational]") {
    const auto all = edge_numbers();
    for (const Rational& a : all) {
        for (const Rational& b : all) {
            CAPTURE(a, b);
            CHECK(a + b - b == a);
            CHECK(a - b == -(b - a));
            CHECK(a * b == b * a);
            CHECK((a + b) * b == a * b + b * b);
            if (!b.is_zero()) CHECK(a * b / b == a);
            CHECK((a <=> b) == ((a - b).sign() <=> 0));
            CHECK((a == b) == (a - b).is_zero());
            CHECK(fraction((a * b).to_fraction()) == a * b);
        }
    }
}

TEST_CASE("results past 64 bits are exact", "[rational]") {
    const std::vector<std::pair<Rational, std::string>> table{
        {Rational(largest) + 1, "9223372036854775808"},
        {Rational(smallest) - 1, "-9223372036854775809"},
        {-Rational(smallest), "9223372036854775808"},
        {Rational(largest) * largest, "85070591730234615847396907784232501249"},
        {Rational(smallest) * smallest, "85070591730234615865843651857942052864"},
        {Rational(smallest) / largest, "-9223372036854775808/9223372036854775807"},
        {Rational(1, largest) * Rational(1, largest), "1/85070591730234615847396907784232501249"},
        {Rational(1, largest) + Rational(1, largest - 1), "18446744073709551613/85070591730234615838173535747377725442"},
        {power_of_two(200), "1606938044258990275541962092341162602522202993782792835301376"},
    };
    for (const auto& [number, text] : table) CHECK(number.to_fraction() == text);
}

TEST_CASE("a result that fits 64 bits again is the same as one that never left", "[rational]") {
    const Rational huge = power_of_two(100);
    CHECK(huge / huge == Rational(1));
    CHECK((huge + 5) - huge == Rational(5));
    CHECK(huge / power_of_two(98) == Rational(4));
    CHECK(-(Rational(largest) + 1) == Rational(smallest));
    CHECK((-(Rational(largest) + 1)).to_int64() == smallest);
    CHECK((huge - huge).to_int64() == 0);
}

TEST_CASE("money per land, exactly", "[rational]") {
    const Rational mu = Rational(2000, 3);  // square metres
    const Rational mu_of_hectare = 15;
    CHECK(Rational(5895) / (decimal("1.31") * mu_of_hectare) == Rational(300));
    CHECK(Rational(6000) / (decimal("13333.4") / mu) < Rational(300));
    CHECK(Rational(6000) / (decimal("13333.3") / mu) > Rational(300));
    CHECK(Rational(20, 6) * 3 == Rational(10));
    CHECK(decimal("0.1") + decimal("0.2") == decimal("0.3"));
}

TEST_CASE("copies and moves leave valid numbers", "[rational]") {
    for (const Rational& value : {Rational(2, 3), power_of_two(90)}) {
        Rational source = value;
        Rational copy;
        copy = source;
        CHECK(source == value);
        CHECK(copy == value);
        Rational& self = copy;
        copy = self;
        CHECK(copy == value);
        copy = std::move(self);
        CHECK(copy == value);
        const Rational moved = std::move(source);
        CHECK(moved == value);
        source = 7;
        CHECK(source + 1 == Rational(8));
    }
    Rational emptied = power_of_two(90);
    const Rational taken = std::move(emptied);
    CHECK(emptied + taken == taken);  // NOLINT(bugprone-use-after-move): a number moved from is still a number
}

TEST_CASE("decimal text is read exactly", "[rational]") {
    const std::vector<std::pair<std::string, std::string>> table{
        {"0", "0"},
        {"-0.00", "0"},
        {"007", "7"},
        {"+5", "5"},
        {"3.5", "7/2"},
        {"-0.125", "-1/8"},
        {"1e3", "1000"},
        {"1.5E-1", "3/20"},
        {"12.50e+1", "125"},
        {"1e0003", "1000"},
        {"999999999999999999", "999999999999999999"},
        {"9223372036854775807", "9223372036854775807"},
        {"-9223372036854775808", "-9223372036854775808"},
        {"9223372036854775808", "9223372036854775808"},
        {"0000000000000000000000000000012", "12"},
        {"0.10000000000000000000000000000", "1/10"},
        {"100000000000000000000000000000e-29", "1"},
        {"123456789012345678901234567890", "123456789012345678901234567890"},
        {"0.0000000000000000000000000000001", "1/10000000000000000000000000000000"},
    };
    for (const auto& [text, number] : table) {
        CAPTURE(text);
        CHECK(decimal(text).to_fraction() == number);
    }
}

TEST_CASE("what is no decimal text is refused", "[rational]") {
    for (const std::string text : {"", "+", "-", ".", ".5", "5.", "1.e3", "1e", "1e+", "1e1.5", "--1", "+-1", " 1", "1 ", "1,000", "0x10",
                                   "1/2", "1.2.3", "NaN", "inf", "1_000", "１", "3%", "1f"}) {
        CAPTURE(text);
        CHECK_FALSE(Rational::from_decimal(text));
    }
    CHECK_FALSE(Rational::from_decimal(std::string_view("1\0", 2)));
}

TEST_CASE("decimal text past the limits is refused before anything is built of it", "[rational]") {
    const std::string longest(Rational::max_digits, '9');
    CHECK(Rational::from_decimal(longest));
    CHECK_FALSE(Rational::from_decimal(longest + "9"));
    CHECK_FALSE(Rational::from_decimal("0." + longest));
    CHECK(Rational::from_decimal("1e400"));
    CHECK(Rational::from_decimal("1e-400"));
    CHECK_FALSE(decimal(longest + "e400").too_large());
    CHECK_FALSE(decimal("0." + longest.substr(1) + "e-400").too_large());
    for (const std::string text : {"1e401", "1e-401", "1e999999", "1e-999999999999", "1e99999999999999999999999", "0e401"}) {
        CAPTURE(text);
        CHECK_FALSE(Rational::from_decimal(text));
    }
}

TEST_CASE("fraction text is read back", "[rational]") {
    const std::vector<std::pair<std::string, Rational>> table{
        {"0", 0}, {"-7", -7}, {"2/3", Rational(2, 3)}, {"-2/3", Rational(-2, 3)}, {"4/6", Rational(2, 3)}, {"010/09", Rational(10, 9)}};
    for (const auto& [text, number] : table) CHECK(fraction(text) == number);
    for (const std::string text : {"", "-", "/", "1/", "/2", "1/0", "1/-2", "+1", "--1", "1/2/3", "1.5", " 1", "1 ", "1 /2", "a"}) {
        CAPTURE(text);
        CHECK_FALSE(Rational::from_fraction(text));
    }
    const Rational widest = power_of_two(Rational::max_bits) - 1;
    CHECK(fraction(widest.to_fraction()) == widest);
    CHECK_FALSE(Rational::from_fraction((widest + 1).to_fraction()));
    CHECK_FALSE(Rational::from_fraction(std::string(100'000, '9')));
    CHECK_FALSE(Rational::from_fraction("1/" + std::string(100'000, '9')));
}

TEST_CASE("too large is past max_bits in either part", "[rational]") {
    const Rational limit = power_of_two(Rational::max_bits);
    CHECK_FALSE(Rational(smallest).too_large());
    CHECK_FALSE((limit - 1).too_large());
    CHECK_FALSE((1 - limit).too_large());
    CHECK(limit.too_large());
    CHECK((-limit).too_large());
    CHECK_FALSE((1 / (limit - 1)).too_large());
    CHECK((1 / limit).too_large());
    CHECK_FALSE((limit / 2).too_large());
    CHECK((limit * limit).too_large());
}

TEST_CASE("the parts and the sign", "[rational]") {
    const Rational large = Rational(-3) / power_of_two(80);
    CHECK(large.numerator() == Rational(-3));
    CHECK(large.denominator() == power_of_two(80));
    CHECK(large.sign() == -1);
    CHECK_FALSE(large.is_whole());
    CHECK(power_of_two(80).is_whole());
    CHECK(Rational(-6, 4).numerator() == Rational(-3));
    CHECK(Rational(-6, 4).denominator() == Rational(2));
    CHECK(Rational(5, 10).sign() == 1);
    CHECK(Rational().sign() == 0);
    CHECK_FALSE(Rational(7, 2).is_whole());
    CHECK(Rational(8, 2).is_whole());
}

TEST_CASE("whole numbers of 64 bits come out as such", "[rational]") {
    CHECK(Rational(largest).to_int64() == largest);
    CHECK(Rational(smallest).to_int64() == smallest);
    CHECK(Rational(6, 3).to_int64() == 2);
    CHECK_FALSE(Rational(7, 3).to_int64());
    CHECK_FALSE((Rational(largest) + 1).to_int64());
    CHECK_FALSE((Rational(smallest) - 1).to_int64());
}

TEST_CASE("rounding by the four modes", "[rational]") {
    struct Row {
        const char* number;
        const char* step;
        const char* half_even;
        const char* half_up;
        const char* up;
        const char* down;
    };
    const std::vector<Row> table{
        {"0", "1", "0", "0", "0", "0"},
        {"7", "1", "7", "7", "7", "7"},
        {"0.5", "1", "0", "1", "1", "0"},
        {"1.5", "1", "2", "2", "2", "1"},
        {"2.5", "1", "2", "3", "3", "2"},
        {"2.4", "1", "2", "2", "3", "2"},
        {"2.6", "1", "3", "3", "3", "2"},
        {"2.51", "1", "3", "3", "3", "2"},
        {"2.49", "1", "2", "2", "3", "2"},
        {"-0.5", "1", "0", "-1", "-1", "0"},
        {"-1.5", "1", "-2", "-2", "-2", "-1"},
        {"-2.5", "1", "-2", "-3", "-3", "-2"},
        {"-2.4", "1", "-2", "-2", "-3", "-2"},
        {"-2.6", "1", "-3", "-3", "-3", "-2"},
        {"1.005", "0.01", "1", "1.01", "1.01", "1"},
        {"1.015", "0.01", "1.02", "1.02", "1.02", "1.01"},
        {"7", "5", "5", "5", "10", "5"},
        {"1e30", "7", "999999999999999999999999999999", "999999999999999999999999999999", "1000000000000000000000000000006",
         "999999999999999999999999999999"},
        {"100000000000000000000000000002.5", "1", "100000000000000000000000000002", "100000000000000000000000000003",
         "100000000000000000000000000003", "100000000000000000000000000002"},
        {"-100000000000000000000000000003.5", "1", "-100000000000000000000000000004", "-100000000000000000000000000004",
         "-100000000000000000000000000004", "-100000000000000000000000000003"},
        {"9223372036854775807", "2", "9223372036854775808", "9223372036854775808", "9223372036854775808", "9223372036854775806"},
        {"-9223372036854775808", "1", "-9223372036854775808", "-9223372036854775808", "-9223372036854775808", "-9223372036854775808"},
    };
    for (const Row& row : table) {
        CAPTURE(row.number, row.step);
        const Rational number = decimal(row.number);
        const Rational step = decimal(row.step);
        CHECK(number.rounded_to(step, RoundingMode::half_even) == decimal(row.half_even));
        CHECK(number.rounded_to(step, RoundingMode::half_up) == decimal(row.half_up));
        CHECK(number.rounded_to(step, RoundingMode::up) == decimal(row.up));
        CHECK(number.rounded_to(step, RoundingMode::down) == decimal(row.down));
    }
}

TEST_CASE("half-even rounding does what GB/T 8170 does", "[rational]") {
    struct Row {
        const char* number;
        const char* step;
        const char* rounded;
    };
    const std::vector<Row> table{
        {"12.1498", "0.1", "12.1"}, {"12.1498", "1", "12"},  {"1268", "100", "1300"},      {"10.5002", "1", "11"},
        {"1.050", "0.1", "1.0"},    {"0.35", "0.1", "0.4"},  {"2500", "1000", "2000"},     {"3500", "1000", "4000"},
        {"-355", "10", "-360"},     {"-325", "10", "-320"},  {"-365", "10", "-360"},       {"-0.0365", "0.001", "-0.036"},
        {"97.46", "1", "97"},       {"15.4546", "1", "15"},  // at once, not digit by digit
        {"60.25", "0.5", "60.0"},   {"60.38", "0.5", "60.5"}, {"60.28", "0.5", "60.5"},    {"-60.75", "0.5", "-61.0"},
        {"830", "20", "840"},       {"842", "20", "840"},    {"832", "20", "840"},         {"-930", "20", "-920"},
    };
    for (const Row& row : table) {
        CAPTURE(row.number, row.step);
        CHECK(decimal(row.number).rounded_to(decimal(row.step), RoundingMode::half_even) == decimal(row.rounded));
    }
}

TEST_CASE("rounding is right for every small fraction", "[rational]") {
    for (const Reference& a : small_fractions()) {
        const Rational number(a.top, a.bottom);
        for (const Rational& step : {Rational(1), Rational(2, 3), Rational(5, 2)}) {
            CAPTURE(number, step);
            const Rational down = number.rounded_to(step, RoundingMode::down);
            const Rational up = number.rounded_to(step, RoundingMode::up);
            const Rational even = number.rounded_to(step, RoundingMode::half_even);
            const Rational half_up = number.rounded_to(step, RoundingMode::half_up);
            const Rational past = number - down;  // of the sign of the number, shorter than a step
            const Rational short_of = up - number;
            CHECK((down / step).is_whole());
            CHECK(past.sign() * number.sign() >= 0);
            CHECK((past < step && -past < step));
            CHECK(up == (past.is_zero() ? down : down + (number.sign() < 0 ? -step : step)));
            CHECK(half_up == ((short_of - past) * number.sign() > 0 ? down : up));
            if (past != short_of) CHECK(even == half_up);
            if (past == short_of && !past.is_zero()) CHECK((even / step / 2).is_whole());
            CHECK((even == down || even == up));
        }
    }
}

TEST_CASE("decimal text rounded for display", "[rational]") {
    struct Row {
        const char* number;
        int places;
        const char* text;
    };
    const std::vector<Row> table{
        {"0", 2, "0"},          {"300", 2, "300"},       {"1200", 0, "1200"},     {"2/3", 2, "0.67"},      {"-2/3", 2, "-0.67"},
        {"1/8", 2, "0.12"},     {"3/8", 2, "0.38"},      {"1/2", 1, "0.5"},       {"1/2", 0, "0"},         {"3/2", 0, "2"},
        {"1/3", 0, "0"},        {"-1/1000", 2, "0"},     {"999/1000", 2, "1"},    {"-999/1000", 2, "-1"},  {"1999/2000", 3, "1"},
        {"101/100", 5, "1.01"}, {"1/10", 1, "0.1"},      {"1/100", 2, "0.01"},    {"12345678901234567890/7", 3, "1763668414462081127.143"},
        {"-9223372036854775808", 2, "-9223372036854775808"},
    };
    for (const Row& row : table) {
        CAPTURE(row.number, row.places);
        CHECK(fraction(row.number).rounded_decimal(row.places) == row.text);
    }
}

TEST_CASE("decimal text that is exact, or none", "[rational]") {
    CHECK(Rational().exact_decimal() == "0");
    CHECK(Rational(1200).exact_decimal() == "1200");
    CHECK(Rational(1200).exact_decimal(0) == "1200");
    CHECK(Rational(-1, 8).exact_decimal() == "-0.125");
    CHECK(Rational(1, 8).exact_decimal(3) == "0.125");
    CHECK_FALSE(Rational(1, 8).exact_decimal(2));
    CHECK_FALSE(Rational(1, 3).exact_decimal());
    CHECK_FALSE(Rational(7, 6).exact_decimal());
    CHECK(decimal("1e-30").exact_decimal() == "0.000000000000000000000000000001");
    CHECK_FALSE(decimal("1e-31").exact_decimal());
    CHECK(decimal("123456789012345678901234567890.5").exact_decimal() == "123456789012345678901234567890.5");
}

}  // namespace zhunze
