// SPDX-License-Identifier: Apache-2.0
// How a failing test shows the values of the language.
#pragma once

#include <string>

#include "catch.hpp"
#include "values/date.hpp"
#include "values/interval.hpp"
#include "values/rational.hpp"
#include "values/truth.hpp"

namespace Catch {

template <>
struct StringMaker<zhunze::Rational> {
    static std::string convert(const zhunze::Rational& number) { return number.to_fraction(); }
};

template <>
struct StringMaker<zhunze::Date> {
    static std::string convert(const zhunze::Date& date) { return date.iso(); }
};

template <>
struct StringMaker<zhunze::Interval> {
    static std::string convert(const zhunze::Interval& interval) {
        const auto& [low, high] = interval;
        const std::string from = low ? (low->open ? "(" : "[") + low->value.to_fraction() : "(-oo";
        const std::string to = high ? high->value.to_fraction() + (high->open ? ")" : "]") : "oo)";
        return from + ", " + to;
    }
};

template <>
struct StringMaker<zhunze::Truth> {
    static std::string convert(zhunze::Truth truth) {
        return truth == zhunze::Truth::unknown ? "unknown" : (truth == zhunze::Truth::yes ? "yes" : "no");
    }
};

}  // namespace Catch
