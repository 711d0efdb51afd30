// SPDX-License-Identifier: Apache-2.0
#include "columns/compiler.hpp"
#include "columns/whole.hpp"

namespace zhunze::columns {
namespace {

Code number_code(Op op, Rational step) {
    Code code;
    code.shape = Shape::number;
    code.op = op;
    code.step = std::move(step);
    return code;
}

const Rational* constant_of(const Compilation& c, SlotIndex slot) {
    const Code& code = c.code(slot);
    return code.shape == Shape::constant && code.constant.kind == ValueKind::number ? &code.constant.number : nullptr;
}

bool is_number(const Compilation& c, SlotIndex slot) { return c.code(slot).shape == Shape::number; }
bool is_ratio(const Compilation& c, SlotIndex slot) { return c.code(slot).shape == Shape::ratio; }

/// a × m + low in steps of the result.
Code shifted(const Compilation& c, SlotIndex a, int sign, const Rational& by) {
    const std::optional<Rational> step = by.is_zero() ? c.code(a).step : common_step(c.code(a).step, by.sign() < 0 ? -by : by);
    if (!step) return {};
    const auto m = whole_multiple(c.code(a).step, *step);
    const auto low = whole_multiple(by, *step);
    if (!m || !low) return {};
    Code code = number_code(Op::sum, *step);
    code.a = a;
    code.m = sign * *m;
    code.low = *low;
    return code;
}

/// A slot of numbers times a constant: the same numbers in other steps.
Code stretched(const Compilation& c, SlotIndex a, const Rational& by) {
    if (by.is_zero()) return {};
    const Rational size = by.sign() < 0 ? -by : by;
    if (is_ratio(c, a)) {
        if (by.sign() < 0) return {};
        Code code = c.code(a);
        code.step = code.step * size;
        return code;
    }
    Code code = number_code(Op::sum, c.code(a).step * size);
    code.a = a;
    code.m = by.sign();
    return code;
}

Code ratio(SlotIndex over, SlotIndex under, Rational step) {
    Code code;
    code.shape = Shape::ratio;
    code.a = over;
    code.b = under;
    code.step = std::move(step);
    return code;
}

Code plain_product(const Compilation& c, SlotIndex a, SlotIndex b) {
    Code code = number_code(Op::product, c.code(a).step * c.code(b).step);
    code.a = a;
    code.b = b;
    return code;
}

}  // namespace

Code sum(Compilation& c, SlotIndex a, SlotIndex b, int sign) {
    if (const Rational* constant = constant_of(c, b); constant && is_number(c, a)) return shifted(c, a, 1, sign < 0 ? -*constant : *constant);
    if (const Rational* constant = constant_of(c, a); constant && is_number(c, b)) return shifted(c, b, sign, *constant);
    if (!is_number(c, a) || !is_number(c, b)) return {};
    const std::optional<Rational> step = common_step(c.code(a).step, c.code(b).step);
    if (!step) return {};
    const auto m = whole_multiple(c.code(a).step, *step), n = whole_multiple(c.code(b).step, *step);
    if (!m || !n) return {};
    Code code = number_code(Op::sum, *step);
    code.a = a;
    code.b = b;
    code.m = *m;
    code.n = sign * *n;
    return code;
}

Code product(Compilation& c, SlotIndex a, SlotIndex b) {
    if (const Rational* constant = constant_of(c, b); constant && (is_number(c, a) || is_ratio(c, a))) return stretched(c, a, *constant);
    if (const Rational* constant = constant_of(c, a); constant && (is_number(c, b) || is_ratio(c, b))) return stretched(c, b, *constant);
    if (is_number(c, a) && is_number(c, b)) return plain_product(c, a, b);
    if (is_ratio(c, a) && is_number(c, b)) {
        const Code left = c.code(a);
        const Rational step = left.step * c.code(b).step;
        return ratio(c.add(plain_product(c, left.a, b)), left.b, step);
    }
    if (is_number(c, a) && is_ratio(c, b)) return product(c, b, a);
    return {};
}

Code quotient(Compilation& c, SlotIndex a, SlotIndex b) {
    if (const Rational* constant = constant_of(c, b); constant && (is_number(c, a) || is_ratio(c, a))) {
        return constant->is_zero() ? Code() : stretched(c, a, Rational(1) / *constant);
    }
    if (!is_number(c, b)) return {};
    if (is_number(c, a)) return ratio(a, b, c.code(a).step / c.code(b).step);
    if (!is_ratio(c, a)) return {};
    const Code left = c.code(a);
    const Rational step = left.step / c.code(b).step;
    return ratio(left.a, c.add(plain_product(c, left.b, b)), step);
}

Code negated(Compilation& c, SlotIndex a) { return is_number(c, a) ? stretched(c, a, -1) : Code(); }

Code absolute(Compilation& c, SlotIndex a) {
    if (!is_number(c, a)) return {};
    Code code = number_code(Op::absolute, c.code(a).step);
    code.a = a;
    return code;
}

Code extreme(Compilation& c, std::span<const SlotIndex> arguments, Op op) {
    SlotIndex so_far = arguments[0];
    for (const SlotIndex next : arguments.subspan(1)) {
        const bool turned = constant_of(c, so_far) != nullptr;
        const SlotIndex a = turned ? next : so_far, b = turned ? so_far : next;
        const Rational* const constant = constant_of(c, b);
        if (!is_number(c, a) || !(constant || is_number(c, b))) return {};
        const Rational other = constant ? (constant->sign() < 0 ? -*constant : *constant) : c.code(b).step;
        const std::optional<Rational> step = other.is_zero() ? c.code(a).step : common_step(c.code(a).step, other);
        if (!step) return {};
        const auto m = whole_multiple(c.code(a).step, *step), n = whole_multiple(constant ? *constant : other, *step);
        if (!m || !n) return {};
        Code code = number_code(op, *step);
        code.a = a;
        code.m = *m;
        if (constant) {
            code.low = *n;
        } else {
            code.b = b;
            code.n = *n;
        }
        so_far = c.add(std::move(code));
    }
    Code same = number_code(Op::sum, c.code(so_far).step);
    same.a = so_far;
    return same;
}

Code rounded(Compilation& c, SlotIndex a, SlotIndex step, RoundingMode rounding) {
    const Rational* const to = constant_of(c, step);
    if (!to || to->sign() <= 0 || !(is_number(c, a) || is_ratio(c, a))) return {};
    const Rational factor = c.code(a).step / *to;
    const auto m = factor.numerator().to_int64(), n = factor.denominator().to_int64();
    constexpr std::int64_t most = std::int64_t{1} << 52;
    if (!m || !n || *m > most || *n > most) return {};
    Code code = number_code(Op::rounded, *to);
    code.rounding = rounding;
    code.m = *m;
    code.n = *n;
    code.a = is_ratio(c, a) ? c.code(a).a : a;
    if (is_ratio(c, a)) code.b = code.divisors[0] = c.code(a).b;
    return code;
}

}  // namespace zhunze::columns
