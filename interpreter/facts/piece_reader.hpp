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
    /// `take` is given each application in turn, which it does not keep: of all, a piece may hold many.
    PieceReader(const PieceSource& source, const program::Program& program, program::RecordId record, const Limits& limits,
                RecordReader::Take take);

    /// What breaks the input off after the applications taken, if anything does.
    [[nodiscard]] std::optional<Diagnostic> read(const Piece& piece);
    /// What is told once a file, of the last piece.
    [[nodiscard]] KeptNotes& notes() { return notes_; }

private:
    void read_text(const Piece& piece);

    const PieceSource& source_;
    Limits limits_;  ///< those of whole files are none of a piece
    Batch batch_;
    KeptNotes notes_;
    RecordReader reader_;
};

}  // namespace zhunze::facts
