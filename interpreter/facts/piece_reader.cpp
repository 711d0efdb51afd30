// SPDX-License-Identifier: Apache-2.0
#include "facts/piece_reader.hpp"

#include <limits>
#include <utility>

#include "facts/damage.hpp"
#include "facts/input.hpp"

namespace zhunze::facts {
namespace {

Limits of_pieces(Limits limits) {
    limits.records = limits.file_items = std::numeric_limits<std::size_t>::max();
    return limits;
}

}  // namespace

PieceReader::PieceReader(const PieceSource& source, const program::Program& program, program::RecordId record, const Limits& limits,
                         RecordReader::Take take)
    : source_(source), limits_(of_pieces(limits)), reader_(source.file, program, record, batch_, limits_, notes_) {
    reader_.hand_over(std::move(take));
}

std::optional<Diagnostic> PieceReader::read(const Piece& piece) {
    batch_.file_errors.clear();
    notes_.clear();
    const auto damage = damage_in(piece, source_.file, source_.form, limits_);
    if (!damage) {
        read_text(piece);
    } else {
        for (const Piece& part : damage->before) read_text(part);
        batch_.file_errors.push_back(damage->finding);
    }
    return batch_.file_errors.empty() ? std::nullopt : std::optional(batch_.file_errors.front());
}

void PieceReader::read_text(const Piece& piece) {
    if (!batch_.file_errors.empty()) return;
    switch (source_.form.format) {
        case TextFormat::json_array: read_array_piece(piece, reader_, limits_, batch_); break;
        case TextFormat::ndjson: read_line_piece(piece, reader_, limits_); break;
        case TextFormat::csv: read_row_piece(piece, *source_.table, reader_, limits_, batch_); break;
    }
}

}  // namespace zhunze::facts
