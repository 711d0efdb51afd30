// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/language.hpp"

namespace zhunze::cli {

/// An `errno` in words.
[[nodiscard]] Name system_problem(int error);

}  // namespace zhunze::cli
