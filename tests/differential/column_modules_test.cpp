// SPDX-License-Identifier: Apache-2.0
// Rule sets of what columns can do: what they decide of many applications at once is what the naive evaluator says of each.
#include <iostream>

#include "catch.hpp"
#include "differential/column_comparison.hpp"
#include "differential/tally.hpp"

namespace zhunze::differential {

TEST_CASE("columns and the naive evaluator agree on rule sets made for columns") {
    constexpr std::uint64_t first_seed = 1'000'000'007;  // far from those of ./test --differential
    ComparisonTally tally;
    for (std::size_t i = 0; i < long_run(1000); ++i) {
        const std::string found = compare_seed(first_seed + i, 300, tally);
        if (!found.empty()) FAIL(found);
    }
    std::cout << "columns, rule sets made for them: " << tally.text() << '\n';
    // What never came about was not compared.
    CHECK(tally.decided > tally.left);
    for (std::size_t op = 1; op < ComparisonTally::op_count; ++op) {
        INFO(name_of(static_cast<columns::Op>(op)));
        CHECK(tally.ops[op] > 0);
    }
    for (const char* overall : {"passed", "rejected", "justify"}) {
        INFO(overall);
        CHECK(tally.overalls[overall] > 0);
    }
    for (const char* overall : {"passed", "rejected", "justify", "conflict", "undetermined", "invalid"}) {
        INFO("left: " << overall);
        CHECK(tally.left_overalls[overall] > 0);
    }
    for (const char* outcome : {"out_of_force", "not_applicable", "not_triggered", "exempt", "overridden", "compliant", "violated", "justify",
                                "advised", "granted"}) {
        INFO(outcome);
        CHECK(tally.outcomes[outcome] > 0);
    }
}

}  // namespace zhunze::differential
