// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhunze {

/// One record of a CSV text (RFC 4180): a quoted cell may hold delimiters, quotes written twice and line ends.
struct CsvRecord {
    std::uint32_t line = 1;  ///< of the record's first character
    std::uint32_t row = 1;   ///< records counted from one, empty ones too: the row a spreadsheet shows
    std::vector<std::string> cells;
    [[nodiscard]] bool blank() const;  ///< no cell holds anything but white space
};

/// Where the text stops being CSV, such as a quote that is never closed.
struct CsvFailure {
    std::uint32_t line = 1;  ///< where the broken record begins
};

/// Calls `take` with each record in turn, until it returns false. False with `failure` set if the text is no CSV.
[[nodiscard]] bool read_csv(std::string_view text, char delimiter, const std::function<bool(CsvRecord&&)>& take, CsvFailure& failure);

}  // namespace zhunze
