// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "differential/author.hpp"
#include "engine/engine.hpp"

namespace zhunze::differential {

/// The text of one random module about made-up records, sometimes that of another that amends it, and the data files they read.
/// `writes_out`: what replacements give another value is written out, but for that all is the same.
std::vector<engine::MemoryFile> random_module(Random& random, const Size& size, bool writes_out = false);

}  // namespace zhunze::differential
