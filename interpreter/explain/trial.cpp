// SPDX-License-Identifier: Apache-2.0
#include "explain/trial.hpp"

#include <algorithm>

#include "explain/instructions.hpp"

namespace zhunze::explain {

namespace {

constexpr std::size_t most_instructions = 5'000'000;

std::size_t items_in(const facts::Application& application) {
    std::size_t count = 0;
    for (const facts::Fact& fact : application.facts) {
        for (const facts::Application& item : fact.items) count += 1 + items_in(item);
    }
    return count;
}

/// About how many instructions one run takes: those within lists are run for each item.
std::size_t cost_of(const Case& subject, const plan::RecordPlan& plan) {
    std::size_t all = 0;
    each_instruction(plan, [&all](const plan::Instruction&) { ++all; });
    const std::size_t own = plan.instructions.size();
    return 1 + own + (all - own) * items_in(subject.application);
}

}  // namespace

Trial::Trial(const Case& subject, const plan::RecordPlan& plan) : subject_(subject), runs_left_(most_instructions / cost_of(subject, plan)) {}

facts::Application Trial::with(const Changed& changed) const {
    facts::Application application = subject_.application;
    for (const auto& [field, value] : changed) application.facts[field].value = value;
    return application;
}

bool Trial::passes(const Changed& changed) {
    if (runs_left_ == 0) return false;
    --runs_left_;
    return evaluate::evaluate(subject_.plan, with(changed), subject_.options).outcome == program::Overall::passed;
}

std::vector<Value> Trial::slots(const Changed& changed) {
    if (runs_left_ > 0) --runs_left_;
    evaluate::Trace trace;
    (void)evaluate::evaluate(subject_.plan, with(changed), subject_.options, &trace);
    return std::move(trace.slots);
}

}  // namespace zhunze::explain
