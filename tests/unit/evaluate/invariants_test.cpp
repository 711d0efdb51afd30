// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "unit/support/given_facts.hpp"

using namespace zhunze;
using namespace zhunze::testing;
using evaluate::FieldOrigin;
using facts::FactState;

namespace {

Interval range(std::optional<Bound> low, std::optional<Bound> high) { return {std::move(low), std::move(high)}; }
Bound in(Rational value) { return {std::move(value), false}; }
Bound out(Rational value) { return {std::move(value), true}; }

/// Fields f ≤ t ≤ u, all positive.
struct Chain {
    ProgramBuilder b;
    FieldId f = b.field({"固投", "f"}, ProgramBuilder::number());
    FieldId t = b.field({"总投", "t"}, ProgramBuilder::number());
    FieldId u = b.field({"上限", "u"}, ProgramBuilder::number());
    program::InvariantId f_t = b.invariant(b.op(Operator::less_or_equal, {b.get(f), b.get(t)}), "f 不超过 t");
    program::InvariantId t_u = b.invariant(b.op(Operator::less_or_equal, {b.get(t), b.get(u)}), "t 不超过 u");
    program::InvariantId f_positive = b.invariant(b.op(Operator::greater, {b.get(f), b.number(0)}), "f 为正");
    /// Reads `f < 10` and the like, once the intervals are settled.
    ExprId f_below_10 = b.op(Operator::less, {b.get(f), b.number(10)});
    program::RuleId rule = b.rule({"规则", "rule"}, program::NormKind::require, f_below_10);
};

}  // namespace

TEST_CASE("what is not given still obeys the chain f ≤ t ≤ u") {
    struct Row {
        std::optional<Rational> f, t, u;
        std::optional<Interval> f_range, t_range, u_range;
        Truth f_below_10;
    };
    const std::vector<Row> rows{
        {{}, {}, {}, range(out(0), {}), range(out(0), {}), range(out(0), {}), Truth::unknown},
        {{}, {}, 9, range(out(0), in(9)), range(out(0), in(9)), {}, Truth::yes},
        {{}, 9, {}, range(out(0), in(9)), {}, range(in(9), {}), Truth::yes},
        {{}, {}, 10, range(out(0), in(10)), range(out(0), in(10)), {}, Truth::unknown},
        {5, {}, {}, {}, range(in(5), {}), range(in(5), {}), Truth::yes},
        {5, {}, 9, {}, range(in(5), in(9)), {}, Truth::yes},
    };
    for (const Row& row : rows) {
        Chain c;
        GivenFacts given(c.b.build());
        if (row.f) given.set(c.f, *row.f);
        if (row.t) given.set(c.t, *row.t);
        if (row.u) given.set(c.u, *row.u);
        const evaluate::Decision decision = given.decide();
        CHECK(decision.errors.empty());
        CHECK(given.trace.slots[0].interval == row.f_range);
        CHECK(given.trace.slots[1].interval == row.t_range);
        CHECK(given.trace.slots[2].interval == row.u_range);
        CHECK(given.slot(c.f_below_10).truth == row.f_below_10);
    }
}

TEST_CASE("an inferred field stays unknown with its own cause, and says which invariants bound it") {
    Chain c;
    GivenFacts given(c.b.build());
    given.set(c.u, 20);
    const evaluate::Decision decision = given.decide();
    CHECK(decision.missing == CauseSet(given.cause(c.f)));
    CHECK(given.trace.slots[0].state == ValueState::unknown);
    CHECK(given.trace.slots[0].causes == CauseSet(given.cause(c.f)));
    CHECK(given.trace.fields[0].origin == FieldOrigin::inferred);
    CHECK(given.trace.fields[0].low == c.f_positive);
    CHECK(given.trace.fields[0].high == c.f_t);
    CHECK(given.trace.fields[1].high == c.t_u);
    CHECK(given.trace.fields[2].origin == FieldOrigin::given);
}

TEST_CASE("inference passes through expressions, and equality bounds both ends") {
    ProgramBuilder b;
    const FieldId whole = b.field({"总", "whole"}, ProgramBuilder::number());
    const FieldId part = b.field({"分", "part"}, ProgramBuilder::number());
    const FieldId price = b.field({"价", "price"}, ProgramBuilder::number());
    const auto half = [&] { return b.op(Operator::divide, {b.get(whole), b.number(2)}, ProgramBuilder::number()); };
    b.invariant(b.op(Operator::between, {b.get(part), b.number(1), half()}));
    b.invariant(b.op(Operator::equal, {b.get(price), b.op(Operator::multiply, {b.get(part), b.number(3)}, ProgramBuilder::number())}));
    GivenFacts given(b.build());
    (void)given.set(whole, 8).decide();
    CHECK(given.trace.slots[1].interval == range(in(1), in(4)));
    CHECK(given.trace.slots[2].interval == range(in(3), in(12)));
}

TEST_CASE("only what is not given is bounded") {
    for (const FactState state : {FactState::declared_none, FactState::not_applicable, FactState::not_given}) {
        Chain c;
        GivenFacts given(c.b.build());
        (void)given.set(c.t, 9).state(c.f, state).decide();
        CHECK(given.trace.slots[0].interval.has_value() == (state == FactState::not_given));
    }
}

TEST_CASE("inference ends although invariants could narrow each other for ever") {
    ProgramBuilder b;
    const FieldId x = b.field({"甲", "x"}, ProgramBuilder::number());
    const FieldId y = b.field({"乙", "y"}, ProgramBuilder::number());
    const auto half = [&](FieldId field) { return b.op(Operator::divide, {b.get(field), b.number(2)}, ProgramBuilder::number()); };
    b.invariant(b.op(Operator::less_or_equal, {b.get(x), half(y)}));
    b.invariant(b.op(Operator::less_or_equal, {b.get(y), half(x)}));
    b.invariant(b.op(Operator::less_or_equal, {b.get(x), b.number(64)}));
    b.invariant(b.op(Operator::greater, {b.get(x), b.number(0)}));
    GivenFacts given(b.build());
    CHECK(given.decide().errors.empty());
    REQUIRE(given.trace.slots[0].interval);
    CHECK(given.trace.slots[0].interval->high->value <= Rational(16));
    CHECK(given.trace.slots[0].interval->high->value > Rational(0));
}

TEST_CASE("facts that break an invariant make the application invalid, and no rule is looked at") {
    Chain c;
    GivenFacts given(c.b.build());
    given.set(c.f, 6, "6").set(c.t, 5, "5").set(c.u, 3, "3");
    const evaluate::Decision decision = given.decide();
    CHECK(decision.outcome == program::Overall::invalid);
    CHECK(decision.rules.empty());
    CHECK(decision.missing.empty());
    REQUIRE(decision.errors.size() == 2);
    CHECK(decision.errors[0].slug() == "invariant-broken");
    CHECK(decision.errors[0].message(Language::zh) == "不符合约束“f 不超过 t”:固投 6、总投 5");
    CHECK(decision.errors[0].message(Language::en) == "the input breaks `f 不超过 t`: f 6, t 5");
    CHECK(decision.errors[0].place == "a.json:1:/f");
    CHECK(decision.errors[1].message(Language::zh) == "不符合约束“t 不超过 u”:总投 5、上限 3");
}

TEST_CASE("a rule broken only by what another implies is named by the field that has no value left") {
    Chain c;
    GivenFacts given(c.b.build());
    given.set(c.f, 6, "6").set(c.u, 5, "5");
    const evaluate::Decision decision = given.decide();
    CHECK(decision.outcome == program::Overall::invalid);
    REQUIRE(decision.errors.size() == 1);
    CHECK(decision.errors[0].slug() == "invariants-contradict");
    CHECK(decision.errors[0].message(Language::zh) == "没有提供的“总投”按约束没有可能的值:“f 不超过 t”与“t 不超过 u”不能同时成立");
    CHECK(decision.errors[0].place == "a.json:1");
}

TEST_CASE("an invariant that bounds nothing can still be broken by what is inferred") {
    Chain c;
    c.b.invariant(c.b.op(Operator::negation, {c.f_below_10}), "f 不低于 10");
    GivenFacts given(c.b.build());
    const evaluate::Decision decision = given.set(c.t, 9, "9").decide();
    REQUIRE(decision.errors.size() == 1);
    CHECK(decision.errors[0].message(Language::en) == "the input breaks `f 不低于 10`: f");
    CHECK(decision.errors[0].place == "a.json:1");
    CHECK(given.set(c.t, 10).decide().errors.empty());
}

TEST_CASE("an open end at the other's closed end leaves nothing") {
    ProgramBuilder b;
    const FieldId x = b.field({"甲", "x"}, ProgramBuilder::number());
    const FieldId y = b.field({"乙", "y"}, ProgramBuilder::number());
    b.invariant(b.op(Operator::less, {b.get(x), b.get(y)}), "x < y");
    b.invariant(b.op(Operator::greater_or_equal, {b.get(x), b.number(5)}), "x >= 5");
    GivenFacts given(b.build());
    CHECK(given.set(y, 5).decide().errors.at(0).slug() == "invariants-contradict");
    CHECK(given.set(y, Rational(51, 10)).decide().errors.empty());
}

TEST_CASE("errors of the input and broken invariants are told together") {
    Chain c;
    GivenFacts given(c.b.build());
    Diagnostic unreadable{};
    unreadable.code = Code::bad_number;
    given.application.errors.push_back(unreadable);
    given.state(c.u, FactState::invalid).set(c.f, 6).set(c.t, 5);
    const evaluate::Decision decision = given.decide();
    CHECK(decision.outcome == program::Overall::invalid);
    CHECK(decision.rules.empty());
    REQUIRE(decision.errors.size() == 2);
    CHECK(decision.errors[0].slug() == "bad-number");
    CHECK(decision.errors[1].slug() == "invariant-broken");
}

TEST_CASE("an application without any facts is evaluated all the same") {
    Chain c;
    GivenFacts given(c.b.build());
    given.application.facts.clear();
    CHECK(given.decide().outcome == program::Overall::undetermined);
}
