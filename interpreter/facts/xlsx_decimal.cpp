// SPDX-License-Identifier: Apache-2.0
#include "facts/xlsx_decimal.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "base/text.hpp"
#include "facts/numeral.hpp"

namespace zhunze::facts {
namespace {

constexpr std::size_t kept_digits = 15;
constexpr int most_exponent = 400;

std::int64_t whole(std::string_view digits) {
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// The exponent that the text ends with, if it does; zero else.
std::optional<int> take_exponent(std::string_view& text) {
    const std::size_t at = text.find_first_of("eE");
    if (at == std::string_view::npos) return 0;
    std::string_view written = text.substr(at + 1);
    text = text.substr(0, at);
    if (written.starts_with('+')) written.remove_prefix(1);
    int exponent = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), exponent);
    const bool read = error == std::errc() && end == written.data() + written.size() && std::abs(exponent) <= most_exponent;
    return read ? std::optional(exponent) : std::nullopt;
}

}  // namespace

std::optional<CellNumber> CellNumber::read(std::string_view text) {
    constexpr std::size_t longest = 400;
    std::string_view rest = trim(text);
    if (rest.size() > longest || (!is_plain_decimal(rest) && !is_scientific(rest))) return std::nullopt;
    CellNumber number;
    const auto exponent = take_exponent(rest);
    if (!exponent) return std::nullopt;
    number.exponent_ = *exponent;
    number.negative_ = rest.starts_with('-');
    if (rest.starts_with('-') || rest.starts_with('+')) rest.remove_prefix(1);
    const std::size_t point = rest.find('.');
    number.digits_ = std::string(rest.substr(0, point));
    if (point != std::string_view::npos) {
        number.digits_ += rest.substr(point + 1);
        number.exponent_ -= static_cast<int>(rest.size() - point - 1);
    }
    number.round();
    return number;
}

void CellNumber::round() {
    const auto trim_zeros = [this] {
        digits_.erase(0, std::min(digits_.find_first_not_of('0'), digits_.size()));
        while (digits_.ends_with('0')) {
            digits_.pop_back();
            ++exponent_;
        }
        if (!digits_.empty()) return;
        exponent_ = 0;
        negative_ = false;
    };
    trim_zeros();
    if (digits_.size() <= kept_digits) return;
    digits_lost_ = is_whole();
    if (digits_lost_) return;
    const bool up = digits_[kept_digits] >= '5';
    exponent_ += static_cast<int>(digits_.size() - kept_digits);
    digits_.resize(kept_digits);
    if (up) {
        std::size_t at = digits_.size();
        while (at > 0 && digits_[at - 1] == '9') digits_[--at] = '0';
        if (at > 0) ++digits_[at - 1];
        else digits_.insert(digits_.begin(), '1');
    }
    trim_zeros();
}

std::string CellNumber::text() const {
    constexpr int most_zeros = 40;
    const std::string sign = negative_ ? "-" : "";
    const int size = static_cast<int>(digits_.size());
    if (size == 0) return "0";
    if (exponent_ > most_zeros || exponent_ + size < -most_zeros) {
        const std::string rest = size > 1 ? "." + digits_.substr(1) : "";
        return sign + digits_.front() + rest + "E" + std::to_string(exponent_ + size - 1);
    }
    if (exponent_ >= 0) return sign + digits_ + std::string(static_cast<std::size_t>(exponent_), '0');
    const int before_point = size + exponent_;
    if (before_point <= 0) return sign + "0." + std::string(static_cast<std::size_t>(-before_point), '0') + digits_;
    const auto point = static_cast<std::size_t>(before_point);
    return sign + digits_.substr(0, point) + "." + digits_.substr(point);
}

CellNumber CellNumber::times_hundred() const {
    CellNumber result = *this;
    if (!digits_.empty()) result.exponent_ += 2;
    return result;
}

std::optional<CellNumber::Moment> CellNumber::moment() const {
    constexpr int most_day_digits = 7;  // 9999-12-31 is day 2,958,465
    const int before_point = static_cast<int>(digits_.size()) + exponent_;
    if (negative_ || before_point > most_day_digits) return std::nullopt;
    const std::string plain = text();
    const std::size_t point = plain.find('.');
    Moment moment{whole(std::string_view(plain).substr(0, point)), 0};
    if (point == std::string::npos) return moment;
    // A billionth of a day is a tenth of a millisecond.
    constexpr std::size_t places = 9;
    constexpr std::int64_t parts = 1'000'000'000;
    constexpr std::int64_t seconds_a_day = 86'400;
    std::string fraction = plain.substr(point + 1, places);
    fraction.resize(places, '0');
    moment.seconds = (whole(fraction) * seconds_a_day + parts / 2) / parts;
    moment.days += moment.seconds / seconds_a_day;
    moment.seconds %= seconds_a_day;
    return moment;
}

}  // namespace zhunze::facts
