// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "unit/support/given_facts.hpp"

using namespace zhunze;
using namespace zhunze::testing;
using facts::FactState;

namespace {

Value num(Rational value) { return Value::of(std::move(value)); }
Value open(std::initializer_list<CauseId> ids, std::optional<Interval> range = {}) {
    return Value::unknown(ValueKind::number, cause_set(ids), std::move(range));
}
Interval closed(Rational low, Rational high) { return {Bound{std::move(low), false}, Bound{std::move(high), false}}; }

/// Three facts that decide and three quantities to choose from; the result is reported.
struct Cases {
    ProgramBuilder b;
    FieldId p = b.field({"子", "p"}, Type::of(Type::Kind::truth));
    FieldId q = b.field({"丑", "q"}, Type::of(Type::Kind::truth));
    FieldId x = b.field({"寅", "x"}, ProgramBuilder::number());

    struct Given {
        Truth p, q;
        std::optional<Rational> x;
    };
    struct Result {
        Value value;
        CauseId p, q, x, none;
    };
    Result report(ExprId body, const Given& facts) {
        b.definition({"结果", "result"}, body, true);
        GivenFacts given(b.build());
        given.set(p, facts.p).set(q, facts.q);
        if (facts.x) given.set(x, *facts.x);
        const evaluate::Decision decision = given.decide();
        return {decision.reports.at(0), given.cause(p), given.cause(q), given.cause(x), given.cause(plan::Cause::Kind::undefined)};
    }
};

const Truth no = Truth::no, unknown = Truth::unknown, yes = Truth::yes;

}  // namespace

TEST_CASE("cases proved disjoint: the one that holds decides, whatever the others") {
    const auto body = [](Cases& c) { return c.b.cases({c.b.number(1), c.b.get(c.p), c.b.number(2), c.b.get(c.q), c.b.number(3)}); };
    struct Row {
        Truth p, q;
        std::optional<Rational> value;
    };
    for (const Row& row : {Row{yes, no, 1}, Row{yes, unknown, 1}, Row{no, yes, 2}, Row{unknown, yes, 2}, Row{no, no, 3}}) {
        Cases c;
        CHECK(c.report(body(c), {row.p, row.q, {}}).value == num(*row.value));
    }
    Cases first;
    const auto one_open = first.report(body(first), {unknown, no, {}});
    CHECK(one_open.value == open({one_open.p}, closed(1, 3)));
    Cases second;
    const auto both_open = second.report(body(second), {unknown, unknown, {}});
    CHECK(both_open.value == open({both_open.p, both_open.q}, closed(1, 3)));
}

TEST_CASE("cases in order: an earlier open condition keeps a later one from deciding") {
    const auto body = [](Cases& c) { return c.b.cases({c.b.number(1), c.b.get(c.p), c.b.number(2), c.b.get(c.q), c.b.number(3)}, true); };
    struct Row {
        Truth p, q;
        Rational value;
    };
    for (const Row& row : {Row{yes, yes, 1}, Row{yes, unknown, 1}, Row{no, yes, 2}, Row{no, no, 3}}) {
        Cases c;
        CHECK(c.report(body(c), {row.p, row.q, {}}).value == num(row.value));
    }
    Cases decided_later;
    const auto later = decided_later.report(body(decided_later), {unknown, yes, {}});
    CHECK(later.value == open({later.p}, closed(1, 2)));
}

TEST_CASE("cases that all come to the same value need no condition") {
    Cases c;
    CHECK(c.report(c.b.cases({c.b.number(7), c.b.get(c.p), c.b.number(7)}), {unknown, no, {}}).value == num(7));
    Cases d;
    const ExprId body = d.b.cases({d.b.number(7), d.b.get(d.p), d.b.number(8), d.b.get(d.q), d.b.number(7)}, true);
    CHECK(d.report(body, {unknown, no, {}}).value == num(7));
}

TEST_CASE("cases without otherwise have no value where none holds, and may have none where one is open") {
    const auto body = [](Cases& c) { return c.b.cases({c.b.number(1), c.b.get(c.p), c.b.number(1), c.b.get(c.q)}); };
    Cases none;
    const auto nothing = none.report(body(none), {no, no, {}});
    CHECK(nothing.value == Value::undefined(ValueKind::number, CauseSet(nothing.none)));
    Cases maybe;
    const auto perhaps = maybe.report(body(maybe), {unknown, no, {}});
    CHECK(perhaps.value == open({perhaps.p}));
}

TEST_CASE("a case whose own value is unknown adds its causes while it is possible") {
    const auto body = [](Cases& c) { return c.b.cases({c.b.get(c.x), c.b.get(c.p), c.b.number(3)}); };
    Cases possible;
    const auto both = possible.report(body(possible), {unknown, no, {}});
    CHECK(both.value == open({both.p, both.x}, Interval()));
    Cases ruled_out;
    CHECK(ruled_out.report(body(ruled_out), {no, no, {}}).value == num(3));
    Cases chosen;
    const auto only = chosen.report(body(chosen), {yes, no, {}});
    CHECK(only.value == open({only.x}, Interval()));
}

TEST_CASE("questions are open until the authority answers them") {
    ProgramBuilder b;
    const program::QuestionId question = b.question({"范围", "reach"}, {{"窄", "narrow"}, {"宽", "wide"}});
    const ExprId is_wide = b.op(Operator::equal, {b.get(question), b.literal(Value::of_member(1), Type::of(question))});
    b.rule({"规则", "rule"}, program::NormKind::forbid, is_wide);
    GivenFacts given(b.build());
    CHECK(given.decide().missing == CauseSet(given.cause(plan::Cause::Kind::question)));
    given.options.readings.answers = {{question, 1}};
    CHECK(given.decide().outcome == program::Overall::rejected);
    given.options.readings.answers = {{question, 0}};
    CHECK(given.decide().outcome == program::Overall::passed);
}

TEST_CASE("known, is none and is not applicable look at the state of a fact and are never open") {
    ProgramBuilder b;
    const FieldId x = b.field({"甲", "x"}, ProgramBuilder::number());
    const FieldId assumed = b.field({"乙", "assumed"}, ProgramBuilder::number());
    b.assume(assumed, b.number(7));
    b.invariant(b.op(Operator::greater, {b.get(x), b.number(0)}));
    const auto tests = [&](FieldId field) {
        std::vector<ExprId> list;
        for (const Operator op : {Operator::known, Operator::declared_none, Operator::inapplicable}) {
            list.push_back(b.op(op, {b.get(field)}));
        }
        for (const ExprId expr : list) b.rule({"规则", "rule"}, program::NormKind::advise, expr);
        return list;
    };
    const std::vector<ExprId> of_x = tests(x), of_assumed = tests(assumed);
    struct Row {
        FactState state;
        std::vector<Truth> x, assumed;
    };
    const std::vector<Row> rows{
        {FactState::given, {yes, no, no}, {yes, no, no}},
        {FactState::not_given, {no, no, no}, {yes, no, no}},
        {FactState::declared_none, {yes, yes, no}, {yes, yes, no}},
        {FactState::not_applicable, {yes, no, yes}, {yes, no, yes}},
    };
    for (const Row& row : rows) {
        GivenFacts given(b.build());
        for (const FieldId field : {x, assumed}) {
            given.state(field, row.state);
            if (row.state == FactState::given) given.set(field, 1);
        }
        (void)given.decide();
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(given.slot(of_x[i]) == Value::of(row.x[i]));
            CHECK(given.slot(of_assumed[i]) == Value::of(row.assumed[i]));
        }
    }
}

TEST_CASE("a fact declared none or not applicable is unknown with a cause of its own") {
    ProgramBuilder b;
    const FieldId x = b.field({"甲", "x"}, ProgramBuilder::number());
    b.rule({"规则", "rule"}, program::NormKind::forbid, b.op(Operator::less, {b.get(x), b.number(1)}));
    GivenFacts given(b.build());
    CHECK(given.state(x, FactState::declared_none).decide().missing == CauseSet(given.record().none_causes[0]));
    CHECK(given.state(x, FactState::not_applicable).decide().missing == CauseSet(given.record().not_applicable_causes[0]));
    CHECK(given.state(x, FactState::not_given).decide().missing == CauseSet(given.record().field_causes[0]));
}

TEST_CASE("assumptions stand where nothing is given, and are marked") {
    ProgramBuilder b;
    const FieldId x = b.field({"甲", "x"}, ProgramBuilder::number());
    b.assume(x, b.number(7));
    GivenFacts given(b.build());
    (void)given.decide();
    CHECK(given.trace.slots[0] == num(7));
    CHECK(given.trace.fields[0].origin == evaluate::FieldOrigin::assumed);
    (void)given.set(x, 3).decide();
    CHECK(given.trace.slots[0] == num(3));
    CHECK(given.trace.fields[0].origin == evaluate::FieldOrigin::given);
    (void)given.state(x, FactState::declared_none).decide();
    CHECK(given.trace.fields[0].origin == evaluate::FieldOrigin::declared_none);
    CHECK_FALSE(given.trace.slots[0].known());
}

TEST_CASE("a member lies within itself and what it descends from") {
    ProgramBuilder b;
    // 0 省 ( 1 甲市 ( 2 甲县 ) 3 乙市 ( 4 乙县 ) )
    const Type place = b.taxonomy({"区划", "Place"}, {{"0", {"省", "province"}, -1, 0, {}, -1},
                                                      {"1", {"甲市", "a"}, 0, 0, {}, -1},
                                                      {"2", {"甲县", "aa"}, 1, 0, {}, -1},
                                                      {"3", {"乙市", "b"}, 0, 0, {}, -1},
                                                      {"4", {"乙县", "bb"}, 3, 0, {}, -1}});
    const FieldId at = b.field({"所在地", "at"}, place);
    std::vector<ExprId> within;
    for (int group = 0; group < 5; ++group) {
        within.push_back(b.op(Operator::within, {b.get(at), b.member(group, place)}));
        b.rule({"规则", "rule"}, program::NormKind::advise, within.back());
    }
    const std::vector<std::vector<bool>> expected{{true, false, false, false, false},
                                                  {true, true, false, false, false},
                                                  {true, true, true, false, false},
                                                  {true, false, false, true, false},
                                                  {true, false, false, true, true}};
    GivenFacts given(b.build());
    for (int member = 0; member < 5; ++member) {
        (void)given.set(at, Value::of_member(member)).decide();
        for (std::size_t group = 0; group < 5; ++group) {
            CHECK(given.slot(within[group]) == Value::of(truth_of(expected[static_cast<std::size_t>(member)][group])));
        }
    }
    (void)given.state(at, FactState::not_given).decide();
    CHECK(given.slot(within[1]) == Value::of(Truth::unknown, CauseSet(given.cause(at))));
}

TEST_CASE("a value that does not exist is missing as such, not a fact") {
    ProgramBuilder b;
    const FieldId x = b.field({"甲", "x"}, ProgramBuilder::number());
    const ExprId quotient = b.op(Operator::divide, {b.number(1), b.get(x)}, ProgramBuilder::number());
    b.rule({"规则", "rule"}, program::NormKind::forbid, b.op(Operator::less, {quotient, b.number(1)}));
    GivenFacts given(b.build());
    const evaluate::Decision decision = given.set(x, 0).decide();
    CHECK(decision.outcome == program::Overall::undetermined);
    REQUIRE(decision.missing.ids().size() == 1);
    const plan::Cause& cause = given.record().causes[decision.missing.ids()[0]];
    CHECK(cause.kind == plan::Cause::Kind::undefined);
    CHECK(cause.expr == quotient);
}

TEST_CASE("the same application gives the same decision, and a trace changes nothing") {
    ProgramBuilder b;
    const FieldId x = b.field({"甲", "x"}, ProgramBuilder::number());
    b.rule({"规则", "rule"}, program::NormKind::forbid, b.op(Operator::less, {b.get(x), b.number(1)}));
    GivenFacts given(b.build());
    const evaluate::Decision traced = given.decide();
    const evaluate::Decision bare = evaluate::evaluate(given.plan(), given.application, given.options);
    CHECK(traced.rules == bare.rules);
    CHECK(traced.missing == bare.missing);
    CHECK(traced.outcome == bare.outcome);
    CHECK(given.trace.slots.size() == given.record().slot_count);
    CHECK(given.trace.fields.size() == given.record().field_count);
}
