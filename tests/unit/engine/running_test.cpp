// SPDX-License-Identifier: Apache-2.0
// Readings, records, `test` declarations, and what would change an outcome.
#include "catch.hpp"
#include "explain/change.hpp"
#include "unit/engine/rule_text.hpp"

using namespace zhunze;
using testing::record;
using testing::rules_of;

namespace {

const std::string rules_text = record + R"(
question q aka 问 "which?" { one aka 一, two aka 二 }
define ratio on R report = money / land
define month_later on R report = 2020-01-31 + 1个月
define month_after on R report = on_day + 1个月
rule floor on R {
  cites s "1"
  when money up to 5000万元 or ratio up to 300万元/亩
  forbid flag
  unless special when kind is old with evidence "paper"
}
)";

/// The failures of one test put after the rules, each as its message.
std::vector<std::string> failures(const std::string& test) {
    const engine::Rules rules = rules_of(rules_text + "test \"t\" {\n" + test + "\n}\n");
    REQUIRE(testing::slugs(rules).empty());
    std::vector<std::string> messages;
    for (const engine::TestResult& result : engine::run_tests(*rules.plan)) {
        for (const engine::TestFailure& failure : result.failures) messages.push_back(failure.message.en);
    }
    return messages;
}
using Messages = std::vector<std::string>;

const std::string rejected = "given R { money 6000万元; land 25亩; flag true; kind new }\n";

}  // namespace

TEST_CASE("expectations that hold say nothing; others say what came", "[tests]") {
    CHECK(failures(rejected + "expect floor violated\nexpect outcome rejected\nexpect missing []\nexpect report ratio = 240万元/亩").empty());
    CHECK(failures(rejected + "expect floor compliant") == Messages{"floor: expected compliant, got violated"});
    CHECK(failures(rejected + "expect floor undetermined { violated, exempt }") ==
          Messages{"floor: expected undetermined { exempt, violated }, got violated"});
    CHECK(failures(rejected + "expect outcome passed") == Messages{"outcome: expected passed, got rejected"});
    CHECK(failures(rejected + "expect missing [land]") == Messages{"missing: expected [land], got []"});
    CHECK(failures(rejected + "expect report ratio = 241万元/亩").size() == 1);
    CHECK(failures(rejected + "expect exception floor.special") == Messages{"exception: expected special, got none"});
    CHECK(failures("expect outcome passed") == Messages{"the test has no `given`"});
}

TEST_CASE("months move a date by the calendar, folded or not", "[tests]") {
    const std::string given = "given R { on_day 2021-01-31 }\n";
    CHECK(failures(given + "expect report month_later = 2020-02-29\nexpect report month_after = 2021-02-28").empty());
}

TEST_CASE("evidence, readings and missing facts in tests", "[tests]") {
    const std::string claimed = "given R { money 6000万元; land 25亩; flag true; kind old";
    CHECK(failures(claimed + " }\nexpect floor undetermined { violated, exempt }\nexpect missing [\"paper\"]").empty());
    CHECK(failures(claimed + "; evidence \"paper\" }\nexpect floor exempt\nexpect exception special\nexpect outcome passed").empty());
    const std::string exact = "given R { money 5000万元; land 10亩; flag true; kind new }\n";
    CHECK(failures(exact + "expect floor undetermined { not_triggered, violated }\nexpect missing [s.boundary]").empty());
    CHECK(failures(exact + "reading s.boundary = included\nexpect floor violated").empty());
    CHECK(failures(exact + "reading s.boundary = excluded\nexpect floor not_triggered").empty());
    CHECK(failures("given R { money 8000万元; flag true; kind new; land not given }\nexpect missing [land]").empty());
    CHECK(failures("given R { money 8000万元; flag true; kind new; land none }\nexpect floor undetermined").empty());
}

TEST_CASE("readings by any name", "[readings]") {
    const engine::Rules rules = rules_of(rules_text);
    program::Readings readings;
    CHECK_FALSE(engine::set_reading(*rules.program, "s.boundary=included", readings));
    CHECK_FALSE(engine::set_reading(*rules.program, "t.s.本数 = 不包含", readings));
    REQUIRE(readings.boundaries.size() == 1);
    CHECK(readings.boundaries[0].second == program::Boundary::excluded);
    CHECK_FALSE(engine::set_reading(*rules.program, "问=二", readings));
    REQUIRE(readings.answers.size() == 1);
    CHECK(readings.answers[0].second == 1);
    CHECK(engine::set_reading(*rules.program, "s.boundary", readings)->en == "a reading is written NAME=VALUE");
    CHECK(engine::set_reading(*rules.program, "s.boundary=maybe", readings)->en.find("allowed are") != std::string::npos);
    CHECK(engine::set_reading(*rules.program, "plain.boundary=included", readings)->en.find("no reading named") != std::string::npos);
    CHECK(engine::set_reading(*rules.program, "q=three", readings)->en.find("one") != std::string::npos);
}

TEST_CASE("the record applications are read as", "[readings]") {
    const engine::Rules rules = rules_of(rules_text);
    CHECK(engine::choose_record(*rules.program, std::nullopt).record.valid());
    CHECK(engine::choose_record(*rules.program, "R").record.valid());
    CHECK(engine::choose_record(*rules.program, "Q").problem.has_value());
    CHECK(engine::choose_record(*rules_of(record).program, std::nullopt).problem.has_value());
    const engine::Rules two = rules_of(rules_text + "record Q { a : Bool }\nrule q1 on Q { cites s \"1\"\n forbid a }\n");
    CHECK(engine::choose_record(*two.program, std::nullopt).problem.has_value());
}

TEST_CASE("lists, parameters, later versions and exceptions by name in tests", "[tests]") {
    const std::string text = R"(module t
record Item { amount : Money in 万元; known_at : Date }
record R { on_day : Date as of date; flag : Bool; items : list of Item }
source s "S" { in force 2018-01-01 }
parameter least : Money
rule r on R { cites s "1"; require sum(amount of items) >= least; unless x when flag with evidence "paper" }
amend r { in force 2021-01-01; require sum(amount of items) >= 2 * least }
exception y aka 不免 to r.x reinstate when not flag cites s "2"
exception z to r replace require count(items) >= 1 when not flag cites s "3"
)";
    const auto run = [&](const std::string& test) {
        const engine::Rules rules = rules_of(text + "test \"t\" {\n" + test + "\n}\n");
        REQUIRE(testing::slugs(rules).empty());
        Messages messages;
        const std::vector<engine::TestResult> results = engine::run_tests(*rules.plan);
        for (const engine::TestFailure& failure : results.at(0).failures) messages.push_back(failure.message.en);
        return messages;
    };
    const std::string two = "given R { on_day 2020-01-01; flag true; items { amount 5亿元 }; items { amount 1万元; known_at 2020-01-01 }; evidence \"paper\" }\n";
    const std::string open = "given R { on_day 2020-01-01; flag true; items { }; items { amount 1万元 }; items { } }\n";
    CHECK(run(two + "reading least = 50001万元\nexpect r compliant").at(0) == "r: expected compliant, got exempt");
    CHECK(run(two + "reading least = 50001万元\nexpect r exempt\nexpect exception r.x").empty());
    CHECK(run(open + "reading least = 2万元\nexpect missing [\"paper\", items.amount]").empty());
    CHECK(run(open + "expect missing [items.amount, least, \"paper\"]").empty());
    CHECK(run(open + "expect missing []") == Messages{"missing: expected [], got [least, \"paper\", items.amount]"});
    CHECK(run("given R { on_day 2020-01-01; flag false; items none }\nreading least = 0元\nexpect r violated\nexpect exception r.z") == Messages());
    CHECK(run("given R { on_day 2021-01-01; flag false; items { amount 1万元 } }\nexpect r compliant\nexpect exception r.x") ==
          Messages{"exception: expected x, got z"});
}

namespace {

/// What single fact would change the outcome of the first test's application, as `field low high` in the field's wire unit.
Messages changes(const std::string& invariant, const std::string& money, const std::string& land) {
    std::string text = rules_text;
    text.replace(text.find("  kind : Kind\n"), 14, "  kind : Kind\n" + invariant);
    const engine::Rules rules = rules_of(text);
    REQUIRE(testing::slugs(rules).empty());
    const plan::RecordPlan& plan = rules.plan->records[0];
    facts::Application application;
    application.record = program::RecordId(0);
    application.facts.resize(plan.field_count);
    const auto set = [&](const char* name, Value value) {
        for (const program::FieldId id : rules.program->records[plan.record].fields) {
            const program::Field& field = rules.program->fields[id];
            if (!field.name.is(name)) continue;
            if (value.kind == ValueKind::number && field.wire_unit) value.number = value.number * field.wire_unit->factor;
            application.facts[field.index].state = facts::FactState::given;
            application.facts[field.index].value = value;
        }
    };
    set("money", Value::of(*Rational::from_decimal(money)));
    set("land", Value::of(*Rational::from_decimal(land)));
    set("total", Value::of(Rational(7000)));
    set("flag", Value::of(Truth::yes));
    set("kind", Value::of_member(0));
    const evaluate::Options options;
    const evaluate::Decision decision = evaluate::evaluate(*rules.plan, application, options);
    Messages found;
    for (const explain::Change& change : explain::what_would_change({*rules.plan, application, decision, options, "test"})) {
        if (change.facts.size() != 1) continue;  // of two facts together elsewhere
        const program::Field& field = rules.program->fields[change.facts[0].field];
        const Interval& range = change.facts[0].range;
        const auto end = [&](const std::optional<Bound>& bound) {
            return bound ? (bound->open ? "open " : "") + (bound->value / field.wire_unit->factor).to_fraction() : std::string("none");
        };
        found.push_back(field.name.en + ": " + end(range.low) + " to " + end(range.high));
    }
    return found;
}

}  // namespace

TEST_CASE("what would change it, solved exactly", "[changes]") {
    // 6000 on 25 mu is 240: more than 7500, or less than 20 mu; exactly there the boundary is undecided.
    CHECK(changes("", "6000", "25") == Messages{"money: open 7500 to none", "land: open 0 to open 20"});
    // Under an invariant the new value must obey it too.
    CHECK(changes("  where money <= total\n", "6000", "25") == Messages{"land: open 0 to open 20"});
    CHECK(changes("  where money <= total\n  where land > 0亩\n", "6000", "22") == Messages{"money: open 6600 to 7000", "land: open 0 to open 20"});
    // Both prongs hold it back: no single fact helps.
    CHECK(changes("", "4000", "25") == Messages{"money: open 7500 to none"});
    CHECK(changes("  where money <= 5000万元\n", "4000", "10").empty());
    // Nothing to change.
    CHECK(changes("", "6000", "10").empty());
}
