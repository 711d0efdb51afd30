// SPDX-License-Identifier: Apache-2.0
// The numbers of cells, as the digits that the file holds. Spreadsheets count in binary and keep 15 decimal digits: 0.07 is stored
// as 7.0000000000000007E-2, and what was typed and shown is the number rounded to 15 digits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhunze::facts {

class CellNumber {
public:
    /// Any decimal form with or without exponent; none if it is no number, or past what a spreadsheet can hold.
    [[nodiscard]] static std::optional<CellNumber> read(std::string_view text);

    /// A whole number of more digits than are kept: its last ones are anybody's guess.
    [[nodiscard]] bool digits_lost() const { return digits_lost_; }
    [[nodiscard]] bool is_whole() const { return exponent_ >= 0; }
    [[nodiscard]] bool negative() const { return negative_; }

    /// `-1.31`; with an exponent only where zeros would go on for long.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] CellNumber times_hundred() const;

    /// Days and seconds of a number that counts days; none if it is negative or no date of any calendar. Rounded to the second.
    struct Moment {
        std::int64_t days = 0;
        std::int64_t seconds = 0;
    };
    [[nodiscard]] std::optional<Moment> moment() const;

private:
    void round();

    // The value is digits × 10^exponent; digits begin and end with no zero, and zero has none.
    std::string digits_;
    int exponent_ = 0;
    bool negative_ = false;
    bool digits_lost_ = false;
};

}  // namespace zhunze::facts
