// SPDX-License-Identifier: Apache-2.0
// What registers of truths and of numbers share.
#pragma once

#include <cstddef>
#include <cstdint>

namespace zhunze::columns {

/// Twice as wide as a column's numbers: a product of two always fits.
__extension__ using Wide = __int128;

inline constexpr std::uint64_t every = ~std::uint64_t{0};
/// What a register holds is no further from zero.
inline constexpr std::int64_t most_number = (std::int64_t{1} << 62) - 1;

[[nodiscard]] inline bool is_set(const std::uint64_t* bits, std::size_t row) { return ((bits[row / 64] >> (row % 64)) & 1) != 0; }

[[nodiscard]] inline std::uint64_t size_of(std::int64_t number) {
    return number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
}

/// Whether a number up to `bound` times `by` surely stays within 62 bits.
[[nodiscard]] inline bool fits(std::uint64_t bound, std::int64_t by) {
    std::uint64_t product = 0;
    return !__builtin_mul_overflow(bound, size_of(by), &product) && product <= static_cast<std::uint64_t>(most_number);
}

[[nodiscard]] inline bool kept(Wide number, std::int64_t& out) {
    if (number > most_number || number < -most_number) return false;
    out = static_cast<std::int64_t>(number);
    return true;
}

}  // namespace zhunze::columns
