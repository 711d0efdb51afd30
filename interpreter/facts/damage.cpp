// SPDX-License-Identifier: Apache-2.0
#include "facts/damage.hpp"

#include "facts/cutter.hpp"
#include "facts/finding.hpp"
#include "facts/utf8_check.hpp"

namespace zhunze::facts {

std::optional<Damage> damage_in(const Piece& piece, const std::string& file, TextForm form) {
    const auto bad = invalid_utf8_in(piece.text);
    if (!bad) return std::nullopt;
    Damage damage{{}, damage_at(piece.byte + *bad, file)};
    static_cast<PiecePlace&>(damage.before) = piece;
    const std::unique_ptr<Cutter> cutter = cutter_for(form, piece.state);
    (void)cutter->scan(piece.text.substr(0, *bad), 0, Cutter::Stop::at_end);
    damage.before.text = piece.text.substr(0, cutter->cut());
    return damage;
}

Diagnostic damage_at(std::uint64_t byte, const std::string& file) {
    Diagnostic damage = finding(Code::input_encoding, {{"byte", std::to_string(byte + 1)}});
    damage.place = file;
    return damage;
}

}  // namespace zhunze::facts
