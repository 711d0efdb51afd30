// SPDX-License-Identifier: Apache-2.0
// More facts never take back what was decided: whatever an open application comes to once everything is known was possible before.
#include <map>

#include "unit/engine/judged.hpp"

using namespace zhunze;
using testing::Bench;

namespace {

const std::string text = R"(module t
record Item { done : Bool; size : Number }
record R {
  on_day : Date as of date
  a : Bool
  b : Bool
  c : Bool
  d : Bool
  bad : Bool
  items : list of Item
}
source s "S" { issued 2018-01-01 }
source fresh "F" { issued 2020-01-01 }
define limit : Number = 5
define big on R : Bool = sum(size of items where done) > limit
rule plain on R { cites s "1"; in force 2018-01-01; when a; forbid bad }
rule chained on R { cites s "1"; forbid bad; unless x when a }
exception y to chained.x reinstate when b cites s "1"
exception z to chained.y reinstate when c cites s "1"
rule changed on R { cites s "1"; when big; forbid bad }
exception out to changed exempt when a cites s "1"
exception lower to changed replace limit = 3 when b cites s "1"
exception soft to changed replace advise not bad when c cites s "1"
rule general on R { cites fresh "1"; forbid bad; unless g when d }
rule special on R { cites fresh "1"; applies when a; when b; advise not bad; unless h when c; special to general }
rule ancient on R { cites s "1"; when d; grant leave; special to special }
rule grouped on R { cites s "1"; require count(items where size > 2 by done) <= 1 }
rule found on R { cites s "1"; when exists(items where done); require all(size >= 2 of items where done) }
amend plain { in force 2021-01-01; require in principle not bad }
)";

using Answers = std::vector<Truth>;

/// The facts a to d and bad, of the first item `done`, and of the second `size`.
std::string json(const Answers& t, const std::string& day) {
    std::string all = day.empty() ? R"({"a": )" : R"({"on_day": ")" + day + R"(", "a": )";
    const auto word = [](Truth truth) { return std::string(truth == Truth::unknown ? "null" : (truth == Truth::yes ? "true" : "false")); };
    const char* names[] = {"a", "b", "c", "d", "bad"};
    for (std::size_t i = 0; i < 5; ++i) all += (i == 0 ? "" : std::string(", \"") + names[i] + "\": ") + word(t[i]);
    all += R"(, "items": [{"size": 4, "done": )" + word(t[5]) + "}, {\"done\": true, \"size\": ";
    return all + (t[6] == Truth::unknown ? "null" : (t[6] == Truth::yes ? "3" : "1")) + "}]}";
}

struct Verdict {
    std::vector<program::OutcomeSet> possible;
    std::vector<bool> asks;  ///< whether it names a cause
    program::Overall overall;
};

Verdict judge(const Bench& bench, const Answers& answers, const std::string& day) {
    const testing::Judged judged = bench.judge(json(answers, day));
    REQUIRE(judged.errors() == "");
    Verdict verdict{{}, {}, judged.decision.outcome};
    for (const evaluate::RuleDecision& rule : judged.decision.rules) {
        verdict.possible.push_back(rule.possible);
        verdict.asks.push_back(!rule.causes.empty());
    }
    return verdict;
}

std::vector<Answers> all_answers(const std::vector<Truth>& choices) {
    std::vector<Answers> all{{}};
    for (int i = 0; i < 7; ++i) {
        std::vector<Answers> longer;
        for (const Answers& answers : all) {
            for (const Truth truth : choices) {
                longer.push_back(answers);
                longer.back().push_back(truth);
            }
        }
        all = std::move(longer);
    }
    return all;
}

bool completes(const Answers& full, const Answers& open) {
    for (std::size_t i = 0; i < full.size(); ++i) {
        if (open[i] != Truth::unknown && open[i] != full[i]) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("what is decided stays so, and what turns out was possible", "[refinement]") {
    const Bench bench(text);
    std::map<Answers, std::vector<Verdict>> full;
    const std::vector<std::string> days{"2020-06-08", "2022-06-08", "2017-06-08"};
    for (const Answers& answers : all_answers({Truth::no, Truth::yes})) {
        for (const std::string& day : days) full[answers].push_back(judge(bench, answers, day));
    }
    std::size_t broken = 0, undecided = 0;
    for (const Answers& open : all_answers({Truth::no, Truth::unknown, Truth::yes})) {
        for (const std::string& day : {days[0], std::string()}) {
            const Verdict verdict = judge(bench, open, day);
            for (std::size_t rule = 0; rule < verdict.possible.size(); ++rule) {
                const program::OutcomeSet possible = verdict.possible[rule];
                if (!possible.single()) ++undecided;
                if (possible.single() == verdict.asks[rule]) ++broken;
            }
            for (const auto& [answers, by_day] : full) {
                if (!completes(answers, open)) continue;
                for (std::size_t i = 0; i < (day.empty() ? days.size() : 1); ++i) {
                    const Verdict& later = by_day[i];
                    for (std::size_t rule = 0; rule < verdict.possible.size(); ++rule) {
                        if ((later.possible[rule].bits & ~verdict.possible[rule].bits) != 0) ++broken;
                    }
                    const bool final = verdict.overall == program::Overall::passed || verdict.overall == program::Overall::rejected;
                    if (final && later.overall != verdict.overall && later.overall != program::Overall::conflict) ++broken;
                }
            }
        }
    }
    CHECK(broken == 0);
    CHECK(undecided > 1000);
}
