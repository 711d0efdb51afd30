// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "facts/byte_source.hpp"
#include "facts/cutter.hpp"
#include "facts/piece.hpp"
#include "facts/read.hpp"

namespace zhunze::facts {

/// Cuts an input that should be UTF-8 into pieces while it comes in, in memory that does not grow with it.
class Pieces {
public:
    /// `begun`: what was read of the source before, without a byte-order mark; `skipped`: how many bytes that mark has.
    /// A piece has about `size` bytes, fewer where no more has come so far, more where one record needs them.
    Pieces(std::string file, ByteSource& source, std::string_view begun, std::size_t skipped, TextForm form, std::size_t size, const Limits& limits);

    /// The next piece; none at the end. Whether it is UTF-8 is for whoever reads it to see, while it is at hand. `spare`: the memory of a
    /// piece that is done with, which is used again.
    [[nodiscard]] std::optional<Piece> next(ByteBuffer spare = {});
    /// After the last piece: what broke the input off; none: as far as pieces tell, it is whole.
    [[nodiscard]] const std::optional<Diagnostic>& broken() const { return broken_; }
    /// Of the input, in the pieces so far.
    [[nodiscard]] std::uint64_t bytes() const { return place_.byte; }

private:
    void fill();
    void check();
    [[nodiscard]] bool is_too_large();
    void pass(std::size_t size);
    [[nodiscard]] Piece take(std::size_t size);
    [[nodiscard]] Piece take_beginning();
    void skip_rest_of_record();
    [[nodiscard]] std::optional<Piece> take_rest();

    std::string file_;
    ByteSource& source_;
    TextFormat format_;
    std::unique_ptr<Cutter> cutter_;
    std::size_t size_;
    const Limits& limits_;
    ByteBuffer buffer_;          ///< what has been read and not been given out
    ByteBuffer rest_;            ///< memory for what is left of it behind a piece
    std::size_t seen_ = 0;       ///< of the buffer by the cutter
    std::size_t checked_ = 0;    ///< of it as UTF-8, where that may become part of no piece
    PiecePlace place_;           ///< where the buffer begins
    bool idle_ = false;          ///< no more has come so far
    bool ended_ = false;
    bool skipping_ = false;      ///< the buffer begins within a record that is not kept
    bool done_ = false;
    std::optional<Diagnostic> broken_;
};

}  // namespace zhunze::facts
