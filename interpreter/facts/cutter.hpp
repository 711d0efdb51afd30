// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "facts/piece.hpp"

namespace zhunze::facts {

/// Finds where an input can be cut between records while it comes in. It keeps only where it is: what is wrong with the text is
/// for whoever reads the pieces, and a text is never cut where that could no longer be told.
class Cutter {
public:
    enum class Stop : unsigned char { at_end, at_first_cut };

    Cutter() = default;
    Cutter(const Cutter&) = delete;
    Cutter& operator=(const Cutter&) = delete;
    virtual ~Cutter() = default;

    /// Goes on through `text` from `seen` to its end, or to the first place where it can be cut: where it stopped.
    [[nodiscard]] virtual std::size_t scan(std::string_view text, std::size_t seen, Stop stop) = 0;
    /// The last place found, as an offset in the text last scanned; zero: none.
    [[nodiscard]] std::size_t cut() const { return cut_; }

    /// Takes `text` off the front of what is scanned: it goes to where it begins, and `place` to where it ends.
    void pass(std::string_view text, PiecePlace& place);
    /// At the input's end within a record that was not kept: what is wrong with that, if anything is.
    [[nodiscard]] virtual std::optional<Diagnostic> unfinished() const { return std::nullopt; }

protected:
    void set_cut(std::size_t offset) { cut_ = offset; }
    /// Brings `place` up to the end of `text`, which ends at the last cut or within a record.
    virtual void advance(std::string_view text, PiecePlace& place) = 0;

private:
    std::size_t cut_ = 0;
};

/// `from`: where the text begins, if not where the input does.
[[nodiscard]] std::unique_ptr<Cutter> cutter_for(TextForm form, const PiecePlace& from = {});

}  // namespace zhunze::facts
