// SPDX-License-Identifier: Apache-2.0
// The project's own rule packs, on random applications.
#include <iostream>

#include "catch.hpp"
#include "differential/tally.hpp"
#include "engine/engine.hpp"

namespace zhunze::differential {

namespace {

constexpr std::uint64_t seed = 20200413;
constexpr std::size_t applications_of_a_record = 1000;

void compare_record(const engine::Rules& rules, program::RecordId record, Tally& tally) {
    const ApplicationGenerator applications(*rules.program, record);
    for (std::size_t i = 0; i < long_run(applications_of_a_record); ++i) {
        Random random(seed + i);
        const std::string difference = disagreement(*rules.plan, some_input(*rules.plan, applications, random), tally);
        INFO("application " << i << " with seed " << seed + i << difference);
        REQUIRE(difference.empty());
    }
}

}  // namespace

TEST_CASE("naive evaluator and engine agree on the rule packs") {
    const engine::Rules rules = engine::load_rules({std::filesystem::path("rules")});
    REQUIRE(rules.ok());
    Tally tally;
    tally.add(*rules.program);
    for (std::size_t i = 0; i < rules.program->records.size(); ++i) {
        const program::RecordId record = rules.program->records.id_at(i);
        if (!rules.plan->records[i].rules.empty()) compare_record(rules, record, tally);
    }
    std::cout << "rule packs: " << tally.text() << '\n';
    CHECK(tally.decisions > 0);
    for (const char* outcome : {"out_of_force", "not_applicable", "not_triggered", "exempt", "compliant", "violated"}) {
        CHECK(tally.outcomes[outcome] > 0);
    }
    for (const char* overall : {"passed", "rejected", "undetermined", "invalid"}) CHECK(tally.overalls[overall] > 0);
    for (const char* cause : {"fact", "none", "not_applicable", "evidence", "parameter", "question"}) CHECK(tally.causes[cause] > 0);
}

}  // namespace zhunze::differential
