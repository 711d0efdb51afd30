// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "facts/piece.hpp"
#include "facts/read.hpp"

namespace zhunze::facts {

/// Bytes that are no UTF-8 break the input off.
struct Damage {
    std::vector<Piece> before;  ///< the records before them, in the memory of the piece
    Diagnostic finding;
};
/// Of a piece of `file`. Quick where there is none.
[[nodiscard]] std::optional<Damage> damage_in(const Piece& piece, const std::string& file, TextForm form, const Limits& limits);

/// `byte`: how many of the input stand before the damage.
[[nodiscard]] Diagnostic damage_at(std::uint64_t byte, const std::string& file);

}  // namespace zhunze::facts
