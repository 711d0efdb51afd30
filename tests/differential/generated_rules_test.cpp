// SPDX-License-Identifier: Apache-2.0
// Random modules, from their text on: what the engine reads, prints, reads again and decides.
#include <algorithm>
#include <iostream>
#include <optional>

#include "catch.hpp"
#include "differential/engine_verdict.hpp"
#include "differential/module_text.hpp"
#include "differential/operator_text.hpp"
#include "differential/printing.hpp"
#include "differential/tally.hpp"
#include "plan/lower.hpp"

namespace zhunze::differential {

namespace {

constexpr std::uint64_t first_seed = 360703;
constexpr std::size_t modules = 200;
constexpr std::size_t applications_of_a_module = 30;

struct Run {
    Tally tally;
    std::size_t decided_after_printing = 0;
    std::size_t written_out = 0;  ///< modules, and as many whose text then was refused: a bare member may lose its type
    std::size_t refused = 0;
    std::size_t decided_when_written_out = 0;
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

/// The module with what its replacements give another value written out in full, if there is such.
std::optional<engine::Rules> written_out(std::uint64_t seed, const Size& size, const std::vector<engine::MemoryFile>& files, Run& run) {
    Random random(seed);
    const std::vector<engine::MemoryFile> full = random_module(random, size, true);
    const auto same = [](const engine::MemoryFile& a, const engine::MemoryFile& b) { return a.content == b.content; };
    if (std::ranges::equal(full, files, same)) return std::nullopt;
    ++run.written_out;
    engine::Rules rules = engine::load_rules(full);
    if (rules.ok()) return rules;
    ++run.refused;
    return std::nullopt;
}

/// What goes wrong with the module of this seed and size, or nothing.
std::string failure(std::uint64_t seed, const Size& size, Run& run) {
    Random random(seed);
    const std::vector<engine::MemoryFile> files = random_module(random, size);
    std::string text;
    for (const engine::MemoryFile& file : files) text += '\n' + file.path + ":\n" + file.content;
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
    const auto in_full = written_out(seed, size, files, run);
    for (std::size_t i = 0; i < applications_of_a_module; ++i) {
        const Input input = some_input(*rules.plan, applications, random);
        const std::string found = failure_on(input, rules, chinese, english, run);
        if (!found.empty()) return text + found;
        if (!in_full) continue;
        ++run.decided_when_written_out;
        const std::string changed =
            differences(without_expressions(engine_verdict(rules, input)), without_expressions(engine_verdict(*in_full, input)));
        if (!changed.empty()) {
            return text + "\ninput: " + text_of(*rules.program, input) + "\nwith new values written out decides differently (naive: by name)\n" + changed;
        }
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

/// What never came about was not compared.
void check_all(std::map<std::string, std::size_t>& counts, const std::vector<std::string>& wanted) {
    for (const std::string& name : wanted) {
        INFO(name);
        CHECK(counts[name] > 0);
    }
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
    std::cout << "generated rules: " << run.tally.text() << "\n  decided after printing: " << run.decided_after_printing
              << "\n  with new values written out: modules " << run.written_out << " refused " << run.refused << " decided "
              << run.decided_when_written_out << '\n';
    CHECK(run.tally.expressions > 0);
    CHECK(run.decided_after_printing > 0);
    CHECK(run.decided_when_written_out > 0);
    for (const Operator op : all_operators()) {
        INFO(facts_of(op).name);
        CHECK(run.tally.operators[op] > 0);
    }
    check_all(run.tally.outcomes, {"out_of_force", "not_applicable", "not_triggered", "exempt", "overridden", "compliant", "violated",
                                   "justify", "advised", "granted"});
    check_all(run.tally.overalls, {"passed", "rejected", "undetermined", "justify", "conflict", "invalid"});
    check_all(run.tally.causes, {"fact", "none", "not_applicable", "evidence", "boundary", "question", "parameter", "undefined", "as_of",
                                 "conflict"});
    check_all(run.tally.values, {"known", "unknown", "within_a_range"});
    check_all(run.tally.constructs,
              {"unless", "unless_of_an_amendment_in_place_of_another", "exempt", "replace", "reinstate", "reinstate_against_reinstate",
               "exception_of_another_module",
               "rule_with_several_replacements", "definition_in_a_replacement", "rule_of_two_versions", "rule_of_many_versions", "precedence",
               "precedence_contested", "parameter_without_version", "parameter_of_one_version", "parameter_of_many_versions",
               "use_of_a_parameter", "table_unique", "table_sum", "table_min", "table_max", "table_count", "table_with_otherwise",
               "table_in_a_file", "column_with_domain", "row_without_value", "lookup", "cell_of_anything", "cell_of_numbers",
               "cell_of_dates", "cell_of_members", "cell_of_text", "cell_of_text_that_begins", "cell_of_truth", "selection",
               "selection_where", "selection_by", "selection_of", "selection_over_a_group", "key_of_a_group"});
    check_all(run.tally.effects,
              {"exceptions_listed", "replaced", "overridden", "exceptions_conflict", "contested", "conflict_of_norms",
               "conflict_of_precedence", "cause_within_an_item", "cause_within_an_item_of_an_item", "list_with_unknown_rest",
               "open_by_an_unknown_rest"});
}

}  // namespace zhunze::differential
