// SPDX-License-Identifier: Apache-2.0
#include "facts/xlsx_merges.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace zhunze::facts {

bool sort_disjoint(std::vector<Merge>& merges) {
    std::ranges::sort(merges, {}, &Merge::first_row);
    std::map<std::uint32_t, const Merge*> open;            // by first column; they are disjoint
    std::multimap<std::uint32_t, std::uint32_t> ends;      // last row, first column
    for (const Merge& merge : merges) {
        while (!ends.empty() && ends.begin()->first < merge.first_row) {
            open.erase(ends.begin()->second);
            ends.erase(ends.begin());
        }
        const auto after = open.upper_bound(merge.last_column);
        if (after != open.begin() && std::prev(after)->second->last_column >= merge.first_column) return false;
        open.emplace(merge.first_column, &merge);
        ends.emplace(merge.last_row, merge.first_column);
    }
    return true;
}

void MergeSweep::go_to(std::uint32_t row) {
    std::erase_if(active_, [row](const Merge* merge) { return merge->last_row < row; });
    for (; next_ < sorted_.size() && sorted_[next_].first_row <= row; ++next_) {
        const Merge& merge = sorted_[next_];
        if (merge.last_row >= row && merge.first_column < by_column_.size()) active_.push_back(&merge);
    }
    std::ranges::fill(by_column_, nullptr);
    for (const Merge* merge : active_) {
        const std::size_t end = std::min<std::size_t>(merge->last_column + 1, by_column_.size());
        for (std::size_t column = merge->first_column; column < end; ++column) by_column_[column] = merge;
    }
}

}  // namespace zhunze::facts
