// SPDX-License-Identifier: Apache-2.0
// Exceptions that exempt, replace and reinstate, in every combination of what holds, against formulas written out here.
#include <array>
#include <functional>
#include <map>

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
  b : Bool
  c : Bool
  d : Bool
}
source s "S" { }
parameter threshold : Money { from 2000-01-01 : 5000万元 cites s "p" }
define gap on R : Money = threshold - money
)";

/// The fields a to d by three-valued answers, and money.
std::string json(const std::vector<Truth>& answers, const std::string& more = "") {
    std::string text = R"({"on_day": "2020-06-08")" + more;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (answers[i] == Truth::unknown) continue;
        text += std::string(", \"") + static_cast<char>('a' + static_cast<char>(i)) + "\": " + (answers[i] == Truth::yes ? "true" : "false");
    }
    return text + "}";
}

/// Every way to answer so many questions.
void for_all_answers(std::size_t count, const std::function<void(const std::vector<Truth>&)>& look, std::vector<Truth> so_far = {}) {
    if (so_far.size() == count) return look(so_far);
    for (const Truth truth : {Truth::no, Truth::unknown, Truth::yes}) {
        std::vector<Truth> longer = so_far;
        longer.push_back(truth);
        for_all_answers(count, look, std::move(longer));
    }
}

}  // namespace

TEST_CASE("an exception to an exception to an exception", "[exceptions]") {
    const Bench bench(head + R"(
rule r on R { cites s "1"; forbid bad; unless x when a }
exception y to r.x reinstate when b cites s "2"
exception z to r.y reinstate when c cites s "3"
exception w to r.z reinstate when d cites s "4"
)");
    std::size_t checked = 0;
    for_all_answers(4, [&](const std::vector<Truth>& t) {
        const Truth w = t[3], z = kleene_and(t[2], !w), y = kleene_and(t[1], !z), x = kleene_and(t[0], !y);
        const Judged judged = bench.judge(json(t, R"(, "bad": true)"));
        INFO(json(t));
        CHECK(judged.outcome("r") == (x == Truth::yes ? "exempt" : (x == Truth::no ? "violated" : "exempt violated")));
        CHECK(judged.trace.exception_holds == std::vector<std::vector<Truth>>{{x, y, z, w}});
        CHECK(judged.causes("r").empty() == (x != Truth::unknown));
        ++checked;
    });
    CHECK(checked == 81);
    // Only what still matters is asked for.
    const auto causes = [&](const std::vector<Truth>& t) { return bench.judge(json(t, R"(, "bad": true)")).causes("r"); };
    constexpr Truth no = Truth::no, open = Truth::unknown, yes = Truth::yes;
    CHECK(causes({open, open, open, open}) == "a b c d");
    CHECK(causes({yes, yes, yes, open}) == "d");
    CHECK(causes({open, yes, no, open}) == "");
    CHECK(causes({yes, open, no, open}) == "b");
    CHECK(causes({yes, no, open, open}) == "");
}

TEST_CASE("which exceptions are named", "[exceptions]") {
    const Bench bench(head + R"(
rule r on R { cites s "1"; forbid bad; unless x when a }
exception other to r exempt when b cites s "2"
exception y to r.x reinstate when c cites s "3"
)");
    constexpr Truth no = Truth::no, open = Truth::unknown, yes = Truth::yes;
    const auto named = [&](const std::vector<Truth>& t) { return bench.judge(json(t, R"(, "bad": true)")).exceptions("r"); };
    CHECK(named({no, no, no}) == "");
    CHECK(named({yes, yes, no}) == "x other");
    CHECK(named({open, open, no}) == "x other");
    CHECK(named({yes, open, no}) == "x");
    CHECK(named({yes, no, yes}) == "y");
    CHECK(named({no, no, yes}) == "");
    CHECK(named({yes, yes, yes}) == "other y");
    CHECK(!bench.judge(json({yes, no, no}, R"(, "bad": true)")).decision.rules[0].binds);
    CHECK(bench.judge(json({no, no, no}, R"(, "bad": true)")).decision.rules[0].binds == 0u);
}

TEST_CASE("a replaced parameter counts in what is defined by it", "[exceptions]") {
    const Bench bench(head + R"(
rule r on R { cites s "1"; when gap > 0元; forbid bad }
exception old_area to r replace threshold = 3000万元 when a cites s "2"
)");
    constexpr Truth no = Truth::no, open = Truth::unknown, yes = Truth::yes;
    struct Row {
        const char* money;
        Truth replaced;
        const char* outcome;
        const char* causes;
    };
    const std::vector<Row> rows{
        {"4000", no, "violated", ""},         {"4000", yes, "not_triggered", ""}, {"4000", open, "not_triggered violated", "a"},
        {"2000", no, "violated", ""},         {"2000", yes, "violated", ""},      {"2000", open, "violated", ""},
        {"6000", open, "not_triggered", ""},  {"5000", no, "not_triggered", ""},  {"3000", yes, "not_triggered", ""},
    };
    for (const Row& row : rows) {
        INFO(row.money << " " << static_cast<int>(row.replaced));
        const Judged judged = bench.judge(json({row.replaced}, std::string(R"(, "bad": true, "money": )") + row.money));
        CHECK(judged.outcome("r") == row.outcome);
        CHECK(judged.causes("r") == row.causes);
        CHECK(judged.rule_decision("r").replaced_by.valid() == (row.replaced == yes));
        const bool binds = row.replaced != open && std::string(row.outcome) == "violated";
        CHECK(judged.rule_decision("r").binds == (binds ? std::optional(row.replaced == yes ? 1u : 0u) : std::nullopt));
        CHECK(!judged.rule_decision("r").exceptions_conflict);
    }
    CHECK(bench.judge(json({yes}, R"(, "bad": true)")).causes("r") == "money");
}

TEST_CASE("a replaced norm and trigger", "[exceptions]") {
    const Bench bench(head + R"(
rule r on R { cites s "1"; when money < 5000万元; forbid bad }
exception softer to r replace in principle forbid bad when a cites s "2"
exception later to r replace { when money < 1000万元; require d } when b cites s "3"
)");
    constexpr Truth no = Truth::no, yes = Truth::yes;
    const auto judge = [&](Truth a, Truth b, const std::string& more) { return bench.judge(json({a, b}, R"(, "bad": true)" + more)); };
    CHECK(judge(no, no, R"(, "money": 4000)").outcome("r") == "violated");
    CHECK(judge(yes, no, R"(, "money": 4000)").outcome("r") == "justify");
    CHECK(judge(yes, no, R"(, "money": 4000)").overall() == "justify");
    CHECK(judge(no, yes, R"(, "money": 4000)").outcome("r") == "not_triggered");
    CHECK(judge(no, yes, R"(, "money": 400, "d": true)").outcome("r") == "compliant");
    CHECK(judge(no, yes, R"(, "money": 400, "d": false)").outcome("r") == "violated");
    CHECK(judge(no, yes, R"(, "money": 400)").causes("r") == "d");
}

TEST_CASE("exceptions that hold together and differ", "[exceptions]") {
    const Bench bench(head + R"(
define threshold_of_r : Money = 5000万元
rule q on R { cites s "1"; when money < threshold_of_r; forbid bad }
exception q_out aka 甲 to q exempt when a cites s "2"
exception q_lower aka 乙 to q replace threshold_of_r = 3000万元 when b cites s "3"
exception q_lower_too aka 丙 to q replace threshold_of_r = 3000万元 when c cites s "4"
exception q_lowest aka 丁 to q replace threshold_of_r = 1000万元 when d cites s "5"
)");
    // What each of the effects alone comes to; those that are alike are one.
    const auto trigger = [](int money, int threshold) { return money < threshold ? "violated" : "not_triggered"; };
    for (const int money : {500, 2000, 4000, 6000}) {
        for_all_answers(4, [&](const std::vector<Truth>& t) {
            const Judged judged = bench.judge(json(t, R"(, "bad": true, "money": )" + std::to_string(money)));
            const Truth lower = kleene_or(t[1], t[2]);
            const std::vector<std::pair<Truth, std::string>> effects{
                {t[0], money < 5000 ? "exempt" : "not_triggered"}, {lower, trigger(money, 3000)}, {t[3], trigger(money, 1000)}};
            std::map<std::string, bool> possible, certain;
            int sure = 0;
            bool open = false;
            for (const auto& [holds, outcome] : effects) {
                if (holds == Truth::no) continue;
                possible[outcome] = true;
                if (holds == Truth::unknown) open = true;
                if (holds != Truth::yes) continue;
                ++sure;
                certain[outcome] = true;
            }
            if (sure == 0) possible[trigger(money, 5000)] = true;
            std::string expected;
            for (const char* outcome : {"not_triggered", "exempt", "violated"}) {
                if (possible.contains(outcome)) expected += (expected.empty() ? "" : " ") + std::string(outcome);
            }
            const bool conflict = sure > 1 && certain.size() > 1;
            INFO(json(t) << " " << money);
            CHECK(judged.outcome("q") == expected);
            CHECK(judged.rule_decision("q").exceptions_conflict == conflict);
            CHECK((judged.causes("q").find("conflict:q") != std::string::npos) == conflict);
            CHECK(judged.causes("q").empty() == (possible.size() == 1));
            CHECK((open || conflict || possible.size() == 1));
        });
    }
    const Judged judged = bench.judge(json({Truth::yes, Truth::yes, Truth::no, Truth::no}, R"(, "bad": true, "money": 2000)"));
    CHECK(judged.outcome("q") == "exempt violated");
    CHECK(judged.causes("q") == "conflict:q");
    CHECK(judged.exceptions("q") == "q_out q_lower");
    CHECK(judged.overall() == "conflict");
    CHECK(judged.missing() == "");
}

TEST_CASE("exceptions that differ only in advice do not hold up an application", "[exceptions]") {
    const Bench bench(head + R"(
rule r on R { cites s "1"; advise bad }
exception out to r exempt when a cites s "2"
exception other to r replace advise c when b cites s "3"
rule p on R { cites s "1"; forbid bad }
exception p_out to p exempt when a cites s "2"
exception p_advice to p replace advise c when b cites s "3"
)");
    const Judged judged = bench.judge(json({Truth::yes, Truth::yes, Truth::no}, R"(, "bad": false)"));
    CHECK(judged.outcome("r") == "exempt advised");
    CHECK(judged.rule_decision("r").exceptions_conflict);
    CHECK(judged.overall() == "passed");
    // A ban that can only be mere advice or nothing is open without holding anything up.
    CHECK(judged.outcome("p") == "exempt advised");
    const Judged open = bench.judge(json({Truth::no, Truth::yes, Truth::unknown}, R"(, "bad": true)"));
    CHECK(open.outcome("p") == "compliant advised");
    CHECK(open.overall() == "passed");
}

TEST_CASE("papers, periods and dates of exceptions declared on their own", "[exceptions]") {
    const Bench bench(head + R"(
rule r on R { cites s "1"; forbid bad }
exception out to r exempt when a with evidence "paper" cites s "2" in force 2020-01-01 to 2020-12-31
)");
    CHECK(bench.judge(R"({"on_day": "2020-06-08", "bad": true, "a": true})").causes("r") == "\"paper\"");
    CHECK(bench.judge(R"({"on_day": "2020-06-08", "bad": true, "a": true, "evidence": ["paper"]})").outcome("r") == "exempt");
    CHECK(bench.judge(R"({"on_day": "2021-06-08", "bad": true, "a": true, "evidence": ["paper"]})").outcome("r") == "violated");
    CHECK(bench.judge(R"({"bad": true, "a": true, "evidence": ["paper"]})").causes("r") == "on_day");
}
