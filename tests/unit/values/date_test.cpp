// SPDX-License-Identifier: Apache-2.0
#include "values/date.hpp"

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "unit/values/print.hpp"

namespace zhunze {
namespace {

Date date(std::string_view text) {
    INFO(text);
    const auto parsed = Date::parse(text);
    REQUIRE(parsed);
    return *parsed;
}

bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
    if (month == 2) return leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

TEST_CASE("every accepted form of a date", "[date]") {
    const std::vector<std::pair<std::string, std::string>> table{
        {"2020-04-13", "2020-04-13"}, {"2020-4-3", "2020-04-03"},   {"2020/4/13", "2020-04-13"},     {"2020/04/03", "2020-04-03"},
        {"2020.4.13", "2020-04-13"},  {"2020.12.01", "2020-12-01"}, {"20200413", "2020-04-13"},      {"2020年4月13日", "2020-04-13"},
        {"2020年04月03日", "2020-04-03"}, {"0001-01-01", "0001-01-01"}, {"9999年12月31日", "9999-12-31"}, {"2000-02-29", "2000-02-29"},
    };
    for (const auto& [text, iso] : table) CHECK(date(text).iso() == iso);
}

TEST_CASE("whatever else reads like a date is refused", "[date]") {
    for (const std::string text :
         {"", "2020", "2020-04", "2020-04-", "20-04-13", "02020-04-13", "2020-004-13", "2020-04-013", "2020-04/13", "2020/04-13",
          "2020.04-13", "2020413", "202004130", "2020-0413", "202004-13", "2020年4月13", "2020年4-13日", "2020年4月13号", "2020 年4月13日",
          " 2020-04-13", "2020-04-13 ", "2020-04-13T00:00", "2020年4月13日止", "-2020-04-13", "+2020-04-13", "2020--4-13", "２０２０-04-13",
          "13-04-2020", "April 13"}) {
        CAPTURE(text);
        CHECK_FALSE(Date::parse(text));
    }
}

TEST_CASE("a day that does not exist is no date", "[date]") {
    for (const std::string text : {"2019-02-29", "1900-02-29", "2020-02-30", "2020-04-31", "2020-13-01", "2020-00-01", "2020-01-00",
                                   "2020-01-32", "0000-01-01", "20201301", "2020年2月30日"}) {
        CAPTURE(text);
        CHECK_FALSE(Date::parse(text));
    }
    CHECK_FALSE(Date::from_parts(10000, 1, 1));
    CHECK_FALSE(Date::from_parts(-1, 1, 1));
    CHECK_FALSE(Date::from_parts(2020, 257, 1));  // 1 in the low byte
    CHECK_FALSE(Date::from_parts(2020, 1, 257));
    CHECK_FALSE(Date::from_parts(65536 + 2020, 1, 1));
    CHECK_FALSE(Date::from_parts(2020, -1, 1));
    CHECK_FALSE(Date::from_parts(2020, 1, -1));
}

TEST_CASE("days count on without a gap through every year", "[date]") {
    std::int64_t expected = -719162;  // 0001-01-01, counted from 1970-01-01
    bool right = true;
    for (int year = 1; year <= 9999; ++year) {
        for (int month = 1; month <= 12; ++month) {
            right = right && !Date::from_parts(year, month, days_in(year, month) + 1);
            for (int day = 1; day <= days_in(year, month); ++day, ++expected) {
                const auto found = Date::from_parts(year, month, day);
                right = right && found && found->days() == expected && found->year() == year && found->month() == month &&
                        found->day() == day && Date::from_days(expected) == found;
            }
        }
        INFO(year);
        REQUIRE(right);
    }
    CHECK_FALSE(Date::from_days(expected));
    CHECK_FALSE(Date::from_days(-719163));
    CHECK(date("1970-01-01").days() == 0);
    CHECK(Date() == date("1970-01-01"));
}

TEST_CASE("adding days", "[date]") {
    CHECK(date("2020-02-28").plus_days(1) == date("2020-02-29"));
    CHECK(date("2020-02-28").plus_days(2) == date("2020-03-01"));
    CHECK(date("2020-01-01").plus_days(-1) == date("2019-12-31"));
    CHECK(date("9999-12-30").plus_days(1) == date("9999-12-31"));
    CHECK_FALSE(date("9999-12-31").plus_days(1));
    CHECK_FALSE(date("0001-01-01").plus_days(-1));
    CHECK_FALSE(date("2020-01-01").plus_days(std::numeric_limits<std::int64_t>::max()));
    CHECK_FALSE(date("1960-01-01").plus_days(std::numeric_limits<std::int64_t>::min()));
    CHECK_FALSE(date("2020-01-01").plus_days(std::int64_t{1} << 32));
}

TEST_CASE("adding months keeps the day of the month where there is one", "[date]") {
    struct Row {
        const char* from;
        std::int64_t months;
        const char* to;
    };
    const std::vector<Row> table{
        {"2020-01-31", 1, "2020-02-29"},
        {"2019-01-31", 1, "2019-02-28"},
        {"2020-01-31", 2, "2020-03-31"},
        {"2020-01-31", 3, "2020-04-30"},
        {"2020-03-31", -1, "2020-02-29"},
        {"2020-01-15", -1, "2019-12-15"},
        {"2020-12-15", 1, "2021-01-15"},
        {"2020-02-29", 12, "2021-02-28"},
        {"2020-02-29", 48, "2024-02-29"},
        {"2020-04-13", 0, "2020-04-13"},
        {"9999-11-30", 1, "9999-12-30"},
        {"0001-02-28", -1, "0001-01-28"},
        {"2020-05-31", -1200, "1920-05-31"},
    };
    for (const Row& row : table) {
        CAPTURE(row.from, row.months);
        CHECK(date(row.from).plus_months(row.months) == date(row.to));
    }
    CHECK_FALSE(date("9999-12-01").plus_months(1));
    CHECK_FALSE(date("0001-01-31").plus_months(-1));
    CHECK_FALSE(date("2020-01-01").plus_months(std::numeric_limits<std::int64_t>::max()));
    CHECK_FALSE(date("2020-01-01").plus_months(std::numeric_limits<std::int64_t>::min()));
}

TEST_CASE("a date is written in two ways, and read back from both", "[date]") {
    CHECK(date("2020-4-3").iso() == "2020-04-03");
    CHECK(date("2020-04-03").chinese() == "2020年4月3日");
    for (const char* text : {"0001-01-01", "0999-10-10", "2020-12-31", "9999-12-31"}) {
        CHECK(date(date(text).iso()) == date(text));
        CHECK(date(date(text).chinese()) == date(text));
    }
}

TEST_CASE("dates and periods are ordered by time", "[date]") {
    CHECK(date("2019-12-31") < date("2020-01-01"));
    CHECK(date("0001-01-01") < Date());
    const Period year{date("2020-01-01"), date("2020-12-31")};
    CHECK_FALSE(year.contains(date("2019-12-31")));
    CHECK(year.contains(date("2020-01-01")));
    CHECK(year.contains(date("2020-12-31")));
    CHECK_FALSE(year.contains(date("2021-01-01")));
    CHECK(Period{date("2020-01-01"), {}}.contains(date("9999-12-31")));
    CHECK(Period{{}, date("2020-01-01")}.contains(date("0001-01-01")));
    CHECK(Period{}.contains(Date()));
}

}  // namespace zhunze
