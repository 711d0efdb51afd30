// SPDX-License-Identifier: Apache-2.0
// Random tables: with gaps, and where rows are collected also with overlaps.
#pragma once

#include <optional>
#include <string>

#include "differential/author.hpp"
#include "engine/engine.hpp"

namespace zhunze::differential {

struct TableText {
    std::string declared;
    std::optional<engine::MemoryFile> data;  ///< where the rows are
};
/// The author knows its name from then on.
TableText table_text(Author& author, int number);

}  // namespace zhunze::differential
