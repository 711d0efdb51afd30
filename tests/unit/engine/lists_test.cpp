// SPDX-License-Identifier: Apache-2.0
// Lists from the application to the verdict: selections, groups, nesting, what is missing within them.
#include "unit/engine/judged.hpp"

using namespace zhunze;
using testing::Bench;
using testing::Judged;

namespace {

const std::string plan_text = R"(module t
enum Kind { fresh, expansion }
record Phase {
  cost : Money in 万元
  done : Bool
}
record Project {
  id : Text
  amount : Money in 万元
  fixed : Money in 万元
  county : Text
  kind : Kind
  starts : Date
  phases : list of Phase
  where fixed <= amount "fixed within amount"
}
record Plan {
  on_day : Date as of date
  target : Money in 万元
  quota : Number
  projects : list of Project
  others : list of Phase
  where count(projects) <= quota "as many as the quota"
}
define share on Project : Number = fixed / amount
define spent on Project : Money = sum(cost of phases where done)
define over on Project : Bool = spent > amount
)";

/// Reports one expression about a plan.
std::string reported(const std::string& type, const std::string& expression) {
    return plan_text + "define it on Plan : " + type + " report = " + expression + "\nrule r on Plan { cites s \"1\"; forbid target > 1万元 }\nsource s \"S\" { }\n";
}

struct Row {
    const char* json;
    const char* value;
    const char* causes;
};
void check(const std::string& type, const std::string& expression, const std::vector<Row>& rows) {
    const Bench bench(reported(type, expression));
    for (const Row& row : rows) {
        INFO(expression << " of " << row.json);
        const Judged judged = bench.judge(row.json, {}, "Plan");
        CHECK(judged.errors() == "");
        CHECK(judged.report("it") == row.value);
        CHECK(judged.report_causes("it") == row.causes);
    }
}

}  // namespace

TEST_CASE("a sum of known, unknown and missing items", "[lists]") {
    check("Money", "sum(amount of projects)", {
        {R"({"projects": [{"amount": 1}, {"amount": 2.5}]})", "35000", ""},
        {R"({"projects": []})", "0", ""},
        {R"({"projects": "无"})", "0", ""},
        {R"({})", "?", "projects"},
        {R"({"projects": "不适用"})", "?", "projects=n/a"},
        {R"({"projects": [{"amount": 1}, {}]})", "? (, )", "projects[1].amount"},
        {R"({"projects": [{"amount": 1}, {"fixed": 2}]})", "? [30000, )", "projects[1].amount"},
        {R"({"projects": [{"amount": 1}, {"amount": "无"}]})", "?", "projects[1].amount=none"},
    });
}

TEST_CASE("a filter that is open, and definitions of the item", "[lists]") {
    check("Money", "sum(amount of projects where kind is fresh)", {
        {R"({"projects": [{"amount": 1, "kind": "fresh"}, {"amount": 2, "kind": "expansion"}, {"amount": 4}]})", "? [10000, 50000]", "projects[2].kind"},
    });
    check("Number", "max(share of projects)", {
        {R"({"projects": [{"amount": 4, "fixed": 1}, {"amount": 2, "fixed": 1}]})", "1/2", ""},
        {R"({"projects": [{"amount": 4, "fixed": 1}, {"amount": 0, "fixed": 0}]})", "undefined", "projects[1].undefined"},
        {R"({"projects": []})", "undefined", "undefined"},
    });
    check("Number", "count(projects where share >= 50%)", {
        {R"({"projects": [{"amount": 4, "fixed": 1}, {"amount": 2, "fixed": 1}, {"amount": 0, "fixed": 0}]})", "? [1, 2]", "projects[2].undefined"},
    });
}

TEST_CASE("an item obeys its record's invariants", "[lists]") {
    // fixed <= amount bounds both.
    check("Bool", "all(fixed <= 5万元 of projects)", {
        {R"({"projects": [{"amount": 5}, {"fixed": 1}]})", "yes", ""},
        {R"({"projects": [{"amount": 6}]})", "?", "projects[0].fixed"},
    });
    check("Money", "sum(fixed of projects)", {{R"({"projects": [{"amount": 5}, {"fixed": 1}]})", "? (, 60000]", "projects[0].fixed"}});
    const Bench bench(reported("Money", "sum(fixed of projects)"));
    CHECK(bench.judge(R"({"projects": [{"amount": 1}, {"amount": 1, "fixed": 2}]})", {}, "Plan").errors() ==
          "invariant-broken@a.json:1:/projects/1/fixed");
    CHECK(bench.judge(R"({"projects": [{"amount": 1, "phases": []}, {}], "quota": 1})", {}, "Plan").errors() == "invariant-broken@a.json:1:/projects");
    // The number of items, in turn, bounds a field of the application.
    check("Number", "quota", {{R"({"projects": [{}, {}]})", "? [2, )", "quota"}, {R"({})", "? [0, )", "quota"}});
}

TEST_CASE("what is known of a field of an item can be asked", "[lists]") {
    check("Number", "count(projects where known(amount))", {
        {R"({"projects": [{"amount": 1}, {"fixed": 1}, {"amount": "无"}]})", "2", ""},
    });
    check("Number", "count(projects where amount is none)", {{R"({"projects": [{"amount": 1}, {}, {"amount": "无"}]})", "1", ""}});
    check("Number", "count(projects where known(target))", {{R"({"projects": [{}, {}], "target": 1})", "2", ""}, {R"({"projects": [{}]})", "0", ""}});
}

TEST_CASE("an item sees the application around it", "[lists]") {
    check("Number", "count(projects where amount > target / 2)", {
        {R"({"target": 4, "projects": [{"amount": 1}, {"amount": 3}, {"amount": 5}]})", "2", ""},
        {R"({"projects": [{"amount": 1}, {"amount": 3}]})", "? [0, 2]", "target"},
    });
    // A selection that has nothing to do with the item stands outside it.
    check("Number", "count(projects where amount >= max(cost of others))", {
        {R"({"projects": [{"amount": 1}, {"amount": 3}], "others": [{"cost": 2}, {"cost": 1}]})", "1", ""},
        {R"({"projects": [{"amount": 1}, {"amount": 3}], "others": []})", "? [0, 2]", "undefined"},
        {R"({"projects": [{"amount": 1}, {"amount": 3}], "others": [{"cost": 2}, {}]})", "? [0, 1]", "others[1].cost"},
        {R"({"projects": [], "others": []})", "0", ""},
    });
    // One that speaks of the item is run for each.
    check("Number", "count(projects where exists(others where cost > amount))", {
        {R"({"projects": [{"amount": 1}, {"amount": 3}, {"amount": 9}], "others": [{"cost": 2}, {"cost": 4}]})", "2", ""},
    });
}

TEST_CASE("lists within items", "[lists]") {
    check("Money", "sum(spent of projects)", {
        {R"({"projects": [{"phases": [{"cost": 1, "done": "是"}, {"cost": 2, "done": "否"}]}, {"phases": [{"cost": 4, "done": "是"}]}]})", "50000", ""},
        {R"({"projects": [{"phases": [{"cost": 1, "done": "是"}, {"done": "是"}]}, {"phases": []}]})", "? (, )", "projects[0].phases[1].cost"},
        {R"({"projects": [{"phases": [{"cost": 1}]}, {}]})", "?", "projects[0].phases[0].done projects[1].phases"},
    });
    check("Bool", "exists(projects where over)", {
        {R"({"projects": [{"amount": 1, "phases": [{"cost": 2, "done": "是"}]}, {}]})", "yes", ""},
        {R"({"projects": [{"amount": 9, "phases": [{"cost": 2}]}]})", "no", ""},
        {R"({"projects": [{"amount": 1, "phases": [{"cost": 2}]}]})", "?", "projects[0].phases[0].done"},
    });
    check("Bool", "all(exists(phases where cost * 2 > amount) of projects)", {
        {R"({"projects": [{"amount": 3, "phases": [{"cost": 1}, {"cost": 2}]}, {"amount": 1, "phases": [{"cost": 1}]}]})", "yes", ""},
        {R"({"projects": [{"amount": 3, "phases": []}]})", "no", ""},
    });
}

TEST_CASE("groups by a key, in the order of their first items", "[lists]") {
    const char* known = R"({"projects": [{"amount": 1, "county": "a"}, {"amount": 5, "county": "b"}, {"amount": 2, "county": "a"}, {"amount": 9, "county": "c"}]})";
    const char* keyless = R"({"projects": [{"amount": 1, "county": "a"}, {"amount": 5}]})";
    check("Number", "count(projects by county)", {{known, "3", ""}, {keyless, "?", "projects[1].county"}, {R"({"projects": []})", "0", ""}, {"{}", "? [0, )", "projects"}});
    check("Money", "max(sum(amount of projects) of projects by county)", {{known, "90000", ""}, {keyless, "?", "projects[1].county"}, {R"({"projects": []})", "undefined", "undefined"}});
    check("Number", "count(sum(amount of projects) >= 3万元 of projects by county)", {
        {known, "3", ""},
        {R"({"projects": [{"amount": 1, "county": "a"}, {"amount": 2, "county": "a"}, {"county": "b"}, {"amount": 1, "county": "c"}]})", "? [1, 2]", "projects[2].amount"},
    });
    check("Number", "count(projects where amount > 1万元 by county)", {
        {known, "3", ""},
        {R"({"projects": [{"amount": 1}, {"amount": 2, "county": "a"}]})", "1", ""},  // the key of what does not count is not asked for
        {R"({"projects": [{"county": "a"}]})", "?", "projects[0].amount"},
    });
    check("Bool", "all(count(projects) <= 2 of projects by county)", {{known, "yes", ""}});
    check("Bool", "exists(county is \"b\" and min(amount of projects) is 5万元 of projects by county)", {{known, "yes", ""}});
    check("Bool", "exactly_one(count(projects) is 2 of projects by county)", {{known, "yes", ""}});
    check("Number", "distinct(count(projects) of projects by county)", {{known, "2", ""}});
    check("Number", "count(projects by year(starts))", {
        {R"({"projects": [{"starts": "2020-01-01"}, {"starts": "2020-12-31"}, {"starts": "2021-01-01"}]})", "2", ""},
    });
}

TEST_CASE("groups of groups", "[lists]") {
    const char* json = R"({"projects": [{"amount": 1, "county": "a", "kind": "fresh"}, {"amount": 5, "county": "a", "kind": "expansion"}, {"amount": 2, "county": "b", "kind": "fresh"}]})";
    check("Number", "max(count(projects by kind) of projects by county)", {{json, "2", ""}});
    check("Number", "sum(count(projects where amount > 1万元) of projects by county)", {{json, "2", ""}});
}

TEST_CASE("the extremes of dates, different values, exactly one", "[lists]") {
    check("Date", "min(starts of projects)", {
        {R"({"projects": [{"starts": "2020-05-01"}, {"starts": "2020-04-01"}]})", "2020-04-01", ""},
        {R"({"projects": [{"starts": "2020-05-01"}, {}]})", "?", "projects[1].starts"},
    });
    check("Number", "distinct(county of projects)", {
        {R"({"projects": [{"county": "a"}, {"county": "b"}, {"county": "a"}]})", "2", ""},
        {R"({"projects": [{"county": "a"}, {}, {"county": "a"}]})", "? [1, 2]", "projects[1].county"},
    });
    check("Bool", "exactly_one(projects where kind is fresh)", {
        {R"({"projects": [{"kind": "fresh"}, {"kind": "expansion"}]})", "yes", ""},
        {R"({"projects": [{"kind": "fresh"}, {}]})", "?", "projects[1].kind"},
        {R"({"projects": [{"kind": "fresh"}, {"kind": "fresh"}, {}]})", "no", ""},
    });
    check("Money", "average(amount of projects)", {{R"({"projects": [{"amount": 1}, {"amount": 2}]})", "15000", ""}});
}

TEST_CASE("a rule asks for what is missing in items, and for nothing that no longer matters", "[lists]") {
    const Bench bench(plan_text + R"(source s "S" { }
rule enough on Plan { cites s "1"; require sum(amount of projects) >= target }
rule some on Plan { cites s "1"; require exists(projects where amount >= 10万元) }
)");
    const Judged one = bench.judge(R"({"target": 100, "projects": [{"amount": 10}, {}, {"amount": 5}]})", {}, "Plan");
    CHECK(one.outcome("enough") == "compliant violated");
    CHECK(one.outcome("some") == "compliant");
    CHECK(one.missing() == "projects[1].amount");
    CHECK(one.decision.item_causes.size() == 1);
    const Judged both = bench.judge(R"({"target": 10, "projects": [{}, {"amount": 1}, {}]})", {}, "Plan");
    CHECK(both.missing() == "projects[0].amount projects[2].amount");
    const Judged decided = bench.judge(R"({"target": 10, "projects": [{"amount": 10}, {"fixed": 0}]})", {}, "Plan");
    CHECK(decided.overall() == "passed");
    CHECK(decided.missing() == "");
}

TEST_CASE("a trace keeps what every item and group came to", "[lists]") {
    const Bench bench(reported("Number", "count(sum(amount of projects) >= 3万元 of projects where kind is fresh by county)"));
    const Judged judged = bench.judge(
        R"({"projects": [{"amount": 1, "kind": "fresh", "county": "a"}, {"amount": 9, "kind": "expansion", "county": "a"}, {"amount": 2, "kind": "fresh", "county": "a"}]})",
        {}, "Plan");
    const plan::RecordPlan& plan = bench.rules.plan->records[judged.decision.record.value];
    REQUIRE(judged.trace.loops.size() == plan.loops.size());
    const auto grouped = std::ranges::find_if(plan.loops, [](const plan::Loop& loop) { return loop.by.valid(); });
    REQUIRE(grouped != plan.loops.end());
    const evaluate::LoopTrace& trace = judged.trace.loops[static_cast<std::size_t>(grouped - plan.loops.begin())];
    REQUIRE(trace.items.size() == 3);
    CHECK(trace.items[1].where.truth == Truth::no);
    CHECK(trace.items[2].indexes == std::vector<std::uint32_t>{2});
    CHECK(trace.items[2].slots.at(grouped->by.value).text == "a");
    REQUIRE(trace.groups.size() == 1);
    CHECK(trace.groups[0].indexes == std::vector<std::uint32_t>{0, 2});
    CHECK(trace.groups[0].slots.at(grouped->body.value).truth == Truth::yes);
    REQUIRE(trace.groups[0].loops.size() == 1);
    CHECK(trace.groups[0].loops[0].items.size() == 2);
}

TEST_CASE("selections that would go on for too long give no value", "[lists]") {
    const Bench bench(reported("Number", "count(projects where exists(others where cost > amount))"));
    std::string projects, others;
    for (int i = 0; i < 4000; ++i) {
        projects += std::string(i == 0 ? "" : ",") + R"({"amount": 1})";
        others += std::string(i == 0 ? "" : ",") + R"({"cost": 1})";
    }
    const Judged judged = bench.judge("{\"projects\": [" + projects + "], \"others\": [" + others + "]}", {}, "Plan");
    CHECK(judged.report("it").starts_with("? [0, "));
    CHECK(judged.overall() == "undetermined");
    CHECK(judged.errors() == "");
}
