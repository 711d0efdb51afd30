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

    /// Whether all its columns are of members, so that a cell of the grid says which row matches.
    [[nodiscard]] bool is_grid() const { return range_columns_.empty(); }
    [[nodiscard]] std::int32_t member_count(std::size_t column) const { return members_[column]; }
    [[nodiscard]] std::int32_t row_of_cell(std::size_t cell) const { return first_[cell] == first_[cell + 1] ? -1 : candidates_[first_[cell]].row; }
    [[nodiscard]] std::size_t cell_count() const { return first_.size() - 1; }

    /// Of a grid, set by who knows the step of the results: what each of its cells gives, and whether that is known.
    std::vector<std::int64_t> cell_values;
    std::vector<std::uint8_t> cell_known;
    bool all_known = false;

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
