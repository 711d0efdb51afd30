// SPDX-License-Identifier: Apache-2.0
// The laws of the selections: by hand, and against every way in which what is not known may turn out.
#include "evaluate/selections.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "unit/values/print.hpp"

using namespace zhunze;
using evaluate::Counted;

namespace {

const CauseId where_cause(1), body_cause(2), other_cause(3), nothing_cause(9);

Value yes() { return Value::of(Truth::yes); }
Value no() { return Value::of(Truth::no); }
Value open(CauseId cause = where_cause) { return Value::of(Truth::unknown, CauseSet(cause)); }
Value num(Rational value) { return Value::of(std::move(value)); }
Value day(int number) { return Value::of(*Date::from_parts(2020, 1, number)); }
Interval closed(Rational low, Rational high) { return {Bound{std::move(low), false}, Bound{std::move(high), false}}; }
Value some(std::optional<Interval> range = Interval(), CauseId cause = body_cause) {
    return Value::unknown(ValueKind::number, CauseSet(cause), std::move(range));
}
Value between(Rational low, Rational high) { return some(closed(std::move(low), std::move(high))); }
Value broken(CauseId cause = other_cause) { return Value::undefined(ValueKind::number, CauseSet(cause)); }
Value undefined(ValueKind kind = ValueKind::number) { return Value::undefined(kind, CauseSet(nothing_cause)); }

CauseSet causes(std::initializer_list<CauseId> ids) {
    CauseSet set;
    for (const CauseId id : ids) set.add(id);
    return set;
}
Value unknown(std::initializer_list<CauseId> ids, std::optional<Interval> range = std::nullopt) {
    return Value::unknown(ValueKind::number, causes(ids), std::move(range));
}
Value doubtful(std::initializer_list<CauseId> ids) { return Value::of(Truth::unknown, causes(ids)); }

Value run(Operator op, const std::vector<Counted>& items, ValueKind kind = ValueKind::number) {
    const bool truth = op == Operator::exists || op == Operator::all_of || op == Operator::exactly_one;
    return evaluate::select(op, truth ? ValueKind::truth : kind, items, nothing_cause);
}

struct Row {
    std::vector<Counted> items;
    Value result;
};
void check(Operator op, const std::vector<Row>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        INFO(facts_of(op).name << " row " << i);
        const Value result = run(op, rows[i].items);
        CHECK(result.state == rows[i].result.state);
        CHECK(result.interval == rows[i].result.interval);
        CHECK(result == rows[i].result);
    }
}

}  // namespace

TEST_CASE("selections of no items", "[selection]") {
    const std::vector<Row> nobody{{{}, {}}, {{{no(), num(7)}}, {}}};
    for (const Row& row : nobody) {
        CHECK(run(Operator::exists, row.items) == no());
        CHECK(run(Operator::all_of, row.items) == yes());
        CHECK(run(Operator::exactly_one, row.items) == no());
        CHECK(run(Operator::count, row.items) == num(0));
        CHECK(run(Operator::total, row.items) == num(0));
        CHECK(run(Operator::distinct, row.items) == num(0));
        for (const Operator op : {Operator::least, Operator::greatest, Operator::average}) CHECK(run(op, row.items) == undefined());
    }
    CHECK(run(Operator::least, {}, ValueKind::date) == undefined(ValueKind::date));
}

TEST_CASE("existence and number", "[selection]") {
    check(Operator::exists, {{{{yes(), {}}, {open(), {}}}, yes()},
                             {{{no(), {}}, {open(), {}}}, doubtful({where_cause})},
                             {{{open(), no()}}, no()},
                             {{{open(), open(body_cause)}}, doubtful({where_cause, body_cause})},
                             {{{yes(), open(body_cause)}}, doubtful({body_cause})}});
    check(Operator::all_of, {{{{yes(), yes()}, {no(), no()}}, yes()},
                             {{{yes(), no()}, {open(), open()}}, no()},
                             {{{open(), no()}}, doubtful({where_cause})},
                             {{{open(), yes()}}, yes()},
                             {{{open(), open(body_cause)}, {yes(), yes()}}, doubtful({where_cause, body_cause})}});
    check(Operator::exactly_one, {{{{yes(), {}}, {no(), {}}}, yes()},
                                  {{{yes(), {}}, {yes(), {}}, {open(), {}}}, no()},
                                  {{{yes(), {}}, {open(), {}}}, doubtful({where_cause})},
                                  {{{open(), {}}}, doubtful({where_cause})}});
    check(Operator::count, {{{{yes(), {}}, {no(), {}}, {yes(), {}}}, num(2)},
                            {{{yes(), {}}, {open(), {}}, {open(other_cause), {}}}, unknown({where_cause, other_cause}, closed(1, 3))},
                            {{{yes(), open(body_cause)}, {yes(), yes()}}, unknown({body_cause}, closed(1, 2))}});
}

TEST_CASE("sums", "[selection]") {
    check(Operator::total, {
        {{{yes(), num(3)}, {no(), num(10)}, {yes(), num(Rational(1, 2))}}, num(Rational(7, 2))},
        {{{yes(), num(3)}, {open(), num(10)}}, unknown({where_cause}, closed(3, 13))},
        {{{yes(), num(3)}, {open(), num(-10)}}, unknown({where_cause}, closed(-7, 3))},
        {{{yes(), between(1, 2)}, {yes(), num(3)}}, unknown({body_cause}, closed(4, 5))},
        {{{open(), between(1, 2)}, {yes(), num(3)}}, unknown({where_cause, body_cause}, closed(3, 5))},
        {{{yes(), some()}}, unknown({body_cause}, Interval())},
        {{{yes(), some(std::nullopt)}, {yes(), num(3)}}, unknown({body_cause})},
        {{{yes(), broken()}, {yes(), some()}, {open(), num(1)}}, broken()},
        {{{open(), broken()}, {yes(), num(3)}}, unknown({where_cause, other_cause})},
        {{{no(), broken()}, {no(), some(std::nullopt)}, {yes(), num(3)}}, num(3)},
        {{{yes(), broken(where_cause)}, {yes(), broken(body_cause)}}, Value::undefined(ValueKind::number, causes({where_cause, body_cause}))},
    });
}

TEST_CASE("a sum past the size of numbers has no value", "[selection]") {
    Rational huge = 1;
    while (!huge.too_large()) huge = huge * Rational(1'000'000'007);
    const Rational large = huge / Rational(1'000'000'007);
    std::vector<Counted> items;
    for (int i = 0; i < 64; ++i) items.push_back({yes(), num(large * Rational(1 << i % 30))});
    items.push_back({yes(), num(Rational(1, 1'000'000'007) / large)});
    CHECK(run(Operator::total, items) == undefined());
}

TEST_CASE("the least, the greatest and the average", "[selection]") {
    check(Operator::least, {
        {{{yes(), num(3)}, {yes(), num(2)}, {no(), num(1)}}, num(2)},
        {{{yes(), num(3)}, {open(), num(1)}}, unknown({where_cause}, closed(1, 3))},
        {{{yes(), num(3)}, {open(), num(5)}}, unknown({where_cause}, closed(3, 3))},
        {{{open(), num(3)}}, unknown({where_cause})},
        {{{yes(), between(1, 4)}, {yes(), num(3)}}, unknown({body_cause}, closed(1, 3))},
        {{{yes(), broken()}, {yes(), num(3)}}, broken()},
        {{{open(), broken()}, {yes(), num(3)}}, unknown({where_cause, other_cause})},
    });
    check(Operator::greatest, {
        {{{yes(), num(3)}, {yes(), num(2)}, {no(), num(9)}}, num(3)},
        {{{yes(), num(3)}, {open(), num(9)}}, unknown({where_cause}, closed(3, 9))},
        {{{yes(), between(1, 4)}, {yes(), num(3)}}, unknown({body_cause}, closed(3, 4))},
    });
    check(Operator::average, {
        {{{yes(), num(3)}, {yes(), num(2)}, {no(), num(9)}}, num(Rational(5, 2))},
        {{{yes(), between(1, 4)}, {yes(), num(3)}, {no(), num(9)}}, unknown({body_cause}, closed(2, Rational(7, 2)))},
        {{{yes(), num(3)}, {open(), num(3)}}, unknown({where_cause})},
        {{{open(), num(3)}}, unknown({where_cause})},
        {{{yes(), broken()}, {open(), num(3)}}, broken()},
    });
    CHECK(run(Operator::least, {{yes(), day(3)}, {yes(), day(2)}}, ValueKind::date) == day(2));
    CHECK(run(Operator::greatest, {{yes(), day(3)}, {no(), day(9)}}, ValueKind::date) == day(3));
    CHECK(run(Operator::greatest, {{yes(), day(3)}, {open(), day(9)}}, ValueKind::date) ==
          Value::unknown(ValueKind::date, CauseSet(where_cause)));
}

TEST_CASE("how many different values", "[selection]") {
    const auto text = [](const char* written) { return Value::of_text(written); };
    const Value unread = Value::unknown(ValueKind::text, CauseSet(body_cause));
    check(Operator::distinct, {
        {{{yes(), text("a")}, {yes(), text("b")}, {yes(), text("a")}, {no(), text("c")}}, num(2)},
        {{{yes(), text("a")}, {open(), text("a")}}, num(1)},
        {{{yes(), text("a")}, {open(), text("b")}, {open(other_cause), text("b")}}, unknown({where_cause, other_cause}, closed(1, 2))},
        {{{yes(), text("a")}, {yes(), unread}}, unknown({body_cause}, closed(1, 2))},
        {{{yes(), unread}}, unknown({body_cause}, closed(1, 1))},
        {{{open(), unread}}, unknown({where_cause, body_cause}, closed(0, 1))},
        {{{yes(), broken()}, {open(), num(1)}}, broken()},
        {{{open(), broken()}, {yes(), num(1)}}, unknown({where_cause, other_cause})},
        {{{yes(), num(1)}, {yes(), num(Rational(2, 2))}, {yes(), num(0)}}, num(2)},
        {{{yes(), yes()}, {yes(), no()}}, num(2)},
    });
}

TEST_CASE("of a list that is not known only the number is bounded", "[selection]") {
    const Interval size{Bound{0, false}, std::nullopt};
    for (const Operator op : {Operator::exists, Operator::all_of, Operator::exactly_one}) {
        CHECK(evaluate::select_of_unknown(op, ValueKind::truth, CauseSet(other_cause), size) == doubtful({other_cause}));
    }
    for (const Operator op : {Operator::total, Operator::least, Operator::greatest, Operator::average, Operator::distinct}) {
        CHECK(evaluate::select_of_unknown(op, ValueKind::number, CauseSet(other_cause), size) == unknown({other_cause}));
    }
    CHECK(evaluate::select_of_unknown(Operator::count, ValueKind::number, CauseSet(other_cause), size) == unknown({other_cause}, size));
    CHECK(evaluate::select_of_unknown(Operator::count, ValueKind::number, CauseSet(other_cause), std::nullopt) == unknown({other_cause}));
}

// ---- against all that may be the case ----

namespace {

/// Every way the items may turn out. Of an interval its ends and its middle stand for all its numbers.
void for_each_case(const std::vector<Counted>& items, const std::function<void(const std::vector<Counted>&)>& look, std::vector<Counted> so_far = {}) {
    if (so_far.size() == items.size()) return look(so_far);
    const Counted& next = items[so_far.size()];
    std::vector<Value> wheres{next.where}, bodies{*next.body};
    if (next.where.truth == Truth::unknown) wheres = {yes(), no()};
    if (next.body->kind == ValueKind::truth && next.body->truth == Truth::unknown) bodies = {yes(), no()};
    if (next.body->interval) {
        const Rational low = next.body->interval->low->value, high = next.body->interval->high->value;
        bodies = {num(low), num(high), num((low + high) / Rational(2))};
    }
    for (const Value& where : wheres) {
        for (const Value& body : bodies) {
            std::vector<Counted> longer = so_far;
            longer.push_back({where, body});
            for_each_case(items, look, std::move(longer));
        }
    }
}

std::optional<Rational> by_hand(Operator op, const std::vector<Counted>& items) {
    std::vector<Rational> values;
    for (const Counted& item : items) {
        if (item.where.truth == Truth::yes) values.push_back(item.body->number);
    }
    if (op == Operator::distinct) return Rational(static_cast<std::int64_t>(std::set<Rational>(values.begin(), values.end()).size()));
    Rational sum;
    for (const Rational& value : values) sum = sum + value;
    if (op == Operator::total) return sum;
    if (values.empty()) return std::nullopt;
    if (op == Operator::average) return sum / Rational(static_cast<std::int64_t>(values.size()));
    return op == Operator::least ? std::ranges::min(values) : std::ranges::max(values);
}

/// What all cases give, and by what it is bounded.
struct Cases {
    std::set<Rational> values;
    bool may_be_undefined = false;
};
Cases cases_of(Operator op, const std::vector<Counted>& items) {
    Cases cases;
    for_each_case(items, [&](const std::vector<Counted>& one) {
        if (const auto value = by_hand(op, one)) cases.values.insert(*value);
        else cases.may_be_undefined = true;
    });
    return cases;
}

bool agrees(const Value& result, const Cases& cases) {
    if (result.state == ValueState::undefined) return cases.values.empty();
    if (result.known()) return !cases.may_be_undefined && cases.values == std::set<Rational>{result.number};
    if (!result.interval) return cases.may_be_undefined || cases.values.size() > 1;
    return !cases.may_be_undefined && result.interval->low->value == *cases.values.begin() && result.interval->high->value == *cases.values.rbegin();
}

/// `op` wherever the least and the greatest possible value are exactly the ends of its interval.
void check_exact(const std::vector<Counted>& items) {
    for (const Operator op : {Operator::total, Operator::least, Operator::greatest}) {
        INFO(facts_of(op).name);
        CHECK(agrees(run(op, items), cases_of(op, items)));
    }
    const bool every_where_known = std::ranges::none_of(items, [](const Counted& item) { return item.where.truth == Truth::unknown; });
    if (!every_where_known) return;
    CHECK(agrees(run(Operator::average, items), cases_of(Operator::average, items)));
}

/// What is claimed of the number of different values is true; that it is as narrow as can be is not demanded.
void check_distinct(const std::vector<Counted>& items) {
    const Value result = run(Operator::distinct, items);
    const std::set<Rational> values = cases_of(Operator::distinct, items).values;
    if (result.known()) {
        CHECK(values == std::set<Rational>{result.number});
        return;
    }
    CHECK(result.interval->low->value <= *values.begin());
    CHECK(*values.rbegin() <= result.interval->high->value);
}

template <class Check>
void for_all_lists(const std::vector<Value>& wheres, const std::vector<Value>& bodies, std::size_t longest, Check check,
                   std::vector<Counted> so_far = {}) {
    check(so_far);
    if (so_far.size() == longest) return;
    for (const Value& where : wheres) {
        for (const Value& body : bodies) {
            std::vector<Counted> longer = so_far;
            longer.push_back({where, body});
            for_all_lists(wheres, bodies, longest, check, std::move(longer));
        }
    }
}

}  // namespace

TEST_CASE("sums and extremes are bounded by exactly what may be the case", "[selection]") {
    for_all_lists({yes(), no(), open()}, {num(-2), num(3), between(-1, 2), between(1, 4)}, 3, [](const std::vector<Counted>& items) {
        check_exact(items);
        check_distinct(items);
    });
}

TEST_CASE("conditions over items are decided exactly when every case agrees", "[selection]") {
    for_all_lists({yes(), no(), open()}, {yes(), no(), open(body_cause)}, 3, [](const std::vector<Counted>& items) {
        std::set<std::int64_t> numbers, misses;
        for_each_case(items, [&](const std::vector<Counted>& one) {
            const auto those = [&](Truth body) {
                return std::ranges::count_if(one, [&](const Counted& item) { return item.where.truth == Truth::yes && item.body->truth == body; });
            };
            numbers.insert(those(Truth::yes));
            misses.insert(those(Truth::no));
        });
        const auto verdict = [](const std::set<std::int64_t>& counts, auto holds) {
            const auto held = std::ranges::count_if(counts, holds);
            return held == 0 ? Truth::no : (static_cast<std::size_t>(held) == counts.size() ? Truth::yes : Truth::unknown);
        };
        CHECK(run(Operator::exists, items).truth == verdict(numbers, [](std::int64_t n) { return n > 0; }));
        CHECK(run(Operator::all_of, items).truth == verdict(misses, [](std::int64_t n) { return n == 0; }));
        CHECK(run(Operator::exactly_one, items).truth == verdict(numbers, [](std::int64_t n) { return n == 1; }));
        const Value count = run(Operator::count, items);
        const Interval range = count.known() ? Interval::point(count.number) : *count.interval;
        CHECK(range == closed(*numbers.begin(), *numbers.rbegin()));
        CHECK(count.known() == (numbers.size() == 1));
        // What is decided asks for nothing more.
        for (const Operator op : {Operator::exists, Operator::all_of, Operator::exactly_one, Operator::count}) {
            const Value result = run(op, items);
            CHECK(result.known() == result.causes.empty());
        }
    });
}

TEST_CASE("items that may be there besides change nothing that is said to be known") {
    // Whatever up to two further items are, the result over all of them lies within that over the list with an unknown rest.
    const CauseId rest_cause(7);
    const CauseSet rest(rest_cause);
    struct Kind {
        std::vector<Operator> operators;
        std::vector<std::optional<Value>> bodies;
    };
    const std::vector<Kind> kinds{
        {{Operator::exists, Operator::all_of, Operator::exactly_one}, {yes(), no(), open()}},
        {{Operator::count, Operator::exists, Operator::exactly_one}, {std::nullopt}},
        {{Operator::total, Operator::least, Operator::greatest, Operator::average, Operator::distinct}, {num(-1), num(0), num(2), between(1, 3), broken()}},
    };
    std::size_t known = 0;
    for (const auto& [operators, bodies] : kinds) {
        std::vector<Counted> any;
        for (const auto& body : bodies) {
            for (const Value& where : {yes(), no(), open()}) any.push_back({where, body});
        }
        for (const Operator op : operators) {
            const bool truth = op == Operator::exists || op == Operator::all_of || op == Operator::exactly_one;
            for (const Counted& first : any) {
                for (const Counted& second : any) {
                    const Value all = evaluate::select_with_rest(op, truth ? ValueKind::truth : ValueKind::number, {first, second}, nothing_cause, rest);
                    if (all.known()) ++known;
                    if (all.state == ValueState::unknown) CHECK(all.causes.contains(rest_cause));
                    for (const Counted& third : any) {
                        for (const Counted& fourth : any) {
                            for (const auto& items : {std::vector<Counted>{first, second}, {first, second, third}, {first, second, third, fourth}}) {
                                const Value one = run(op, items);
                                if (all.known()) CHECK(one == all);
                                if (all.state == ValueState::undefined) CHECK(one.state == ValueState::undefined);
                                if (!all.interval) continue;
                                REQUIRE((one.known() || one.interval));
                                const Interval range = one.known() ? Interval::point(one.number) : *one.interval;
                                CHECK(all.interval->low->value <= range.low->value);
                                CHECK_FALSE(all.interval->high.has_value());
                            }
                        }
                    }
                }
            }
        }
    }
    CHECK(known > 0);
    CHECK(evaluate::select_with_rest(Operator::count, ValueKind::number, {}, nothing_cause, rest).interval == Interval{Bound{0, false}, std::nullopt});
}
