// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "differential/random.hpp"
#include "engine/engine.hpp"

namespace zhunze::differential {

/// The text of one random module that columns can decide, about one made-up record, and the data file of its taxonomy.
std::vector<engine::MemoryFile> column_module(Random& random);

}  // namespace zhunze::differential
