// SPDX-License-Identifier: Apache-2.0
#include "evaluate/overall.hpp"

#include "catch.hpp"
#include "unit/support/given_facts.hpp"

using namespace zhunze;
using namespace zhunze::testing;
using program::NormKind;
using program::Outcome;
using program::Overall;

namespace {

/// A rule as decided: its norm, what is possible, and the cause where that is open.
struct Decided {
    NormKind kind = NormKind::forbid;
    bool in_principle = false;
    program::OutcomeSet possible;
};

const Decided compliant{NormKind::forbid, false, outcomes({Outcome::compliant})};
const Decided not_triggered{NormKind::require, false, outcomes({Outcome::not_triggered})};
const Decided exempt{NormKind::forbid, false, outcomes({Outcome::exempt})};
const Decided violated{NormKind::require, false, outcomes({Outcome::violated})};
const Decided justify{NormKind::require, true, outcomes({Outcome::justify})};
const Decided advised{NormKind::advise, false, outcomes({Outcome::advised})};
const Decided granted{NormKind::grant, false, outcomes({Outcome::granted})};
const Decided open{NormKind::forbid, false, outcomes({Outcome::violated, Outcome::exempt})};
const Decided open_in_principle{NormKind::forbid, true, outcomes({Outcome::justify, Outcome::not_triggered})};
const Decided open_advice{NormKind::advise, false, outcomes({Outcome::advised, Outcome::compliant})};
const Decided open_grant{NormKind::grant, false, outcomes({Outcome::granted, Outcome::not_triggered})};

evaluate::Decision concluded(const std::vector<Decided>& rules) {
    ProgramBuilder b;
    evaluate::Decision decision;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        evaluate::RuleDecision made;
        made.rule = b.rule({"规则", "rule"}, rules[i].kind, {});
        if (rules[i].in_principle) b.in_principle(made.rule);
        made.possible = rules[i].possible;
        made.binding = b.program().rules[made.rule].norm.binding();
        if (!made.possible.single()) made.causes.add(CauseId(static_cast<std::uint32_t>(i)));
        decision.rules.push_back(made);
    }
    evaluate::conclude(program::Program(), plan::RecordPlan(), decision);
    return decision;
}

}  // namespace

TEST_CASE("the outcome of an application from those of its rules") {
    struct Row {
        std::vector<Decided> rules;
        Overall outcome;
        CauseSet missing;
    };
    const CauseId first(0), second(1), third(2);
    const std::vector<Row> rows{
        {{}, Overall::passed, {}},
        {{compliant, not_triggered, exempt, advised, granted}, Overall::passed, {}},
        {{compliant, violated}, Overall::rejected, {}},
        {{open, violated}, Overall::rejected, {}},
        {{justify, violated}, Overall::rejected, {}},
        {{open}, Overall::undetermined, CauseSet(first)},
        {{justify, open}, Overall::undetermined, CauseSet(second)},
        {{open_in_principle, compliant, open}, Overall::undetermined, cause_set({first, third})},
        // Advice and grants leave the outcome alone, and what they lack is not asked for.
        {{open_advice, open_grant}, Overall::passed, {}},
        {{open_advice, open}, Overall::undetermined, CauseSet(second)},
        {{justify, compliant, advised}, Overall::justify, {}},
        {{justify, open_advice}, Overall::justify, {}},
    };
    for (const Row& row : rows) {
        const evaluate::Decision decision = concluded(row.rules);
        CHECK(decision.outcome == row.outcome);
        CHECK(decision.missing == row.missing);
        CHECK(decision.conflicts.empty());
    }
}

namespace {

/// Two rules that want opposite things, and a third that stands alone; each triggered by a fact of its own.
struct Opposed {
    ProgramBuilder b;
    FieldId built = b.field({"建", "built"}, Type::of(Type::Kind::truth));
    FieldId first_applies = b.field({"一", "first_applies"}, Type::of(Type::Kind::truth));
    FieldId second_applies = b.field({"二", "second_applies"}, Type::of(Type::Kind::truth));
    FieldId third_applies = b.field({"三", "third_applies"}, Type::of(Type::Kind::truth));
    FieldId exempted = b.field({"免", "exempted"}, Type::of(Type::Kind::truth));
    program::RuleId first = rule(NormKind::forbid, b.get(built), first_applies);
    program::RuleId second = rule(NormKind::require, b.get(built), second_applies);
    program::RuleId third = rule(NormKind::require, b.truth(false), third_applies);
    program::ExceptionId exception = b.exception(first, {"例外", "exception"}, b.get(exempted));

    program::RuleId rule(NormKind kind, ExprId content, FieldId applies) {
        RuleParts parts;
        parts.trigger = b.get(applies);
        return b.rule({"规则", "rule"}, kind, content, parts);
    }
};

}  // namespace

TEST_CASE("a conflict is reported, unless a third rule refuses anyway") {
    const Opposed o;
    struct Row {
        Truth built, first, second, third, exempted;
        Overall outcome;
        bool conflict;
    };
    const Truth no = Truth::no, open = Truth::unknown, yes = Truth::yes;
    const std::vector<Row> rows{
        {yes, yes, yes, no, no, Overall::conflict, true},
        {no, yes, yes, no, no, Overall::conflict, true},
        {open, yes, yes, no, no, Overall::conflict, true},
        {yes, yes, yes, yes, no, Overall::rejected, true},
        {yes, yes, yes, open, no, Overall::conflict, true},
        {yes, yes, no, no, no, Overall::rejected, false},
        {no, yes, no, no, no, Overall::passed, false},
        {yes, yes, open, no, no, Overall::rejected, false},
        {no, yes, open, no, no, Overall::undetermined, false},
        {yes, yes, yes, no, yes, Overall::passed, false},
        {yes, yes, yes, no, open, Overall::undetermined, false},
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        GivenFacts given(o.b.build());
        given.set(o.built, row.built).set(o.first_applies, row.first).set(o.second_applies, row.second);
        given.set(o.third_applies, row.third).set(o.exempted, row.exempted);
        const evaluate::Decision decision = given.decide();
        INFO("row " << i);
        CHECK(decision.outcome == row.outcome);
        CHECK(decision.conflicts.size() == (row.conflict ? 1u : 0u));
        if (row.conflict) CHECK(decision.conflicts.at(0) == std::pair(o.first, o.second));
        CHECK(decision.missing.empty() == (row.outcome != Overall::undetermined));
    }
}
