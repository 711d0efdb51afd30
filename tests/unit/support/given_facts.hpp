// SPDX-License-Identifier: Apache-2.0
// Applications made by hand, and their evaluation, for tests.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "evaluate/evaluate.hpp"
#include "plan/lower.hpp"
#include "unit/support/program_builder.hpp"

namespace zhunze::testing {

class GivenFacts {
public:
    explicit GivenFacts(std::shared_ptr<const program::Program> program) : plan_(plan::lower(std::move(program))) {
        application.record = program::RecordId(0);
        application.place = "a.json:1";
        application.facts.resize(plan_.records[0].field_count);
    }

    GivenFacts& set(program::FieldId field, Value value, std::string written = "") {
        facts::Fact& fact = at(field);
        fact.state = facts::FactState::given;
        fact.value = std::move(value);
        fact.written = std::move(written);
        fact.place = "/" + plan_.program->fields[field].name.en;
        return *this;
    }
    GivenFacts& set(program::FieldId field, Rational value, std::string written = "") {
        return set(field, Value::of(std::move(value)), std::move(written));
    }
    GivenFacts& set(program::FieldId field, Truth value) {
        return value == Truth::unknown ? state(field, facts::FactState::not_given) : set(field, Value::of(value));
    }
    GivenFacts& state(program::FieldId field, facts::FactState state) {
        at(field) = {};
        at(field).state = state;
        return *this;
    }
    GivenFacts& paper(std::string name, std::optional<Date> date = std::nullopt, bool none = false) {
        facts::Evidence made;
        made.name = std::move(name);
        made.date = date;
        made.none = none;
        application.evidence.push_back(std::move(made));
        return *this;
    }

    [[nodiscard]] evaluate::Decision decide() { return evaluate::evaluate(plan_, application, options, &trace); }

    [[nodiscard]] const plan::Plan& plan() const { return plan_; }
    [[nodiscard]] const plan::RecordPlan& record() const { return plan_.records[0]; }
    [[nodiscard]] std::uint32_t index(program::FieldId field) const { return plan_.program->fields[field].index; }
    /// The cause of a field that is not given.
    [[nodiscard]] CauseId cause(program::FieldId field) const { return record().field_causes[index(field)]; }
    /// The one cause of a kind.
    [[nodiscard]] CauseId cause(plan::Cause::Kind kind) const {
        for (std::size_t i = 0; i < record().causes.size(); ++i) {
            if (record().causes[record().causes.id_at(i)].kind == kind) return record().causes.id_at(i);
        }
        return {};
    }
    [[nodiscard]] const Value& slot(program::ExprId expr) const { return trace.slots[record().slot(expr).value]; }

    facts::Application application;
    evaluate::Options options;
    evaluate::Trace trace;

private:
    facts::Fact& at(program::FieldId field) { return application.facts[index(field)]; }

    plan::Plan plan_;
};

/// `{violated, exempt}` and the like.
[[nodiscard]] inline program::OutcomeSet outcomes(std::initializer_list<program::Outcome> list) {
    program::OutcomeSet set;
    for (const program::Outcome outcome : list) set.add(outcome);
    return set;
}
[[nodiscard]] inline CauseSet cause_set(std::initializer_list<CauseId> ids) {
    CauseSet set;
    for (const CauseId id : ids) set.add(id);
    return set;
}

}  // namespace zhunze::testing
