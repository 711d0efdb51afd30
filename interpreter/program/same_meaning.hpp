// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program/program.hpp"

namespace zhunze::program {

/// Whether two programs decide and name the same: of the same modules in the same order, whatever their spans and comments and
/// whichever of the declared names each use has.
[[nodiscard]] bool same_meaning(const Program& a, const Program& b);

}  // namespace zhunze::program
