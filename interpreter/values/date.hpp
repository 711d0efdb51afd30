// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhunze {

/// A day of the proleptic Gregorian calendar, years 1 to 9999.
class Date {
public:
    Date() = default;
    [[nodiscard]] static std::optional<Date> from_parts(int year, int month, int day);
    /// `2020-04-13`, `2020/4/13`, `2020.4.13`, `20200413`, `2020年4月13日`; none if it reads otherwise or does not exist.
    [[nodiscard]] static std::optional<Date> parse(std::string_view text);
    [[nodiscard]] static std::optional<Date> from_days(std::int64_t days_since_1970);

    [[nodiscard]] std::int64_t days() const { return days_; }  ///< since 1970-01-01
    [[nodiscard]] int year() const;
    [[nodiscard]] int month() const;
    [[nodiscard]] int day() const;
    /// None when the result leaves the years 1 to 9999.
    [[nodiscard]] std::optional<Date> plus_days(std::int64_t count) const;
    /// Same day of the month; where that month is shorter, its last day (2020-01-31 + 1 month = 2020-02-29).
    [[nodiscard]] std::optional<Date> plus_months(std::int64_t count) const;

    [[nodiscard]] std::string iso() const;      ///< 2020-04-13
    [[nodiscard]] std::string chinese() const;  ///< 2020年4月13日
    friend auto operator<=>(const Date&, const Date&) = default;

private:
    explicit Date(std::int32_t days) : days_(days) {}
    std::int32_t days_ = 0;
};

/// From a first to a last day, both in; either end may be open.
struct Period {
    std::optional<Date> from;
    std::optional<Date> to;
    [[nodiscard]] bool contains(Date date) const { return (!from || *from <= date) && (!to || date <= *to); }
    /// Whether the two have a day in common.
    [[nodiscard]] bool meets(const Period& other) const {
        return (!from || !other.to || *from <= *other.to) && (!to || !other.from || *other.from <= *to);
    }
    friend bool operator==(const Period&, const Period&) = default;
};

}  // namespace zhunze
