// SPDX-License-Identifier: Apache-2.0
// Rules from text, an application from JSON, and the decision in words that a test can spell out.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "evaluate/evaluate.hpp"
#include "facts/read.hpp"
#include "plan/lower.hpp"
#include "unit/engine/rule_text.hpp"

namespace zhunze::testing {

/// What one application came to.
class Judged {
public:
    Judged(const engine::Rules& rules, evaluate::Decision decided, evaluate::Trace traced)
        : decision(std::move(decided)), trace(std::move(traced)), program_(*rules.program), plan_(rules.plan->records[decision.record.value]) {}

    /// `violated`, or `compliant exempt` in the order of the outcomes, or `none` of a rule that is not decided.
    [[nodiscard]] std::string outcome(std::string_view rule) const {
        const evaluate::RuleDecision* found = find(rule);
        std::string words;
        for (int i = 0; found != nullptr && i < program::outcome_count; ++i) {
            const auto outcome = static_cast<program::Outcome>(i);
            if (found->possible.has(outcome)) words += (words.empty() ? "" : " ") + program::outcome_name(outcome).en;
        }
        return words.empty() ? "none" : words;
    }
    [[nodiscard]] std::string overall() const { return program::overall_name(decision.outcome).en; }
    [[nodiscard]] std::string causes(std::string_view rule) const { return text_of(rule_decision(rule).causes); }
    [[nodiscard]] std::string missing() const { return text_of(decision.missing); }
    [[nodiscard]] std::string exceptions(std::string_view rule) const {
        std::string words;
        for (const program::ExceptionId id : rule_decision(rule).exceptions) words += (words.empty() ? "" : " ") + program_.exceptions[id].name.en;
        return words;
    }
    [[nodiscard]] const evaluate::RuleDecision& rule_decision(std::string_view rule) const {
        const evaluate::RuleDecision* found = find(rule);
        REQUIRE(found != nullptr);
        return *found;
    }
    /// A reported value, its causes aside: `12`, `yes`, `2020-01-01`, `? [1, 3)`, `undefined`.
    [[nodiscard]] std::string report(std::string_view definition) const {
        const Value* value = find_report(definition);
        REQUIRE(value != nullptr);
        return text_of(*value);
    }
    [[nodiscard]] std::string report_causes(std::string_view definition) const { return text_of(find_report(definition)->causes); }
    /// The codes of what is wrong with the application.
    [[nodiscard]] std::string errors() const {
        std::string words;
        for (const Diagnostic& error : decision.errors) words += (words.empty() ? "" : " ") + std::string(error.slug()) + "@" + error.place;
        return words;
    }

    [[nodiscard]] std::string text_of(const CauseSet& causes) const {
        std::string words;
        for (const CauseId id : causes.ids()) words += (words.empty() ? "" : " ") + text_of(decision.cause(plan_, id));
        return words;
    }

    evaluate::Decision decision;
    evaluate::Trace trace;

private:
    [[nodiscard]] const evaluate::RuleDecision* find(std::string_view rule) const {
        const auto is_it = [&](const evaluate::RuleDecision& one) { return program_.rules[one.rule].name.is(rule); };
        const auto found = std::ranges::find_if(decision.rules, is_it);
        return found == decision.rules.end() ? nullptr : &*found;
    }
    [[nodiscard]] const Value* find_report(std::string_view definition) const {
        for (std::size_t i = 0; i < plan_.reports.size(); ++i) {
            if (program_.definitions[plan_.reports[i].first].name.is(definition)) return &decision.reports.at(i);
        }
        return nullptr;
    }

    [[nodiscard]] std::string text_of(const plan::Cause& cause) const {
        std::string in;
        for (const plan::Cause::Step& step : cause.in) in += program_.fields[step.list].name.en + "[" + std::to_string(step.index) + "].";
        switch (cause.kind) {
            case plan::Cause::Kind::fact: return in + program_.fields[cause.field].name.en;
            case plan::Cause::Kind::none: return in + program_.fields[cause.field].name.en + "=none";
            case plan::Cause::Kind::not_applicable: return in + program_.fields[cause.field].name.en + "=n/a";
            case plan::Cause::Kind::evidence: return "\"" + cause.evidence + "\"";
            case plan::Cause::Kind::boundary: return program_.documents[cause.source].name.en + ".boundary";
            case plan::Cause::Kind::question: return program_.questions[cause.question].name.en;
            case plan::Cause::Kind::undefined: return in + "undefined";
            case plan::Cause::Kind::as_of: return "as_of";
            case plan::Cause::Kind::parameter: return program_.parameters[cause.parameter].name.en;
            case plan::Cause::Kind::conflict: return "conflict:" + program_.rules[cause.rule].name.en + (cause.other ? "/" + program_.rules[cause.other].name.en : "");
        }
        return "";
    }

    static std::string text_of(const Value& value) {
        if (value.state == ValueState::undefined) return "undefined";
        if (!value.known()) return value.interval ? "? " + text_of(*value.interval) : "?";
        switch (value.kind) {
            case ValueKind::truth: return value.truth == Truth::yes ? "yes" : "no";
            case ValueKind::number: return value.number.to_fraction();
            case ValueKind::date: return value.date.iso();
            case ValueKind::text: return value.text;
            case ValueKind::member: return "#" + std::to_string(value.member);
            case ValueKind::list: break;
        }
        return "list";
    }
    static std::string text_of(const Interval& range) {
        const std::string low = range.low ? (range.low->open ? "(" : "[") + range.low->value.to_fraction() : "(";
        const std::string high = range.high ? range.high->value.to_fraction() + (range.high->open ? ")" : "]") : ")";
        return low + ", " + high;
    }

    const program::Program& program_;
    const plan::RecordPlan& plan_;
};

/// Rule files in memory, checked and lowered.
class Bench {
public:
    explicit Bench(const std::string& text) : Bench(std::vector<engine::MemoryFile>{{"t.zz", text}}) {}
    explicit Bench(const std::vector<engine::MemoryFile>& files) : rules(engine::load_rules(files)) {
        for (const Diagnostic& diagnostic : rules.diagnostics) UNSCOPED_INFO(diagnostic.slug() << ": " << diagnostic.message(Language::en));
        REQUIRE(rules.ok());
        REQUIRE(plan::broken_invariant(*rules.plan) == "");
    }

    /// `json` is one object of the named record, or of the only one with rules.
    [[nodiscard]] Judged judge(const std::string& json, const evaluate::Options& options = {}, const std::string& of = "") const {
        const auto choice = engine::choose_record(*rules.program, of.empty() ? std::nullopt : std::optional(of));
        REQUIRE(!choice.problem);
        const facts::Batch batch = facts::read("a.json", json, *rules.program, choice.record);
        REQUIRE(batch.file_errors.empty());
        REQUIRE(batch.applications.size() == 1);
        evaluate::Trace trace;
        evaluate::Decision decision = evaluate::evaluate(*rules.plan, batch.applications[0], options, &trace);
        REQUIRE(evaluate::evaluate(*rules.plan, batch.applications[0], options).rules == decision.rules);
        return Judged(rules, std::move(decision), std::move(trace));
    }
    [[nodiscard]] evaluate::Options reading(const std::string& assignment) const {
        evaluate::Options options;
        const auto problem = engine::set_reading(*rules.program, assignment, options.readings);
        INFO((problem ? problem->en : ""));
        REQUIRE(!problem);
        return options;
    }

    engine::Rules rules;
};

}  // namespace zhunze::testing
