// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
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

    /// Of a row that is not left; found by search.
    [[nodiscard]] std::span<const Listed> listed_of(std::uint32_t row) const {
        const auto found = std::ranges::equal_range(listed, row, {}, &Listed::row);
        return {found.begin(), found.end()};
    }
    [[nodiscard]] bool is_left(std::uint32_t row) const { return ((left[row / 64] >> (row % 64)) & 1) != 0; }
};

/// The same of rows that are asked for in their order, without a search.
class ListedInOrder {
public:
    explicit ListedInOrder(const Verdicts& verdicts) : listed_(verdicts.listed) {}
    [[nodiscard]] std::span<const Listed> of(std::uint32_t row) {
        while (next_ < listed_.size() && listed_[next_].row < row) ++next_;
        const std::size_t first = next_;
        while (next_ < listed_.size() && listed_[next_].row == row) ++next_;
        return listed_.subspan(first, next_ - first);
    }

private:
    std::span<const Listed> listed_;
    std::size_t next_ = 0;
};

}  // namespace zhunze::columns
