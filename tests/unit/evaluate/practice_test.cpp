// SPDX-License-Identifier: Apache-2.0
// The 2020 rule on small projects, case by case as officers meet them.
#include "catch.hpp"
#include "unit/support/given_facts.hpp"
#include "unit/support/small_project.hpp"

using namespace zhunze;
using namespace zhunze::testing;
using facts::FactState;
using program::Boundary;
using program::Outcome;
using program::Overall;

namespace {

const SmallProject& policy() {
    static const SmallProject the_policy;
    return the_policy;
}

Rational decimal(const char* text) { return *Rational::from_decimal(text); }
Rational wan(const char* text) { return SmallProject::wan(decimal(text)); }
Rational mu(const char* text) { return SmallProject::mu(decimal(text)); }

/// A new industrial project in 南康 that asks for a plot of its own, June 2020.
class Project : public GivenFacts {
public:
    Project() : GivenFacts(policy().builder.build()) {
        const SmallProject& p = policy();
        set(p.accepted_on, Value::of(*Date::from_parts(2020, 6, 8)));
        set(p.kind, Value::of_member(0)).set(p.sector, Value::of_member(0)).set(p.location, Value::of_member(SmallProject::nankang));
        set(p.supply, Value::of_member(0));
    }
    Project& fixed(Rational yuan) { return set(policy().fixed_investment, std::move(yuan)), *this; }
    Project& total(Rational yuan) { return set(policy().total_investment, std::move(yuan)), *this; }
    Project& area(Rational square_metres) { return set(policy().land_area, std::move(square_metres)), *this; }
    Project& reading(Boundary boundary) { return options.readings.boundaries = {{policy().key_points, boundary}}, *this; }

    CauseId boundary() const { return cause(plan::Cause::Kind::boundary); }
    CauseId paper_cause() const { return cause(plan::Cause::Kind::evidence); }
};

const auto violated = outcomes({Outcome::violated});
const auto not_triggered = outcomes({Outcome::not_triggered});
const auto open_trigger = outcomes({Outcome::not_triggered, Outcome::violated});

/// Both rules have one trigger; what the first gives, the second gives.
void expect(Project& project, program::OutcomeSet possible, Overall outcome, const CauseSet& missing = {}) {
    const evaluate::Decision decision = project.decide();
    REQUIRE(decision.rules.size() == 2);
    for (const evaluate::RuleDecision& rule : decision.rules) {
        CHECK(rule.possible == possible);
        CHECK(rule.causes == missing);
    }
    CHECK(decision.outcome == outcome);
    CHECK(decision.missing == missing);
}

}  // namespace

TEST_CASE("money and intensity against their thresholds") {
    struct Row {
        Rational fixed, area;
        program::OutcomeSet possible;
    };
    const std::vector<Row> rows{
        {wan("4999.99"), mu("10"), violated},            // the amount alone, 500 a mu
        {wan("6000"), mu("25"), violated},               // the intensity alone
        {wan("6000"), mu("19.9"), not_triggered},        // 301.5 a mu
        {wan("5000"), mu("10"), open_trigger},           // the amount itself
        {wan("6000"), mu("20"), open_trigger},           // 300 a mu itself
        {wan("5000"), mu("30"), violated},               // an ambiguity that does not matter
        {wan("5895"), SmallProject::hectares(decimal("1.31")), open_trigger},  // exactly 300; binary fractions fall below
        {wan("5001"), mu("16.67"), open_trigger},        // exactly 300 too
        {wan("6000"), decimal("13333.4"), violated},     // 299.9985; 666.67 a mu would make it 300
        {wan("6000"), decimal("13333.33"), not_triggered},
        {wan("6000"), decimal("13333.34"), violated},
        {decimal("50000000"), mu("10"), open_trigger},   // 元 for 万元
        {wan("7000"), mu("20"), not_triggered},
        {wan("5200"), mu("16"), not_triggered},
    };
    for (const Row& row : rows) {
        Project project;
        project.fixed(row.fixed).area(row.area);
        const bool open = row.possible == open_trigger;
        const Overall outcome = open ? Overall::undetermined : row.possible == violated ? Overall::rejected : Overall::passed;
        expect(project, row.possible, outcome, open ? CauseSet(project.boundary()) : CauseSet());
    }
}

TEST_CASE("a reading settles what is open at the number itself, and nothing else") {
    struct Row {
        Rational fixed, area;
        program::OutcomeSet included, excluded;
    };
    const std::vector<Row> rows{
        {wan("5000"), mu("10"), violated, not_triggered},
        {wan("6000"), mu("20"), violated, not_triggered},
        {wan("5895"), SmallProject::hectares(decimal("1.31")), violated, not_triggered},
        {wan("4999.999999"), mu("10"), violated, violated},
        {wan("5000.000001"), mu("10"), not_triggered, not_triggered},
        {wan("6000"), mu("20.000001"), violated, violated},
        {wan("6000"), mu("19.999999"), not_triggered, not_triggered},
    };
    for (const Row& row : rows) {
        Project project;
        project.fixed(row.fixed).area(row.area).reading(Boundary::included);
        expect(project, row.included, row.included == violated ? Overall::rejected : Overall::passed);
        project.reading(Boundary::excluded);
        expect(project, row.excluded, row.excluded == violated ? Overall::rejected : Overall::passed);
    }
}

TEST_CASE("what is not given is asked for only where it matters") {
    const SmallProject& p = policy();
    Project project;
    const CauseId fixed = project.cause(p.fixed_investment), area = project.cause(p.land_area);
    SECTION("the amount alone is enough") { expect(project.fixed(wan("4000")), violated, Overall::rejected); }
    SECTION("the area decides") { expect(project.fixed(wan("8000")), open_trigger, Overall::undetermined, CauseSet(area)); }
    SECTION("nothing known of the amount") { expect(project.area(mu("10")), open_trigger, Overall::undetermined, CauseSet(fixed)); }
    SECTION("neither given") { expect(project, open_trigger, Overall::undetermined, cause_set({fixed, area})); }
    SECTION("the total bounds the fixed part from above") {
        expect(project.total(wan("4500")).area(mu("10")), violated, Overall::rejected);
        CHECK(project.trace.fields[project.index(p.fixed_investment)].origin == evaluate::FieldOrigin::inferred);
    }
    SECTION("and not from below") {
        expect(project.total(wan("8000")).area(mu("10")), open_trigger, Overall::undetermined, CauseSet(fixed));
    }
    SECTION("the bound also reaches the intensity") { expect(project.total(wan("8000")).area(mu("30")), violated, Overall::rejected); }
    SECTION("a total of just the threshold") {
        project.total(wan("5000")).area(mu("10"));
        expect(project, open_trigger, Overall::undetermined, cause_set({fixed, project.boundary()}));
        expect(project.reading(Boundary::included), violated, Overall::rejected);
        expect(project.reading(Boundary::excluded), open_trigger, Overall::undetermined, CauseSet(fixed));
    }
    SECTION("no land is no reason to ask for its area") {
        project.fixed(wan("3000")).state(p.land_area, FactState::not_applicable);
        expect(project, violated, Overall::rejected);
    }
}

TEST_CASE("scope and period") {
    const SmallProject& p = policy();
    Project project;
    project.fixed(wan("4000")).area(mu("10"));
    const auto not_applicable = outcomes({Outcome::not_applicable}), out_of_force = outcomes({Outcome::out_of_force});
    SECTION("technical retrofit") {
        project.set(p.kind, Value::of_member(2));
        expect(project, not_applicable, Overall::passed);
    }
    SECTION("warehousing") {
        project.set(p.sector, Value::of_member(1));
        expect(project, not_applicable, Overall::passed);
    }
    SECTION("another city") {
        project.set(p.location, Value::of_member(SmallProject::jian));
        expect(project, not_applicable, Overall::passed);
    }
    SECTION("the city itself") {
        project.set(p.location, Value::of_member(SmallProject::ganzhou));
        expect(project, violated, Overall::rejected);
    }
    SECTION("another year") {
        for (const auto& date : {Date::from_parts(2018, 6, 8), Date::from_parts(2019, 12, 31), Date::from_parts(2021, 1, 1)}) {
            project.set(p.accepted_on, Value::of(*date));
            expect(project, out_of_force, Overall::passed);
        }
    }
    SECTION("the day is not given") {
        project.state(p.accepted_on, FactState::not_given);
        expect(project, outcomes({Outcome::out_of_force, Outcome::violated}), Overall::undetermined,
               CauseSet(project.cause(p.accepted_on)));
    }
    SECTION("the place is not given") {
        project.state(p.location, FactState::not_given);
        expect(project, outcomes({Outcome::not_applicable, Outcome::violated}), Overall::undetermined, CauseSet(project.cause(p.location)));
    }
    SECTION("the kind is not given, but the place is elsewhere") {
        project.state(p.kind, FactState::not_given).set(p.location, Value::of_member(SmallProject::jian));
        expect(project, not_applicable, Overall::passed);
    }
}

TEST_CASE("a special process is exempt by its paper, not by the claim") {
    const SmallProject& p = policy();
    Project project;
    project.fixed(wan("3000")).area(mu("5"));
    SECTION("claimed without papers") {
        project.set(p.claims_special_process, Truth::yes);
        expect(project, outcomes({Outcome::exempt, Outcome::violated}), Overall::undetermined, CauseSet(project.paper_cause()));
        CHECK(project.decide().rules[0].exceptions == std::vector{p.special_process});
    }
    SECTION("recognised before the application") {
        project.set(p.claims_special_process, Truth::yes).paper("特殊工艺认定材料", Date::from_parts(2020, 5, 20));
        expect(project, outcomes({Outcome::exempt}), Overall::passed);
        CHECK(project.decide().rules[1].exceptions == std::vector{p.special_process_not_housed});
    }
    SECTION("recognised after it") {
        project.set(p.claims_special_process, Truth::yes).paper("特殊工艺认定材料", Date::from_parts(2020, 6, 9));
        expect(project, outcomes({Outcome::exempt, Outcome::violated}), Overall::undetermined, CauseSet(project.paper_cause()));
    }
    SECTION("a paper without a claim") {
        project.paper("特殊工艺认定材料");
        expect(project, violated, Overall::rejected);
    }
    SECTION("claimed, and just at the threshold") {
        project.fixed(wan("5000")).area(mu("10")).set(p.claims_special_process, Truth::yes);
        expect(project, outcomes({Outcome::exempt, Outcome::violated, Outcome::not_triggered}), Overall::undetermined,
               cause_set({project.boundary(), project.paper_cause()}));
    }
}

TEST_CASE("where the project goes") {
    const SmallProject& p = policy();
    Project project;
    project.fixed(wan("3000")).area(mu("5"));
    project.set(p.supply, Value::of_member(1));
    expect(project, outcomes({Outcome::compliant}), Overall::passed);
    project.state(p.supply, FactState::not_given);
    expect(project, outcomes({Outcome::compliant, Outcome::violated}), Overall::undetermined, CauseSet(project.cause(p.supply)));
    project.fixed(wan("6000")).area(mu("10"));
    expect(project, not_triggered, Overall::passed);
}

TEST_CASE("the intensity is reported exactly") {
    Project project;
    const evaluate::Decision decision = project.fixed(wan("5895")).area(SmallProject::hectares(decimal("1.31"))).decide();
    REQUIRE(decision.reports.size() == 1);
    CHECK(decision.reports[0] == Value::of(SmallProject::wan(300) / SmallProject::mu(1)));
}

TEST_CASE("figures that contradict each other are no application") {
    Project project;
    SECTION("more fixed than total") { project.fixed(wan("6000")).total(wan("5500")).area(mu("10")); }
    SECTION("no area") { project.fixed(wan("6000")).area(0); }
    SECTION("a negative amount") { project.fixed(wan("-1")).area(mu("10")); }
    const evaluate::Decision decision = project.decide();
    CHECK(decision.outcome == Overall::invalid);
    CHECK(decision.rules.empty());
    CHECK(decision.reports.empty());
    CHECK(decision.errors.size() == 1);
}

TEST_CASE("a code that has ended is understood, with a warning that names its successor") {
    const SmallProject& p = policy();
    Project project;
    project.fixed(wan("4000")).area(mu("10"));
    project.set(p.location, Value::of_member(SmallProject::nankang_city));
    const evaluate::Decision decision = project.decide();
    CHECK(decision.outcome == Overall::rejected);
    REQUIRE(decision.warnings.size() == 1);
    CHECK(decision.warnings[0].slug() == "code-not-valid");
    CHECK(decision.warnings[0].severity() == Severity::warning);
    CHECK(decision.warnings[0].place == "a.json:1:/location");
    CHECK(decision.warnings[0].message(Language::zh) == "“所在地”的代码 360782(南康市)在 2020-06-08 不在有效期内,现为 360703(南康区)");
    CHECK(decision.warnings[0].message(Language::en) ==
          "code 360782 (nankang_city) of `location` is not valid on 2020-06-08; it is now 360703 (nankang)");
    project.options.as_of = Date::from_parts(2012, 1, 1);
    CHECK(project.decide().warnings.empty());
    project.set(p.location, Value::of_member(SmallProject::nankang));
    CHECK(project.decide().warnings.size() == 1);
    project.options.as_of.reset();
    project.state(p.accepted_on, FactState::not_given);
    CHECK(project.decide().warnings.empty());
}
