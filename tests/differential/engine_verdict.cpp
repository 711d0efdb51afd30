// SPDX-License-Identifier: Apache-2.0
#include "differential/engine_verdict.hpp"

#include <algorithm>
#include <stdexcept>

#include "differential/naive_expressions.hpp"

namespace zhunze::differential {

namespace {

class Translation {
public:
    Translation(const plan::Plan& plan, const evaluate::Decision& decision)
        : program_(*plan.program), record_(plan.records[decision.record.value]), decision_(decision) {}

    Verdict verdict() const {
        Verdict result;
        result.outcome = program::overall_name(decision_.outcome).en;
        if (decision_.as_of) result.as_of = decision_.as_of->iso();
        for (const evaluate::RuleDecision& rule : decision_.rules) result.rules[base_name(rule.rule)] = rule_verdict(rule);
        for (const auto& [a, b] : decision_.conflicts) result.conflicts.insert(in_order(base_name(a), base_name(b)));
        result.missing = causes(decision_.missing);
        for (std::size_t i = 0; i < decision_.reports.size(); ++i) {
            result.reports[name(program_.definitions[record_.reports[i].first])] = naive::text_of(value(decision_.reports[i]));
        }
        return result;
    }

private:
    std::string name(const program::Declared& declared) const { return program_.qualified(declared, Language::en); }

    /// Versions of a rule go by the name of the first.
    std::string base_name(program::RuleId rule) const { return name(program_.rules[program_.rules[rule].base]); }

    static std::pair<std::string, std::string> in_order(std::string a, std::string b) {
        return a < b ? std::pair(a, b) : std::pair(b, a);
    }

    RuleVerdict rule_verdict(const evaluate::RuleDecision& rule) const {
        RuleVerdict result;
        for (int i = 0; i < program::outcome_count; ++i) {
            const auto outcome = static_cast<program::Outcome>(i);
            if (rule.possible.has(outcome)) result.possible.insert(program::outcome_name(outcome).en);
        }
        result.causes = causes(rule.causes);
        for (const program::ExceptionId exception : rule.exceptions) result.exceptions.insert(name(program_.exceptions[exception]));
        const std::vector<program::RuleId>& versions = program_.rules[program_.rules[rule.rule].base].versions;
        result.version = static_cast<std::size_t>(std::ranges::find(versions, rule.rule) - versions.begin());
        const evaluate::Stages& stages = rule.stages;
        for (const Truth stage : {stages.in_force, stages.scope, stages.trigger, stages.exempt, stages.satisfied}) {
            result.stages += stage == Truth::yes ? '1' : stage == Truth::no ? '0' : '?';
        }
        if (rule.replaced_by) result.replaced_by = name(program_.exceptions[rule.replaced_by]);
        if (rule.overridden_by) result.overridden_by = base_name(rule.overridden_by);
        result.conflict = rule.exceptions_conflict;
        result.active = rule.binds.has_value();
        return result;
    }

    naive::Value value(const zhunze::Value& value) const {
        if (!value.known()) return naive::unknown(causes(value.causes), value.interval);
        return naive::known(value);
    }

    naive::Causes causes(const CauseSet& set) const {
        naive::Causes names;
        for (const CauseId id : set.ids()) names.insert(cause(decision_.cause(record_, id)));
        return names;
    }

    std::string cause(const plan::Cause& cause) const {
        switch (cause.kind) {
            case plan::Cause::Kind::fact: return naive::fact_cause(program_, cause.field, place(cause));
            case plan::Cause::Kind::none: return naive::none_cause(program_, cause.field, place(cause));
            case plan::Cause::Kind::not_applicable: return naive::not_applicable_cause(program_, cause.field, place(cause));
            case plan::Cause::Kind::evidence: return naive::evidence_cause(cause.evidence);
            case plan::Cause::Kind::boundary: return naive::boundary_cause(program_, cause.source);
            case plan::Cause::Kind::question: return naive::question_cause(program_, cause.question);
            case plan::Cause::Kind::undefined: return naive::undefined_cause(cause.expr);
            case plan::Cause::Kind::as_of: return naive::as_of_cause();
            case plan::Cause::Kind::parameter: return naive::parameter_cause(program_, cause.parameter);
            case plan::Cause::Kind::conflict:
                return cause.other ? naive::conflict_cause(program_, cause.rule, cause.other) : naive::conflict_cause(program_, cause.rule);
        }
        throw std::logic_error("a cause of no kind");
    }

    std::string place(const plan::Cause& cause) const {
        std::string place;
        for (const plan::Cause::Step& step : cause.in) place = naive::item_place(program_, place, step.list, step.index);
        return place;
    }

    const program::Program& program_;
    const plan::RecordPlan& record_;
    const evaluate::Decision& decision_;
};

}  // namespace

Verdict verdict_of(const plan::Plan& plan, const evaluate::Decision& decision) { return Translation(plan, decision).verdict(); }

}  // namespace zhunze::differential
