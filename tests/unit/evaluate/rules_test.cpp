// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <map>

#include "catch.hpp"
#include "unit/support/given_facts.hpp"

using namespace zhunze;
using namespace zhunze::testing;
using program::NormKind;
using program::Outcome;
using program::OutcomeSet;

namespace {

/// What a rule's outcome hangs on, each on its own.
enum Question : std::size_t { in_force, scope, trigger, claim, paper, content, question_count };
using Answers = std::array<Truth, question_count>;

/// The law once more, for two truth values and without stages: what the rule comes to if all is known.
Outcome outcome_of(NormKind kind, bool in_principle, const Answers& known) {
    const auto is = [&](Question question) { return known[question] == Truth::yes; };
    if (!is(in_force)) return Outcome::out_of_force;
    if (!is(scope)) return Outcome::not_applicable;
    if (!is(trigger)) return Outcome::not_triggered;
    if (is(claim) && is(paper)) return Outcome::exempt;
    if (kind == NormKind::grant) return Outcome::granted;
    if (is(content) != (kind == NormKind::forbid)) return Outcome::compliant;
    if (kind == NormKind::advise) return Outcome::advised;
    return in_principle ? Outcome::justify : Outcome::violated;
}

/// And with unknowns: every way in which they may turn out is gone through.
struct Expected {
    OutcomeSet possible;
    std::array<bool, question_count> matters{};
    bool binds = true;
};
Expected expected(NormKind kind, bool in_principle, const Answers& answers) {
    Expected result;
    std::map<Answers, Outcome> results;
    std::vector<Answers> ways{answers};
    while (!ways.empty()) {
        const Answers way = ways.back();
        ways.pop_back();
        const auto open = std::find(way.begin(), way.end(), Truth::unknown);
        if (open == way.end()) {
            results.emplace(way, outcome_of(kind, in_principle, way));
            continue;
        }
        for (const Truth truth : {Truth::no, Truth::yes}) {
            ways.push_back(way);
            ways.back()[static_cast<std::size_t>(open - way.begin())] = truth;
        }
    }
    for (const auto& [way, outcome] : results) {
        result.possible.add(outcome);
        const bool binds = way[in_force] == Truth::yes && way[scope] == Truth::yes && way[trigger] == Truth::yes;
        if (!binds || (way[claim] == Truth::yes && way[paper] == Truth::yes)) result.binds = false;
        for (std::size_t question = 0; question < question_count; ++question) {
            Answers other = way;
            other[question] = !other[question];
            const auto found = results.find(other);
            if (found != results.end() && found->second != outcome) result.matters[question] = true;
        }
    }
    return result;
}

/// One rule whose every stage hangs on a fact of its own.
struct OneRule {
    ProgramBuilder b;
    FieldId on = b.as_of_field({"日期", "on"});
    FieldId scope_fact = b.field({"范围", "scope_fact"}, Type::of(Type::Kind::truth));
    FieldId trigger_fact = b.field({"触发", "trigger_fact"}, Type::of(Type::Kind::truth));
    FieldId claim_fact = b.field({"主张", "claim_fact"}, Type::of(Type::Kind::truth));
    FieldId content_fact = b.field({"内容", "content_fact"}, Type::of(Type::Kind::truth));
    program::RuleId rule;
    program::ExceptionId exception;

    OneRule(NormKind kind, bool in_principle) {
        RuleParts parts;
        parts.scope = b.get(scope_fact);
        parts.trigger = b.get(trigger_fact);
        parts.in_force = {Date::from_parts(2020, 1, 1), Date::from_parts(2020, 12, 31)};
        rule = b.rule({"规则", "rule"}, kind, kind == NormKind::grant ? ExprId() : b.get(content_fact), parts);
        if (in_principle) b.in_principle(rule);
        exception = b.exception(rule, {"例外", "exception"}, b.get(claim_fact), {"证明"});
    }
};

/// Sets the facts by the answers and gives the cause of each question.
std::array<CauseId, question_count> apply(const OneRule& rule, const Answers& answers, GivenFacts& given) {
    given.application.evidence.clear();
    given.set(rule.scope_fact, answers[scope]).set(rule.trigger_fact, answers[trigger]);
    given.set(rule.claim_fact, answers[claim]).set(rule.content_fact, answers[content]);
    if (answers[in_force] == Truth::unknown) given.state(rule.on, facts::FactState::not_given);
    else given.set(rule.on, Value::of(*Date::from_parts(answers[in_force] == Truth::yes ? 2020 : 2021, 6, 1)));
    if (answers[paper] != Truth::unknown) given.paper("证明", std::nullopt, answers[paper] == Truth::no);
    return {given.cause(rule.on),         given.cause(rule.scope_fact),           given.cause(rule.trigger_fact),
            given.cause(rule.claim_fact), given.cause(plan::Cause::Kind::evidence), given.cause(rule.content_fact)};
}

/// A mismatch, or nothing.
std::string compare(const OneRule& rule, GivenFacts& given, const Answers& answers, const Expected& law) {
    const auto causes = apply(rule, answers, given);
    const evaluate::Decision decision = given.decide();
    const evaluate::RuleDecision& decided = decision.rules.at(0);
    CauseSet expected_causes;
    for (std::size_t question = 0; question < question_count; ++question) {
        if (law.matters[question]) expected_causes.add(causes[question]);
    }
    if (decided.possible != law.possible) return "possible";
    if (decided.causes != expected_causes) return "causes";
    if (decided.binds.has_value() != law.binds) return "binds";
    if (decided.exceptions.empty() == law.possible.has(Outcome::exempt)) return "exception";
    if (given.trace.exception_holds != std::vector<std::vector<Truth>>{{kleene_and(answers[claim], answers[paper])}}) return "exception trace";
    return "";
}

}  // namespace

TEST_CASE("every combination of what is true, false and unknown in a rule's stages") {
    struct Norm {
        NormKind kind;
        bool in_principle;
    };
    for (const auto& [kind, in_principle] : {Norm{NormKind::forbid, false}, Norm{NormKind::forbid, true}, Norm{NormKind::require, false},
                                             Norm{NormKind::require, true}, Norm{NormKind::advise, false}, Norm{NormKind::grant, false}}) {
        const OneRule rule(kind, in_principle);
        GivenFacts given(rule.b.build());
        std::size_t checked = 0;
        for (std::size_t code = 0; code < 729; ++code) {
            Answers answers{};
            std::size_t rest = code;
            for (Truth& answer : answers) {
                answer = static_cast<Truth>(rest % 3);
                rest /= 3;
            }
            const std::string problem = compare(rule, given, answers, expected(kind, in_principle, answers));
            if (!problem.empty()) FAIL(problem << " differs for norm " << static_cast<int>(kind) << " and combination " << code);
            ++checked;
        }
        CHECK(checked == 729);
    }
}

TEST_CASE("a rule without clauses binds always, also without a day") {
    ProgramBuilder b;
    const FieldId fact = b.field({"内容", "content"}, Type::of(Type::Kind::truth));
    b.rule({"规则", "rule"}, NormKind::require, b.get(fact));
    GivenFacts given(b.build());
    CHECK(given.set(fact, Truth::no).decide().rules[0].possible == outcomes({Outcome::violated}));
    CHECK(given.decide().rules[0].binds);
    CHECK_FALSE(given.decide().as_of);
}

TEST_CASE("a record without as-of field: the day is missing under its own name, and can be said from outside") {
    ProgramBuilder b;
    const FieldId fact = b.field({"内容", "content"}, Type::of(Type::Kind::truth));
    RuleParts parts;
    parts.in_force.from = Date::from_parts(2020, 1, 1);
    b.rule({"规则", "rule"}, NormKind::require, b.get(fact), parts);
    GivenFacts given(b.build());
    given.set(fact, Truth::no);
    const evaluate::Decision open = given.decide();
    CHECK(open.rules[0].possible == outcomes({Outcome::out_of_force, Outcome::violated}));
    CHECK(open.missing == CauseSet(given.cause(plan::Cause::Kind::as_of)));
    given.options.as_of = Date::from_parts(2019, 12, 31);
    CHECK(given.decide().rules[0].possible == outcomes({Outcome::out_of_force}));
    given.options.as_of = Date::from_parts(2020, 1, 1);
    CHECK(given.decide().rules[0].possible == outcomes({Outcome::violated}));
    CHECK(given.decide().as_of == Date::from_parts(2020, 1, 1));
}

TEST_CASE("the day asked for wins over the field; a field that is no date keeps its own cause") {
    const OneRule rule(NormKind::forbid, false);
    GivenFacts given(rule.b.build());
    apply(rule, {Truth::yes, Truth::yes, Truth::yes, Truth::no, Truth::no, Truth::yes}, given);
    CHECK(given.decide().rules[0].possible == outcomes({Outcome::violated}));
    given.options.as_of = Date::from_parts(2021, 1, 1);
    CHECK(given.decide().rules[0].possible == outcomes({Outcome::out_of_force}));
    CHECK(given.decide().as_of == Date::from_parts(2021, 1, 1));
    given.options.as_of.reset();
    given.state(rule.on, facts::FactState::not_applicable);
    CHECK(given.decide().missing == CauseSet(given.record().not_applicable_causes[0]));
}
