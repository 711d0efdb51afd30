// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "facts/xlsx_sheet.hpp"

namespace zhunze::facts {

/// Sorts by first row; false if two overlap, which no spreadsheet program allows.
[[nodiscard]] bool sort_disjoint(std::vector<Merge>& merges);

/// The merged cells of one row after another, for the first `width` columns.
class MergeSweep {
public:
    MergeSweep(const std::vector<Merge>& sorted, std::size_t width) : sorted_(sorted), by_column_(width) {}

    /// Rows only go down.
    void go_to(std::uint32_t row);
    /// Null where the cell is not merged.
    [[nodiscard]] const Merge* at(std::size_t column) const { return by_column_[column]; }

private:
    const std::vector<Merge>& sorted_;
    std::size_t next_ = 0;
    std::vector<const Merge*> active_;
    std::vector<const Merge*> by_column_;
};

}  // namespace zhunze::facts
