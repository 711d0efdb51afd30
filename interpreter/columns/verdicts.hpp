// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "facts/columns.hpp"
#include "program/program.hpp"

namespace zhunze::columns {

/// What a rule came to, if that is worth telling: violated, justify, advised, granted, exempt.
struct Listed {
    std::uint32_t row = 0;
    std::uint32_t rule = 0;  ///< index into plan::RecordPlan::rules: the version in force
    program::Outcome outcome = program::Outcome::violated;
    friend bool operator==(const Listed&, const Listed&) = default;
};

/// What was decided of a batch. A row in `left` is for evaluate::evaluate; nothing else here is about it.
struct Verdicts {
    std::uint32_t count = 0;
    facts::Bits left;
    std::vector<program::Overall> outcomes;  ///< by row
    std::vector<Listed> listed;              ///< by row, then by rule
    std::vector<std::uint32_t> first;        ///< by row: where its listed begin; one more at the end

    [[nodiscard]] bool is_left(std::uint32_t row) const { return ((left[row / 64] >> (row % 64)) & 1) != 0; }
};

}  // namespace zhunze::columns
