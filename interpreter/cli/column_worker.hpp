// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/piece_worker.hpp"
#include "columns/program.hpp"
#include "explain/verdict.hpp"

namespace zhunze::cli {

/// What all column workers of a run share.
struct ColumnRun {
    ColumnRun(const Judging& judging, Language language);

    columns::ColumnProgram program;
    explain::VerdictWriter writer;
};

/// Decides many applications at once, for `--format verdicts` and `--format verdicts-csv`: the same bytes as those of a deciding
/// worker, which gets what columns leave. All outlive the worker.
[[nodiscard]] std::unique_ptr<PieceWorker> column_worker(const facts::PieceSource& source, const Judging& judging, const RecordFormat& format,
                                                         const ColumnRun& run);

}  // namespace zhunze::cli
