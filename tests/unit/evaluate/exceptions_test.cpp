// SPDX-License-Identifier: Apache-2.0
#include <functional>

#include "catch.hpp"
#include "unit/support/given_facts.hpp"

using namespace zhunze;
using namespace zhunze::testing;
using program::Outcome;

namespace {

const auto june = Date::from_parts(2020, 6, 8);
const auto may = Date::from_parts(2020, 5, 1);
const auto july = Date::from_parts(2020, 7, 1);

/// A rule that is broken unless one of its exceptions holds.
struct Excepted {
    ProgramBuilder b;
    FieldId on = b.as_of_field({"日期", "on"});
    FieldId first = b.field({"一", "first"}, Type::of(Type::Kind::truth));
    FieldId second = b.field({"二", "second"}, Type::of(Type::Kind::truth));
    program::RuleId rule = b.rule({"规则", "rule"}, program::NormKind::require, b.truth(false));
};

}  // namespace

TEST_CASE("papers an exception asks for") {
    Excepted e;
    e.b.exception(e.rule, {"例外", "exception"}, e.b.get(e.first), {"甲证", "乙证"});
    struct Row {
        const char* what;
        std::function<void(GivenFacts&)> hand_in;
        Truth holds;
    };
    const std::vector<Row> rows{
        {"both, undated", [](GivenFacts& g) { g.paper("甲证").paper("乙证"); }, Truth::yes},
        {"dated before and on the day", [](GivenFacts& g) { g.paper("甲证", may).paper("乙证", june); }, Truth::yes},
        {"one dated after the day", [](GivenFacts& g) { g.paper("甲证", july).paper("乙证"); }, Truth::unknown},
        {"one dated after, and an earlier one", [](GivenFacts& g) { g.paper("甲证", july).paper("甲证", may).paper("乙证"); }, Truth::yes},
        {"one said not to exist", [](GivenFacts& g) { g.paper("甲证", {}, true).paper("乙证"); }, Truth::no},
        {"one said not to exist, but handed in", [](GivenFacts& g) { g.paper("甲证", {}, true).paper("甲证").paper("乙证"); }, Truth::yes},
        {"one not mentioned", [](GivenFacts& g) { g.paper("甲证"); }, Truth::unknown},
        {"none mentioned", [](GivenFacts&) {}, Truth::unknown},
        {"one said not to exist, one not mentioned", [](GivenFacts& g) { g.paper("乙证", {}, true); }, Truth::no},
        {"others only", [](GivenFacts& g) { g.paper("丙证"); }, Truth::unknown},
    };
    for (const Row& row : rows) {
        GivenFacts given(e.b.build());
        given.set(e.on, Value::of(*june)).set(e.first, Truth::yes);
        row.hand_in(given);
        const evaluate::Decision decision = given.decide();
        INFO(row.what);
        CHECK(given.trace.exception_holds == std::vector<std::vector<Truth>>{{row.holds}});
        CHECK(decision.rules[0].possible.has(Outcome::exempt) == (row.holds != Truth::no));
        CHECK(decision.rules[0].possible.has(Outcome::violated) == (row.holds != Truth::yes));
        for (const CauseId cause : decision.missing.ids()) CHECK(given.record().causes[cause].kind == plan::Cause::Kind::evidence);
    }
}

TEST_CASE("a paper is missing by name only while it can matter") {
    Excepted e;
    e.b.exception(e.rule, {"例外", "exception"}, e.b.get(e.first), {"甲证"});
    GivenFacts given(e.b.build());
    given.set(e.on, Value::of(*june)).set(e.first, Truth::no);
    CHECK(given.decide().outcome == program::Overall::rejected);
    given.set(e.first, Truth::unknown);
    CHECK(given.decide().missing == cause_set({given.cause(e.first), given.cause(plan::Cause::Kind::evidence)}));
    given.set(e.first, Truth::yes);
    CHECK(given.decide().missing == CauseSet(given.cause(plan::Cause::Kind::evidence)));
}

TEST_CASE("a dated paper waits for the day that counts") {
    Excepted e;
    e.b.exception(e.rule, {"例外", "exception"}, e.b.get(e.first), {"甲证"});
    GivenFacts given(e.b.build());
    given.set(e.first, Truth::yes).paper("甲证", may);
    CHECK(given.decide().missing == CauseSet(given.cause(e.on)));
}

TEST_CASE("an exception counts in its own period only") {
    Excepted e;
    e.b.exception(e.rule, {"例外", "exception"}, e.b.get(e.first), {}, {june, june});
    struct Row {
        std::optional<Date> day;
        Truth holds;
    };
    for (const auto& [day, holds] : {Row{may, Truth::no}, Row{june, Truth::yes}, Row{july, Truth::no}, Row{std::nullopt, Truth::unknown}}) {
        GivenFacts given(e.b.build());
        given.set(e.first, Truth::yes);
        if (day) given.set(e.on, Value::of(*day));
        (void)given.decide();
        CHECK(given.trace.exception_holds == std::vector<std::vector<Truth>>{{holds}});
    }
}

TEST_CASE("several exceptions: one is enough, and named are those that hold, else those that may") {
    Excepted e;
    const program::ExceptionId first = e.b.exception(e.rule, {"甲", "a"}, e.b.get(e.first));
    const program::ExceptionId second = e.b.exception(e.rule, {"乙", "b"}, e.b.get(e.second));
    struct Row {
        Truth first, second;
        program::OutcomeSet possible;
        std::vector<program::ExceptionId> named;
    };
    const auto exempt = outcomes({Outcome::exempt}), violated = outcomes({Outcome::violated});
    const auto either = outcomes({Outcome::exempt, Outcome::violated});
    const std::vector<Row> rows{
        {Truth::no, Truth::no, violated, {}},
        {Truth::no, Truth::unknown, either, {second}},
        {Truth::no, Truth::yes, exempt, {second}},
        {Truth::unknown, Truth::no, either, {first}},
        {Truth::unknown, Truth::unknown, either, {first, second}},
        {Truth::unknown, Truth::yes, exempt, {second}},
        {Truth::yes, Truth::no, exempt, {first}},
        {Truth::yes, Truth::unknown, exempt, {first}},
        {Truth::yes, Truth::yes, exempt, {first, second}},
    };
    for (const Row& row : rows) {
        GivenFacts given(e.b.build());
        const evaluate::Decision decision = given.set(e.first, row.first).set(e.second, row.second).decide();
        CHECK(decision.rules[0].possible == row.possible);
        CHECK(decision.rules[0].exceptions == row.named);
        CHECK(given.trace.exception_holds == std::vector<std::vector<Truth>>{{row.first, row.second}});
    }
}
