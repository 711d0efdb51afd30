// SPDX-License-Identifier: Apache-2.0
#include "readers.hpp"

#include <bit>

namespace zhunze::bench {

Members::Members(const std::vector<std::string>& names) : slots_(std::bit_ceil(names.size() * 4)) {
    shift_ = 64 - static_cast<unsigned>(std::countr_zero(slots_.size()));
    for (std::size_t member = 0; member < names.size(); ++member) {
        if (names[member].size() < key_bytes) stop("a member's name is too short to be told by its last bytes");
        std::size_t at = hash(names[member]);
        while (slots_[at].member >= 0) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = {names[member], static_cast<int>(member)};
    }
}

void Fields::accepted(std::string_view text, Application& to) {
    constexpr std::array<std::size_t, 8> places{0, 1, 2, 3, 5, 6, 8, 9};
    to.accepted = -1;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return;
    std::int32_t day = 0;
    for (const std::size_t place : places) {
        const auto digit = static_cast<unsigned char>(text[place] - '0');
        if (digit > 9) return;
        day = day * 10 + digit;
    }
    to.accepted = day;
}

}  // namespace zhunze::bench
