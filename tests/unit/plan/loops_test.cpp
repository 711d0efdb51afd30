// SPDX-License-Identifier: Apache-2.0
// Where the expressions of a selection are computed.
#include <algorithm>
#include <functional>

#include "catch.hpp"
#include "plan/lower.hpp"
#include "plan/scopes.hpp"
#include "unit/plan/opposite_pairs.hpp"
#include "unit/support/program_builder.hpp"

using namespace zhunze;
using namespace zhunze::testing;

namespace {

/// Projects with phases, and a plan that lists projects.
struct Lists {
    ProgramBuilder b;
    program::RecordId project = b.item_record({"项目", "Project"}), phase = b.item_record({"期", "Phase"});
    FieldId phases = b.field(project, {"分期", "phases"}, Type::list_of(phase));
    FieldId unused = b.field(project, {"无关", "unused"}, b.money());
    FieldId amount = b.field(project, {"投资额", "amount"}, b.money());
    FieldId cost = b.field(phase, {"造价", "cost"}, b.money());
    FieldId target = b.field({"目标", "target"}, b.money());
    FieldId projects = b.field({"项目清单", "projects"}, Type::list_of(project));

    ExprId more(ExprId a, ExprId c) { return b.op(Operator::greater, {a, c}); }
    ExprId half_target() { return b.op(Operator::divide, {b.get(target), b.number(2)}, b.money()); }
    ExprId exists(ExprId list, ExprId where) { return b.selection(Operator::exists, list, where, {}, {}, ProgramBuilder::truth()); }
    plan::Plan lowered(ExprId content) {
        b.rule({"规则", "rule"}, program::NormKind::forbid, content);
        return plan::lower(b.build());
    }
    const plan::RecordPlan& own(const plan::Plan& plan) const { return plan.records[b.record().value]; }
};

std::size_t count_of(const std::vector<plan::Instruction>& instructions, plan::OpCode code) {
    return static_cast<std::size_t>(std::ranges::count(instructions, code, &plan::Instruction::code));
}

}  // namespace

TEST_CASE("what does not speak of the item is computed once, outside the loop") {
    Lists l;
    const plan::Plan plan = l.lowered(l.exists(l.b.get(l.projects), l.more(l.b.get(l.amount), l.half_target())));
    CHECK(plan::broken_invariant(plan) == "");
    const plan::RecordPlan& own = l.own(plan);
    REQUIRE(own.loops.size() == 1);
    const plan::Frame& item = own.loops[0].item;
    CHECK(item.record == l.project);
    CHECK(item.instructions.size() == 1);  // the comparison alone
    CHECK(item.imports.size() == 1);       // of the half
    CHECK(item.fields == std::vector<std::uint32_t>{2});
    CHECK(count_of(own.instructions, plan::OpCode::operation) == 1);
    CHECK(count_of(own.instructions, plan::OpCode::constant) == 1);
    CHECK(own.instructions.back().code == plan::OpCode::selection);
    CHECK(item.slot_of_expr.size() == 3);
}

TEST_CASE("an expression used in several frames is computed in each") {
    Lists l;
    const program::DefinitionId large = l.b.definition({"大", "large"}, l.more(l.b.get(l.amount), l.b.amount(5, l.b.money())));
    l.b.program().definitions[large].record = l.project;
    const ExprId use = l.b.get(large);
    const ExprId both = l.b.op(Operator::both, {l.exists(l.b.get(l.projects), use), l.exists(l.b.get(l.projects), use)});
    const plan::Plan plan = l.lowered(both);
    CHECK(plan::broken_invariant(plan) == "");
    const plan::RecordPlan& own = l.own(plan);
    REQUIRE(own.loops.size() == 2);
    for (const plan::Loop& loop : own.loops) {
        CHECK(loop.item.instructions.size() == 1);
        CHECK(loop.item.slot_of_expr.contains(use.value));
        CHECK(loop.where == loop.item.slot_of_expr.at(use.value));
    }
    CHECK(count_of(own.instructions, plan::OpCode::constant) == 1);  // the threshold, of both
}

TEST_CASE("a selection stands in the innermost frame that it speaks of") {
    Lists l;
    const ExprId inner = l.exists(l.b.get(l.phases), l.more(l.b.get(l.cost), l.b.get(l.amount)));
    const ExprId outside = l.exists(l.b.get(l.projects), l.more(l.b.get(l.amount), l.b.get(l.target)));
    const ExprId where = l.b.op(Operator::both, {inner, l.b.op(Operator::negation, {l.b.truth(false)})});
    const plan::Plan plan = l.lowered(l.b.op(Operator::either, {outside, l.exists(l.b.get(l.projects), where)}));
    CHECK(plan::broken_invariant(plan) == "");
    const plan::RecordPlan& own = l.own(plan);
    REQUIRE(own.loops.size() == 2);
    const plan::Loop& nested = own.loops[1];
    REQUIRE(nested.item.loops.size() == 1);
    CHECK(nested.item.loops[0].item.record == l.phase);
    CHECK(nested.item.loops[0].item.imports.size() == 1);  // the amount of the project around it
    CHECK(nested.item.fields.size() == 2);                 // phases and amount
}

TEST_CASE("groups have a frame of their own") {
    Lists l;
    const ExprId list = l.b.get(l.projects);
    const ExprId sum = l.b.selection(Operator::total, l.b.group_of(list), {}, {}, l.b.get(l.amount), l.b.money());
    const ExprId grouped = l.b.selection(Operator::exists, list, {}, l.b.get(l.amount), l.more(sum, l.b.get(l.target)), ProgramBuilder::truth());
    const plan::Plan plan = l.lowered(grouped);
    CHECK(plan::broken_invariant(plan) == "");
    const plan::RecordPlan& own = l.own(plan);
    REQUIRE(own.loops.size() == 1);
    const plan::Loop& loop = own.loops[0];
    CHECK(loop.by.value == 2);
    CHECK(loop.item.instructions.empty());
    CHECK(!loop.group.record);
    REQUIRE(loop.group.loops.size() == 1);
    CHECK(loop.group.imports.size() == 1);
    CHECK(loop.group.slot_of_expr.at(loop.group.loops[0].expr.value) == loop.group.instructions[0].target);
}

TEST_CASE("which scopes an expression reads from") {
    Lists l;
    const ExprId list = l.b.get(l.projects);
    const ExprId inner = l.exists(l.b.get(l.phases), l.more(l.b.get(l.cost), l.b.get(l.target)));
    const ExprId outer = l.exists(list, inner);
    const ExprId group = l.b.group_of(list);
    const ExprId sum = l.b.selection(Operator::total, group, {}, {}, l.b.get(l.amount), l.b.money());
    const ExprId grouped = l.b.selection(Operator::greatest, list, {}, l.b.get(l.amount), sum, l.b.money());
    const ExprId constant = l.b.op(Operator::negation, {l.b.truth(true)});
    const auto program = l.b.build();
    plan::Scopes scopes(*program);
    using Set = std::vector<plan::Scope>;
    const auto record = [](program::RecordId id) { return plan::Scope::of(id); };
    CHECK(scopes.of(constant).empty());
    CHECK(scopes.of(inner) == Set{record(l.b.record()), record(l.project)});
    CHECK(scopes.of(outer) == Set{record(l.b.record())});
    CHECK(scopes.of(sum) == Set{plan::Scope::of_group(list)});
    CHECK(scopes.of(grouped) == Set{record(l.b.record())});
}

TEST_CASE("selections written alike are the same to rules that contradict each other") {
    Lists l;
    const auto same = [&] { return l.exists(l.b.get(l.projects), l.more(l.b.get(l.amount), l.half_target())); };
    const ExprId other = l.exists(l.b.get(l.projects), l.more(l.b.get(l.amount), l.b.get(l.target)));
    const auto rule = [&](program::NormKind kind, ExprId content) { return l.b.rule({"规则", "rule"}, kind, content); };
    const auto a = rule(program::NormKind::forbid, same()), c = rule(program::NormKind::require, same());
    const auto d = rule(program::NormKind::require, other);
    const auto grouped = [&] {
        const ExprId list = l.b.get(l.projects);
        const ExprId body = l.exists(l.b.group_of(list), l.more(l.b.get(l.amount), l.b.get(l.target)));
        return l.b.selection(Operator::all_of, list, {}, l.b.get(l.amount), body, ProgramBuilder::truth());
    };
    const auto e = rule(program::NormKind::forbid, grouped()), f = rule(program::NormKind::require, grouped());
    CHECK(pairs_of(plan::opposite_contents(*l.b.build(), {a, c, d, e, f})) == OppositePairs{{{a}, {c}}, {{e}, {f}}});
}

TEST_CASE("a loop that is bent out of shape is found out") {
    Lists l;
    const ExprId list = l.b.get(l.projects);
    const ExprId body = l.exists(l.b.group_of(list), l.more(l.b.get(l.amount), l.b.get(l.target)));
    const plan::Plan sound = l.lowered(l.b.selection(Operator::all_of, list, l.more(l.b.get(l.amount), l.b.get(l.target)), l.b.get(l.amount), body,
                                                     ProgramBuilder::truth()));
    REQUIRE(plan::broken_invariant(sound) == "");
    struct Row {
        const char* what;
        std::function<void(plan::RecordPlan&)> bend;
    };
    const std::vector<Row> rows{
        {"no such loop", [](plan::RecordPlan& p) { p.loops.clear(); }},
        {"no selection", [](plan::RecordPlan& p) { p.loops[0].op = Operator::add; }},
        {"items of no record", [](plan::RecordPlan& p) { p.loops[0].item.record = {}; }},
        {"a filter never computed", [](plan::RecordPlan& p) { p.loops[0].where = plan::SlotId(100); }},
        {"a key never computed", [](plan::RecordPlan& p) { p.loops[0].by = plan::SlotId(100); }},
        {"a body never computed", [](plan::RecordPlan& p) { p.loops[0].body = plan::SlotId(100); }},
        {"an import of nothing", [](plan::RecordPlan& p) { p.loops[0].item.imports[0].outer = plan::SlotId(100); }},
        {"an import over a field", [](plan::RecordPlan& p) { p.loops[0].item.imports[0].here = plan::SlotId(0); }},
        {"a slot too many", [](plan::RecordPlan& p) { ++p.loops[0].group.slot_count; }},
        {"a field that there is not", [](plan::RecordPlan& p) { p.loops[0].item.fields.push_back(3); }},
        {"a nested loop", [](plan::RecordPlan& p) { p.loops[0].group.loops[0].where = plan::SlotId(100); }},
        {"a group's version", [](plan::RecordPlan& p) { p.groups[0].count = 2; }},
        {"a group too few", [](plan::RecordPlan& p) { p.groups.clear(); }},
        {"no rule before it", [](plan::RecordPlan& p) { p.groups[0].overridden_by.push_back({9, false, {}}); }},
        {"an exception defeated by itself", [](plan::RecordPlan& p) { p.rules[0].exceptions.push_back({{}, p.rules[0].content, {}, {0}}); }},
        {"a variant of no exception", [](plan::RecordPlan& p) { p.rules[0].variants.push_back({}); }},
    };
    for (const Row& row : rows) {
        plan::Plan bent = sound;
        row.bend(bent.records[l.b.record().value]);
        INFO(row.what);
        CHECK(plan::broken_invariant(bent) != "");
    }
}
