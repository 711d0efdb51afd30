// SPDX-License-Identifier: Apache-2.0
// Whether the rows of a table overlap, and whether they leave out what they might be asked for.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "program/program.hpp"

namespace zhunze::check {

/// A value for each column.
using Point = std::vector<Value>;

struct Overlap {
    std::size_t first = 0, second = 0;  ///< indexes of rows, in order
    Point point;                        ///< that both match
};

struct Overlaps {
    std::vector<Overlap> found;  ///< at most `most_overlaps`
    bool whole = true;           ///< false: given up, there may be others
};
inline constexpr std::size_t most_overlaps = 5;

struct Gap {
    std::optional<Point> point;  ///< that no row matches
    bool whole = true;           ///< false: given up, there may be one
};

/// What a search may cost: rows looked at, and pairs of them compared.
inline constexpr std::size_t most_cover_steps = 4'000'000;

[[nodiscard]] Overlaps find_overlaps(const program::Program& program, const program::Table& table, std::size_t most_steps = most_cover_steps);
[[nodiscard]] Gap find_gap(const program::Program& program, const program::Table& table, std::size_t most_steps = most_cover_steps);

}  // namespace zhunze::check
