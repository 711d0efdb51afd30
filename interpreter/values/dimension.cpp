// SPDX-License-Identifier: Apache-2.0
#include "values/dimension.hpp"

#include <cstdlib>

namespace zhunze {

std::optional<Dimension> Dimension::product(const Dimension& a, const Dimension& b) {
    Dimension result;
    auto left = a.powers_.begin();
    auto right = b.powers_.begin();
    while (left != a.powers_.end() || right != b.powers_.end()) {
        if (right == b.powers_.end() || (left != a.powers_.end() && left->first < right->first)) {
            result.powers_.push_back(*left++);
        } else if (left == a.powers_.end() || right->first < left->first) {
            result.powers_.push_back(*right++);
        } else {
            const int power = left->second + right->second;
            if (std::abs(power) > max_power) return std::nullopt;
            if (power != 0) result.powers_.emplace_back(left->first, power);
            ++left;
            ++right;
        }
    }
    return result;
}

std::optional<Dimension> Dimension::quotient(const Dimension& a, const Dimension& b) {
    Dimension inverse = b;
    for (auto& [base, power] : inverse.powers_) power = -power;
    return product(a, inverse);
}

}  // namespace zhunze
