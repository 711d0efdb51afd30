// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "coverage/statements.hpp"

namespace zhunze::coverage {

/// docs/coverage.md.
[[nodiscard]] std::string page_of(const Tables& tables);

}  // namespace zhunze::coverage
