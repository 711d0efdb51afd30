// SPDX-License-Identifier: Apache-2.0
// Numbers, units and dates as people read them in one language or the other. Programs get none of this: theirs are the units
// and decimals of show.hpp.
#pragma once

#include "explain/shown.hpp"
#include "program/program.hpp"

namespace zhunze::explain {

/// The unit of numbers for programs; a percentage is a bare number there.
[[nodiscard]] program::Unit plain_unit(const program::Unit& unit);

/// One unit in the words of both languages. In Chinese it stays as it was written. In English its names are the English ones,
/// and where it stands in 万 or more, numbers are counted in whole units, millions or billions.
struct WordedUnit {
    struct Form {
        Rational factor = 1;    ///< of base units
        std::string words;
        std::string of_one;     ///< `words` beside the number one
        int more_places = 0;    ///< needed so that as much is shown as in the unit itself
    };
    Form zh, en;
};

/// `size` is about how large the numbers are, in base units. With `in_yi`, Chinese counts in 亿 where the unit is 元 or in 万.
[[nodiscard]] WordedUnit worded(const program::Program& program, const program::Unit& unit, const Rational& size, bool in_yi);
/// Whether a number of this unit reads better in 亿: it is one or more, and nothing of it is lost.
[[nodiscard]] bool reads_in_yi(const program::Program& program, const program::Unit& unit, const Rational& value);

[[nodiscard]] NumberText number_text(const Rational& value, const WordedUnit& unit, int places);

/// 2020年6月8日 and 2020-06-08.
[[nodiscard]] Name date_text(Date date);

}  // namespace zhunze::explain
