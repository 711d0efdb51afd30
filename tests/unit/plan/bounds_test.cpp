// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "plan/lower.hpp"
#include "unit/support/program_builder.hpp"

using namespace zhunze;
using namespace zhunze::testing;

namespace {

/// A record of two quantities and a date, with one invariant.
struct OneInvariant {
    ProgramBuilder b;
    FieldId x = b.field({"甲", "x"}, ProgramBuilder::number());
    FieldId y = b.field({"乙", "y"}, ProgramBuilder::number());
    FieldId on = b.field({"日期", "on"}, ProgramBuilder::date());

    struct Seen {
        std::uint32_t field;
        Operator op;
        ExprId bound;
    };
    /// The bounds must be these, in this order.
    void check(ExprId condition, const std::vector<Seen>& expected) {
        b.invariant(condition);
        const plan::Plan plan = plan::lower(b.build());
        CHECK(plan::broken_invariant(plan) == "");
        const plan::RecordPlan& record = plan.records[0];
        REQUIRE(record.bounds.size() == expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            CHECK(record.bounds[i].field == expected[i].field);
            CHECK(record.bounds[i].op == expected[i].op);
            CHECK(record.bounds[i].bound == record.slot(expected[i].bound));
            CHECK(record.bounds[i].invariant == program::InvariantId(0));
        }
    }
};

}  // namespace

TEST_CASE("a field compared with an expression is bounded by it, on either side") {
    struct Row {
        Operator op, mirrored;
    };
    for (const auto& [op, mirrored] : {Row{Operator::less, Operator::greater}, Row{Operator::less_or_equal, Operator::greater_or_equal},
                                       Row{Operator::greater, Operator::less}, Row{Operator::greater_or_equal, Operator::less_or_equal},
                                       Row{Operator::equal, Operator::equal}}) {
        OneInvariant left;
        const ExprId nine = left.b.number(9);
        left.check(left.b.op(op, {left.b.get(left.x), nine}), {{0, op, nine}});
        OneInvariant right;
        const ExprId ten = right.b.number(10);
        right.check(right.b.op(op, {ten, right.b.get(right.x)}), {{0, mirrored, ten}});
    }
}

TEST_CASE("two fields bound each other") {
    OneInvariant i;
    const ExprId x = i.b.get(i.x), y = i.b.get(i.y);
    i.check(i.b.op(Operator::less_or_equal, {x, y}), {{0, Operator::less_or_equal, y}, {1, Operator::greater_or_equal, x}});
}

TEST_CASE("between gives a bound at each end") {
    OneInvariant i;
    const ExprId low = i.b.number(1), high = i.b.number(2);
    i.check(i.b.op(Operator::between, {i.b.get(i.x), low, high}),
            {{0, Operator::greater_or_equal, low}, {0, Operator::less_or_equal, high}});
}

TEST_CASE("conjunctions and definitions are looked through") {
    OneInvariant i;
    const ExprId low = i.b.number(1), high = i.b.number(2);
    const ExprId first = i.b.op(Operator::greater, {i.b.get(i.x), low});
    const program::DefinitionId second = i.b.definition({"界", "limit"}, i.b.op(Operator::less, {i.b.get(i.y), high}));
    i.check(i.b.op(Operator::both, {first, i.b.get(second)}), {{0, Operator::greater, low}, {1, Operator::less, high}});
}

TEST_CASE("what says nothing for certain of one quantity gives no bound") {
    OneInvariant i;
    const auto compare = [&](FieldId field) { return i.b.op(Operator::less, {i.b.get(field), i.b.number(1)}); };
    SECTION("a disjunction") { i.check(i.b.op(Operator::either, {compare(i.x), compare(i.y)}), {}); }
    SECTION("a negation") { i.check(i.b.op(Operator::negation, {compare(i.x)}), {}); }
    SECTION("inequality") { i.check(i.b.op(Operator::not_equal, {i.b.get(i.x), i.b.number(1)}), {}); }
    SECTION("a sum of fields") {
        const ExprId sum = i.b.op(Operator::add, {i.b.get(i.x), i.b.get(i.y)}, ProgramBuilder::number());
        i.check(i.b.op(Operator::less, {sum, i.b.number(1)}), {});
    }
    SECTION("a date, which has no interval") {
        i.check(i.b.op(Operator::less, {i.b.get(i.on), i.b.literal(Value::of(Date()), ProgramBuilder::date())}), {});
    }
}
