// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "plan/opposites.hpp"

namespace zhunze::testing {

using OppositePairs = std::vector<std::pair<plan::ContentId, plan::ContentId>>;

/// What oppositions say, written out: in the order of the rules, each pair once.
[[nodiscard]] inline OppositePairs pairs_of(const std::vector<plan::Opposition>& oppositions) {
    OppositePairs pairs;
    for (const plan::Opposition& opposition : oppositions) {
        for (std::size_t first = 0; first < opposition.sides.size(); ++first) {
            for (std::size_t second = first + 1; second < opposition.sides.size(); ++second) {
                for (const plan::ContentId one : opposition.sides[first]) {
                    for (const plan::ContentId other : opposition.sides[second]) {
                        if (one.rule < other.rule) pairs.emplace_back(one, other);
                        else pairs.emplace_back(other, one);
                    }
                }
            }
        }
    }
    std::ranges::sort(pairs, {}, [](const auto& pair) { return std::pair(pair.first.rule, pair.second.rule); });
    return pairs;
}

}  // namespace zhunze::testing
