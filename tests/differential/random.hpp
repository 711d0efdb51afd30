// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace zhunze::differential {

/// SplitMix64: the same numbers for the same seed on every machine, which the distributions of <random> do not promise.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15u;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
        return mixed ^ (mixed >> 31);
    }

    /// 0 … count−1
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    /// Once in `times`.
    bool once_in(std::size_t times) { return below(times) == 0; }

    template <class T>
    const T& pick(const std::vector<T>& from) { return from[below(from.size())]; }

private:
    std::uint64_t state_;
};

}  // namespace zhunze::differential
