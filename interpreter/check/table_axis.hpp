// SPDX-License-Identifier: Apache-2.0
// A column's values cut where its cells begin and end: between two cuts every value is as good as any other, so what a search
// over a table has to look at is whole numbers.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "program/program.hpp"

namespace zhunze::check {

/// Pieces `first` to `last`, both in.
struct Pieces {
    std::uint32_t first = 0, last = 0;
    friend bool operator==(const Pieces&, const Pieces&) = default;
};

struct Axis {
    std::uint32_t count = 1;                 ///< of pieces
    std::vector<std::vector<Pieces>> rows;   ///< what each row's cell takes in, in order and apart
    std::vector<Pieces> domain;              ///< what the table is expected to cover, in order and apart
    /// A value in the piece; none in the rare case that no plain text lies in it.
    std::function<std::optional<Value>(std::uint32_t)> value_in;
};

/// The axis of a column. Its domain is what is declared; else of numbers and dates all between the least and the greatest that a
/// cell names, of enums, questions and truths all, of taxonomies and texts what cells name; and all where no cell names anything.
[[nodiscard]] Axis axis_of(const program::Program& program, const program::Table& table, std::size_t column);

}  // namespace zhunze::check
