// SPDX-License-Identifier: Apache-2.0
#include <functional>

#include "catch.hpp"
#include "plan/lower.hpp"
#include "unit/support/small_project.hpp"

using namespace zhunze;
using namespace zhunze::testing;

TEST_CASE("a lowered plan has the shape it should have") {
    CHECK(plan::broken_invariant(plan::lower(SmallProject().builder.build())) == "");
}

TEST_CASE("a plan that is bent out of shape is found out") {
    const plan::Plan sound = plan::lower(SmallProject().builder.build());
    struct Row {
        const char* what;
        std::function<void(plan::RecordPlan&)> bend;
    };
    const std::vector<Row> rows{
        {"read before written", [](plan::RecordPlan& p) { std::swap(p.instructions.front(), p.instructions.back()); }},
        {"never written", [](plan::RecordPlan& p) { ++p.slot_count; }},
        {"written twice", [](plan::RecordPlan& p) { p.instructions.back().target = plan::SlotId(0); }},
        {"target out of range", [](plan::RecordPlan& p) { p.instructions.back().target = plan::SlotId(p.slot_count); }},
        {"no such constant", [](plan::RecordPlan& p) { p.constants.clear(); }},
        {"arguments out of range", [](plan::RecordPlan& p) { p.arguments.pop_back(); }},
        {"no such cause", [](plan::RecordPlan& p) { p.instructions.back().cause = CauseId(10000); }},
        {"no such expression", [](plan::RecordPlan& p) { p.instructions.back().expr = {}; }},
        {"an invariant computed too late", [](plan::RecordPlan& p) { p.invariant_end = 0; }},
        {"a bound on no field", [](plan::RecordPlan& p) { p.bounds.front().field = p.field_count; }},
        {"a field without cause", [](plan::RecordPlan& p) { p.field_causes.pop_back(); }},
        {"a clause never computed", [](plan::RecordPlan& p) { p.rules.front().scope = plan::SlotId(p.slot_count); }},
        {"an exception never computed", [](plan::RecordPlan& p) { p.rules.front().exceptions.front().condition = {}; }},
        {"a report never computed", [](plan::RecordPlan& p) { p.reports.front().second = {}; }},
        {"an assumption on no field", [](plan::RecordPlan& p) { p.assumed.front().first = p.field_count; }},
        {"an expression in a slot never written", [](plan::RecordPlan& p) { p.slot_of_expr.begin()->second = plan::SlotId(p.slot_count); }},
        {"an operator that inspects no field",
         [](plan::RecordPlan& p) {
             p.instructions.back().op = Operator::known;
             p.arguments[p.instructions.back().first_argument] = plan::SlotId(p.field_count);
         }},
    };
    for (const Row& row : rows) {
        plan::Plan bent = sound;
        row.bend(bent.records[0]);
        INFO(row.what);
        CHECK(plan::broken_invariant(bent) != "");
    }
    plan::Plan short_of_one = sound;
    short_of_one.records.clear();
    CHECK(plan::broken_invariant(short_of_one) != "");
}
