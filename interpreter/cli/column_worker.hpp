// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/piece_worker.hpp"
#include "columns/program.hpp"

namespace zhunze::cli {

/// The rules for columns; all workers of a run share it.
[[nodiscard]] columns::ColumnProgram compile_columns(const Judging& judging);

/// Decides many applications at once, for formats that write verdicts: the same bytes as those of a deciding worker, which gets what
/// columns leave. All outlive the worker.
[[nodiscard]] std::unique_ptr<PieceWorker> column_worker(const facts::PieceSource& source, const Judging& judging, const RecordFormat& format,
                                                         const columns::ColumnProgram& program);

}  // namespace zhunze::cli
