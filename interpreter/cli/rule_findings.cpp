// SPDX-License-Identifier: Apache-2.0
#include "cli/rule_findings.hpp"

#include <algorithm>
#include <iterator>

namespace zhunze::cli {

std::vector<Diagnostic> errors_of(const engine::Rules& rules) {
    std::vector<Diagnostic> errors;
    std::ranges::copy_if(rules.diagnostics, std::back_inserter(errors),
                         [](const Diagnostic& finding) { return finding.severity() == Severity::error; });
    return errors;
}

ExitCode end_of(const engine::Rules& rules) {
    if (!rules.unreadable.empty()) return ExitCode::files;
    return errors_of(rules).empty() ? ExitCode::done : ExitCode::findings;
}

}  // namespace zhunze::cli
