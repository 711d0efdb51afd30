// SPDX-License-Identifier: Apache-2.0
#include "facts/damage.hpp"

#include "base/text.hpp"
#include "facts/cutter.hpp"
#include "facts/finding.hpp"
#include "facts/size.hpp"
#include "facts/utf8_check.hpp"

namespace zhunze::facts {

std::optional<Damage> damage_in(const Piece& piece, const std::string& file, TextForm form, const Limits& limits) {
    const auto bad = invalid_utf8_in(piece.text);
    if (!bad) return std::nullopt;
    Damage damage{{}, damage_at(piece.byte + *bad, file)};
    const std::string_view sound = piece.text.substr(0, *bad);
    const std::unique_ptr<Cutter> cutter = cutter_for(form, piece);
    (void)cutter->scan(sound, 0, Cutter::Stop::at_end);
    PiecePlace place = piece;
    const auto add = [&](std::string_view text) -> Piece& {
        Piece& part = damage.before.emplace_back();
        static_cast<PiecePlace&>(part) = place;
        part.text = text;
        return part;
    };
    const std::string_view records = sound.substr(0, cutter->cut());
    const std::string_view rest = sound.substr(records.size());
    add(records);
    cutter->pass(records, place);
    // As if that record had come on its own.
    const std::size_t most = limits.record_bytes + kept_surplus;
    if (rest.size() > most) add(rest.substr(0, code_point_begin(rest, most))).truncated = true;
    return damage;
}

Diagnostic damage_at(std::uint64_t byte, const std::string& file) {
    Diagnostic damage = finding(Code::input_encoding, {{"byte", std::to_string(byte + 1)}});
    damage.place = file;
    return damage;
}

}  // namespace zhunze::facts
