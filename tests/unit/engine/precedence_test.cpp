// SPDX-License-Identifier: Apache-2.0
// Rules that go before others.
#include <functional>

#include "unit/engine/judged.hpp"

using namespace zhunze;
using testing::Bench;
using testing::Judged;

namespace {

const std::string head = R"(module t
record R {
  on_day : Date as of date
  bad : Bool
  a : Bool
  b : Bool
  c : Bool
  x : Bool
}
source old "old" { issued 2018-01-01; in force 2018-01-01 }
source fresh "new" { issued 2020-01-01; in force 2020-01-01 }
)";

using Answers = std::vector<std::pair<const char*, Truth>>;

std::string json(const Answers& answers) {
    std::string text = R"({"on_day": "2021-06-08", "bad": true)";
    for (const auto& [name, truth] : answers) {
        if (truth != Truth::unknown) text += std::string(", \"") + name + "\": " + (truth == Truth::yes ? "true" : "false");
    }
    return text + "}";
}

constexpr Truth no = Truth::no, open = Truth::unknown, yes = Truth::yes;

}  // namespace

TEST_CASE("a rule that goes before another decides, may decide or does not", "[precedence]") {
    const Bench bench(head + R"(
rule general on R { cites old "1"; forbid bad }
rule special on R { cites fresh "2"; applies when a; when b; advise not bad; unless x when x; special to general }
)");
    for (const Truth a : {no, open, yes}) {
        for (const Truth b : {no, open, yes}) {
            for (const Truth x : {no, open, yes}) {
                const Judged judged = bench.judge(json({{"a", a}, {"b", b}, {"x", x}}));
                const Truth decides = kleene_and(kleene_and(a, b), !x);
                INFO(json({{"a", a}, {"b", b}, {"x", x}}));
                CHECK(judged.outcome("general") == (decides == yes ? "overridden" : (decides == no ? "violated" : "overridden violated")));
                const evaluate::RuleDecision& general = judged.rule_decision("general");
                CHECK(general.overridden_by.valid() == (decides != no));
                CHECK(general.binds.has_value() == (decides == no));
                CHECK(general.causes.empty() == (decides != open));
                CHECK(judged.overall() == (decides == yes ? "passed" : (decides == no ? "rejected" : "undetermined")));
            }
        }
    }
    CHECK(bench.judge(json({{"a", open}, {"b", yes}, {"x", open}})).causes("general") == "a x");
    CHECK(bench.judge(json({{"a", yes}, {"b", open}, {"x", no}})).missing() == "b");
    // The stages before it come first; it comes before the content.
    const Bench late(head + R"(
rule general on R { cites old "1"; applies when c; when b; forbid bad; unless x when x }
rule special on R { cites fresh "2"; when a; advise not bad; overrides general }
)");
    CHECK(late.judge(json({{"a", yes}, {"b", yes}, {"c", no}, {"x", no}})).outcome("general") == "not_applicable");
    CHECK(late.judge(json({{"a", yes}, {"b", no}, {"c", yes}, {"x", no}})).outcome("general") == "not_triggered");
    CHECK(late.judge(json({{"a", yes}, {"b", yes}, {"c", yes}, {"x", yes}})).outcome("general") == "exempt");
    CHECK(late.judge(json({{"a", yes}, {"b", yes}, {"c", yes}, {"x", no}})).outcome("general") == "overridden");
    CHECK(late.judge(json({{"a", yes}, {"b", open}, {"c", yes}, {"x", no}})).outcome("general") == "not_triggered overridden");
    CHECK(late.judge(json({{"a", yes}, {"b", open}, {"c", yes}, {"x", no}})).causes("general") == "b");
}

TEST_CASE("precedence goes on through other rules", "[precedence]") {
    const Bench bench(head + R"(
rule low on R { cites old "1"; forbid bad }
rule middle on R { cites old "2"; when b; forbid bad; special to low }
rule high on R { cites old "3"; when a; advise not bad; special to middle }
)");
    struct Row {
        Truth a, b;
        const char *low, *middle, *high, *by;
    };
    const std::vector<Row> rows{
        {no, no, "violated", "not_triggered", "not_triggered", ""},
        {no, yes, "overridden", "violated", "not_triggered", "middle"},
        {yes, no, "overridden", "not_triggered", "advised", "high"},
        {yes, yes, "overridden", "overridden", "advised", "middle"},
        {open, no, "overridden violated", "not_triggered", "not_triggered advised", "high"},
        {open, yes, "overridden", "overridden violated", "not_triggered advised", "middle"},
        {yes, open, "overridden", "not_triggered overridden", "advised", "high"},
    };
    for (const Row& row : rows) {
        const Judged judged = bench.judge(json({{"a", row.a}, {"b", row.b}}));
        INFO(json({{"a", row.a}, {"b", row.b}}));
        CHECK(judged.outcome("low") == row.low);
        CHECK(judged.outcome("middle") == row.middle);
        CHECK(judged.outcome("high") == row.high);
        const program::RuleId by = judged.rule_decision("low").overridden_by;
        CHECK((by ? bench.rules.program->rules[by].name.en : "") == row.by);
    }
}

TEST_CASE("a rule that is overridden contradicts nobody", "[precedence]") {
    const std::string rules = R"(
rule general on R { cites old "1"; require bad }
rule special on R { cites fresh "2"; when a; forbid bad)";
    const Bench ordered(head + rules + "; special to general }\n"), unordered(head + rules + " }\n");
    CHECK(ordered.judge(json({{"a", yes}})).overall() == "rejected");
    CHECK(unordered.judge(json({{"a", yes}})).overall() == "conflict");
    CHECK(ordered.judge(json({{"a", no}})).overall() == "passed");
    CHECK(ordered.judge(json({{"a", open}})).overall() == "undetermined");
}

TEST_CASE("an old special rule against a new general one is left to the authority", "[precedence]") {
    const std::string rules = R"(
rule general on R { cites fresh "1"; when c; forbid bad }
rule special on R { cites old "2"; when a; advise not bad; )";
    const engine::Rules checked = testing::rules_of(head + rules + "special to general }\n");
    CHECK(testing::slugs(checked) == "old-special-new-general");
    const Bench contested(head + rules + "special to general }\n");
    struct Row {
        Truth a, c;
        const char *outcome, *causes, *overall;
    };
    const std::vector<Row> rows{
        {no, yes, "violated", "", "rejected"},
        {yes, yes, "overridden violated", "conflict:general/special", "conflict"},
        {open, yes, "overridden violated", "a conflict:general/special", "undetermined"},
        {yes, no, "not_triggered", "", "passed"},
        {yes, open, "not_triggered overridden violated", "c conflict:general/special", "undetermined"},
    };
    for (const Row& row : rows) {
        const Judged judged = contested.judge(json({{"a", row.a}, {"c", row.c}}));
        INFO(json({{"a", row.a}, {"c", row.c}}));
        CHECK(judged.outcome("general") == row.outcome);
        CHECK(judged.causes("general") == row.causes);
        CHECK(judged.overall() == row.overall);
        CHECK(judged.decision.conflicts.size() == (std::string(row.overall) == "conflict" ? 1 : 0));
    }
    // Said outright, it is settled.
    const Bench settled(head + rules + "overrides general }\n");
    CHECK(settled.judge(json({{"a", yes}, {"c", yes}})).outcome("general") == "overridden");
    // A rule that has what it wants either way still stands beside the question.
    const Judged kept = contested.judge(R"({"on_day": "2021-06-08", "bad": false, "a": true, "c": true})");
    CHECK(kept.outcome("general") == "overridden compliant");
}

TEST_CASE("a rule that is replaced decides by its replacement's trigger", "[precedence]") {
    const Bench bench(head + R"(
rule general on R { cites old "1"; forbid bad }
rule special on R { cites fresh "2"; when a; advise not bad; special to general }
exception wider to special replace { when b; advise not bad } when c cites fresh "3"
exception out to special exempt when x cites fresh "4"
)");
    struct Row {
        Truth a, b, c, x;
        const char *outcome, *causes;
    };
    const std::vector<Row> rows{
        {yes, no, no, no, "overridden", ""},
        {yes, no, yes, no, "violated", ""},
        {no, yes, yes, no, "overridden", ""},
        {yes, yes, open, no, "overridden", ""},
        {yes, no, open, no, "overridden violated", "c"},
        {yes, yes, no, open, "overridden violated", "x"},
        {no, no, open, open, "violated", ""},
        {yes, yes, yes, yes, "overridden violated", "conflict:special"},
        {open, no, yes, no, "violated", ""},
    };
    for (const Row& row : rows) {
        const Answers answers{{"a", row.a}, {"b", row.b}, {"c", row.c}, {"x", row.x}};
        INFO(json(answers));
        CHECK(bench.judge(json(answers)).outcome("general") == row.outcome);
        CHECK(bench.judge(json(answers)).causes("general") == row.causes);
    }
}
