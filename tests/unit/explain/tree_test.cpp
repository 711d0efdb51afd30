// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "unit/explain/sample.hpp"

using namespace zhunze;
using namespace zhunze::explain;
using namespace zhunze::testing;

namespace {

const Rule& land_rule(const Tree& tree) { return tree.rules.at(0); }

const Clause& clause(const Rule& rule, ClauseKind kind) {
    for (const Clause& one : rule.clauses) {
        if (one.kind == kind) return one;
    }
    FAIL("no such clause");
    return rule.clauses.front();
}

const Node& trigger(const Tree& tree) { return clause(land_rule(tree), ClauseKind::trigger).condition; }

const Fact& fact(const Tree& tree, const std::string& name) {
    for (const Fact& one : tree.facts) {
        if (one.name == "test.Project." + name) return one;
    }
    FAIL("no such fact");
    return tree.facts.front();
}

ExceptionStatus exception_status(Sample& sample) { return land_rule(sample.tree()).exceptions.at(0).status; }

facts::Evidence paper() {
    facts::Evidence evidence;
    evidence.name = "特殊工艺认定材料";
    return evidence;
}

}  // namespace

TEST_CASE("a comparison carries both sides, their distance and which of them decided") {
    const Tree tree = Sample().central().tree();
    const Node& either = trigger(tree);
    REQUIRE(either.operands.size() == 2);
    CHECK(either.value.truth == Truth::yes);

    const Node& by_amount = either.operands[0];
    CHECK(by_amount.value.truth == Truth::no);
    CHECK_FALSE(by_amount.decides);
    CHECK(by_amount.margins.at(0).side == Side::above);
    CHECK(by_amount.margins.at(0).difference.text.zh == "1000万元");

    const Node& by_intensity = either.operands[1];
    CHECK(by_intensity.decides);
    CHECK(by_intensity.margins.at(0).side == Side::below);
    CHECK(by_intensity.margins.at(0).difference.quantity->exact == "1000100/16667");
    CHECK(by_intensity.margins.at(0).difference.text.en == "≈60.0048万元/亩");
    CHECK(by_intensity.margins.at(0).threshold.text.zh == "300万元/亩");
    CHECK(by_intensity.operands.at(0).definition == std::size_t{0});
}

TEST_CASE("both sides of a comparison are told apart by as many places as it takes") {
    // 6000万元 on 20.000001亩: 299.999985…万元/亩.
    const Tree tree = Sample().invest(6000).on_mu(Rational(20000001, 1000000)).tree();
    const Node& by_intensity = trigger(tree).operands.at(1);
    CHECK(by_intensity.operands.at(0).value.text.zh == "≈299.99999万元/亩");
    CHECK(by_intensity.operands.at(1).value.text.zh == "300万元/亩");
    CHECK(by_intensity.margins.at(0).difference.text.zh == "≈0.00001万元/亩");
}

TEST_CASE("dates are compared in days") {
    Sample sample;
    ProgramBuilder& builder = sample.project.builder;
    const ExprId day = builder.literal(Value::of(*Date::from_parts(2020, 6, 30)), ProgramBuilder::date());
    builder.rule({"截止", "deadline"}, program::NormKind::require, builder.op(Operator::less_or_equal, {builder.get(sample.project.accepted_on), day}));
    const Tree tree = sample.central().tree();
    const Margin& margin = clause(tree.rules.at(2), ClauseKind::norm).condition.margins.at(0);
    CHECK(margin.side == Side::below);
    CHECK(margin.difference.text == Name{"22天", "22 days"});
}

TEST_CASE("a chain of `and` is one node, and its false parts decide") {
    Sample sample;
    sample.central().give(sample.project.kind, Value::of_member(2), "技改");
    const Tree tree = sample.tree();
    const Clause& scope = clause(land_rule(tree), ClauseKind::scope);
    REQUIRE(scope.condition.operands.size() == 3);
    CHECK(scope.condition.operands[0].decides);
    CHECK_FALSE(scope.condition.operands[1].decides);
    CHECK_FALSE(scope.condition.operands[2].decides);
    CHECK(scope.reached);
    CHECK_FALSE(clause(land_rule(tree), ClauseKind::trigger).reached);
    CHECK_FALSE(land_rule(tree).exceptions_reached);
    CHECK_FALSE(clause(land_rule(tree), ClauseKind::norm).reached);
}

TEST_CASE("facts say where they come from and how they were converted") {
    Sample sample;
    const Tree tree = sample.central().tree();
    const Fact& area = fact(tree, "land_area");
    CHECK(area.origin == FactOrigin::given);
    CHECK(area.used);
    CHECK(area.converted);
    CHECK(area.entered.text.zh == "1.6667公顷");
    CHECK(area.value.text.zh == "25.0005亩");
    CHECK(area.written == "1.6667公顷");
    CHECK(area.place == "/6");
    CHECK_FALSE(fact(tree, "fixed_investment").converted);
    CHECK(fact(tree, "claims_special_process").origin == FactOrigin::assumed);
    CHECK(fact(tree, "name").origin == FactOrigin::given);
    CHECK_FALSE(fact(tree, "name").used);
    CHECK(fact(tree, "accepted_on").used);
}

TEST_CASE("a fact that is bounded by a condition of the record names it") {
    const Tree tree = Sample().invest_in_total(4500).tree();
    const Fact& fixed = fact(tree, "fixed_investment");
    CHECK(fixed.origin == FactOrigin::inferred);
    CHECK(fixed.value.text.zh == "未知(0万元 < 值 ≤ 4500万元)");
    REQUIRE(fixed.inferred.size() == 2);
    CHECK(fixed.inferred[1].condition.text == Name{"固定资产投资 不超过 总投资", "fixed_investment <= total_investment"});
    CHECK(fixed.inferred[1].message == "固定资产投资不应大于总投资");
    // No clause names it, and yet the result stands on it.
    CHECK(fact(tree, "total_investment").used);
    CHECK_FALSE(fact(Sample().central().invest_in_total(7200).tree(), "total_investment").used);
    CHECK(render_text(tree, Language::zh, false).find("由“固定资产投资 不超过 总投资”(总投资 = 4500万元)") != std::string::npos);
    CHECK(trigger(tree).operands.at(0).value.truth == Truth::yes);
    CHECK(trigger(tree).operands.at(0).margins.empty());
}

TEST_CASE("a fact declared none or not applicable is told as such") {
    Sample sample;
    sample.invest(8000).state(sample.project.land_area, facts::FactState::not_applicable);
    const Tree tree = sample.tree();
    CHECK(fact(tree, "land_area").origin == FactOrigin::not_applicable);
    CHECK(tree.missing.at(0).kind == plan::Cause::Kind::not_applicable);
    sample.state(sample.project.land_area, facts::FactState::declared_none);
    CHECK(fact(sample.tree(), "land_area").origin == FactOrigin::declared_none);
}

TEST_CASE("why an exception holds, does not, or may") {
    Sample not_claimed;
    CHECK(exception_status(not_claimed.central()) == ExceptionStatus::condition_false);

    Sample claimed;
    CHECK(exception_status(claimed.central().claim_special_process()) == ExceptionStatus::evidence_open);

    Sample supported;
    CHECK(exception_status(supported.central().claim_special_process().hand_in(paper())) == ExceptionStatus::holds);

    Sample denied;
    facts::Evidence no_paper = paper();
    no_paper.none = true;
    CHECK(exception_status(denied.central().claim_special_process().hand_in(no_paper)) == ExceptionStatus::no_evidence);

    Sample late;
    facts::Evidence late_paper = paper();
    late_paper.date = Date::from_parts(2020, 6, 9);
    CHECK(exception_status(late.central().claim_special_process().hand_in(late_paper)) == ExceptionStatus::evidence_open);
    CHECK(land_rule(late.tree()).exceptions.at(0).papers.at(0).state == EvidenceState::dated_late);
    CHECK(exception_status(late.hand_in(paper())) == ExceptionStatus::holds);

    Sample over;
    over.project.builder.program().exceptions[over.project.special_process].in_force = {std::nullopt, Date::from_parts(2020, 1, 31)};
    CHECK(exception_status(over.central().claim_special_process().hand_in(paper())) == ExceptionStatus::not_in_force);

    Sample open;
    open.project.builder.program().fields[open.project.claims_special_process].assume = {};
    CHECK(exception_status(open.central()) == ExceptionStatus::open);
}

TEST_CASE("a norm behind an exception that holds is not reached") {
    Sample sample;
    const Tree tree = sample.central().claim_special_process().hand_in(paper()).tree();
    CHECK(land_rule(tree).deciding_exceptions == std::vector<std::string>{"test.special_process"});
    CHECK_FALSE(clause(land_rule(tree), ClauseKind::norm).reached);
}

TEST_CASE("a reading matters where a number that decides lies on its limit") {
    CHECK_FALSE(Sample().central().tree().readings.at(0).decisive);
    CHECK(Sample().at_limit().tree().readings.at(0).decisive);
    CHECK(Sample().at_limit().read_boundary(program::Boundary::included).tree().readings.at(0).decisive);
    // Exactly 5000万元, and the intensity alone triggers the rule.
    CHECK_FALSE(Sample().invest(5000).on_mu(30).tree().readings.at(0).decisive);
    // Decided by an interval: no number lies anywhere.
    CHECK_FALSE(Sample().invest_in_total(4500).tree().readings.at(0).decisive);
}

TEST_CASE("a rule out of force is explained no further") {
    Sample sample;
    sample.central().options.as_of = Date::from_parts(2018, 6, 8);
    const Tree tree = sample.tree();
    CHECK(tree.as_of_origin == AsOfOrigin::caller);
    CHECK(land_rule(tree).in_force_now == Truth::no);
    CHECK_FALSE(clause(land_rule(tree), ClauseKind::scope).reached);
    CHECK_FALSE(fact(tree, "kind").used);
}

TEST_CASE("a node knows where its text stands") {
    const Tree tree = Sample().central().tree();
    CHECK(land_rule(tree).place.path == "small.zz");
    CHECK(land_rule(tree).place.line == 2);
    CHECK(land_rule(tree).place.column == 4);
    CHECK(trigger(tree).place.line == 3);
    CHECK(trigger(tree).written == "固定资产投资 在 5000万元以下 或 强度 在 300万元/亩以下");
    CHECK(trigger(tree).text.en == "fixed_investment up to 5000万元 or intensity up to 300万元/亩");
    CHECK(tree.rules.at(1).place.path.empty());
}

TEST_CASE("an application in error is shown as it came") {
    const Tree tree = Sample().central().invest_in_total(5000).tree();
    CHECK(tree.outcome == program::Overall::invalid);
    CHECK(tree.rules.empty());
    CHECK(tree.errors.size() == 1);
    CHECK(fact(tree, "land_area").value.text.zh == "25.0005亩");
}

TEST_CASE("definitions that use each other many times are explained once each") {
    Sample sample;
    ProgramBuilder& builder = sample.project.builder;
    program::DefinitionId last = sample.project.intensity;
    for (int i = 0; i < 64; ++i) {
        // Without sharing this would be 2^64 nodes.
        const ExprId body = builder.op(Operator::smaller, {builder.get(last), builder.get(last)}, builder.money_per_area());
        last = builder.definition({"甲" + std::to_string(i), "d" + std::to_string(i)}, body, i == 63);
    }
    const Tree tree = sample.central().tree();
    CHECK(tree.definitions.size() == 65);
    CHECK(render_text(tree, Language::zh, false).size() < 20000);
    CHECK(render_html(tree, Language::zh).size() < 60000);
}
