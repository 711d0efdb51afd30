// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace zhunze {

enum class RoundingMode : unsigned char { half_even, half_up, up, down };

/// An exact fraction, always in lowest terms with a positive denominator. Small ones (both parts in 64 bits) need no memory
/// of their own; larger ones go on a big integer, up to `max_bits` in either part.
class Rational {
public:
    static constexpr unsigned max_bits = 4096;
    /// Longest decimal text accepted by `from_decimal`, digits in all.
    static constexpr std::size_t max_digits = 400;
    /// Largest exponent accepted by `from_decimal`, either sign.
    static constexpr int max_exponent = 400;

    Rational() noexcept;  ///< zero
    Rational(std::int64_t whole);  // implicit: a whole number is a rational
    Rational(std::int64_t numerator, std::int64_t denominator);  ///< denominator not zero
    Rational(const Rational& other);
    Rational(Rational&& other) noexcept;
    Rational& operator=(const Rational& other);
    Rational& operator=(Rational&& other) noexcept;
    ~Rational();

    /// Reads `[+-]digits[.digits][(e|E)[+-]digits]`, nothing around it; none if it reads otherwise or is past the limits.
    [[nodiscard]] static std::optional<Rational> from_decimal(std::string_view text);
    /// Reads what `to_fraction` writes: `n` or `n/d`.
    [[nodiscard]] static std::optional<Rational> from_fraction(std::string_view text);

    friend Rational operator+(const Rational& a, const Rational& b);
    friend Rational operator-(const Rational& a, const Rational& b);
    friend Rational operator*(const Rational& a, const Rational& b);
    friend Rational operator/(const Rational& a, const Rational& b);  ///< b not zero
    Rational operator-() const;
    friend bool operator==(const Rational& a, const Rational& b);
    friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);

    [[nodiscard]] int sign() const;  ///< -1, 0, 1
    [[nodiscard]] bool is_zero() const { return sign() == 0; }
    [[nodiscard]] bool is_whole() const;
    /// Past `max_bits`: the caller makes it an undefined value "too large".
    [[nodiscard]] bool too_large() const;
    [[nodiscard]] std::optional<std::int64_t> to_int64() const;  ///< when whole and in range
    [[nodiscard]] Rational numerator() const;
    [[nodiscard]] Rational denominator() const;
    /// The nearest multiple of `step` (step > 0), ties by mode; GB/T 8170 is half_even. `up`/`down` are away from and toward zero.
    [[nodiscard]] Rational rounded_to(const Rational& step, RoundingMode mode) const;

    /// Exact decimal text if it has at most `max_places` places after the point, else none.
    [[nodiscard]] std::optional<std::string> exact_decimal(int max_places = 30) const;
    /// Decimal text rounded half-even to `places` places, without trailing zeros.
    [[nodiscard]] std::string rounded_decimal(int places) const;
    [[nodiscard]] std::string to_fraction() const;  ///< `n` or `n/d`

private:
    struct Big;
    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1;
    std::unique_ptr<Big> big_;  ///< set only if a part does not fit 64 bits
};

}  // namespace zhunze
