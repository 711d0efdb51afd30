// SPDX-License-Identifier: Apache-2.0
#include "plan/lower.hpp"

#include <algorithm>

#include "catch.hpp"
#include "unit/support/small_project.hpp"

using namespace zhunze;
using namespace zhunze::testing;
using plan::OpCode;

namespace {

plan::Plan lowered(const ProgramBuilder& builder) {
    plan::Plan plan = plan::lower(builder.build());
    CHECK(plan::broken_invariant(plan) == "");
    return plan;
}

const plan::Instruction& writer_of(const plan::RecordPlan& record, plan::SlotId slot) {
    const auto writes = [&](const plan::Instruction& instruction) { return instruction.target == slot; };
    const auto found = std::find_if(record.instructions.begin(), record.instructions.end(), writes);
    REQUIRE(found != record.instructions.end());
    return *found;
}

}  // namespace

TEST_CASE("a record's fields are its first slots and every expression has one slot") {
    ProgramBuilder b;
    const FieldId x = b.field({"甲", "x"}, ProgramBuilder::number());
    const FieldId y = b.field({"乙", "y"}, ProgramBuilder::number());
    const ExprId first = b.get(x);
    const ExprId again = b.get(x);
    const ExprId sum = b.op(Operator::add, {first, b.get(y)}, ProgramBuilder::number());
    const ExprId content = b.op(Operator::less, {sum, again});
    b.rule({"规则", "rule"}, program::NormKind::require, content);
    const plan::Plan plan = lowered(b);
    const plan::RecordPlan& record = plan.records[0];
    CHECK(record.field_count == 2);
    CHECK(record.slot(first) == plan::SlotId(0));
    CHECK(record.slot(again) == plan::SlotId(0));
    CHECK(record.slot(sum) == plan::SlotId(2));
    CHECK(record.slot(content) == plan::SlotId(3));
    CHECK(record.slot_count == 4);
    CHECK(record.instructions.size() == 2);
    CHECK(record.rules[0].content == record.slot(content));
    CHECK_FALSE(record.rules[0].scope);
}

TEST_CASE("a definition is computed once however often it is used") {
    ProgramBuilder b;
    const FieldId x = b.field({"甲", "x"}, ProgramBuilder::number());
    const program::DefinitionId doubled =
        b.definition({"两倍", "doubled"}, b.op(Operator::add, {b.get(x), b.get(x)}, ProgramBuilder::number()));
    const ExprId first = b.get(doubled);
    const ExprId second = b.get(doubled);
    b.rule({"一", "one"}, program::NormKind::require, b.op(Operator::less, {first, b.number(1)}));
    b.rule({"二", "two"}, program::NormKind::require, b.op(Operator::less, {second, b.number(2)}));
    const plan::Plan plan = lowered(b);
    const plan::RecordPlan& record = plan.records[0];
    CHECK(record.slot(first) == record.slot(second));
    CHECK(std::count_if(record.instructions.begin(), record.instructions.end(), [](const auto& i) { return i.op == Operator::add; }) == 1);
}

TEST_CASE("a chain of definitions of any length is flattened") {
    ProgramBuilder b;
    const FieldId x = b.field({"甲", "x"}, ProgramBuilder::number());
    program::DefinitionId last = b.definition({"d0", "d0"}, b.get(x));
    for (int i = 1; i < 50000; ++i) {
        last = b.definition({"d", "d"}, b.op(Operator::add, {b.get(last), b.number(1)}, ProgramBuilder::number()));
    }
    b.rule({"规则", "rule"}, program::NormKind::require, b.op(Operator::less, {b.get(last), b.number(1)}));
    CHECK(lowered(b).records[0].instructions.size() == 2 * 49999 + 2);
}

TEST_CASE("invariants are computed before everything else") {
    ProgramBuilder b;
    const FieldId x = b.field({"甲", "x"}, ProgramBuilder::number());
    b.rule({"规则", "rule"}, program::NormKind::require, b.op(Operator::less, {b.get(x), b.number(9)}));
    const ExprId condition = b.op(Operator::greater, {b.get(x), b.number(0)});
    const program::InvariantId invariant = b.invariant(condition);
    const plan::Plan plan = lowered(b);
    const plan::RecordPlan& record = plan.records[0];
    REQUIRE(record.invariant_end == 2);
    CHECK(record.instructions[1].target == record.slot(condition));
    CHECK(record.invariants == std::vector<std::pair<program::InvariantId, plan::SlotId>>{{invariant, record.slot(condition)}});
}

TEST_CASE("instructions carry what their operator needs") {
    SmallProject p;
    ProgramBuilder& b = p.builder;
    const ExprId later = b.op(Operator::add, {b.get(p.accepted_on), b.amount(6, b.months())}, ProgramBuilder::date());
    const ExprId soon = b.op(Operator::add, {b.get(p.accepted_on), b.amount(6, b.days())}, ProgramBuilder::date());
    b.definition({"届满", "end"}, later, true);
    b.definition({"即日", "soon"}, soon, true);
    const plan::Plan plan = lowered(b);
    const plan::RecordPlan& record = plan.records[0];
    CHECK(writer_of(record, record.slot(later)).months);
    CHECK_FALSE(writer_of(record, record.slot(soon)).months);
    const auto within = std::find_if(record.instructions.begin(), record.instructions.end(),
                                     [](const plan::Instruction& instruction) { return instruction.op == Operator::within; });
    REQUIRE(within != record.instructions.end());
    CHECK(within->taxonomy == p.division.taxonomy);
    for (const plan::Instruction& instruction : record.instructions) {
        if (instruction.op == Operator::up_to && instruction.code == OpCode::operation) {
            CHECK(instruction.boundary == p.key_points);
            CHECK(record.causes[instruction.cause].kind == plan::Cause::Kind::boundary);
        }
        if (instruction.op == Operator::divide) CHECK(record.causes[instruction.cause].kind == plan::Cause::Kind::undefined);
    }
    CHECK(record.reports.size() == 3);
}

TEST_CASE("one cause a field and state, a source, a paper; fields first") {
    SmallProject p;
    const plan::Plan plan = lowered(p.builder);
    const plan::RecordPlan& record = plan.records[0];
    for (std::uint32_t field = 0; field < record.field_count; ++field) {
        const FieldId id = plan.program->records[record.record].fields[field];
        CHECK(record.field_causes[field] == CauseId(field));
        CHECK(record.causes[record.field_causes[field]].field == id);
        CHECK(record.causes[record.none_causes[field]].kind == plan::Cause::Kind::none);
        CHECK(record.causes[record.not_applicable_causes[field]].kind == plan::Cause::Kind::not_applicable);
    }
    CHECK(record.as_of_cause == record.field_causes[0]);
    const auto count = [&](plan::Cause::Kind kind) {
        return std::count_if(record.causes.begin(), record.causes.end(), [&](const plan::Cause& cause) { return cause.kind == kind; });
    };
    CHECK(count(plan::Cause::Kind::boundary) == 1);
    CHECK(count(plan::Cause::Kind::evidence) == 1);
    CHECK(record.rules[0].exceptions[0].evidence == record.rules[1].exceptions[0].evidence);
}

TEST_CASE("a record without as-of field has a cause for the missing date") {
    ProgramBuilder b;
    const plan::Plan plan = lowered(b);
    CHECK(plan.records[0].causes[plan.records[0].as_of_cause].kind == plan::Cause::Kind::as_of);
}

TEST_CASE("assumptions are kept by field") {
    ProgramBuilder b;
    b.field({"甲", "x"}, ProgramBuilder::number());
    const FieldId y = b.field({"乙", "y"}, ProgramBuilder::number());
    b.assume(y, b.number(7));
    using Assumed = std::vector<std::pair<std::uint32_t, Value>>;
    CHECK(lowered(b).records[0].assumed == Assumed{{1, Value::of(Rational(7))}});
}

TEST_CASE("rules, reports and invariants of another record stay out") {
    ProgramBuilder b;
    const FieldId x = b.field({"甲", "x"}, ProgramBuilder::number());
    b.rule({"规则", "rule"}, program::NormKind::require, b.op(Operator::less, {b.get(x), b.number(9)}));
    b.program().records.add({});
    const plan::Plan plan = lowered(b);
    REQUIRE(plan.records.size() == 2);
    CHECK(plan.records[0].rules.size() == 1);
    CHECK(plan.records[1].rules.empty());
    CHECK(plan.records[1].instructions.empty());
}
