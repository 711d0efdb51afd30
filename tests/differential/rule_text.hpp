// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "differential/expressions.hpp"
#include "differential/random.hpp"
#include "engine/engine.hpp"

namespace zhunze::differential {

struct Size {
    int depth = 4;
    int definitions = 10;
    int rules = 5;
};

/// The text of one random module about a made-up record, and the data file it reads.
std::vector<engine::MemoryFile> random_module(Random& random, const Size& size);

}  // namespace zhunze::differential
