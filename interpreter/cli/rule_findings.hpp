// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "cli/exit_code.hpp"
#include "engine/engine.hpp"

namespace zhunze::cli {

/// Without the warnings, which `check` alone shows.
[[nodiscard]] std::vector<Diagnostic> errors_of(const engine::Rules& rules);

/// How a command ends over these rules: unreadable files, errors, or none.
[[nodiscard]] ExitCode end_of(const engine::Rules& rules);

}  // namespace zhunze::cli
