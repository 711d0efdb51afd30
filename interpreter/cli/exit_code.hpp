// SPDX-License-Identifier: Apache-2.0
// How a run ended, as scripts see it; docs/cli.md is the contract.
#pragma once

namespace zhunze::cli {

enum class ExitCode : int {
    done = 0,
    findings = 1,  ///< errors in rules, failed tests, files to format, rejected applications where asked for
    usage = 2,
    files = 3,     ///< something could not be read or written
    invalid = 4,   ///< some applications were invalid; the others were evaluated
    interrupted = 130  ///< by a signal; what was written is the beginning of the result
};

/// Of two ends, the one to report: an interruption first, then files before invalid applications before findings.
[[nodiscard]] constexpr ExitCode graver(ExitCode a, ExitCode b) {
    for (const ExitCode code : {ExitCode::interrupted, ExitCode::usage, ExitCode::files, ExitCode::invalid, ExitCode::findings}) {
        if (a == code || b == code) return code;
    }
    return ExitCode::done;
}

}  // namespace zhunze::cli
