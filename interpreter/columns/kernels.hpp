// SPDX-License-Identifier: Apache-2.0
// The innermost loops, 64 rows a word, in the widest instructions that the processor has.
#pragma once

#include <cstddef>
#include <cstdint>

namespace zhunze::columns {

/// All arrays hold `words` × 64 rows. Products must not overflow.
struct Kernels {
    /// low <= x <= high
    void (*in_range)(const std::int64_t* x, std::size_t words, std::int64_t low, std::int64_t high, std::uint64_t* out);
    /// x × m < y × n
    void (*less)(const std::int64_t* x, std::int64_t m, const std::int64_t* y, std::int64_t n, std::size_t words, std::uint64_t* out);
    /// x × m = y × n
    void (*equal)(const std::int64_t* x, std::int64_t m, const std::int64_t* y, std::int64_t n, std::size_t words, std::uint64_t* out);
    /// A power of two that no number is further from zero than.
    std::uint64_t (*magnitude)(const std::int64_t* x, std::size_t words);
};

[[nodiscard]] const Kernels& kernels();

}  // namespace zhunze::columns
