// SPDX-License-Identifier: Apache-2.0
#include "facts/numeral.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "values/scan.hpp"

namespace zhunze::facts {
namespace {

bool take_sign(std::string_view& text) { return take(text, "-") || take(text, "+"); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes `digits[.digits]`.
bool take_decimal(std::string_view& text) {
    if (take_digits(text).empty()) return false;
    return !take(text, ".") || !take_digits(text).empty();
}

bool take_exponent(std::string_view& text) {
    if (!take(text, "e") && !take(text, "E")) return false;
    (void)take_sign(text);
    return !take_digits(text).empty();
}

}  // namespace

std::string_view take_numeral(std::string_view& text) {
    std::string_view rest = text;
    (void)take_sign(rest);
    if (rest.empty() || !is_digit(rest.front())) return {};
    const auto end = std::ranges::find_if_not(rest, [](char c) { return is_digit(c) || c == ',' || c == '.'; });
    const auto size = static_cast<std::size_t>(end - text.begin());
    const std::string_view numeral = text.substr(0, size);
    text.remove_prefix(size);
    return numeral;
}

Grouping grouping_of(std::string_view numeral) {
    if (numeral.find(',') == std::string_view::npos) return Grouping::none;
    (void)take_sign(numeral);
    std::string_view whole = numeral.substr(0, numeral.find('.'));
    if (numeral.substr(whole.size()).find(',') != std::string_view::npos) return Grouping::irregular;
    const std::string_view first = take_digits(whole);
    if (first.empty() || first.size() > 3) return Grouping::irregular;
    while (take(whole, ",")) {
        if (take_digits(whole).size() != 3) return Grouping::irregular;
    }
    return Grouping::regular;
}

std::string without_commas(std::string_view numeral) {
    std::string plain(numeral);
    std::erase(plain, ',');
    return plain;
}

bool is_plain_decimal(std::string_view text) {
    (void)take_sign(text);
    return take_decimal(text) && text.empty();
}

bool is_scientific(std::string_view text) {
    (void)take_sign(text);
    return take_decimal(text) && take_exponent(text) && text.empty();
}

bool is_json_number(std::string_view text) {
    (void)take(text, "-");
    const bool zero_before_digit = text.size() > 1 && text[0] == '0' && is_digit(text[1]);
    if (zero_before_digit || !take_decimal(text)) return false;
    return text.empty() || (take_exponent(text) && text.empty());
}

std::optional<std::string_view> inexact_mark(std::string_view text) {
    static constexpr std::string_view marks[] = {"约",   "近",   "左右", "上下", "多", "余", "以上", "以下", "以内", "超", "逾",
                                                 "不足", "不低于", "至",   "到",   "几", "数", "~",    "±",    ">",    "<",  "≥",
                                                 "≤",    "–",    "—",    "about", "approx", "around", "circa"};
    for (const std::string_view mark : marks) {
        if (text.find(mark) != std::string_view::npos) return mark;
    }
    // `2-3亩`: the numeral before has been taken off.
    if (text.starts_with('-')) return text.substr(0, 1);
    return std::nullopt;
}

bool starts_with_chinese_numeral(std::string_view text) {
    static constexpr std::u32string_view numerals = U"零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟";
    std::size_t at = 0;
    return !text.empty() && numerals.find(next_code_point(text, at)) != std::u32string_view::npos;
}

}  // namespace zhunze::facts
