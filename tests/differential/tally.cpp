// SPDX-License-Identifier: Apache-2.0
#include "differential/tally.hpp"

#include <algorithm>
#include <cstdlib>

#include "differential/constructs.hpp"
#include "differential/engine_verdict.hpp"
#include "differential/naive_rules.hpp"
#include "differential/naive_world.hpp"
#include "evaluate/evaluate.hpp"

namespace zhunze::differential {

namespace {

std::string counted(const char* what, const std::map<std::string, std::size_t>& counts) {
    std::string text = std::string("\n  ") + what + ':';
    for (const auto& [name, count] : counts) text += ' ' + name + ' ' + std::to_string(count);
    return text;
}

std::string kind_of_value(const std::string& report) {
    if (!report.starts_with("unknown")) return "known";
    return report.ends_with('}') ? "unknown" : "within_a_range";
}

}  // namespace

void Tally::add(const program::Program& program) {
    ++programs;
    expressions += program.exprs.size();
    for (const program::Expr& expr : program.exprs) {
        if (expr.kind == program::ExprKind::operation || expr.kind == program::ExprKind::selection) ++operators[expr.op];
    }
    count_constructs(program, constructs);
}

void Tally::add(const Verdict& verdict) {
    ++applications;
    ++overalls[verdict.outcome];
    for (const auto& [name, rule] : verdict.rules) {
        ++decisions;
        for (const std::string& outcome : rule.possible) ++outcomes[outcome];
        for (const std::string& cause : rule.causes) ++causes[cause.substr(0, cause.find(':'))];
    }
    add_effects(verdict);
    for (const auto& [name, report] : verdict.reports) {
        ++reports;
        ++values[kind_of_value(report)];
    }
}

void Tally::add_effects(const Verdict& verdict) {
    for (const auto& [name, rule] : verdict.rules) {
        if (!rule.exceptions.empty()) ++effects["exceptions_listed"];
        if (!rule.replaced_by.empty()) ++effects["replaced"];
        if (!rule.overridden_by.empty()) ++effects["overridden"];
        if (rule.conflict) ++effects["exceptions_conflict"];
        const auto is_of = [&](const char* what) {
            return std::ranges::any_of(rule.causes, [&](const std::string& cause) { return cause.find(what) != std::string::npos; });
        };
        if (is_of(" in ")) ++effects["cause_within_an_item"];
        if (is_of("].")) ++effects["cause_within_an_item_of_an_item"];
        if (is_of(" after ")) ++effects["contested"];
    }
    for (const auto& [a, b] : verdict.conflicts) {
        const std::string cause = "conflict:";
        const auto contests = [&](const std::string& one, const std::string& other) {
            return verdict.rules.at(one).causes.contains(cause + one + " after " + other);
        };
        ++effects[contests(a, b) || contests(b, a) ? "conflict_of_precedence" : "conflict_of_norms"];
    }
}

/// A list that is given keeps something open only by what it may hold besides.
void Tally::add_rests(const program::Program& program, const facts::Application& application, const Verdict& verdict) {
    for (const program::FieldId id : program.records[application.record].fields) {
        if (!application.facts[program.fields[id].index].may_lack_items) continue;
        ++effects["list_with_unknown_rest"];
        const std::string cause = naive::fact_cause(program, id, "");
        for (const auto& [name, rule] : verdict.rules) {
            if (rule.causes.contains(cause)) ++effects["open_by_an_unknown_rest"];
        }
    }
}

std::string Tally::text() const {
    std::map<std::string, std::size_t> named_operators;
    for (const auto& [op, count] : operators) named_operators[std::string(facts_of(op).name)] = count;
    return std::to_string(programs) + " programs, " + std::to_string(expressions) + " expressions, " + std::to_string(applications) +
           " applications, " + std::to_string(decisions) + " decisions of rules, " + std::to_string(reports) + " reported values" +
           counted("applications", overalls) + counted("rules may be", outcomes) + counted("causes", causes) + counted("values", values) +
           counted("operators", named_operators) +
           counted("constructs", constructs) + counted("effects", effects);
}

std::string disagreement(const plan::Plan& plan, const Input& input, Tally& tally) {
    const Verdict naive = naive::judge(*plan.program, input.application, input.options.as_of, input.options.readings);
    const evaluate::Decision decision = evaluate::evaluate(plan, input.application, input.options);
    const Verdict engine = verdict_of(plan, decision);
    tally.add(naive);
    tally.add_rests(*plan.program, input.application, naive);
    if (naive == engine) return {};
    return "\ninput: " + text_of(*plan.program, input) + '\n' + differences(naive, engine);
}

Input some_input(const plan::Plan& plan, const ApplicationGenerator& applications, Random& random) {
    const auto invalid = [&](const Input& input) {
        return evaluate::evaluate(plan, input.application, input.options).outcome == program::Overall::invalid;
    };
    Input input = applications.next(random);
    for (int tries = 0; tries < 4 && invalid(input); ++tries) input = applications.next(random);
    return input;
}

std::size_t long_run(std::size_t everyday) {
    const char* wanted = std::getenv("ZHUNZE_LONG_TESTS");
    return wanted && std::string(wanted) == "1" ? everyday * 100 : everyday;
}

}  // namespace zhunze::differential
