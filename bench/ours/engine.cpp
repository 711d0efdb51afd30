// SPDX-License-Identifier: Apache-2.0
#include "engine.hpp"

#include <cstdio>
#include <cstdlib>

#include "engine/engine.hpp"
#include "facts/read.hpp"

namespace zhunze::bench {

struct Engine::Impl {
    engine::Rules rules;
    program::RecordId record;
    evaluate::Options options;

    [[nodiscard]] const plan::RecordPlan& plan() const { return rules.plan->records[record.value]; }
    [[nodiscard]] evaluate::Decision decide(const facts::Application& application) const {
        return evaluate::evaluate(*rules.plan, application, options);
    }
};
struct Engine::Batch {
    facts::Batch batch;
};
struct Engine::Verdicts {
    std::vector<program::Overall> outcomes;
    std::vector<std::vector<program::RuleId>> violated;
};

void stop(const std::string& problem) {
    std::fprintf(stderr, "ours: %s\n", problem.c_str());
    std::exit(1);
}

Engine::Engine(const std::string& folder) : impl_(std::make_unique<Impl>()) {
    impl_->rules = engine::load_rules({folder});
    if (!impl_->rules.ok()) stop("the rules in " + folder + " have errors");
    const engine::RecordChoice choice = engine::choose_record(*impl_->rules.program, std::nullopt);
    if (choice.problem) stop(choice.problem->in(Language::en));
    impl_->record = choice.record;
}
Engine::~Engine() = default;

std::shared_ptr<Engine::Batch> Engine::parse(std::string_view ndjson) const {
    facts::Limits limits;
    limits.records = 100'000'000;
    limits.file_bytes = std::size_t{1} << 40;
    auto made = std::make_shared<Batch>(Batch{facts::read("applications.ndjson", ndjson, *impl_->rules.program, impl_->record, limits)});
    if (!made->batch.file_errors.empty()) stop("the applications cannot be read");
    return made;
}

std::size_t Engine::size(const Batch& batch) { return batch.batch.applications.size(); }

std::shared_ptr<Engine::Verdicts> Engine::room_for(const Batch& batch) {
    return std::make_shared<Verdicts>(Verdicts{std::vector<program::Overall>(size(batch)), std::vector<std::vector<program::RuleId>>(size(batch))});
}

void Engine::judge(const Batch& batch, Verdicts& verdicts) const {
    for (std::size_t index = 0; index < size(batch); ++index) {
        const evaluate::Decision decision = impl_->decide(batch.batch.applications[index]);
        verdicts.outcomes[index] = decision.outcome;
        verdicts.violated[index].clear();
        for (const evaluate::RuleDecision& rule : decision.rules) {
            if (rule.possible.only(program::Outcome::violated)) verdicts.violated[index].push_back(rule.rule);
        }
    }
}

void Engine::append_line(const Batch& batch, const Verdicts& verdicts, std::size_t index, std::string& output) const {
    const program::Program& program = *impl_->rules.program;
    output += "{\"id\":\"" + batch.batch.applications[index].id + "\",\"outcome\":\"" + program::overall_name(verdicts.outcomes[index]).in(Language::en) + '"';
    const char* before = ",\"violated\":[\"";
    for (const program::RuleId rule : verdicts.violated[index]) {
        output += before + program.qualified(program.rules[rule], Language::en) + '"';
        before = ",\"";
    }
    output += verdicts.violated[index].empty() ? "}\n" : "]}\n";
}

unsigned Engine::judge_one(const Batch& batch, std::size_t index) const {
    return static_cast<unsigned>(impl_->decide(batch.batch.applications[index]).outcome);
}

}  // namespace zhunze::bench
