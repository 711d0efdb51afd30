// SPDX-License-Identifier: Apache-2.0
// What is done with a piece of an input, whichever way: this is all that the pipeline knows of it.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "cli/counts.hpp"
#include "cli/judging.hpp"
#include "cli/record_formats.hpp"
#include "facts/file_notes.hpp"
#include "facts/piece.hpp"
#include "facts/piece_reader.hpp"

namespace zhunze::cli {

struct PieceResult {
    std::string bytes;                  ///< a result an application, each with what parts it from the one before
    Counts counts;                      ///< of the same applications
    facts::KeptNotes notes;
    std::optional<Diagnostic> broken;   ///< the input breaks off there, after the applications
    std::set<std::string> explained;    ///< ids that were asked for by name and occurred

    /// As new, but with the memory it has.
    void clear() {
        bytes.clear();
        counts = {};
        notes.clear();
        broken.reset();
        explained.clear();
    }
};

/// Works on one piece after another; each thread has its own.
class PieceWorker {
public:
    PieceWorker() = default;
    PieceWorker(const PieceWorker&) = delete;
    PieceWorker& operator=(const PieceWorker&) = delete;
    virtual ~PieceWorker() = default;
    /// Fills in `result`, which is new.
    virtual void work(const facts::Piece& piece, PieceResult& result) = 0;
};

/// Reads, decides and renders application by application. All outlive the worker.
[[nodiscard]] std::unique_ptr<PieceWorker> deciding_worker(const facts::PieceSource& source, const Judging& judging, const RecordFormat& format);

}  // namespace zhunze::cli
