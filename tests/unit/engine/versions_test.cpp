// SPDX-License-Identifier: Apache-2.0
// Parameters and rules that change by date; readings of parameters.
#include "unit/engine/judged.hpp"

using namespace zhunze;
using testing::Bench;
using testing::Judged;

namespace {

const std::string head = R"(module t
record R {
  on_day : Date as of date
  money : Money in 万元
  bad : Bool
  a : Bool
}
source old "old" { issued 2018-01-01; in force 2018-01-01 }
source fresh "new" { issued 2021-01-01; in force 2021-01-01 }
)";

std::string on(const std::string& day, const std::string& more) { return "{\"on_day\": \"" + day + "\", " + more + "}"; }

}  // namespace

TEST_CASE("a threshold that changes by date", "[versions]") {
    const Bench bench(head + R"(
parameter threshold aka 投资门槛 : Money { from 2019-01-01 : 4000万元 cites old "1"
  from 2020-01-01 to 2020-12-31 : 5000万元 cites old "2" }
amend threshold { from 2021-01-01 : 6000万元 cites fresh "3" }
rule r on R { cites old "1"; when money < threshold; forbid bad }
)");
    struct Row {
        const char *day, *money, *outcome, *causes;
    };
    const std::vector<Row> rows{
        {"2018-12-31", "4500", "not_triggered violated", "threshold"},
        {"2019-01-01", "4500", "not_triggered", ""},
        {"2019-12-31", "4500", "not_triggered", ""},
        {"2020-01-01", "4500", "violated", ""},
        {"2020-12-31", "5500", "not_triggered", ""},
        {"2021-01-01", "5500", "violated", ""},
        {"2031-01-01", "6000", "not_triggered", ""},
    };
    for (const Row& row : rows) {
        INFO(row.day);
        const Judged judged = bench.judge(on(row.day, std::string("\"bad\": true, \"money\": ") + row.money));
        CHECK(judged.outcome("r") == row.outcome);
        CHECK(judged.causes("r") == row.causes);
    }
    CHECK(bench.judge(R"({"bad": true, "money": 4500})").causes("r") == "on_day");
    CHECK(bench.judge(R"({"bad": false, "money": 4500})").outcome("r") == "out_of_force not_triggered compliant");
    const evaluate::Options what_if = bench.reading("投资门槛=4500.01万元");
    CHECK(bench.judge(on("2019-05-01", R"("bad": true, "money": 4500)"), what_if).outcome("r") == "violated");
    CHECK(bench.judge(on("2001-05-01", R"("bad": true, "money": 4500)"), what_if).outcome("r") == "out_of_force");
}

TEST_CASE("a parameter that no authority has set", "[versions]") {
    const Bench bench(head + R"(
parameter weight : Number
define score on R : Number report = weight * 10
rule r on R { cites old "1"; require score >= 4 }
)");
    const Judged open = bench.judge(on("2020-01-01", R"("money": 1)"));
    CHECK(open.outcome("r") == "compliant violated");
    CHECK(open.missing() == "weight");
    CHECK(open.report("score") == "?");
    CHECK(bench.judge(on("2020-01-01", R"("money": 1)"), bench.reading("weight=0.4")).report("score") == "4");
    CHECK(bench.judge(on("2020-01-01", R"("money": 1)"), bench.reading("weight=39.9%")).overall() == "rejected");
}

TEST_CASE("what a reading of a parameter may be", "[versions]") {
    const Bench bench(head + R"(
enum Size { small aka 小, large aka 大 }
parameter threshold aka 投资门槛 : Money { from 2019-01-01 : 4000万元 }
parameter weight : Number
parameter day : Date
parameter size : Size
parameter strict : Bool
define use on R : Bool report = money < threshold and weight > 1 and on_day < day and size is small and strict
rule r on R { cites old "1"; forbid bad }
)");
    const auto problem = [&](const char* assignment) {
        program::Readings readings;
        const auto found = engine::set_reading(*bench.rules.program, assignment, readings);
        CHECK(found.has_value() == readings.parameters.empty());
        return found ? found->en : "";
    };
    for (const char* good : {"threshold=3000万元", "投资门槛 = 0.3亿元", "t.threshold=1元", "weight=0.4", "weight=40%", "day=2020-01-01", "size=小", "strict=true"}) {
        INFO(good);
        CHECK(problem(good) == "");
    }
    CHECK(problem("threshold=3000").find("such as 万元") != std::string::npos);
    CHECK(problem("threshold=3000亩").find("such as 万元") != std::string::npos);
    CHECK(problem("size=middle").find("small") != std::string::npos);
    CHECK(problem("day=2020-02-30").find("cannot be `2020-02-30`") != std::string::npos);
    CHECK(problem("strict=无").find("cannot be") != std::string::npos);
    CHECK(problem("weight=").find("cannot be") != std::string::npos);
    CHECK(problem("height=1").find("threshold") != std::string::npos);
    program::Readings readings;
    CHECK(!engine::set_reading(*bench.rules.program, "weight=1", readings));
    CHECK(!engine::set_reading(*bench.rules.program, "weight=2", readings));
    REQUIRE(readings.parameters.size() == 1);
    CHECK(readings.parameters[0].second == Value::of(Rational(2)));
}

TEST_CASE("an amended rule on and around the day of its change", "[versions]") {
    const std::string rules = R"(
rule r on R { cites old "1"; when money < 5000万元; forbid bad; unless x when a; remedy "stop" }
amend r { in force 2021-01-01; cites fresh "2"; when money < 6000万元 }
amend r { in force 2022-01-01; in principle forbid bad; unless x when not a }
)";
    const Bench bench(head + rules);
    struct Row {
        const char *day, *money;
        bool a;
        const char *outcome, *version;
    };
    const std::vector<Row> rows{
        {"2017-12-31", "4500", false, "out_of_force", "2018-01-01"},
        {"2018-01-01", "4500", false, "violated", "2018-01-01"},
        {"2020-12-31", "5500", false, "not_triggered", "2018-01-01"},
        {"2021-01-01", "5500", false, "violated", "2021-01-01"},
        {"2021-12-31", "5500", true, "exempt", "2021-01-01"},
        {"2022-01-01", "4500", false, "exempt", "2022-01-01"},
        {"2022-01-01", "4500", true, "justify", "2022-01-01"},
    };
    for (const Row& row : rows) {
        INFO(row.day);
        const Judged judged = bench.judge(on(row.day, std::string("\"bad\": true, \"money\": ") + row.money + ", \"a\": " + (row.a ? "true" : "false")));
        CHECK(judged.outcome("r") == row.outcome);
        const evaluate::RuleDecision& decision = judged.rule_decision("r");
        const program::Rule& version = bench.rules.program->rules[decision.rule];
        CHECK(version.in_force.from->iso() == row.version);
        CHECK(bench.rules.plan->records[0].rules[decision.planned].id == decision.rule);
        CHECK(version.remedy == "stop");
        CHECK(judged.decision.rules.size() == 1);
        CHECK(judged.trace.exception_holds.size() == 3);
    }
}

TEST_CASE("while the date is not known, every version counts", "[versions]") {
    const Bench bench(head + R"(
rule r on R { cites old "1"; in force 2018-01-01; when money < 5000万元; forbid bad }
amend r { in force 2021-01-01; cites fresh "2"; when money < 6000万元 }
rule ended on R { cites old "1"; in force 2018-01-01 to 2019-12-31; forbid bad }
)");
    struct Row {
        const char *facts, *outcome, *causes;
    };
    const std::vector<Row> rows{
        {R"("bad": true, "money": 4500)", "out_of_force violated", "on_day"},
        {R"("bad": true, "money": 5500)", "out_of_force not_triggered violated", "on_day"},
        {R"("bad": false, "money": 5500)", "out_of_force not_triggered compliant", "on_day"},
        {R"("money": 5500)", "out_of_force not_triggered compliant violated", "on_day bad"},
        {R"("bad": true)", "out_of_force not_triggered violated", "on_day money"},
    };
    for (const Row& row : rows) {
        INFO(row.facts);
        const Judged judged = bench.judge(std::string("{") + row.facts + "}");
        CHECK(judged.outcome("r") == row.outcome);
        CHECK(judged.causes("r") == row.causes);
        CHECK(!judged.rule_decision("r").binds);
        CHECK(bench.rules.program->rules[judged.rule_decision("r").rule].base == judged.rule_decision("r").rule);
    }
    evaluate::Options options;
    options.as_of = Date::from_parts(2022, 1, 1);
    CHECK(bench.judge(R"({"bad": true, "money": 5500})", options).outcome("r") == "violated");
    CHECK(bench.judge(R"({"bad": true, "money": 5500})", options).outcome("ended") == "out_of_force");
}

TEST_CASE("exceptions and precedence name the rule, whatever its version", "[versions]") {
    const Bench bench(head + R"(
rule r on R { cites old "1"; when money < 5000万元; forbid bad }
amend r { in force 2021-01-01; cites fresh "2"; when money < 6000万元 }
exception out to r exempt when a cites old "3"
rule general on R { cites old "4"; require bad }
rule special on R { cites old "5"; in force 2019-01-01; when money > 9000万元; advise bad; special to general }
amend special { in force 2020-01-01; cites fresh "6"; when money > 8000万元 }
)");
    const auto judge = [&](const char* day, const char* money, const char* a) {
        return bench.judge(on(day, std::string("\"bad\": false, \"money\": ") + money + ", \"a\": " + a));
    };
    CHECK(judge("2020-06-01", "5500", "true").outcome("r") == "not_triggered");
    CHECK(judge("2021-06-01", "5500", "true").outcome("r") == "exempt");
    CHECK(judge("2021-06-01", "5500", "true").exceptions("r") == "out");
    CHECK(judge("2019-06-01", "8500", "false").outcome("general") == "violated");
    CHECK(judge("2020-06-01", "8500", "false").outcome("general") == "overridden");
    CHECK(judge("2018-06-01", "9500", "false").outcome("general") == "violated");
    const Judged overridden = judge("2020-06-01", "8500", "false");
    const program::RuleId by = overridden.rule_decision("general").overridden_by;
    CHECK(bench.rules.program->rules[by].in_force.from->iso() == "2020-01-01");
}
