// SPDX-License-Identifier: Apache-2.0
// Random modules, from their text on: what the engine reads, prints, reads again and decides.
#include <iostream>
#include <map>

#include "catch.hpp"
#include "differential/engine_verdict.hpp"
#include "differential/operator_text.hpp"
#include "differential/rule_text.hpp"
#include "differential/tally.hpp"
#include "plan/lower.hpp"
#include "syntax/print.hpp"

namespace zhunze::differential {

namespace {

constexpr std::uint64_t seed = 360703;
constexpr std::size_t modules = 400;
constexpr std::size_t applications_of_a_module = 40;

struct Run {
    Tally tally;
    std::map<Operator, std::size_t> operators;
    std::size_t printed = 0;
};

std::string findings(const engine::Rules& rules) {
    std::string text;
    for (const Diagnostic& finding : rules.diagnostics) {
        if (finding.severity() != Severity::error) continue;
        text += "\n  " + std::string(finding.slug()) + ": " + finding.message(Language::en);
        if (finding.span) text += " at `" + std::string(rules.sources->text(*finding.span)) + '`';
    }
    return text;
}

// ---- printing ----

void note(std::map<std::string, Name>& names, const Name& name) {
    if (name.zh.empty() || name.en.empty()) return;
    names[name.zh] = name;
    names[name.en] = name;
}

/// Both spellings of all the module declares.
std::map<std::string, Name> spellings(const program::Program& program) {
    std::map<std::string, Name> names;
    const auto all = [&](const auto& declarations) {
        for (const program::Declared& declared : declarations) note(names, declared.name);
    };
    all(program.fields);
    all(program.definitions);
    all(program.records);
    all(program.documents);
    all(program.questions);
    for (const program::Enumeration& enumeration : program.enums) {
        for (const Name& member : enumeration.members) note(names, member);
    }
    return names;
}

const syntax::Module& own_module(const engine::Rules& rules) {
    const auto own = std::ranges::find_if(rules.modules, [](const syntax::Module& module) { return module.path.text() != "标准.单位"; });
    return *own;
}

std::string printed(const engine::Rules& rules, Language language) {
    const std::map<std::string, Name> names = spellings(*rules.program);
    syntax::PrintOptions options;
    options.language = language;
    options.respell = [&](const syntax::Ident& word) {
        const auto found = names.find(word.text);
        return found == names.end() ? word.text : found->second.in(language);
    };
    return syntax::print(own_module(rules), *rules.sources, options);
}

/// The module printed in the language and read again.
engine::Rules reread(const engine::Rules& rules, const std::vector<engine::MemoryFile>& files, Language language) {
    std::vector<engine::MemoryFile> again = files;
    again.front().content = printed(rules, language);
    engine::Rules result = engine::load_rules(again);
    INFO("printed:\n" << again.front().content << findings(result));
    REQUIRE(result.ok());
    return result;
}

// ---- one module ----

/// One that the invariants let pass, if it can be had in a few tries: most random facts break them.
Input some_input(const engine::Rules& rules, const ApplicationGenerator& applications, Random& random) {
    Input input = applications.next(random);
    for (int tries = 0; tries < 4; ++tries) {
        if (evaluate::evaluate(*rules.plan, input.application, input.options).outcome != program::Overall::invalid) break;
        input = applications.next(random);
    }
    return input;
}

Verdict engine_verdict(const engine::Rules& rules, const Input& input) {
    return verdict_of(*rules.plan, evaluate::evaluate(*rules.plan, input.application, input.options));
}

/// What went wrong with the module of this seed and size, or nothing.
std::string failure(std::uint64_t number, const Size& size, Run& run) {
    Random random(number);
    const std::vector<engine::MemoryFile> files = random_module(random, size);
    const std::string text = "\n" + files.front().content;
    const engine::Rules rules = engine::load_rules(files);
    if (!rules.ok()) return text + "is refused:" + findings(rules);
    const std::string broken = plan::broken_invariant(*rules.plan);
    if (!broken.empty()) return text + "has a broken plan: " + broken;

    const engine::Rules chinese = reread(rules, files, Language::zh);
    const engine::Rules english = reread(chinese, files, Language::en);
    ++run.tally.programs;
    run.tally.expressions += rules.program->exprs.size();
    for (const program::Expr& expr : rules.program->exprs) {
        if (expr.kind == program::ExprKind::operation) ++run.operators[expr.op];
    }
    const ApplicationGenerator applications(*rules.program, program::RecordId(0));
    for (std::size_t i = 0; i < applications_of_a_module; ++i) {
        const Input input = some_input(rules, applications, random);
        const std::string difference = disagreement(*rules.plan, input, run.tally);
        if (!difference.empty()) return text + difference;
        const Verdict verdict = engine_verdict(rules, input);
        if (verdict != engine_verdict(rules, input)) return text + "\ndecides differently the second time";
        for (const engine::Rules* again : {&chinese, &english}) {
            ++run.printed;
            const std::string changed = differences(verdict, engine_verdict(*again, input));
            if (!changed.empty()) return text + "\nprinted and read again, decides differently (naive: before)\n" + changed;
        }
    }
    return {};
}

/// The smallest module of the seed that fails: sizes are tried from below.
std::string smallest_failure(std::uint64_t number, const Size& full) {
    for (int depth = 1; depth <= full.depth; ++depth) {
        for (int definitions = 0; definitions <= full.definitions; ++definitions) {
            for (int rules = 0; rules <= full.rules; ++rules) {
                Run ignored;
                const std::string found = failure(number, {depth, definitions, rules}, ignored);
                if (!found.empty()) return found;
            }
        }
    }
    return "only at full size";
}

}  // namespace

TEST_CASE("naive evaluator and engine agree on generated rules") {
    const Size size;
    Run run;
    for (std::size_t i = 0; i < long_run(modules); ++i) {
        const std::string found = failure(seed + i, size, run);
        if (!found.empty()) FAIL("seed " << seed + i << ", smallest module found:" << smallest_failure(seed + i, size) << "\nfirst seen as:" << found);
    }
    std::cout << "generated rules: " << run.tally.text() << "\n  decisions after printing: " << run.printed << "\n  operators:";
    for (const auto& [op, count] : run.operators) std::cout << ' ' << facts_of(op).name << ' ' << count;
    std::cout << '\n';
}

}  // namespace zhunze::differential
