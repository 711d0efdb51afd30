// SPDX-License-Identifier: Apache-2.0
#include "differential/naive_rules.hpp"

#include <algorithm>

#include "differential/naive_facts.hpp"

namespace zhunze::naive {

using differential::RuleVerdict;
using differential::Verdict;
using program::NormKind;

namespace {

class Judge {
public:
    Judge(const program::Program& program, const facts::Application& application, std::optional<Date> as_of,
          const program::Readings& readings)
        : program_(program), application_(application), world_(world_of(program, readings, application)), as_of_(day(as_of)) {}

    Verdict verdict() {
        Verdict result;
        if (as_of_.thing) result.as_of = std::get<Date>(*as_of_.thing).iso();
        if (!application_.errors.empty() || contradicts_invariants(world_, application_.record)) {
            result.outcome = "invalid";
            return result;
        }
        each_rule([&](const program::Rule& rule) { result.rules[name(rule)] = decide(rule); });
        find_conflicts(result);
        result.outcome = outcome(result);
        if (result.outcome == "undetermined") {
            each_rule([&](const program::Rule& rule) {
                if (rule.norm.binding()) result.missing = together(result.missing, result.rules[name(rule)].causes);
            });
        }
        for (const program::Definition& definition : program_.definitions) {
            if (definition.report && definition.record == application_.record) {
                result.reports[name(definition)] = text_of(evaluate(world_, definition.body));
            }
        }
        return result;
    }

private:
    std::string name(const program::Declared& declared) const { return program_.qualified(declared, Language::en); }

    template <class Use>
    void each_rule(Use use) const {
        for (const program::Rule& rule : program_.rules) {
            if (rule.record == application_.record) use(rule);
        }
    }

    // ---- the day that counts ----

    Value day(std::optional<Date> wanted) const {
        const program::FieldId field = program_.records[application_.record].as_of_field;
        if (wanted) return known(*wanted);
        return field ? world_.fields[program_.fields[field].index] : unknown({as_of_cause()});
    }

    Value in_force(const Period& period) const {
        if (!period.from && !period.to) return known(true);
        return as_of_.thing ? known(period.contains(std::get<Date>(*as_of_.thing))) : unknown(as_of_.causes);
    }

    // ---- exceptions ----

    /// A paper was handed in, or is said not to exist, or nothing is known of it.
    Value has_paper(const std::string& paper) const {
        std::vector<Value> all;
        for (const facts::Evidence& handed_in : application_.evidence) {
            if (handed_in.name == paper) all.push_back(counts(handed_in));
        }
        return all.empty() ? unknown({evidence_cause(paper)}) : any_of(all);
    }

    Value counts(const facts::Evidence& paper) const {
        if (paper.none) return known(false);
        if (!paper.date) return known(true);
        if (!as_of_.thing) return unknown(as_of_.causes);
        return *paper.date > std::get<Date>(*as_of_.thing) ? unknown({evidence_cause(paper.name)}) : known(true);
    }

    Value holds(const program::ExceptionClause& exception) const {
        std::vector<Value> conditions{in_force(exception.in_force), evaluate(world_, exception.condition)};
        for (const std::string& paper : exception.evidence) conditions.push_back(has_paper(paper));
        return all_of(conditions);
    }

    // ---- one rule ----

    struct Stage {
        Value value;
        bool stops_when;
        std::string outcome;
    };

    RuleVerdict decide(const program::Rule& rule) const {
        std::vector<Value> exceptions;
        for (const program::ExceptionId id : rule.exceptions) exceptions.push_back(holds(program_.exceptions[id]));
        const Value scope = rule.scope ? evaluate(world_, rule.scope) : known(true);
        const Value trigger = rule.trigger ? evaluate(world_, rule.trigger) : known(true);
        const std::vector<Stage> stages{{in_force(rule.in_force), false, "out_of_force"},
                                        {scope, false, "not_applicable"},
                                        {trigger, false, "not_triggered"},
                                        {any_of(exceptions), true, "exempt"}};
        RuleVerdict verdict;
        const bool content_reached = std::ranges::all_of(stages, [&](const Stage& stage) { return passes(stage, verdict); });
        verdict.active = content_reached && verdict.possible.empty();
        if (content_reached) decide_content(rule.norm, verdict);
        if (verdict.possible.contains("exempt")) verdict.exception = deciding(rule, exceptions);
        return verdict;
    }

    /// Notes what the stage makes possible; true if what comes after it may still be reached.
    static bool passes(const Stage& stage, RuleVerdict& verdict) {
        const bool stops = stage.value.thing == Thing(stage.stops_when);
        if (stops || !stage.value.thing) verdict.possible.insert(stage.outcome);
        verdict.causes = together(verdict.causes, stage.value.causes);
        return !stops;
    }

    void decide_content(const program::Norm& norm, RuleVerdict& verdict) const {
        if (norm.kind == NormKind::grant) {
            verdict.possible.insert("granted");
            return;
        }
        const Value content = evaluate(world_, norm.content);
        const bool wanted = norm.kind != NormKind::forbid;
        const std::string breach = norm.kind == NormKind::advise ? "advised" : norm.in_principle ? "justify" : "violated";
        if (content.thing != Thing(!wanted)) verdict.possible.insert("compliant");
        if (content.thing != Thing(wanted)) verdict.possible.insert(breach);
        verdict.causes = together(verdict.causes, content.causes);
    }

    /// The exception that holds, else the first that may.
    std::string deciding(const program::Rule& rule, const std::vector<Value>& exceptions) const {
        auto found = std::ranges::find_if(exceptions, is_true);
        if (found == exceptions.end()) found = std::ranges::find_if(exceptions, [](const Value& value) { return !value.thing; });
        return name(program_.exceptions[rule.exceptions[static_cast<std::size_t>(found - exceptions.begin())]]);
    }

    // ---- the application ----

    void find_conflicts(Verdict& result) const {
        each_rule([&](const program::Rule& a) {
            each_rule([&](const program::Rule& b) {
                const bool both = a.norm.mandatory() && b.norm.mandatory() && result.rules[name(a)].active && result.rules[name(b)].active;
                if (both && name(a) < name(b) && opposite_norms(program_, a.norm, b.norm)) result.conflicts.insert({name(a), name(b)});
            });
        });
    }

    std::string outcome(const Verdict& result) const {
        bool rejected = false, open = false, justify = false;
        each_rule([&](const program::Rule& rule) {
            const RuleVerdict& verdict = result.rules.at(name(rule));
            const bool in_conflict = std::ranges::any_of(
                result.conflicts, [&](const auto& pair) { return pair.first == name(rule) || pair.second == name(rule); });
            const auto only = [&](const char* one) { return verdict.possible == std::set<std::string>{one}; };
            rejected = rejected || (rule.norm.mandatory() && !in_conflict && only("violated"));
            open = open || (rule.norm.binding() && verdict.possible.size() > 1);
            justify = justify || only("justify");
        });
        if (rejected) return "rejected";
        if (!result.conflicts.empty()) return "conflict";
        if (open) return "undetermined";
        return justify ? "justify" : "passed";
    }

    const program::Program& program_;
    const facts::Application& application_;
    World world_;
    Value as_of_;
};

}  // namespace

Verdict judge(const program::Program& program, const facts::Application& application, std::optional<Date> as_of,
              const program::Readings& readings) {
    return Judge(program, application, as_of, readings).verdict();
}

}  // namespace zhunze::naive
