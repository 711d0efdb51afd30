// SPDX-License-Identifier: Apache-2.0
// Number formats: what a cell shows for the number that it holds, as far as that changes its meaning.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zhunze::facts {

struct NumberFormat {
    enum class Kind : unsigned char { number, percent, date, date_and_time, time };
    Kind kind = Kind::number;
    bool in_thousands = false;  ///< `#,##0,`: shows 5 for 5000
    bool alters_digits = false; ///< `"1"0000`, `000-0000`: shows digits or marks among them that are not in the number
    bool whole_date = false;    ///< dates: the year with four digits, the month and the day are all shown
    std::string before;         ///< literal text: `¥`
    std::string after;          ///< literal text: `万元` of `0.00"万元"`
    std::size_t zeros = 0;      ///< formats of zeros alone, such as `000000`: how many
    std::string code;           ///< as the file has it
};

/// Reads the first section of a format code, which is that of positive numbers.
[[nodiscard]] NumberFormat read_number_format(std::string_view code);
/// A format that the file only numbers, since every spreadsheet program knows it.
[[nodiscard]] NumberFormat built_in_format(unsigned id);

}  // namespace zhunze::facts
