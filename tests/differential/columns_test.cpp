// SPDX-License-Identifier: Apache-2.0
// What columns decide of many applications at once is what the naive evaluator says of each.
#include <iostream>

#include "catch.hpp"
#include "columns/compile.hpp"
#include "differential/column_verdicts.hpp"
#include "differential/module_text.hpp"
#include "differential/tally.hpp"
#include "facts/column_layout.hpp"

namespace zhunze::differential {

namespace {

constexpr std::uint64_t first_seed = 8071;

/// Only what has room in columns, but for one in eight: no papers, no lists, nothing declared none, whole numbers of steps.
void fit_into_columns(const program::Program& program, const facts::ColumnLayout& layout, facts::Application& application) {
    application.evidence.clear();
    for (const program::FieldId id : program.records[application.record].fields) {
        const program::Field& field = program.fields[id];
        facts::Fact& fact = application.facts[field.index];
        if (field.type.kind == program::Type::Kind::list || fact.state != facts::FactState::given) {
            fact = {};
        } else if (field.type.kind == program::Type::Kind::quantity) {
            fact.value.number = fact.value.number.rounded_to(layout[field.index].step, RoundingMode::half_even);
        }
    }
}

/// Mostly with all facts, and such as its record allows: columns decide nothing of the others.
facts::Application usual_application(const plan::Plan& plan, const ApplicationGenerator& applications, const evaluate::Options& options,
                                     const facts::ColumnLayout& layout, Random& random) {
    const bool has_gaps = random.once_in(4), fits = !random.once_in(8);
    facts::Application application;
    for (int tries = 0; tries < 12; ++tries) {
        application = applications.next(random).application;
        for (int more = 0; !has_gaps && more < 6; ++more) {
            const facts::Application other = applications.next(random).application;
            for (std::size_t i = 0; i < other.facts.size(); ++i) {
                if (application.facts[i].state != facts::FactState::given) application.facts[i] = other.facts[i];
            }
        }
        if (fits) fit_into_columns(*plan.program, layout, application);
        if (evaluate::evaluate(plan, application, options).outcome != program::Overall::invalid) break;
    }
    return application;
}

/// Of the record, `count` of them with the options of the first.
std::string batch_disagreement(const plan::Plan& plan, const ApplicationGenerator& applications, std::size_t count, Random& random,
                               ColumnTally& tally) {
    std::vector<facts::Application> batch;
    const evaluate::Options options = applications.next(random).options;
    const program::RecordId record = applications.next(random).application.record;
    const facts::ColumnLayout layout = facts::layout_of(*plan.program, record, columns::fields_read(plan, record));
    for (std::size_t i = 0; i < count; ++i) {
        batch.push_back(usual_application(plan, applications, options, layout, random));
    }
    return column_disagreement(plan, batch, options, random.once_in(2), tally);
}

}  // namespace

TEST_CASE("columns and the naive evaluator agree on generated rules") {
    ColumnTally tally;
    for (std::size_t i = 0; i < long_run(80); ++i) {
        Random random(first_seed + i);
        const std::vector<engine::MemoryFile> files = random_module(random, {});
        const engine::Rules rules = engine::load_rules(files);
        REQUIRE(rules.ok());
        const ApplicationGenerator applications(*rules.program, program::RecordId(0));
        for (int batch = 0; batch < 4; ++batch) {
            const std::string found = batch_disagreement(*rules.plan, applications, 1 + random.below(40), random, tally);
            INFO("seed " << first_seed + i << '\n' << files.front().content << found);
            REQUIRE(found.empty());
        }
    }
    std::cout << "columns, generated rules: " << tally.text() << '\n';
    for (const char* overall : {"passed", "rejected", "justify"}) CHECK(tally.overalls[overall] > 0);
    for (const char* outcome : {"violated", "justify", "exempt"}) CHECK(tally.outcomes[outcome] > 0);
    CHECK(tally.decided > 50);
}

TEST_CASE("columns and the naive evaluator agree on the rule packs") {
    const engine::Rules rules = engine::load_rules({std::filesystem::path("rules")});
    REQUIRE(rules.ok());
    ColumnTally tally;
    for (std::size_t i = 0; i < rules.program->records.size(); ++i) {
        const program::RecordId record = rules.program->records.id_at(i);
        if (rules.plan->records[i].rules.empty()) continue;
        const ApplicationGenerator applications(*rules.program, record);
        for (std::size_t batch = 0; batch < long_run(1); ++batch) {
            Random random(first_seed + batch);
            const std::string found = batch_disagreement(*rules.plan, applications, 60, random, tally);
            INFO("record " << i << " seed " << first_seed + batch << found);
            REQUIRE(found.empty());
        }
    }
    std::cout << "columns, rule packs: " << tally.text() << '\n';
    for (const char* overall : {"passed", "rejected"}) CHECK(tally.overalls[overall] > 0);
}

}  // namespace zhunze::differential
