// SPDX-License-Identifier: Apache-2.0
// A table of the rules arranged so that a row of it is found without trying all.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "program/program.hpp"

namespace zhunze::columns {

/// Finds the row that matches whole-number arguments: members, days, truths (0 or 1), amounts in given steps.
class TableIndex {
public:
    /// None if the table is not of policy unique, tests texts, or would take more than `most_cells` to arrange. `steps`: by column,
    /// what one of its arguments stands for; `members`: how many members its type has, 2 of a truth, 0 of amounts and dates.
    [[nodiscard]] static std::shared_ptr<TableIndex> build(const program::Table& table, std::span<const Rational> steps,
                                                                 std::span<const std::int32_t> members);
    static constexpr std::size_t most_cells = 4'000'000;

    /// Index into the table's rows; -1: none matches.
    [[nodiscard]] std::int32_t find(std::span<const std::int64_t> arguments) const;

    /// What each row gives, set by who knows the step of the results: known only where `known`. The last is for no row.
    std::vector<std::int64_t> values;
    std::vector<bool> known;

private:
    struct Range {
        std::int64_t low, high;
    };
    /// One row within a cell of the grid: what its columns without members demand, any one of the ranges of each.
    struct Candidate {
        std::int32_t row;
        std::uint32_t first_range;
    };

    std::vector<std::int32_t> members_;      ///< by column, as given to build
    std::vector<std::size_t> grid_columns_, range_columns_;
    std::vector<std::uint32_t> first_;       ///< by cell of the grid: into candidates_; one more at the end
    std::vector<Candidate> candidates_;
    std::vector<std::uint32_t> range_ends_;  ///< by candidate and range column: end of its ranges in ranges_
    std::vector<Range> ranges_;
    std::vector<Range> domains_;             ///< by range column
};

}  // namespace zhunze::columns
