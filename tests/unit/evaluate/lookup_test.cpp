// SPDX-License-Identifier: Apache-2.0
#include "evaluate/lookup.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "unit/values/print.hpp"

using namespace zhunze;
using program::CellTest;
using program::HitPolicy;

namespace {

const CauseId first_cause(1), second_cause(2), other_cause(3), no_row(9);

Value num(Rational value) { return Value::of(std::move(value)); }
Value member(int index) { return Value::of_member(index); }
Interval closed(Rational low, Rational high) { return {Bound{std::move(low), false}, Bound{std::move(high), false}}; }
Value between(Rational low, Rational high) { return Value::unknown(ValueKind::number, CauseSet(second_cause), closed(low, high)); }
Value some_number(std::optional<Interval> range = Interval()) { return Value::unknown(ValueKind::number, CauseSet(second_cause), std::move(range)); }
Value some_member() { return Value::unknown(ValueKind::member, CauseSet(first_cause)); }
Value undefined(ValueKind kind = ValueKind::number) { return Value::undefined(kind, CauseSet(no_row)); }
Value unknown(std::initializer_list<CauseId> ids, std::optional<Interval> range = std::nullopt) {
    CauseSet causes;
    for (const CauseId id : ids) causes.add(id);
    return Value::unknown(ValueKind::number, std::move(causes), std::move(range));
}

CellTest numbers(Interval range) {
    CellTest test;
    test.numbers = std::move(range);
    return test;
}
CellTest from_to(Rational low, Rational high) { return numbers({Bound{std::move(low), false}, Bound{std::move(high), true}}); }
CellTest members(int first, int last) {
    CellTest test;
    test.kind = CellTest::Kind::members;
    test.first = first;
    test.last = last;
    return test;
}
CellTest text(CellTest::Kind kind, std::string what) {
    CellTest test;
    test.kind = kind;
    test.text = std::move(what);
    return test;
}

struct Line {
    std::vector<CellTest> first, second;
    std::optional<Rational> value;
};

/// Of an enum and a number.
program::Table table(HitPolicy policy, const std::vector<Line>& lines, std::optional<std::optional<Rational>> otherwise = {}) {
    const auto row = [](const std::optional<Rational>& value) {
        program::Row made;
        if (value) made.value = num(*value);
        return made;
    };
    program::Table made;
    made.policy = policy;
    made.type = program::Type::quantity(Dimension());
    made.columns.resize(2);
    made.columns[1].domain = closed(0, 100);
    for (const Line& line : lines) {
        made.rows.push_back(row(line.value));
        made.rows.back().cells = {{line.first}, {line.second}};
    }
    if (otherwise) made.otherwise = row(*otherwise);
    return made;
}

Value look_up(const program::Table& table, const Value& a, const Value& b) {
    const Value* const arguments[] = {&a, &b};
    return evaluate::look_up(table, arguments, no_row);
}

struct Row {
    Value first, second, result;
};
void check(const program::Table& table, const std::vector<Row>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        INFO("row " << i);
        const Value result = look_up(table, rows[i].first, rows[i].second);
        CHECK(result.number == rows[i].result.number);
        CHECK(result.interval == rows[i].result.interval);
        CHECK(result == rows[i].result);
    }
}

const std::vector<Line> three_lines{
    {{members(0, 1)}, {from_to(0, 4)}, 300}, {{members(0, 1)}, {from_to(4, 10)}, 250}, {{members(2, 2), members(4, 5)}, {}, 200}};

}  // namespace

TEST_CASE("a unique table gives the value of the row that matches", "[lookup]") {
    check(table(HitPolicy::unique, three_lines), {
        {member(0), num(0), num(300)},
        {member(1), num(4), num(250)},
        {member(1), num(10), undefined()},
        {member(2), num(99), num(200)},
        {member(2), num(101), undefined()},  // outside the column's domain
        {member(5), num(0), num(200)},
        {member(3), num(1), undefined()},
    });
    check(table(HitPolicy::unique, three_lines, Rational(7)), {{member(3), num(1), num(7)}, {member(2), num(101), num(7)}});
    check(table(HitPolicy::unique, three_lines, std::optional<Rational>()), {{member(3), num(1), undefined()}});
    check(table(HitPolicy::unique, {{{members(0, 0)}, {}, std::nullopt}}, Rational(7)), {{member(0), num(1), undefined()}, {member(1), num(1), num(7)}});
}

TEST_CASE("a unique table of what is not known", "[lookup]") {
    check(table(HitPolicy::unique, three_lines), {
        {member(0), between(1, 2), num(300)},
        {member(0), between(3, 5), unknown({second_cause})},       // one of two, and no row is sure
        {member(2), some_number(closed(0, 1)), num(200)},
        {member(2), some_number(), unknown({second_cause})},       // may be outside the domain
        {member(2), some_number(std::nullopt), unknown({second_cause})},
        {some_member(), num(50), unknown({first_cause})},
        {some_member(), num(2), unknown({first_cause})},
        {some_member(), num(101), undefined()},
        {member(0), between(20, 30), undefined()},
    });
    check(table(HitPolicy::unique, three_lines, Rational(200)), {
        {member(0), between(3, 5), unknown({second_cause}, closed(200, 300))},
        {some_member(), num(50), num(200)},                        // whichever it is
        {some_member(), num(2), unknown({first_cause}, closed(200, 300))},
        {some_member(), between(3, 5), unknown({first_cause, second_cause}, closed(200, 300))},
    });
    const Value broken = Value::undefined(ValueKind::number, CauseSet(other_cause));
    check(table(HitPolicy::unique, three_lines), {{some_member(), broken, broken}});
}

TEST_CASE("cells of every kind", "[lookup]") {
    program::Table one = table(HitPolicy::unique, {{{}, {}, 1}});
    one.columns.resize(1);
    struct Kind {
        std::vector<CellTest> tests;
        Value value;
        bool matches;
    };
    CellTest dates;
    dates.kind = CellTest::Kind::dates;
    dates.dates = {Date::from_parts(2020, 1, 1), Date::from_parts(2020, 12, 31)};
    CellTest truth;
    truth.kind = CellTest::Kind::truth;
    truth.truth = true;
    const std::vector<Kind> kinds{
        {{dates}, Value::of(*Date::from_parts(2020, 12, 31)), true}, {{dates}, Value::of(*Date::from_parts(2021, 1, 1)), false},
        {{truth}, Value::of(Truth::yes), true},                      {{truth}, Value::of(Truth::no), false},
        {{text(CellTest::Kind::text, "ab")}, Value::of_text("ab"), true},
        {{text(CellTest::Kind::text, "ab")}, Value::of_text("abc"), false},
        {{text(CellTest::Kind::prefix, "ab")}, Value::of_text("abc"), true},
        {{text(CellTest::Kind::prefix, "ab")}, Value::of_text("a"), false},
        {{text(CellTest::Kind::text, "x"), text(CellTest::Kind::prefix, "ab")}, Value::of_text("abc"), true},
        {{members(1, 3)}, member(3), true},                          {{members(1, 3)}, member(4), false},
        {{numbers({std::nullopt, Bound{5, false}})}, num(-7), true}, {{numbers({Bound{5, true}, std::nullopt})}, num(5), false},
    };
    for (const Kind& kind : kinds) {
        one.rows[0].cells = {{kind.tests}};
        const Value* const arguments[] = {&kind.value};
        CHECK(evaluate::look_up(one, arguments, no_row) == (kind.matches ? num(1) : undefined()));
        const Value open = Value::unknown(kind.value.kind, CauseSet(first_cause));
        const Value* const unknown_arguments[] = {&open};
        CHECK(evaluate::look_up(one, unknown_arguments, no_row) == unknown({first_cause}));
    }
}

TEST_CASE("a collecting table takes all rows that match", "[lookup]") {
    const std::vector<Line> lines{{{members(0, 0)}, {from_to(0, 50)}, 5}, {{}, {from_to(10, 60)}, 2}, {{members(1, 1)}, {}, -1}};
    struct Policy {
        HitPolicy policy;
        Value both, none, open;
    };
    const std::vector<Policy> policies{
        {HitPolicy::sum, num(7), num(0), unknown({second_cause}, closed(0, 7))},
        {HitPolicy::min, num(2), undefined(), unknown({second_cause})},
        {HitPolicy::max, num(5), undefined(), unknown({second_cause})},
        {HitPolicy::count, num(2), num(0), unknown({second_cause}, closed(0, 2))},
    };
    for (const Policy& one : policies) {
        INFO(static_cast<int>(one.policy));
        check(table(one.policy, lines), {{member(0), num(20), one.both}, {member(0), num(70), one.none}, {member(0), between(0, 70), one.open}});
    }
    check(table(HitPolicy::sum, lines), {
        {member(0), between(20, 30), num(7)},
        {member(0), between(0, 9), num(5)},
        {member(0), between(5, 20), unknown({second_cause}, closed(5, 7))},
        {some_member(), num(20), unknown({first_cause}, closed(1, 7))},
    });
    check(table(HitPolicy::max, lines), {{member(0), between(20, 55), unknown({second_cause}, closed(2, 5))}});
    // A row that matches without a value; and what holds where no row does.
    check(table(HitPolicy::sum, {{{members(0, 0)}, {}, std::nullopt}, {{}, {}, 2}}), {{member(0), num(1), undefined()}, {member(1), num(1), num(2)}});
    check(table(HitPolicy::count, {{{members(0, 0)}, {}, std::nullopt}, {{}, {}, 2}}), {{member(0), num(1), num(2)}});
    check(table(HitPolicy::sum, lines, Rational(9)), {{member(0), num(70), num(9)}, {member(0), between(40, 70), unknown({second_cause}, closed(2, 9))}});
}

// ---- against all that may be the case ----

namespace {

/// The arguments that an unknown one may turn out to be: enough numbers to lie in every range that the tables below tell apart.
std::vector<Value> turns_out(const Value& value) {
    if (value.known()) return {value};
    std::vector<Value> all;
    if (value.kind == ValueKind::member) {
        for (int i = 0; i < 3; ++i) all.push_back(member(i));
        return all;
    }
    for (Rational x = value.interval->low->value; x <= value.interval->high->value; x = x + Rational(1, 2)) all.push_back(num(x));
    return all;
}

void check_consistent(const program::Table& table, const Value& a, const Value& b) {
    const Value result = look_up(table, a, b);
    std::set<Rational> values;
    bool may_be_undefined = false;
    for (const Value& first : turns_out(a)) {
        for (const Value& second : turns_out(b)) {
            const Value one = look_up(table, first, second);
            if (one.known()) values.insert(one.number);
            else may_be_undefined = true;
        }
    }
    if (result.known()) CHECK((!may_be_undefined && values == std::set<Rational>{result.number}));
    if (result.state == ValueState::undefined) CHECK(values.empty());
    if (!result.interval) return;
    CHECK(!may_be_undefined);
    CHECK(result.interval->low->value <= *values.begin());
    CHECK(*values.rbegin() <= result.interval->high->value);
}

}  // namespace

TEST_CASE("what a table says of unknown arguments is true however they turn out", "[lookup]") {
    const std::vector<std::vector<CellTest>> firsts{{}, {members(0, 0)}, {members(1, 2)}}, seconds{{}, {from_to(0, 5)}, {from_to(5, 9)}};
    std::vector<Line> lines;
    for (const auto& first : firsts) {
        for (const auto& second : seconds) lines.push_back({first, second, Rational(static_cast<std::int64_t>(lines.size() % 4) - 1)});
    }
    for (const HitPolicy policy : {HitPolicy::sum, HitPolicy::min, HitPolicy::max, HitPolicy::count}) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            for (std::size_t j = i; j < lines.size(); ++j) {
                for (const bool otherwise : {false, true}) {
                    const auto made = table(policy, {lines[i], lines[j]}, otherwise ? std::optional(std::optional(Rational(2))) : std::nullopt);
                    for (const Value& a : {member(0), member(1), some_member()}) {
                        for (const Value& b : {num(3), num(12), between(1, 2), between(3, 7), between(3, 20), between(10, 20)}) check_consistent(made, a, b);
                    }
                }
            }
        }
    }
}
