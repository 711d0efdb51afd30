// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace zhunze::facts {

/// Rows of a table, added from above: as stretches, since what is said of one row is mostly said of those around it as well.
class RowSet {
public:
    void add(std::uint64_t row) {
        if (!stretches_.empty() && row <= stretches_.back().last + 1) stretches_.back().last = std::max(stretches_.back().last, row);
        else stretches_.push_back({row, row});
    }
    [[nodiscard]] bool contains(std::uint64_t row) const {
        const auto after = std::ranges::upper_bound(stretches_, row, {}, &Stretch::first);
        return after != stretches_.begin() && row <= std::prev(after)->last;
    }

private:
    struct Stretch {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
    };
    std::vector<Stretch> stretches_;
};

}  // namespace zhunze::facts
