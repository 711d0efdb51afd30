// SPDX-License-Identifier: Apache-2.0
#include "facts/xlsx_decimal.hpp"

#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"

namespace zhunze::facts {

TEST_CASE("numbers of cells are their decimal digits, rounded to the fifteen that sheets keep", "[facts][xlsx]") {
    const std::vector<std::pair<const char*, const char*>> cases{
        {"0", "0"},
        {"-0", "0"},
        {"0.000", "0"},
        {"5895", "5895"},
        {"5895.0", "5895"},
        {"1.31", "1.31"},
        {"-1.31", "-1.31"},
        {" 1.31 ", "1.31"},
        {"0.30000000000000004", "0.3"},
        {"7.0000000000000007E-2", "0.07"},
        {"1.3100000000000001", "1.31"},
        {"299.99999999999994", "300"},
        {"299.9999999999995", "300"},
        {"299.999999999999", "299.999999999999"},
        {"0.99999999999999989", "1"},
        {"9.9999999999999995E-1", "1"},
        {"123456789012345", "123456789012345"},
        {"123456789012.34567", "123456789012.346"},
        {"1E+15", "1000000000000000"},
        {"6.93217E+12", "6932170000000"},
        {"1e-3", "0.001"},
        {"1.5E-60", "1.5E-60"},
        {"-2E+60", "-2E60"},
        {"1E+41", "1E41"},
        {"1E+40", "10000000000000000000000000000000000000000"},
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        const auto number = CellNumber::read(text);
        REQUIRE(number);
        CHECK(number->text() == expected);
    }
    for (const char* text : {"", "abc", "1,000", "1.2.3", "0x10", "NaN", "INF", "1E", "1E+401", "1E99999999999", "--1", "１"}) {
        INFO(text);
        CHECK_FALSE(CellNumber::read(text));
    }
    CHECK_FALSE(CellNumber::read(std::string(401, '1')));
}

TEST_CASE("a whole number of more digits than sheets keep is not trusted", "[facts][xlsx]") {
    const std::vector<std::pair<const char*, bool>> cases{
        {"123456789012345", false},      {"1234567890123456", true},      {"91360700123456789012", true}, {"1.2345678901234567E+17", true},
        {"1.23456789012345E+17", false}, {"123456789012345.67", false},   {"1000000000000000000", false},
    };
    for (const auto& [text, lost] : cases) {
        INFO(text);
        CHECK(CellNumber::read(text)->digits_lost() == lost);
    }
}

TEST_CASE("a hundredfold, as percentages show it", "[facts][xlsx]") {
    const std::vector<std::pair<const char*, const char*>> cases{
        {"0.035", "3.5"}, {"1", "100"}, {"0", "0"}, {"0.00001", "0.001"}, {"-0.5", "-50"}, {"0.28999999999999998", "29"},
    };
    for (const auto& [text, expected] : cases) CHECK(CellNumber::read(text)->times_hundred().text() == expected);
}

TEST_CASE("days and seconds", "[facts][xlsx]") {
    struct Case {
        const char* text;
        std::int64_t days;
        std::int64_t seconds;
    };
    for (const Case& one : {Case{"43934", 43934, 0}, Case{"43934.5", 43934, 43200}, Case{"0.25", 0, 21600}, Case{"0", 0, 0},
                            Case{"43934.999999999", 43935, 0}, Case{"43934.3541666667", 43934, 30600}, Case{"1E+5", 100000, 0}}) {
        INFO(one.text);
        const auto moment = CellNumber::read(one.text)->moment();
        REQUIRE(moment);
        CHECK(moment->days == one.days);
        CHECK(moment->seconds == one.seconds);
    }
    for (const char* text : {"-1", "1E+9", "123456789", "1E+300"}) {
        INFO(text);
        CHECK_FALSE(CellNumber::read(text)->moment());
    }
    CHECK(CellNumber::read("1E-300")->moment()->seconds == 0);
}

}  // namespace zhunze::facts
