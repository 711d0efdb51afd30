// SPDX-License-Identifier: Apache-2.0
#include "values/operations.hpp"

#include "base/check.hpp"
#include "values/codes.hpp"
#include "values/date_operations.hpp"
#include "values/operands.hpp"

namespace zhunze {
namespace {

// A number that is merely not given has an unlimited interval; one without interval may have no value at all (a quotient whose
// divisor may be zero, a field declared 无), so that not even `0 * x` is known of it.

// ---- truths ----

using TruthFold = Truth (*)(Truth, Truth);

Value fold_truths(Operands operands, TruthFold fold) {
    Truth truth = operands.front()->truth;
    for (const Value* operand : operands.subspan(1)) truth = fold(truth, operand->truth);
    CauseSet causes;
    if (truth == Truth::unknown) {
        for (const Value* operand : operands) causes.add(operand->causes);
    }
    return Value::of(truth, std::move(causes));
}

// ---- comparisons ----

/// `exact` decides between known values, `bounded` between what is known of numbers.
template <class Exact>
Truth relate(const Value& a, const Value& b, Exact exact, Truth (*bounded)(const Interval&, const Interval&)) {
    if (a.known() && b.known()) return truth_of(exact(order_of(a, b)));
    const std::optional<Interval> left = range_of(a);
    const std::optional<Interval> right = range_of(b);
    return left && right ? bounded(*left, *right) : Truth::unknown;
}

Truth less(const Value& a, const Value& b) {
    return relate(a, b, [](auto order) { return order < 0; }, zhunze::less);
}
Truth less_or_equal(const Value& a, const Value& b) {
    return relate(a, b, [](auto order) { return order <= 0; }, zhunze::less_or_equal);
}
Truth equal(const Value& a, const Value& b) {
    return relate(a, b, [](auto order) { return order == 0; }, zhunze::equal);
}

/// `between a and b`, both ends in: `(a <= x) and (x <= b)`.
Value between(Operands operands) {
    const Value* const above[] = {operands[1], operands[0]};
    const Value* const below[] = {operands[0], operands[2]};
    const Value low = verdict(less_or_equal(*above[0], *above[1]), above);
    const Value high = verdict(less_or_equal(*below[0], *below[1]), below);
    const Value* const both[] = {&low, &high};
    return fold_truths(both, kleene_and);
}

/// 以下 and 以上: where the source leaves open whether the number is in, only the number itself is undecided.
Value boundary(const Value& low, const Value& high, Operands operands, const OperationContext& context) {
    const Truth included = less_or_equal(low, high);
    const Truth excluded = less(low, high);
    switch (context.boundary) {
        case OperationContext::Boundary::included: return verdict(included, operands);
        case OperationContext::Boundary::excluded: return verdict(excluded, operands);
        case OperationContext::Boundary::undecided: break;
    }
    if (included == excluded) return verdict(included, operands);
    CauseSet causes = causes_of(operands);
    causes.add(context.reading);
    return Value::of(Truth::unknown, std::move(causes));
}

// ---- amounts ----

Value no_value(ValueKind kind, const OperationContext& context) { return Value::undefined(kind, CauseSet(context.undefined)); }

Value amount(Rational number, const OperationContext& context) {
    return number.too_large() ? no_value(ValueKind::number, context) : Value::of(std::move(number));
}

/// An end past the size limit is let go: a wider interval is still true.
std::optional<Interval> within_limits(std::optional<Interval> range) {
    if (!range) return range;
    if (range->low && range->low->value.too_large()) range->low.reset();
    if (range->high && range->high->value.too_large()) range->high.reset();
    return range;
}

/// What an arithmetic operator does to numbers and to what is known of them.
struct Arithmetic {
    Rational (*exact)(const Rational&, const Rational&);
    std::optional<Interval> (*bounded)(const Interval&, const Interval&);
};

constexpr Arithmetic addition{[](const Rational& a, const Rational& b) { return a + b; },
                              [](const Interval& a, const Interval& b) { return std::optional(add(a, b)); }};
constexpr Arithmetic subtraction{[](const Rational& a, const Rational& b) { return a - b; },
                                 [](const Interval& a, const Interval& b) { return std::optional(add(a, negate(b))); }};
constexpr Arithmetic multiplication{[](const Rational& a, const Rational& b) { return a * b; },
                                    [](const Interval& a, const Interval& b) { return std::optional(multiply(a, b)); }};
constexpr Arithmetic division{[](const Rational& a, const Rational& b) { return a / b; },
                              [](const Interval& a, const Interval& b) { return divide(a, b); }};
constexpr Arithmetic smallest{[](const Rational& a, const Rational& b) { return b < a ? b : a; },
                              [](const Interval& a, const Interval& b) { return std::optional(smaller(a, b)); }};
constexpr Arithmetic largest{[](const Rational& a, const Rational& b) { return a < b ? b : a; },
                             [](const Interval& a, const Interval& b) { return std::optional(larger(a, b)); }};

Value calculate(const Value& a, const Value& b, const Arithmetic& arithmetic, const OperationContext& context) {
    const Value* const operands[] = {&a, &b};
    if (any_undefined(operands)) return Value::undefined(ValueKind::number, causes_of(operands));
    if (all_known(operands)) return amount(arithmetic.exact(a.number, b.number), context);
    const std::optional<Interval> left = range_of(a);
    const std::optional<Interval> right = range_of(b);
    std::optional<Interval> range;
    if (left && right) range = within_limits(arithmetic.bounded(*left, *right));
    return Value::unknown(ValueKind::number, causes_of(operands), std::move(range));
}

Value quotient(const Value& a, const Value& b, const OperationContext& context) {
    const bool by_zero = b.known() && b.number.is_zero();
    if (by_zero && a.state != ValueState::undefined) return no_value(ValueKind::number, context);
    return calculate(a, b, division, context);
}

/// Of one number: `exact` and `bounded` are called only with what they need.
template <class Exact, class Bounded>
Value transform(const Value& a, const OperationContext& context, Exact exact, Bounded bounded) {
    if (a.state == ValueState::undefined) return a;
    if (a.known()) return amount(exact(a.number), context);
    std::optional<Interval> range;
    if (a.interval) range = within_limits(bounded(*a.interval));
    return Value::unknown(ValueKind::number, a.causes, std::move(range));
}

Value minus(const Value& a, const OperationContext& context) {
    return transform(a, context, [](const Rational& x) { return -x; }, [](const Interval& x) { return negate(x); });
}

Value absolute(const Value& a, const OperationContext& context) {
    // The larger of x and -x, each taken alone, may be below zero; their being one number rules that out.
    const auto bounded = [](const Interval& x) { return intersect(larger(x, negate(x)), {Bound{0, false}, std::nullopt}); };
    return transform(a, context, [](const Rational& x) { return x.sign() < 0 ? -x : x; }, bounded);
}

/// Rounding never reverses an order, so the rounded ends hold every rounded number; they are in, for a number beside an open end
/// may round to it.
Value rounded(const Value& a, const Value& step, const OperationContext& context) {
    const Value* const operands[] = {&a, &step};
    if (a.state == ValueState::undefined || !step.known()) return not_known(ValueKind::number, operands);
    if (step.number.sign() <= 0) return no_value(ValueKind::number, context);
    const auto exact = [&](const Rational& x) { return x.rounded_to(step.number, context.rounding); };
    const auto bounded = [&](const Interval& x) {
        Interval range;
        if (x.low) range.low = Bound{exact(x.low->value), false};
        if (x.high) range.high = Bound{exact(x.high->value), false};
        return range;
    };
    return transform(a, context, exact, bounded);
}

// ---- amounts or dates ----

Value sum(const Value& a, const Value& b, const OperationContext& context) {
    if (a.kind == ValueKind::date) return moved(a, b, 1, context);
    if (b.kind == ValueKind::date) return moved(b, a, 1, context);
    return calculate(a, b, addition, context);
}

Value difference(const Value& a, const Value& b, const OperationContext& context) {
    if (a.kind == ValueKind::date && b.kind == ValueKind::date) return days_between(a, b);
    if (a.kind == ValueKind::date) return moved(a, b, -1, context);
    return calculate(a, b, subtraction, context);
}

Value extreme(Operands operands, bool lowest, const OperationContext& context) {
    if (operands.front()->kind == ValueKind::date) return extreme_date(operands, lowest);
    Value result = *operands.front();
    for (const Value* operand : operands.subspan(1)) result = calculate(result, *operand, lowest ? smallest : largest, context);
    return result;
}

// ---- texts ----

/// A test of texts, of which nothing is known until all of them are.
template <class Test>
Value test_texts(Operands operands, Test test) {
    return verdict(all_known(operands) ? truth_of(test()) : Truth::unknown, operands);
}

}  // namespace

std::optional<Interval> range_of(const Value& value) {
    if (value.kind != ValueKind::number) return std::nullopt;
    return value.known() ? Interval::point(value.number) : value.interval;
}

std::strong_ordering order_of(const Value& a, const Value& b) {
    switch (a.kind) {
        case ValueKind::truth: return a.truth <=> b.truth;
        case ValueKind::number: return a.number <=> b.number;
        case ValueKind::date: return a.date <=> b.date;
        case ValueKind::text: return a.text <=> b.text;
        case ValueKind::member: return a.member <=> b.member;
        case ValueKind::list: break;
    }
    ZHUNZE_CHECK(!"values of this kind are not compared");
    return std::strong_ordering::equal;
}

Value apply(Operator op, std::span<const Value* const> operands, const OperationContext& context) {
    ZHUNZE_CHECK(!operands.empty());
    const Value& a = *operands.front();
    const Value& b = *operands[operands.size() > 1 ? 1 : 0];
    switch (op) {
        case Operator::either: return fold_truths(operands, kleene_or);
        case Operator::both: return fold_truths(operands, kleene_and);
        case Operator::negation: return verdict(!a.truth, operands);
        case Operator::less: return verdict(less(a, b), operands);
        case Operator::less_or_equal: return verdict(less_or_equal(a, b), operands);
        case Operator::greater: return verdict(less(b, a), operands);
        case Operator::greater_or_equal: return verdict(less_or_equal(b, a), operands);
        case Operator::equal: return verdict(equal(a, b), operands);
        case Operator::not_equal: return verdict(!equal(a, b), operands);
        case Operator::up_to: return boundary(a, b, operands, context);
        case Operator::at_or_over: return boundary(b, a, operands, context);
        case Operator::between: return between(operands);
        case Operator::add: return sum(a, b, context);
        case Operator::subtract: return difference(a, b, context);
        case Operator::multiply: return calculate(a, b, multiplication, context);
        case Operator::divide: return quotient(a, b, context);
        case Operator::minus: return minus(a, context);
        case Operator::round: return rounded(a, b, context);
        case Operator::smaller: return extreme(operands, true, context);
        case Operator::larger: return extreme(operands, false, context);
        case Operator::absolute: return absolute(a, context);
        case Operator::starts_with: return test_texts(operands, [&] { return a.text.starts_with(b.text); });
        case Operator::valid_uscc: return test_texts(operands, [&] { return valid_uscc(a.text); });
        case Operator::valid_project_code: return test_texts(operands, [&] { return valid_project_code(a.text); });
        case Operator::year_of: return year_of(a);
        case Operator::month_of: return month_of(a);
        case Operator::months_between: return months_between(a, b);
        case Operator::within:
        case Operator::among:
        case Operator::valid_on:
        case Operator::declared_none:
        case Operator::inapplicable:
        case Operator::known:
        case Operator::exists:
        case Operator::all_of:
        case Operator::exactly_one:
        case Operator::count:
        case Operator::total:
        case Operator::least:
        case Operator::greatest:
        case Operator::average:
        case Operator::distinct: break;
    }
    ZHUNZE_CHECK(!"this operator needs more than values");
    return {};
}

}  // namespace zhunze
