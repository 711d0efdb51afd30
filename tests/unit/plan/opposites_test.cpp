// SPDX-License-Identifier: Apache-2.0
#include "plan/opposites.hpp"

#include "catch.hpp"
#include "unit/plan/opposite_pairs.hpp"
#include "unit/support/program_builder.hpp"

using namespace zhunze;
using namespace zhunze::testing;
using program::NormKind;

namespace {

/// Two rules on one record: are their norms opposite?
struct TwoRules {
    ProgramBuilder b;
    Type colour = b.enumeration({"颜色", "Colour"}, {{"红", "red"}, {"绿", "green"}});
    FieldId x = b.field({"甲", "x"}, colour);
    FieldId y = b.field({"乙", "y"}, colour);
    FieldId flag = b.field({"旗", "flag"}, Type::of(Type::Kind::truth));

    ExprId is(FieldId field, int member) { return b.op(Operator::equal, {b.get(field), b.member(member, colour)}); }
    ExprId is_not(FieldId field, int member) { return b.op(Operator::not_equal, {b.get(field), b.member(member, colour)}); }
    ExprId deny(ExprId expr) { return b.op(Operator::negation, {expr}); }

    bool opposite(NormKind first, ExprId a, NormKind second, ExprId c) {
        const std::vector<program::RuleId> rules{b.rule({"一", "one"}, first, a), b.rule({"二", "two"}, second, c)};
        const OppositePairs pairs = pairs_of(plan::opposite_contents(b.program(), rules));
        if (!pairs.empty()) CHECK(pairs == std::vector{std::pair(plan::ContentId{rules[0]}, plan::ContentId{rules[1]})});
        return !pairs.empty();
    }
};

constexpr NormKind forbid = NormKind::forbid, require = NormKind::require;

}  // namespace

TEST_CASE("norms that cannot both be obeyed") {
    TwoRules t;
    SECTION("the same thing forbidden and required") { CHECK(t.opposite(forbid, t.is(t.x, 0), require, t.is(t.x, 0))); }
    SECTION("the same fact forbidden and required") { CHECK(t.opposite(forbid, t.b.get(t.flag), require, t.b.get(t.flag))); }
    SECTION("two different values required") { CHECK(t.opposite(require, t.is(t.x, 0), require, t.is(t.x, 1))); }
    SECTION("a negation required") { CHECK(t.opposite(require, t.is(t.x, 0), require, t.deny(t.is(t.x, 0)))); }
    SECTION("is not required") { CHECK(t.opposite(require, t.is_not(t.x, 0), require, t.is(t.x, 0))); }
    SECTION("is not forbidden is required") { CHECK(t.opposite(forbid, t.is_not(t.x, 0), require, t.is(t.x, 1))); }
    SECTION("two negations") { CHECK(t.opposite(forbid, t.deny(t.deny(t.is(t.x, 0))), require, t.is(t.x, 0))); }
    SECTION("negation of is not") { CHECK(t.opposite(forbid, t.deny(t.is_not(t.x, 0)), require, t.is(t.x, 0))); }
    SECTION("the literal on the other side") {
        CHECK(t.opposite(forbid, t.b.op(Operator::equal, {t.b.member(0, t.colour), t.b.get(t.x)}), require, t.is(t.x, 0)));
    }
    SECTION("through a definition") {
        const program::DefinitionId same = t.b.definition({"红色", "is_red"}, t.is(t.x, 0));
        CHECK(t.opposite(forbid, t.b.get(same), require, t.is(t.x, 0)));
    }
    SECTION("a constant that has a name") {
        const program::DefinitionId green = t.b.definition({"定色", "fixed"}, t.b.member(1, t.colour));
        CHECK(t.opposite(require, t.b.op(Operator::equal, {t.b.get(t.x), t.b.get(green)}), require, t.is(t.x, 0)));
    }
    SECTION("a definition within a condition") {
        const program::DefinitionId same = t.b.definition({"红色", "is_red"}, t.is(t.x, 0));
        const auto with_flag = [&](ExprId expr) { return t.b.op(Operator::both, {expr, t.b.get(t.flag)}); };
        CHECK(t.opposite(forbid, with_flag(t.b.get(same)), require, with_flag(t.is(t.x, 0))));
    }
    SECTION("is and is not between two fields") {
        const auto compare = [&](Operator op) { return t.b.op(op, {t.b.get(t.x), t.b.get(t.y)}); };
        CHECK(t.opposite(require, compare(Operator::equal), require, compare(Operator::not_equal)));
    }
    SECTION("a whole condition") {
        const auto both = [&] { return t.b.op(Operator::both, {t.is(t.x, 0), t.is(t.y, 1)}); };
        CHECK(t.opposite(forbid, both(), require, both()));
    }
}

TEST_CASE("norms that can both be obeyed") {
    TwoRules t;
    SECTION("the same required twice") { CHECK_FALSE(t.opposite(require, t.is(t.x, 0), require, t.is(t.x, 0))); }
    SECTION("two values forbidden") { CHECK_FALSE(t.opposite(forbid, t.is(t.x, 0), forbid, t.is(t.x, 1))); }
    SECTION("one value forbidden, another required") { CHECK_FALSE(t.opposite(forbid, t.is(t.x, 0), require, t.is(t.x, 1))); }
    SECTION("different fields") { CHECK_FALSE(t.opposite(forbid, t.is(t.x, 0), require, t.is(t.y, 0))); }
    SECTION("is not required and forbidden is") { CHECK_FALSE(t.opposite(forbid, t.is(t.x, 0), require, t.is_not(t.x, 0))); }
    SECTION("different operators") {
        const auto compare = [&](Operator op) { return t.b.op(op, {t.b.get(t.x), t.b.get(t.y)}); };
        CHECK_FALSE(t.opposite(forbid, compare(Operator::less), require, compare(Operator::less_or_equal)));
    }
    SECTION("a boundary under another source") {
        const auto source = [&](std::string name) { return t.b.source({name, name}, program::Boundary::undecided); };
        const auto compare = [&](program::SourceId cited) { return t.b.boundary(Operator::up_to, t.b.get(t.x), t.b.get(t.y), cited); };
        CHECK_FALSE(t.opposite(forbid, compare(source("a")), require, compare(source("b"))));
    }
}

TEST_CASE("only mandatory rules can be opposite") {
    TwoRules t;
    const program::RuleId first = t.b.rule({"一", "one"}, forbid, t.is(t.x, 0));
    const program::RuleId second = t.b.rule({"二", "two"}, require, t.is(t.x, 0));
    const program::RuleId advice = t.b.rule({"三", "three"}, NormKind::advise, t.is(t.x, 0));
    const program::RuleId grant = t.b.rule({"四", "four"}, NormKind::grant, {});
    const std::vector<program::RuleId> all{first, second, advice, grant};
    CHECK(pairs_of(plan::opposite_contents(t.b.program(), all)) == OppositePairs{std::pair(plan::ContentId{first}, plan::ContentId{second})});
    t.b.in_principle(second);
    CHECK(plan::opposite_contents(t.b.program(), all).empty());
}

TEST_CASE("thousands of rules about one thing are opposed side by side") {
    TwoRules t;
    std::vector<program::RuleId> rules;
    const auto add = [&](NormKind kind, int member) { rules.push_back(t.b.rule({"一", "one"}, kind, t.is(t.x, member))); };
    constexpr int times = 2000;
    for (int i = 0; i < times; ++i) {
        add(require, 0);
        add(require, 1);
        add(forbid, 1);
    }
    const auto every_third_from = [&](std::size_t first) {
        std::vector<plan::ContentId> contents;
        for (std::size_t i = first; i < rules.size(); i += 3) contents.push_back({rules[i]});
        return contents;
    };
    CHECK(plan::opposite_contents(t.b.program(), rules) ==
          std::vector<plan::Opposition>{{{every_third_from(0), every_third_from(1)}}, {{every_third_from(1), every_third_from(2)}}});
}
