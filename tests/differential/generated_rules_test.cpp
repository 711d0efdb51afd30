// SPDX-License-Identifier: Apache-2.0
// Random modules, from their text on: what the engine reads, prints, reads again and decides.
#include <iostream>

#include "catch.hpp"
#include "differential/engine_verdict.hpp"
#include "differential/operator_text.hpp"
#include "differential/printing.hpp"
#include "differential/rule_text.hpp"
#include "differential/tally.hpp"
#include "plan/lower.hpp"

namespace zhunze::differential {

namespace {

constexpr std::uint64_t first_seed = 360703;
constexpr std::size_t modules = 500;
constexpr std::size_t applications_of_a_module = 40;

struct Run {
    Tally tally;
    std::size_t decided_after_printing = 0;
};

/// The same module in one spelling.
struct Reprint {
    std::string text;
    engine::Rules rules;

    Reprint(const engine::Rules& from, std::vector<engine::MemoryFile> files, Language language) {
        if (!from.ok()) return;
        text = printed(from, language);
        files.front().content = text;
        rules = engine::load_rules(files);
    }

    /// Refused, or printed otherwise the next time; empty if neither.
    std::string fault(Language language) const {
        if (!rules.ok()) return "is refused when printed:\n" + text + errors_of(rules);
        const std::string again = printed(rules, language);
        return again == text ? "" : "is printed\n" + text + "and then\n" + again;
    }
};

Verdict engine_verdict(const engine::Rules& rules, const Input& input) {
    return verdict_of(*rules.plan, evaluate::evaluate(*rules.plan, input.application, input.options));
}

/// One that the invariants let pass, if it can be had in a few tries: most random facts break them.
Input some_input(const engine::Rules& rules, const ApplicationGenerator& applications, Random& random) {
    Input input = applications.next(random);
    for (int tries = 0; tries < 4 && engine_verdict(rules, input).outcome == "invalid"; ++tries) input = applications.next(random);
    return input;
}

std::string failure_on(const Input& input, const engine::Rules& rules, const Reprint& chinese, const Reprint& english, Run& run) {
    const std::string difference = disagreement(*rules.plan, input, run.tally);
    if (!difference.empty()) return difference;
    const Verdict verdict = engine_verdict(rules, input);
    if (verdict != engine_verdict(rules, input)) return "\ndecided differently the second time";
    for (const Reprint* again : {&chinese, &english}) {
        ++run.decided_after_printing;
        const std::string changed = differences(verdict, engine_verdict(again->rules, input));
        if (!changed.empty()) return "\nprinted and read again, decides differently (naive: before)\n" + changed;
    }
    return {};
}

/// What goes wrong with the module of this seed and size, or nothing.
std::string failure(std::uint64_t seed, const Size& size, Run& run) {
    Random random(seed);
    const std::vector<engine::MemoryFile> files = random_module(random, size);
    const std::string text = '\n' + files.front().content;
    const engine::Rules rules = engine::load_rules(files);
    if (!rules.ok()) return text + "is refused:" + errors_of(rules);
    const std::string broken = plan::broken_invariant(*rules.plan);
    if (!broken.empty()) return text + "has a broken plan: " + broken;

    const Reprint chinese(rules, files, Language::zh);
    const Reprint english(chinese.rules, files, Language::en);
    const std::string misprint = chinese.fault(Language::zh) + english.fault(Language::en);
    if (!misprint.empty()) return text + misprint;

    run.tally.add(*rules.program);
    const ApplicationGenerator applications(*rules.program, program::RecordId(0));
    for (std::size_t i = 0; i < applications_of_a_module; ++i) {
        const std::string found = failure_on(some_input(rules, applications, random), rules, chinese, english, run);
        if (!found.empty()) return text + found;
    }
    return {};
}

/// The smallest module of the seed that fails: sizes are tried from below.
std::string smallest_failure(std::uint64_t seed, const Size& full) {
    for (int depth = 1; depth <= full.depth; ++depth) {
        for (int definitions = 0; definitions <= full.definitions; ++definitions) {
            for (int rules = 0; rules <= full.rules; ++rules) {
                Run ignored;
                const std::string found = failure(seed, {depth, definitions, rules}, ignored);
                if (!found.empty()) return found;
            }
        }
    }
    return {};
}

}  // namespace

TEST_CASE("naive evaluator and engine agree on generated rules") {
    const Size size;
    Run run;
    for (std::size_t i = 0; i < long_run(modules); ++i) {
        const std::uint64_t seed = first_seed + i;
        INFO("seed " << seed);
        if (!failure(seed, size, run).empty()) FAIL("smallest module found:" << smallest_failure(seed, size));
    }
    std::cout << "generated rules: " << run.tally.text() << "\n  decided after printing: " << run.decided_after_printing << '\n';
    CHECK(run.tally.expressions > 0);
    CHECK(run.decided_after_printing > 0);
    for (const Operator op : all_operators()) {
        INFO(facts_of(op).name);
        CHECK((facts_of(op).rule == OperandRule::items || run.tally.operators[op] > 0));
    }
    // Overridden is not among them: no clause of this edition of the language leads to it.
    for (const char* outcome : {"out_of_force", "not_applicable", "not_triggered", "exempt", "compliant", "violated", "justify", "advised",
                                "granted"}) {
        INFO(outcome);
        CHECK(run.tally.outcomes[outcome] > 0);
    }
    for (const char* overall : {"passed", "rejected", "undetermined", "justify", "conflict", "invalid"}) {
        INFO(overall);
        CHECK(run.tally.overalls[overall] > 0);
    }
    for (const char* cause : {"fact", "none", "not_applicable", "evidence", "boundary", "question", "undefined", "as_of"}) {
        INFO(cause);
        CHECK(run.tally.causes[cause] > 0);
    }
}

}  // namespace zhunze::differential
