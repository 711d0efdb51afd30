// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/store.hpp"

namespace zhunze {

using BaseDimensionId = Id<struct BaseDimensionTag>;

/// A product of powers of base dimensions; the empty product is a pure number.
class Dimension {
public:
    static constexpr int max_power = 8;

    Dimension() = default;
    explicit Dimension(BaseDimensionId base) : powers_{{base, 1}} {}
    [[nodiscard]] bool is_number() const { return powers_.empty(); }
    [[nodiscard]] const std::vector<std::pair<BaseDimensionId, int>>& powers() const { return powers_; }
    /// None when a power leaves ±max_power.
    [[nodiscard]] static std::optional<Dimension> product(const Dimension& a, const Dimension& b);
    [[nodiscard]] static std::optional<Dimension> quotient(const Dimension& a, const Dimension& b);
    friend bool operator==(const Dimension&, const Dimension&) = default;

private:
    std::vector<std::pair<BaseDimensionId, int>> powers_;  ///< sorted by base, no zero powers
};

}  // namespace zhunze
