// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace zhunze::bench {

/// SplitMix64: the same numbers on every machine, and a good start from any seed.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t word = state_ += 0x9e3779b97f4a7c15u;
        word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9u;
        word = (word ^ (word >> 27)) * 0x94d049bb133111ebu;
        return word ^ (word >> 31);
    }
    /// From `low` to `high`, both in. The bias of the remainder is below 2^-30 for the ranges used here.
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool chance(std::int64_t percent) { return between(0, 99) < percent; }

private:
    std::uint64_t state_;
};

}  // namespace zhunze::bench
