// SPDX-License-Identifier: Apache-2.0
#include "values/operations.hpp"

#include <vector>

#include "catch.hpp"

using namespace zhunze;

namespace {

const CauseId x_cause(1), y_cause(2), undefined_cause(3), reading_cause(4), broken_cause(5);

CauseSet causes(std::initializer_list<CauseId> ids) {
    CauseSet set;
    for (const CauseId id : ids) set.add(id);
    return set;
}

OperationContext context() {
    OperationContext made;
    made.undefined = undefined_cause;
    made.reading = reading_cause;
    return made;
}

Value run(Operator op, const std::vector<Value>& operands, const OperationContext& with = context()) {
    std::vector<const Value*> pointers;
    for (const Value& operand : operands) pointers.push_back(&operand);
    return apply(op, pointers, with);
}

Value num(Rational value) { return Value::of(std::move(value)); }
Value day(int year, int month, int d) { return Value::of(*Date::from_parts(year, month, d)); }

Interval closed(Rational low, Rational high) { return {Bound{std::move(low), false}, Bound{std::move(high), false}}; }
Interval at_least(Rational low) { return {Bound{std::move(low), false}, std::nullopt}; }
Interval below(Rational high) { return {std::nullopt, Bound{std::move(high), true}}; }

Value some(CauseId cause, std::optional<Interval> range = Interval()) {
    return Value::unknown(ValueKind::number, CauseSet(cause), std::move(range));
}
Value nothing_known(ValueKind kind) { return Value::unknown(kind, CauseSet(x_cause)); }
Value broken(ValueKind kind = ValueKind::number) { return Value::undefined(kind, CauseSet(broken_cause)); }

Value yes() { return Value::of(Truth::yes); }
Value no() { return Value::of(Truth::no); }
Value open(std::initializer_list<CauseId> ids) { return Value::of(Truth::unknown, causes(ids)); }
Value undefined(ValueKind kind = ValueKind::number) { return Value::undefined(kind, CauseSet(undefined_cause)); }

}  // namespace

TEST_CASE("and, or and not: every pair of truths, with the causes that still matter") {
    const Value x = open({x_cause});
    const Value y = open({y_cause});
    struct Row {
        Value a, b, both, either;
    };
    const std::vector<Row> rows{
        {no(), no(), no(), no()},
        {no(), y, no(), y},
        {no(), yes(), no(), yes()},
        {x, no(), no(), x},
        {x, y, open({x_cause, y_cause}), open({x_cause, y_cause})},
        {x, yes(), x, yes()},
        {yes(), no(), no(), yes()},
        {yes(), y, y, yes()},
        {yes(), yes(), yes(), yes()},
    };
    for (const Row& row : rows) {
        CHECK(run(Operator::both, {row.a, row.b}) == row.both);
        CHECK(run(Operator::either, {row.a, row.b}) == row.either);
        // De Morgan
        const Value denied = run(Operator::negation, {run(Operator::both, {row.a, row.b})});
        CHECK(denied == run(Operator::either, {run(Operator::negation, {row.a}), run(Operator::negation, {row.b})}));
    }
    CHECK(run(Operator::negation, {yes()}) == no());
    CHECK(run(Operator::negation, {no()}) == yes());
    CHECK(run(Operator::negation, {x}) == x);
}

TEST_CASE("an undefined truth is unknown to and, or and not") {
    const Value no_case = broken(ValueKind::truth);
    CHECK(run(Operator::both, {no_case, no()}) == no());
    CHECK(run(Operator::either, {yes(), no_case}) == yes());
    CHECK(run(Operator::both, {no_case, yes()}) == open({broken_cause}));
    CHECK(run(Operator::negation, {no_case}) == open({broken_cause}));
    CHECK(run(Operator::equal, {no_case, yes()}) == open({broken_cause}));
}

TEST_CASE("comparisons of known values of each kind") {
    struct Row {
        Value low, high;
    };
    const std::vector<Row> rows{
        {num(Rational(1, 3)), num(Rational(1, 2))},
        {day(2020, 4, 12), day(2020, 4, 13)},
        {Value::of_member(0), Value::of_member(1)},
    };
    for (const auto& [low, high] : rows) {
        CHECK(run(Operator::less, {low, high}) == yes());
        CHECK(run(Operator::less, {low, low}) == no());
        CHECK(run(Operator::less_or_equal, {low, low}) == yes());
        CHECK(run(Operator::less_or_equal, {high, low}) == no());
        CHECK(run(Operator::greater, {high, low}) == yes());
        CHECK(run(Operator::greater, {low, low}) == no());
        CHECK(run(Operator::greater_or_equal, {low, low}) == yes());
        CHECK(run(Operator::greater_or_equal, {low, high}) == no());
        CHECK(run(Operator::equal, {low, low}) == yes());
        CHECK(run(Operator::equal, {low, high}) == no());
        CHECK(run(Operator::not_equal, {low, high}) == yes());
        CHECK(run(Operator::not_equal, {high, high}) == no());
    }
    CHECK(run(Operator::equal, {Value::of_text("甲"), Value::of_text("甲")}) == yes());
    CHECK(run(Operator::not_equal, {Value::of_text("甲"), Value::of_text("乙")}) == yes());
    CHECK(run(Operator::equal, {yes(), no()}) == no());
    CHECK(run(Operator::equal, {no(), no()}) == yes());
}

TEST_CASE("comparisons of unknown values are decided by intervals, and by nothing else") {
    const Value between_1_and_2 = some(x_cause, closed(1, 2));
    CHECK(run(Operator::less, {between_1_and_2, num(3)}) == yes());
    CHECK(run(Operator::less, {between_1_and_2, num(2)}) == open({x_cause}));
    CHECK(run(Operator::less_or_equal, {between_1_and_2, num(2)}) == yes());
    CHECK(run(Operator::greater, {between_1_and_2, num(2)}) == no());
    CHECK(run(Operator::equal, {between_1_and_2, num(3)}) == no());
    CHECK(run(Operator::not_equal, {between_1_and_2, some(y_cause, closed(3, 4))}) == yes());
    CHECK(run(Operator::less, {between_1_and_2, some(y_cause, closed(2, 3))}) == open({x_cause, y_cause}));
    CHECK(run(Operator::less, {some(x_cause, below(2)), num(2)}) == yes());
    CHECK(run(Operator::equal, {some(x_cause, closed(2, 2)), num(2)}) == yes());

    CHECK(run(Operator::less, {some(x_cause, std::nullopt), num(2)}) == open({x_cause}));
    CHECK(run(Operator::less, {nothing_known(ValueKind::date), day(2020, 1, 1)}) == open({x_cause}));
    CHECK(run(Operator::equal, {nothing_known(ValueKind::member), Value::of_member(0)}) == open({x_cause}));
    CHECK(run(Operator::equal, {Value::of_text("甲"), nothing_known(ValueKind::text)}) == open({x_cause}));
    CHECK(run(Operator::equal, {open({x_cause}), open({y_cause})}) == open({x_cause, y_cause}));
}

TEST_CASE("an undefined operand leaves a comparison open with its causes alone") {
    for (const Operator op : {Operator::less, Operator::less_or_equal, Operator::greater, Operator::greater_or_equal, Operator::equal,
                              Operator::not_equal, Operator::up_to, Operator::at_or_over}) {
        CHECK(run(op, {broken(), num(1)}) == open({broken_cause}));
        CHECK(run(op, {num(1), broken()}) == open({broken_cause}));
        CHECK(run(op, {some(x_cause), broken()}) == open({broken_cause}));
    }
    CHECK(run(Operator::between, {broken(), num(1), num(2)}) == open({broken_cause}));
}

TEST_CASE("between has both ends in, and one end may decide alone") {
    const Value x = some(x_cause, at_least(5));
    CHECK(run(Operator::between, {num(1), num(1), num(2)}) == yes());
    CHECK(run(Operator::between, {num(2), num(1), num(2)}) == yes());
    CHECK(run(Operator::between, {num(3), num(1), num(2)}) == no());
    CHECK(run(Operator::between, {num(0), num(1), num(2)}) == no());
    CHECK(run(Operator::between, {num(4), x, num(9)}) == no());
    CHECK(run(Operator::between, {x, num(1), num(4)}) == no());
    CHECK(run(Operator::between, {x, num(1), num(9)}) == open({x_cause}));
    CHECK(run(Operator::between, {num(7), x, some(y_cause)}) == open({x_cause, y_cause}));
    CHECK(run(Operator::between, {day(2020, 2, 1), day(2020, 1, 1), day(2020, 12, 31)}) == yes());
}

TEST_CASE("up to and at or over: an undecided boundary leaves open only the number itself") {
    using Boundary = OperationContext::Boundary;
    struct Row {
        Value value;
        Value included, excluded, undecided;
    };
    const std::vector<Row> up_to{
        {num(4), yes(), yes(), yes()},
        {num(5), yes(), no(), open({reading_cause})},
        {num(6), no(), no(), no()},
        {some(x_cause), open({x_cause}), open({x_cause}), open({x_cause})},
        {some(x_cause, closed(0, 5)), yes(), open({x_cause}), open({x_cause, reading_cause})},
        {some(x_cause, below(5)), yes(), yes(), yes()},
        {some(x_cause, at_least(5)), open({x_cause}), no(), open({x_cause, reading_cause})},
        {some(x_cause, closed(5, 5)), yes(), no(), open({x_cause, reading_cause})},
    };
    const std::vector<Row> at_or_over{
        {num(4), no(), no(), no()},
        {num(5), yes(), no(), open({reading_cause})},
        {num(6), yes(), yes(), yes()},
        {some(x_cause, at_least(5)), yes(), open({x_cause}), open({x_cause, reading_cause})},
        {some(x_cause, closed(0, 5)), open({x_cause}), no(), open({x_cause, reading_cause})},
    };
    const auto check = [](Operator op, const std::vector<Row>& rows) {
        for (const Row& row : rows) {
            OperationContext with = context();
            with.boundary = Boundary::included;
            CHECK(run(op, {row.value, num(5)}, with) == row.included);
            with.boundary = Boundary::excluded;
            CHECK(run(op, {row.value, num(5)}, with) == row.excluded);
            with.boundary = Boundary::undecided;
            CHECK(run(op, {row.value, num(5)}, with) == row.undecided);
        }
    };
    check(Operator::up_to, up_to);
    check(Operator::at_or_over, at_or_over);
    CHECK(run(Operator::up_to, {day(2020, 1, 1), day(2020, 1, 1)}) == open({reading_cause}));
}

TEST_CASE("arithmetic on known numbers is exact") {
    CHECK(run(Operator::add, {num(Rational(1, 10)), num(Rational(2, 10))}) == num(Rational(3, 10)));
    CHECK(run(Operator::subtract, {num(1), num(Rational(1, 3))}) == num(Rational(2, 3)));
    CHECK(run(Operator::multiply, {run(Operator::divide, {num(20), num(6)}), num(3)}) == num(10));
    CHECK(run(Operator::minus, {num(4)}) == num(-4));
    CHECK(run(Operator::absolute, {num(-4)}) == num(4));
    CHECK(run(Operator::absolute, {num(4)}) == num(4));
    CHECK(run(Operator::smaller, {num(3), num(1), num(2)}) == num(1));
    CHECK(run(Operator::larger, {num(3), num(1), num(7), num(2)}) == num(7));
}

TEST_CASE("arithmetic on unknown numbers keeps what is known of them") {
    const Value x = some(x_cause, closed(1, 2));
    const Value y = some(y_cause, closed(-1, 3));
    struct Row {
        Operator op;
        std::vector<Value> operands;
        Value result;
    };
    const std::vector<Row> rows{
        {Operator::add, {x, num(10)}, some(x_cause, closed(11, 12))},
        {Operator::subtract, {num(10), x}, some(x_cause, closed(8, 9))},
        {Operator::multiply, {x, num(-2)}, some(x_cause, closed(-4, -2))},
        {Operator::divide, {num(4), x}, some(x_cause, closed(2, 4))},
        {Operator::divide, {x, y}, Value::unknown(ValueKind::number, causes({x_cause, y_cause}))},
        {Operator::divide, {x, some(y_cause, at_least(0))}, Value::unknown(ValueKind::number, causes({x_cause, y_cause}))},
        {Operator::minus, {x}, some(x_cause, closed(-2, -1))},
        {Operator::absolute, {y}, some(y_cause, closed(0, 3))},
        {Operator::absolute, {some(y_cause)}, some(y_cause, at_least(0))},
        {Operator::absolute, {some(y_cause, closed(-3, -2))}, some(y_cause, closed(2, 3))},
        {Operator::smaller, {some(x_cause), num(5)}, some(x_cause, Interval{std::nullopt, Bound{5, false}})},
        {Operator::larger, {some(x_cause), num(5)}, some(x_cause, at_least(5))},
        {Operator::multiply, {some(x_cause), num(0)}, some(x_cause, closed(0, 0))},
        // Whatever may have no value is not even zero times itself zero.
        {Operator::multiply, {some(x_cause, std::nullopt), num(0)}, some(x_cause, std::nullopt)},
        {Operator::smaller, {some(x_cause, std::nullopt), num(5)}, some(x_cause, std::nullopt)},
    };
    for (const Row& row : rows) CHECK(run(row.op, row.operands) == row.result);
}

TEST_CASE("what has no value is undefined, and what is made of it too") {
    CHECK(run(Operator::divide, {num(1), num(0)}) == undefined());
    CHECK(run(Operator::divide, {some(x_cause), num(0)}) == undefined());
    CHECK(run(Operator::divide, {broken(), num(0)}) == broken());
    CHECK(run(Operator::multiply, {broken(), num(0)}) == broken());
    CHECK(run(Operator::add, {some(x_cause), broken()}) == broken());
    CHECK(run(Operator::minus, {broken()}) == broken());
    CHECK(run(Operator::absolute, {broken()}) == broken());
    CHECK(run(Operator::round, {broken(), num(1)}) == broken());
    CHECK(run(Operator::smaller, {num(1), broken(), num(0)}) == broken());
    CHECK(run(Operator::add, {broken(ValueKind::date), num(1)}) == broken(ValueKind::date));
    CHECK(run(Operator::subtract, {day(2020, 1, 1), broken(ValueKind::date)}) == broken());
    CHECK(run(Operator::larger, {day(2020, 1, 1), broken(ValueKind::date)}) == broken(ValueKind::date));
}

TEST_CASE("numbers past the size limit are undefined, ends of intervals past it are let go") {
    Value huge = num(*Rational::from_decimal("1e400"));
    for (int i = 0; i < 4; ++i) huge = run(Operator::multiply, {huge, huge});
    CHECK(huge == undefined());
    const Rational large = *Rational::from_decimal("1e400");
    Value x = some(x_cause, Interval{Bound{1, false}, Bound{large, false}});
    for (int i = 0; i < 4; ++i) x = run(Operator::multiply, {x, x});
    CHECK(x == some(x_cause, at_least(1)));
}

TEST_CASE("rounding follows its mode, and never turns an interval round") {
    struct Row {
        RoundingMode mode;
        Rational value, rounded;
    };
    const std::vector<Row> rows{
        {RoundingMode::half_even, Rational(5, 2), 2},  {RoundingMode::half_even, Rational(7, 2), 4},
        {RoundingMode::half_up, Rational(5, 2), 3},    {RoundingMode::half_up, Rational(-5, 2), -3},
        {RoundingMode::up, Rational(21, 10), 3},       {RoundingMode::down, Rational(29, 10), 2},
    };
    for (const Row& row : rows) {
        OperationContext with = context();
        with.rounding = row.mode;
        CHECK(run(Operator::round, {num(row.value), num(1)}, with) == num(row.rounded));
    }
    CHECK(run(Operator::round, {some(x_cause, closed(Rational(12, 10), Rational(28, 10))), num(1)}) == some(x_cause, closed(1, 3)));
    CHECK(run(Operator::round, {some(x_cause, below(Rational(28, 10))), num(1)}) ==
          some(x_cause, Interval{std::nullopt, Bound{3, false}}));
    CHECK(run(Operator::round, {num(1), num(0)}) == undefined());
    CHECK(run(Operator::round, {num(1), num(-1)}) == undefined());
    CHECK(run(Operator::round, {num(1), some(x_cause)}) == some(x_cause, std::nullopt));
}

TEST_CASE("dates move by whole days or months and differ by days") {
    OperationContext by_months = context();
    by_months.months = true;
    CHECK(run(Operator::add, {day(2020, 2, 28), num(2)}) == day(2020, 3, 1));
    CHECK(run(Operator::add, {num(2), day(2020, 2, 28)}) == day(2020, 3, 1));
    CHECK(run(Operator::subtract, {day(2020, 3, 1), num(1)}) == day(2020, 2, 29));
    CHECK(run(Operator::add, {day(2020, 1, 31), num(1)}, by_months) == day(2020, 2, 29));
    CHECK(run(Operator::subtract, {day(2020, 3, 31), num(1)}, by_months) == day(2020, 2, 29));
    CHECK(run(Operator::subtract, {day(2020, 3, 1), day(2020, 2, 1)}) == num(29));
    CHECK(run(Operator::subtract, {day(2020, 2, 1), day(2020, 3, 1)}) == num(-29));
    CHECK(run(Operator::smaller, {day(2020, 2, 1), day(2020, 1, 1)}) == day(2020, 1, 1));
    CHECK(run(Operator::larger, {day(2020, 2, 1), day(2020, 1, 1), day(2020, 1, 5)}) == day(2020, 2, 1));
}

TEST_CASE("dates that cannot be computed") {
    CHECK(run(Operator::add, {day(2020, 1, 1), num(Rational(1, 2))}) == undefined(ValueKind::date));
    CHECK(run(Operator::add, {day(9999, 12, 31), num(1)}) == undefined(ValueKind::date));
    CHECK(run(Operator::subtract, {day(1, 1, 1), num(1)}) == undefined(ValueKind::date));
    CHECK(run(Operator::add, {day(2020, 1, 1), num(*Rational::from_decimal("9223372036854775807"))}) == undefined(ValueKind::date));
    CHECK(run(Operator::subtract, {day(2020, 1, 1), num(*Rational::from_decimal("-9223372036854775808"))}) == undefined(ValueKind::date));
    OperationContext by_months = context();
    by_months.months = true;
    CHECK(run(Operator::add, {day(2020, 1, 1), num(*Rational::from_decimal("9223372036854775807"))}, by_months) ==
          undefined(ValueKind::date));
    CHECK(run(Operator::add, {day(2020, 1, 1), some(x_cause)}) == nothing_known(ValueKind::date));
    CHECK(run(Operator::subtract, {nothing_known(ValueKind::date), day(2020, 1, 1)}) == nothing_known(ValueKind::number));
    CHECK(run(Operator::smaller, {nothing_known(ValueKind::date), day(2020, 1, 1)}) == nothing_known(ValueKind::date));
}

TEST_CASE("the year and the month of a date") {
    CHECK(run(Operator::year_of, {day(2020, 6, 8)}) == num(2020));
    CHECK(run(Operator::month_of, {day(2020, 6, 8)}) == num(6));
    for (const Operator op : {Operator::year_of, Operator::month_of}) {
        CHECK(run(op, {nothing_known(ValueKind::date)}) == nothing_known(ValueKind::number));
        CHECK(run(op, {broken(ValueKind::date)}) == broken());
    }
}

TEST_CASE("whole months between two dates") {
    struct Row {
        Value from, to;
        int months;
    };
    const std::vector<Row> rows{
        {day(2020, 1, 15), day(2020, 1, 15), 0},  {day(2020, 1, 15), day(2020, 2, 14), 0},  {day(2020, 1, 15), day(2020, 2, 15), 1},
        {day(2020, 1, 15), day(2021, 1, 14), 11}, {day(2020, 1, 31), day(2020, 2, 28), 0},  {day(2020, 1, 31), day(2020, 2, 29), 1},
        {day(2020, 1, 31), day(2020, 3, 30), 1},  {day(2020, 1, 31), day(2020, 3, 31), 2},  {day(2020, 2, 29), day(2021, 2, 28), 12},
        {day(2020, 2, 15), day(2020, 1, 15), -1}, {day(2020, 2, 14), day(2020, 1, 15), 0},  {day(2020, 2, 29), day(2020, 1, 31), -1},
        {day(1, 1, 1), day(9999, 12, 31), 119987}, {day(9999, 12, 31), day(1, 1, 1), -119987},
    };
    for (const Row& row : rows) {
        INFO(row.from.date.iso() << " " << row.to.date.iso());
        CHECK(run(Operator::months_between, {row.from, row.to}) == num(row.months));
    }
    CHECK(run(Operator::months_between, {day(2020, 1, 1), nothing_known(ValueKind::date)}) == nothing_known(ValueKind::number));
    CHECK(run(Operator::months_between, {broken(ValueKind::date), nothing_known(ValueKind::date)}) == broken());
}

TEST_CASE("it is the greatest number of months that fits, and backwards the same below zero") {
    const Date start = *Date::from_parts(2019, 12, 25);
    for (int from = 0; from < 75; ++from) {
        for (int to = from; to < 140; ++to) {
            const Date a = *start.plus_days(from), b = *start.plus_days(to);
            const Rational months = run(Operator::months_between, {Value::of(a), Value::of(b)}).number;
            const std::int64_t n = *months.to_int64();
            CHECK((*a.plus_months(n) <= b && b < *a.plus_months(n + 1)));
            CHECK(run(Operator::months_between, {Value::of(b), Value::of(a)}) == num(-months));
        }
    }
}

TEST_CASE("tests of texts") {
    const auto text = [](const char* written) { return Value::of_text(written); };
    CHECK(run(Operator::starts_with, {text("2020-360703"), text("2020-")}) == yes());
    CHECK(run(Operator::starts_with, {text("2020"), text("2020")}) == yes());
    CHECK(run(Operator::starts_with, {text("202"), text("2020")}) == no());
    CHECK(run(Operator::starts_with, {text("赣州市"), text("赣")}) == yes());
    CHECK(run(Operator::valid_uscc, {text("91350100M000100Y43")}) == yes());
    CHECK(run(Operator::valid_uscc, {text("91350100M000100Y44")}) == no());
    CHECK(run(Operator::valid_project_code, {text("2020-360703-35-03-012345")}) == yes());
    CHECK(run(Operator::valid_project_code, {text("2020")}) == no());
    for (const Operator op : {Operator::valid_uscc, Operator::valid_project_code}) {
        CHECK(run(op, {nothing_known(ValueKind::text)}) == open({x_cause}));
        CHECK(run(op, {broken(ValueKind::text)}) == open({broken_cause}));
    }
    CHECK(run(Operator::starts_with, {nothing_known(ValueKind::text), text("2")}) == open({x_cause}));
}

// What holds of an interval must hold of every number in it: an operator applied to what is known of two numbers may never
// contradict the operator applied to the numbers.
TEST_CASE("what is decided of unknown numbers is true of every number they may be") {
    const std::vector<Rational> samples{-3, -2, Rational(-1, 2), 0, Rational(1, 3), 1, 2, 3};
    const auto holds = [](const Interval& range, const Rational& x) {
        const bool above = !range.low || range.low->value < x || (!range.low->open && range.low->value == x);
        return above && (!range.high || x < range.high->value || (!range.high->open && x == range.high->value));
    };
    std::vector<Interval> ranges{Interval()};
    for (const Rational& low : {Rational(-2), Rational(0), Rational(1)}) {
        for (const Rational& high : {Rational(0), Rational(1), Rational(3)}) {
            for (const bool is_open : {false, true}) {
                const Interval range{Bound{low, is_open}, Bound{high, false}};
                if (!range.is_empty()) ranges.push_back(range);
            }
        }
        ranges.push_back(at_least(low));
        ranges.push_back(below(low));
    }
    const auto consistent = [&](const Value& bounded, const Value& exact) {
        if (exact.state == ValueState::undefined) return bounded.state != ValueState::known && !bounded.interval;
        if (exact.kind == ValueKind::truth) return bounded.truth == Truth::unknown || bounded.truth == exact.truth;
        return !bounded.interval || holds(*bounded.interval, exact.number);
    };
    std::size_t checked = 0;
    for (const Operator op : {Operator::less, Operator::less_or_equal, Operator::greater, Operator::greater_or_equal, Operator::equal,
                              Operator::not_equal, Operator::up_to, Operator::at_or_over, Operator::add, Operator::subtract,
                              Operator::multiply, Operator::divide, Operator::smaller, Operator::larger, Operator::absolute,
                              Operator::minus}) {
        OperationContext with = context();
        with.boundary = OperationContext::Boundary::included;
        for (const Interval& a : ranges) {
            for (const Interval& b : ranges) {
                const std::size_t count = facts_of(op).rule == OperandRule::amount ? 1 : 2;
                std::vector<Value> operands{some(x_cause, a), some(y_cause, b)};
                operands.resize(count);
                const Value bounded = run(op, operands, with);
                for (const Rational& x : samples) {
                    for (const Rational& y : samples) {
                        if (!holds(a, x) || !holds(b, y)) continue;
                        std::vector<Value> numbers{num(x), num(y)};
                        numbers.resize(count);
                        ++checked;
                        if (!consistent(bounded, run(op, numbers, with))) {
                            FAIL(facts_of(op).name << " on " << x.to_fraction() << " and " << y.to_fraction());
                        }
                    }
                }
            }
        }
    }
    CHECK(checked > 50000);
}
