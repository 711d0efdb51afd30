// SPDX-License-Identifier: Apache-2.0
#include "values/date.hpp"

#include <chrono>
#include <cstddef>

#include "values/scan.hpp"

namespace zhunze {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int first_year = 1;
constexpr int last_year = 9999;

constexpr std::int64_t days_of(year_month_day calendar) { return sys_days(calendar).time_since_epoch().count(); }

constexpr std::int64_t first_day = days_of(year_month_day(std::chrono::year(first_year), std::chrono::January, std::chrono::day(1)));
constexpr std::int64_t last_day = days_of(year_month_day(std::chrono::year(last_year), std::chrono::December, std::chrono::day(31)));

year_month_day calendar_of(const Date& date) { return year_month_day(sys_days(std::chrono::days(date.days()))); }

std::string padded(int number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

/// How one written form separates year, month and day, and whether it pads them.
struct Form {
    std::string_view after_year;
    std::string_view after_month;
    std::string_view after_day;
    std::size_t fewest_digits;  ///< of the month and of the day; two at most
};

constexpr Form forms[] = {{"-", "-", "", 1}, {"/", "/", "", 1}, {".", ".", "", 1}, {"年", "月", "日", 1}, {"", "", "", 2}};

/// Takes a number of `fewest` to `most` digits off `text`; more digits than `most` are left standing there.
std::optional<int> take_number(std::string_view& text, std::size_t fewest, std::size_t most) {
    std::string_view window = text.substr(0, most);
    const std::string_view digits = take_digits(window);
    if (digits.size() < fewest) return std::nullopt;
    text.remove_prefix(digits.size());
    int number = 0;
    for (const char digit : digits) number = number * 10 + (digit - '0');
    return number;
}

std::optional<Date> parse_as(const Form& form, std::string_view text) {
    const auto year = take_number(text, 4, 4);
    if (!year || !take(text, form.after_year)) return std::nullopt;
    const auto month = take_number(text, form.fewest_digits, 2);
    if (!month || !take(text, form.after_month)) return std::nullopt;
    const auto day = take_number(text, form.fewest_digits, 2);
    if (!day || !take(text, form.after_day) || !text.empty()) return std::nullopt;
    return Date::from_parts(*year, *month, *day);
}

}  // namespace

std::optional<Date> Date::from_parts(int year, int month, int day) {
    // Checked before chrono sees them: its narrow types would wrap round.
    if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const year_month_day calendar(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                  std::chrono::day(static_cast<unsigned>(day)));
    if (!calendar.ok()) return std::nullopt;
    return from_days(days_of(calendar));
}

std::optional<Date> Date::parse(std::string_view text) {
    for (const Form& form : forms) {
        if (auto date = parse_as(form, text)) return date;
    }
    return std::nullopt;
}

std::optional<Date> Date::from_days(std::int64_t days_since_1970) {
    if (days_since_1970 < first_day || days_since_1970 > last_day) return std::nullopt;
    return Date(static_cast<std::int32_t>(days_since_1970));
}

int Date::year() const { return static_cast<int>(calendar_of(*this).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(calendar_of(*this).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(calendar_of(*this).day())); }

std::optional<Date> Date::plus_days(std::int64_t count) const {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(days(), count, &sum)) return std::nullopt;
    return from_days(sum);
}

std::optional<Date> Date::plus_months(std::int64_t count) const {
    const year_month_day calendar = calendar_of(*this);
    const std::int64_t months_before = static_cast<int>(calendar.year()) * 12 + static_cast<unsigned>(calendar.month()) - 1;
    std::int64_t months = 0;
    if (__builtin_add_overflow(months_before, count, &months)) return std::nullopt;
    if (months < first_year * 12 || months >= (last_year + 1) * 12) return std::nullopt;
    const std::chrono::year_month target(std::chrono::year(static_cast<int>(months / 12)),
                                         std::chrono::month(static_cast<unsigned>(months % 12 + 1)));
    const year_month_day same_day = target / calendar.day();
    return from_days(days_of(same_day.ok() ? same_day : year_month_day(target / std::chrono::last)));
}

std::string Date::iso() const { return padded(year(), 4) + "-" + padded(month(), 2) + "-" + padded(day(), 2); }

std::string Date::chinese() const {
    return padded(year(), 4) + "年" + std::to_string(month()) + "月" + std::to_string(day()) + "日";
}

}  // namespace zhunze
