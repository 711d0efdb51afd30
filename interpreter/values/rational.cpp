// SPDX-License-Identifier: Apache-2.0
#include "values/rational.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <numeric>

#include <boost/multiprecision/cpp_int.hpp>

#include "base/check.hpp"
#include "values/scan.hpp"

namespace zhunze {
namespace {

namespace mp = boost::multiprecision;

/// No expression templates: an expression's type is then its value's, so `auto` and templates over it are safe.
using Integer = mp::number<mp::cpp_int_backend<>, mp::et_off>;

/// Holds the sum or difference of any two products of 64-bit numbers.
__extension__ using Wide = __int128;

constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

/// Decimal digits that fit a 64-bit number whatever they are.
constexpr std::size_t safe_digits = 18;
/// Longest part of a fraction that `from_fraction` looks at: no number of `max_bits` bits has more digits.
constexpr std::size_t max_part_digits = Rational::max_bits * 30103 / 100000 + 1;
/// Most decimal places a rendering may ask for; more would be a mistake of the caller's.
constexpr int most_places = 10'000;

template <class Number>
bool fits_small(const Number& number) {
    return number >= smallest && number <= largest;
}

std::uint64_t magnitude(std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    return number < 0 ? 0 - bits : bits;  // right for the smallest number too, which has no positive twin
}

/// Greatest common divisor of any number and a positive one.
std::int64_t common_divisor(std::int64_t a, std::int64_t positive) {
    return static_cast<std::int64_t>(std::gcd(magnitude(a), magnitude(positive)));
}

std::size_t bit_count(const Integer& number) { return number.is_zero() ? 0 : mp::msb(mp::abs(number)) + 1; }

Integer power_of_ten(int exponent) { return mp::pow(Integer(10), static_cast<unsigned>(exponent)); }

/// A quotient was cut to a whole number (`odd` or not), losing rest/divisor: should it go one further from zero?
template <class Number>
bool rounds_away(const Number& rest, const Number& divisor, bool odd, RoundingMode mode) {
    if (mode == RoundingMode::up) return true;
    if (mode == RoundingMode::down) return false;
    const Number twice = rest < 0 ? Number(-2 * rest) : Number(2 * rest);
    if (twice != divisor) return twice > divisor;
    return mode == RoundingMode::half_up || odd;
}

/// n/d, d > 0, rounded to a whole number.
template <class Number>
Number rounded_quotient(const Number& n, const Number& d, RoundingMode mode) {
    const Number whole = n / d;
    const Number rest = n % d;
    if (rest == 0 || !rounds_away(rest, d, whole % 2 != 0, mode)) return whole;
    return n < 0 ? Number(whole - 1) : Number(whole + 1);
}

/// The text of number / 10^places, without trailing zeros after the point.
std::string decimal_text(const Integer& number, int places) {
    const auto fraction_size = static_cast<std::size_t>(places);
    std::string digits = Integer(mp::abs(number)).str();
    if (digits.size() <= fraction_size) digits.insert(0, fraction_size + 1 - digits.size(), '0');
    std::string fraction = digits.substr(digits.size() - fraction_size);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    digits.erase(digits.size() - fraction_size);
    const std::string sign = number < 0 ? "-" : "";
    return sign + digits + (fraction.empty() ? "" : "." + fraction);
}

std::int64_t small_number(std::string_view digits) {
    std::int64_t number = 0;
    for (const char digit : digits) number = number * 10 + (digit - '0');
    return number;
}

/// Leading zeros go first: the big integer would read them as octal.
Integer whole_number(std::string_view digits) {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits.empty() ? Integer(0) : Integer(std::string(digits));
}

/// Takes `[+-]` off the front; true for a minus.
bool take_sign(std::string_view& text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    return negative;
}

/// Decimal text taken apart: ± whole fraction × 10^exponent.
struct Decimal {
    bool negative = false;
    std::string_view whole;
    std::string_view fraction;
    int exponent = 0;
};

/// Takes `[+-]digits` off the front; none if it is not there or is past `max_exponent`.
std::optional<int> take_exponent(std::string_view& text) {
    const bool negative = take_sign(text);
    const std::string_view digits = take_digits(text);
    if (digits.empty()) return std::nullopt;
    int exponent = 0;
    for (const char digit : digits) {
        exponent = exponent * 10 + (digit - '0');
        if (exponent > Rational::max_exponent) return std::nullopt;
    }
    return negative ? -exponent : exponent;
}

std::optional<Decimal> scan_decimal(std::string_view text) {
    Decimal decimal;
    decimal.negative = take_sign(text);
    decimal.whole = take_digits(text);
    if (decimal.whole.empty()) return std::nullopt;
    if (take(text, ".")) {
        decimal.fraction = take_digits(text);
        if (decimal.fraction.empty()) return std::nullopt;
    }
    if (decimal.whole.size() + decimal.fraction.size() > Rational::max_digits) return std::nullopt;
    if (take(text, "e") || take(text, "E")) {
        const auto exponent = take_exponent(text);
        if (!exponent) return std::nullopt;
        decimal.exponent = *exponent;
    }
    return text.empty() ? std::optional(decimal) : std::nullopt;
}

}  // namespace

/// The large form, and the ways from one form to the other.
struct Rational::Big {
    Integer numerator;
    Integer denominator;

    /// Either form as big integers.
    static Big of(const Rational& number) {
        return number.big_ ? *number.big_ : Big{number.numerator_, number.denominator_};
    }

    /// A fraction in lowest terms with a positive denominator, in the form it belongs in.
    template <class Number>
    static Rational in_form(const Number& numerator, const Number& denominator) {
        Rational result;
        if (fits_small(numerator) && fits_small(denominator)) {
            result.numerator_ = static_cast<std::int64_t>(numerator);
            result.denominator_ = static_cast<std::int64_t>(denominator);
        } else {
            result.big_ = std::make_unique<Big>(Big{Integer(numerator), Integer(denominator)});
        }
        return result;
    }

    /// Any fraction whose denominator is positive.
    static Rational reduced(const Integer& numerator, const Integer& denominator) {
        const Integer divisor = mp::gcd(numerator, denominator);
        return in_form(Integer(numerator / divisor), Integer(denominator / divisor));
    }

    static Rational whole(const Integer& number) { return in_form(number, Integer(1)); }

    static Rational from_digits(std::string_view digits) {
        return digits.size() <= safe_digits ? Rational(small_number(digits)) : whole(whole_number(digits));
    }

    template <class Number>
    static Rational with_positive_denominator(const Number& numerator, const Number& denominator) {
        return denominator < 0 ? in_form(Number(-numerator), Number(-denominator)) : in_form(numerator, denominator);
    }

    static Rational reciprocal(const Rational& number) {
        ZHUNZE_CHECK(!number.is_zero());
        if (number.big_) return with_positive_denominator(number.big_->denominator, number.big_->numerator);
        return with_positive_denominator<Wide>(number.denominator_, number.numerator_);
    }

    /// Of small numbers. Only 64-bit divisors are looked for (Knuth, volume 2, 4.5.1), never one of the wide results.
    static Rational small_sum(const Rational& a, const Rational& b) {
        const std::int64_t shared = common_divisor(a.denominator_, b.denominator_);
        const std::int64_t a_part = a.denominator_ / shared;
        const std::int64_t b_part = b.denominator_ / shared;
        const Wide top = Wide(a.numerator_) * b_part + Wide(b.numerator_) * a_part;
        const std::int64_t rest = common_divisor(static_cast<std::int64_t>(top % shared), shared);
        return in_form<Wide>(top / rest, Wide(a_part) * (b.denominator_ / rest));
    }

    static Rational small_product(const Rational& a, const Rational& b) {
        const std::int64_t first = common_divisor(a.numerator_, b.denominator_);
        const std::int64_t second = common_divisor(b.numerator_, a.denominator_);
        return in_form<Wide>(Wide(a.numerator_ / first) * (b.numerator_ / second),
                             Wide(a.denominator_ / second) * (b.denominator_ / first));
    }

    static Rational sum(const Big& a, const Big& b) {
        return reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
    }

    static Rational product(const Big& a, const Big& b) {
        return reduced(a.numerator * b.numerator, a.denominator * b.denominator);
    }

    static std::strong_ordering order(const Big& a, const Big& b) {
        return Integer(a.numerator * b.denominator).compare(b.numerator * a.denominator) <=> 0;
    }
};

Rational::Rational() noexcept = default;

Rational::Rational(std::int64_t whole) : numerator_(whole) {}

Rational::Rational(std::int64_t numerator, std::int64_t denominator)
    : Rational(Rational(numerator) / Rational(denominator)) {}

// A number on big integers keeps 0/1 in its small parts, so that one moved from is a valid zero.
Rational::Rational(Rational&& other) noexcept = default;
Rational& Rational::operator=(Rational&& other) noexcept = default;
Rational::~Rational() = default;

Rational::Rational(const Rational& other)
    : numerator_(other.numerator_),
      denominator_(other.denominator_),
      big_(other.big_ ? std::make_unique<Big>(*other.big_) : nullptr) {}

Rational& Rational::operator=(const Rational& other) { return *this = Rational(other); }

std::optional<Rational> Rational::from_decimal(std::string_view text) {
    const auto decimal = scan_decimal(text);
    if (!decimal) return std::nullopt;
    std::string digits(decimal->whole);
    digits += decimal->fraction;
    const int scale = decimal->exponent - static_cast<int>(decimal->fraction.size());
    const Rational number = Big::from_digits(digits);
    const Rational power = Big::from_digits("1" + std::string(static_cast<std::size_t>(std::abs(scale)), '0'));
    const Rational result = scale < 0 ? number / power : number * power;
    return decimal->negative ? -result : result;
}

std::optional<Rational> Rational::from_fraction(std::string_view text) {
    const bool negative = take(text, "-");
    const std::string_view top = take_digits(text);
    const std::string_view bottom = take(text, "/") ? take_digits(text) : "1";
    if (top.empty() || bottom.empty() || !text.empty()) return std::nullopt;
    if (top.size() > max_part_digits || bottom.size() > max_part_digits) return std::nullopt;
    const Integer denominator = whole_number(bottom);
    if (denominator == 0) return std::nullopt;
    const Rational result = Big::reduced(whole_number(top), denominator);
    if (result.too_large()) return std::nullopt;
    return negative ? -result : result;
}

Rational operator+(const Rational& a, const Rational& b) {
    if (!a.big_ && !b.big_) return Rational::Big::small_sum(a, b);
    return Rational::Big::sum(Rational::Big::of(a), Rational::Big::of(b));
}

Rational operator-(const Rational& a, const Rational& b) { return a + -b; }

Rational operator*(const Rational& a, const Rational& b) {
    if (!a.big_ && !b.big_) return Rational::Big::small_product(a, b);
    return Rational::Big::product(Rational::Big::of(a), Rational::Big::of(b));
}

Rational operator/(const Rational& a, const Rational& b) { return a * Rational::Big::reciprocal(b); }

Rational Rational::operator-() const {
    if (big_) return Big::in_form(Integer(-big_->numerator), big_->denominator);
    return Big::in_form<Wide>(-Wide(numerator_), denominator_);
}

bool operator==(const Rational& a, const Rational& b) {
    // Each number has one form only.
    if (!a.big_ || !b.big_) return !a.big_ && !b.big_ && a.numerator_ == b.numerator_ && a.denominator_ == b.denominator_;
    return a.big_->numerator == b.big_->numerator && a.big_->denominator == b.big_->denominator;
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    if (a.big_ || b.big_) return Rational::Big::order(Rational::Big::of(a), Rational::Big::of(b));
    return Wide(a.numerator_) * b.denominator_ <=> Wide(b.numerator_) * a.denominator_;
}

int Rational::sign() const {
    if (big_) return big_->numerator.sign();
    return (numerator_ > 0) - (numerator_ < 0);
}

bool Rational::is_whole() const { return big_ ? big_->denominator == 1 : denominator_ == 1; }

bool Rational::too_large() const {
    return big_ && (bit_count(big_->numerator) > max_bits || bit_count(big_->denominator) > max_bits);
}

std::optional<std::int64_t> Rational::to_int64() const {
    // A whole number on big integers is out of range, or it would not be there.
    if (big_ || denominator_ != 1) return std::nullopt;
    return numerator_;
}

Rational Rational::numerator() const { return big_ ? Big::whole(big_->numerator) : Rational(numerator_); }

Rational Rational::denominator() const {
    return big_ ? Big::whole(big_->denominator) : Rational(denominator_);
}

Rational Rational::rounded_to(const Rational& step, RoundingMode mode) const {
    ZHUNZE_CHECK(step.sign() > 0);
    const Rational steps = *this / step;
    if (steps.big_) return step * Big::whole(rounded_quotient(steps.big_->numerator, steps.big_->denominator, mode));
    return step * Big::in_form<Wide>(rounded_quotient<Wide>(steps.numerator_, steps.denominator_, mode), 1);
}

std::optional<std::string> Rational::exact_decimal(int max_places) const {
    ZHUNZE_CHECK(max_places >= 0 && max_places <= most_places);
    const Big parts = Big::of(*this);
    const Integer scaled = parts.numerator * power_of_ten(max_places);
    if (scaled % parts.denominator != 0) return std::nullopt;
    return decimal_text(scaled / parts.denominator, max_places);
}

std::string Rational::rounded_decimal(int places) const {
    ZHUNZE_CHECK(places >= 0 && places <= most_places);
    const Big parts = Big::of(*this);
    const Integer scaled = parts.numerator * power_of_ten(places);
    return decimal_text(rounded_quotient(scaled, parts.denominator, RoundingMode::half_even), places);
}

std::string Rational::to_fraction() const {
    const Big parts = Big::of(*this);
    const std::string top = parts.numerator.str();
    return is_whole() ? top : top + "/" + parts.denominator.str();
}

}  // namespace zhunze
