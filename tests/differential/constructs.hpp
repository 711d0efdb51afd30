// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "program/program.hpp"

namespace zhunze::differential {

using Counts = std::map<std::string, std::size_t>;

/// Adds what the program declares and says, by kind.
void count_constructs(const program::Program& program, Counts& counts);

}  // namespace zhunze::differential
