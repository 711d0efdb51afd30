// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zhunze::facts {

/// Takes a sign and the run of digits, commas and points after it off the front of `text`; empty if there is no digit.
[[nodiscard]] std::string_view take_numeral(std::string_view& text);

enum class Grouping : unsigned char { none, regular, irregular };
/// Commas in a numeral are regular between groups of exactly three digits before the point.
[[nodiscard]] Grouping grouping_of(std::string_view numeral);
[[nodiscard]] std::string without_commas(std::string_view numeral);

/// `[+-]digits[.digits]`.
[[nodiscard]] bool is_plain_decimal(std::string_view text);
/// `6.93217E+12`: what a spreadsheet makes of a long code.
[[nodiscard]] bool is_scientific(std::string_view text);
/// A number by the grammar of JSON.
[[nodiscard]] bool is_json_number(std::string_view text);

/// The word or sign that makes a quantity inexact: 约, 左右, 以上, ~ …
[[nodiscard]] std::optional<std::string_view> inexact_mark(std::string_view text);
[[nodiscard]] bool starts_with_chinese_numeral(std::string_view text);

}  // namespace zhunze::facts
