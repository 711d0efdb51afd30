// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/application.hpp"
#include "facts/csv_input.hpp"
#include "facts/file_notes.hpp"
#include "facts/piece.hpp"
#include "facts/record_reader.hpp"

namespace zhunze::facts {

/// What all pieces of an input share.
struct PieceSource {
    std::string file;
    TextForm form;
    std::optional<CsvTable> table;  ///< of CSV
};

/// Makes applications of pieces, one piece at a time; several readers may share a source.
class PieceReader {
public:
    PieceReader(const PieceSource& source, const program::Program& program, program::RecordId record, const Limits& limits);

    /// The piece's applications, in `batch()`, and what is told once a file, in `notes()`. A file error: the input breaks off there,
    /// after the applications.
    void read(const Piece& piece);
    [[nodiscard]] const Batch& batch() const { return batch_; }
    [[nodiscard]] KeptNotes& notes() { return notes_; }

private:
    const PieceSource& source_;
    Limits limits_;  ///< those of whole files are none of a piece
    Batch batch_;
    KeptNotes notes_;
    RecordReader reader_;
};

}  // namespace zhunze::facts
