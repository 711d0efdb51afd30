// SPDX-License-Identifier: Apache-2.0
// An input that is read piece by piece, in memory that does not grow with it; docs/decisions/0015-streaming.md.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/byte_source.hpp"
#include "facts/piece_reader.hpp"
#include "facts/pieces.hpp"

namespace zhunze::facts {

class Stream {
public:
    /// Findings about the input as a whole go to `notes`. `piece`: about how many bytes a piece has.
    Stream(std::string file, ByteSource& source, const program::Program& program, program::RecordId record, FileNotes& notes,
           std::size_t piece, const Limits& limits = {});

    enum class Opened : unsigned char {
        in_pieces,
        as_a_whole,  ///< it has to be read so: `bytes()` are all of it
        refused,     ///< `errors()` say why
        too_large    ///< it has to be read as a whole, and has more bytes than that allows
    };
    /// Reads as much as tells what the input is. `as_a_whole`: pieces of it are of no use.
    [[nodiscard]] Opened open(bool as_a_whole);

    [[nodiscard]] const std::string& bytes() const { return begun_; }
    [[nodiscard]] const std::vector<Diagnostic>& errors() const { return batch_.file_errors; }

    /// What the readers of pieces share.
    [[nodiscard]] const PieceSource& source() const { return shared_; }
    [[nodiscard]] Pieces& pieces() { return *pieces_; }

private:
    void read_opening();
    [[nodiscard]] bool opening_tells() const;
    [[nodiscard]] std::string_view opening() const;
    [[nodiscard]] bool is_utf8();
    [[nodiscard]] bool read_all();
    [[nodiscard]] Opened whole();
    [[nodiscard]] Opened decode_all();
    [[nodiscard]] Opened open_text(std::string_view opening);
    [[nodiscard]] bool scan_table();
    [[nodiscard]] bool any_unit_word();
    void restart();

    PieceSource shared_;
    ByteSource* source_;
    const program::Program& program_;
    program::RecordId record_;
    FileNotes& notes_;
    std::size_t piece_;
    Limits limits_;
    Batch batch_;
    std::string begun_;        ///< what has been read: the opening, or all
    bool ended_ = false;       ///< it is all
    bool can_rewind_ = false;
    std::size_t mark_ = 0;     ///< bytes of the byte-order mark
    std::unique_ptr<MemorySource> decoded_;  ///< text that had to be read as a whole to be told
    std::unique_ptr<Pieces> pieces_;
};

}  // namespace zhunze::facts
