// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "conformance/run.hpp"

namespace zhunze::conformance {

/// Where what came is not what was expected: the place within `expect`, and both sides. Of an object only the keys that the
/// case gives are compared, and each of these whole.
[[nodiscard]] std::vector<std::string> mismatches(const Json& expect, const Outcome& outcome);

}  // namespace zhunze::conformance
