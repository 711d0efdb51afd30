// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>

#include "columns/program.hpp"

namespace zhunze::differential {

/// What was compared, and what came of it: agreement means little where nothing ever happened.
struct ComparisonTally {
    static constexpr std::size_t op_count = static_cast<std::size_t>(columns::Op::text_field) + 1;

    std::size_t rule_sets = 0, batches = 0;
    std::size_t pairs = 0;             ///< applications compared with the naive evaluator
    std::size_t decided = 0;           ///< by columns, of `pairs`
    std::size_t left = 0;              ///< by columns, compared or not
    std::size_t evaluated = 0;         ///< by evaluate::evaluate, of `pairs`: some of the others and of those
    std::map<std::string, std::size_t> overalls, outcomes, left_overalls;
    std::array<std::size_t, op_count> ops{};  ///< in programs that decided some row

    void add(const ComparisonTally& more);
    [[nodiscard]] std::string text() const;
};

[[nodiscard]] const char* name_of(columns::Op op);

}  // namespace zhunze::differential
