// SPDX-License-Identifier: Apache-2.0
// Runs the `test` declarations: each is an application, evaluated like any other, and what is expected of its decision.
#include <algorithm>

#include "engine/engine.hpp"
#include "evaluate/evaluate.hpp"
#include "explain/show.hpp"

namespace zhunze::engine {

namespace {

using program::OutcomeSet;
using program::Program;
using program::Test;

void set_facts(const Program& program, const std::vector<Test::Given>& given, facts::Application& application);

/// Nested as deep as the rule text's own brackets at most, which is bounded.
facts::Application item_of(const Program& program, const program::Field& list, const Test::Item& item, const std::string& place) {
    facts::Application made;
    made.record = list.type.record;
    made.place = place;
    made.facts.resize(program.records[made.record].fields.size());
    set_facts(program, item.given, made);
    return made;
}

void set_facts(const Program& program, const std::vector<Test::Given>& given, facts::Application& application) {
    for (const Test::Given& one : given) {
        const program::Field& field = program.fields[one.field];
        facts::Fact& fact = application.facts[field.index];
        fact.written = one.written;
        switch (one.state) {
            case Test::GivenState::value: fact.state = facts::FactState::given; fact.value = one.value; break;
            case Test::GivenState::none: fact.state = facts::FactState::declared_none; break;
            case Test::GivenState::not_applicable: fact.state = facts::FactState::not_applicable; break;
            case Test::GivenState::not_given: fact.state = facts::FactState::not_given; break;
        }
        if (field.type.kind == program::Type::Kind::list && fact.state == facts::FactState::declared_none) {
            fact.state = facts::FactState::given;  // the empty list
        }
        for (const Test::Item& item : one.items) {
            const std::string place = application.place + ":" + field.name.in(Language::zh) + "[" + std::to_string(fact.items.size() + 1) + "]";
            fact.items.push_back(item_of(program, field, item, place));
        }
    }
}

facts::Application application_of(const Program& program, const Test& test) {
    facts::Application application;
    application.record = test.record;
    application.id = test.title;
    application.place = test.title;
    application.facts.resize(program.records[test.record].fields.size());
    set_facts(program, test.given, application);
    for (const std::string& paper : test.evidence) application.evidence.push_back({paper, {}, {}, {}, false, {}});
    return application;
}

std::string outcome_text(const OutcomeSet& set, Language language) {
    std::string list;
    for (int i = 0; i < program::outcome_count; ++i) {
        const auto outcome = static_cast<program::Outcome>(i);
        if (set.has(outcome)) list += (list.empty() ? "" : ", ") + program::outcome_name(outcome).in(language);
    }
    return set.single() ? list : program::undetermined_name().in(language) + " { " + list + " }";
}

class Runner {
public:
    Runner(const plan::Plan& plan, const Test& test) : plan_(plan), program_(*plan.program), test_(test) {}

    std::vector<TestFailure> run() {
        if (!test_.record) {
            fail(test_.span, {"测试没有“给定”", "the test has no `given`"});
            return std::move(failures_);
        }
        evaluate::Options options{test_.as_of, test_.readings};
        decision_ = evaluate::evaluate(plan_, application_of(program_, test_), options, &trace_);
        if (decision_.outcome == program::Overall::invalid && test_.overall != program::Overall::invalid) {
            for (const Diagnostic& error : decision_.errors) {
                fail(test_.span, {"给定的情形无效:" + error.message(Language::zh), "the given case is invalid: " + error.message(Language::en)});
            }
            return std::move(failures_);
        }
        check_overall();
        for (const Test::RuleExpectation& expected : test_.rules) check_rule(expected);
        for (const auto& [exception, span] : test_.exceptions) check_exception(exception, span);
        for (const Test::ValueExpectation& expected : test_.values) check_value(expected);
        if (test_.missing) check_missing();
        return std::move(failures_);
    }

private:
    void fail(Span span, Name message) { failures_.push_back({span, std::move(message)}); }

    void fail(Span span, const Name& what, const Name& expected, const Name& got) {
        fail(span, {what.zh + ":期望 " + expected.zh + ",得到 " + got.zh, what.en + ": expected " + expected.en + ", got " + got.en});
    }

    const plan::RecordPlan& record() const { return plan_.records[test_.record.value]; }

    Name name_of(const program::Declared& declared) const {
        return {declared.name.in(Language::zh), declared.name.in(Language::en)};
    }

    void check_overall() {
        if (!test_.overall || *test_.overall == decision_.outcome) return;
        fail(test_.overall_span, {"结论", "outcome"}, program::overall_name(*test_.overall), program::overall_name(decision_.outcome));
    }

    /// Of whichever version of the rule.
    const evaluate::RuleDecision* decision_of(program::RuleId rule) const {
        const auto base = [&](const evaluate::RuleDecision& decision) { return program_.rules[decision.rule].base; };
        const auto found = std::ranges::find(decision_.rules, program_.rules[rule].base, base);
        return found == decision_.rules.end() ? nullptr : &*found;
    }

    void check_rule(const Test::RuleExpectation& expected) {
        const evaluate::RuleDecision* got = decision_of(expected.rule);
        const Name rule = name_of(program_.rules[expected.rule]);
        const Name undetermined = program::undetermined_name();
        const auto words = [](const OutcomeSet& set) { return Name{outcome_text(set, Language::zh), outcome_text(set, Language::en)}; };
        if (!got) return fail(expected.span, {rule.zh + " 不针对该记录", rule.en + " is not about this record"});
        if (expected.any_undetermined ? !got->possible.single() : got->possible == expected.possible) return;
        fail(expected.span, rule, expected.any_undetermined ? undetermined : words(expected.possible), words(got->possible));
    }

    /// The exceptions that hold and decide.
    std::vector<program::ExceptionId> effective(const evaluate::RuleDecision& decision) const {
        const auto& planned = record().rules[decision.planned].exceptions;
        std::vector<program::ExceptionId> held;
        for (std::size_t i = 0; i < planned.size(); ++i) {
            const bool listed = std::ranges::find(decision.exceptions, planned[i].id) != decision.exceptions.end();
            const bool exempts = program_.exceptions[planned[i].id].effect == program::Effect::exempt;
            const bool shows = !exempts || decision.possible.only(program::Outcome::exempt) || decision.exceptions_conflict;
            if (listed && shows && trace_.exception_holds[decision.planned][i] == Truth::yes) held.push_back(planned[i].id);
        }
        return held;
    }

    /// A later version of a rule may have an exception of the same name in the place of the first one's.
    bool is_meant(program::ExceptionId expected, program::ExceptionId got) const { return program_.exceptions[got].base == expected; }

    void check_exception(program::ExceptionId expected, Span span) {
        const program::ExceptionClause& clause = program_.exceptions[expected];
        const evaluate::RuleDecision* decided = decision_of(clause.rule);
        Name got;
        for (const program::ExceptionId held : decided ? effective(*decided) : std::vector<program::ExceptionId>()) {
            if (is_meant(expected, held)) return;
            const Name name = name_of(program_.exceptions[held]);
            got = {got.zh + (got.zh.empty() ? "" : "、") + name.zh, got.en + (got.en.empty() ? "" : ", ") + name.en};
        }
        fail(span, {"例外", "exception"}, name_of(clause), got.zh.empty() ? Name{"无", "none"} : got);
    }

    void check_value(const Test::ValueExpectation& expected) {
        for (std::size_t i = 0; i < record().reports.size(); ++i) {
            if (record().reports[i].first != expected.definition) continue;
            if (decision_.reports[i] == expected.value) return;
            const program::Definition& definition = program_.definitions[expected.definition];
            return fail(expected.span, name_of(definition), shown(definition, expected.value), shown(definition, decision_.reports[i]));
        }
        fail(expected.span, {"该定义没有“列示”", "the definition is not reported"});
    }

    Name shown(const program::Definition& definition, const Value& value) const {
        const program::Unit unit = explain::unit_to_show(program_, definition.type, program_.exprs[definition.body].unit);
        return explain::show(program_, value, definition.type, {unit}).text;
    }

    /// A cause as a test names it: of a field of an item, whichever item it is.
    Test::MissingFact named(const plan::Cause& cause) const {
        Test::MissingFact fact;
        switch (cause.kind) {
            case plan::Cause::Kind::fact:
            case plan::Cause::Kind::none:
            case plan::Cause::Kind::not_applicable: fact.field = cause.field; break;
            case plan::Cause::Kind::evidence: fact.evidence = cause.evidence; break;
            case plan::Cause::Kind::boundary: fact.source = cause.source; break;
            case plan::Cause::Kind::question: fact.question = cause.question; break;
            case plan::Cause::Kind::as_of: fact.field = program_.records[test_.record].as_of_field; break;
            case plan::Cause::Kind::parameter: fact.parameter = cause.parameter; break;
            case plan::Cause::Kind::undefined:
            case plan::Cause::Kind::conflict: break;
        }
        return fact;
    }

    /// A field of an item after a list of such items.
    std::string text_of(const program::Field& field, Language language) const {
        const std::string name = field.name.in(language);
        if (field.record == test_.record) return name;
        const auto is_list = [&](const program::Field& one) { return one.type == program::Type::list_of(field.record); };
        const auto list = std::ranges::find_if(program_.fields, is_list);
        return list == program_.fields.end() ? name : list->name.in(language) + "." + name;
    }

    std::string text_of(const Test::MissingFact& fact, Language language) const {
        if (fact.field) return text_of(program_.fields[fact.field], language);
        if (fact.parameter) return program_.parameters[fact.parameter].name.in(language);
        if (fact.source) return program_.documents[fact.source].name.in(language) + (language == Language::zh ? ".本数" : ".boundary");
        if (fact.question) return program_.questions[fact.question].name.in(language);
        return "\"" + fact.evidence + "\"";
    }

    Name list_of(const std::vector<Test::MissingFact>& facts) const {
        Name list;
        for (const Test::MissingFact& fact : facts) {
            list.zh += (list.zh.empty() ? "" : ", ") + text_of(fact, Language::zh);
            list.en += (list.en.empty() ? "" : ", ") + text_of(fact, Language::en);
        }
        return {"[" + list.zh + "]", "[" + list.en + "]"};
    }

    void check_missing() {
        std::vector<Test::MissingFact> got;
        for (const CauseId id : decision_.missing.ids()) {
            const Test::MissingFact fact = named(decision_.cause(record(), id));
            // What has no name in a test (a value that does not exist, a conflict) is left out; the items of a list are one.
            if (fact != Test::MissingFact() && std::ranges::find(got, fact) == got.end()) got.push_back(fact);
        }
        std::vector<Test::MissingFact> expected = *test_.missing;
        for (Test::MissingFact& fact : expected) fact.written.clear();
        const bool same = std::ranges::is_permutation(expected, got);
        if (!same) fail(test_.missing_span, {"缺", "missing"}, list_of(expected), list_of(got));
    }

    const plan::Plan& plan_;
    const Program& program_;
    const Test& test_;
    evaluate::Decision decision_;
    evaluate::Trace trace_;
    std::vector<TestFailure> failures_;
};

}  // namespace

std::vector<TestResult> run_tests(const plan::Plan& plan) {
    std::vector<TestResult> results;
    for (std::size_t i = 0; i < plan.program->tests.size(); ++i) {
        const program::TestId id = plan.program->tests.id_at(i);
        results.push_back({id, Runner(plan, plan.program->tests[id]).run()});
    }
    return results;
}

}  // namespace zhunze::engine
