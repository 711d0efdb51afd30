// SPDX-License-Identifier: Apache-2.0
// The commands, one file each.
#pragma once

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"

namespace zhunze::cli {

[[nodiscard]] ExitCode check_command(const CheckArguments& arguments, const Console& console);
[[nodiscard]] ExitCode evaluate_command(const EvaluateArguments& arguments, const Console& console);
[[nodiscard]] ExitCode explain_command(const ExplainArguments& arguments, const Console& console);
[[nodiscard]] ExitCode ask_command(const AskArguments& arguments, const Console& console);
[[nodiscard]] ExitCode test_command(const TestArguments& arguments, const Console& console);
[[nodiscard]] ExitCode format_command(const FormatArguments& arguments, const Console& console);

}  // namespace zhunze::cli
