// SPDX-License-Identifier: Apache-2.0
#include "facts/word_table.hpp"

#include <bit>
#include <cstring>

namespace zhunze::facts {

void WordTable::learn(std::string_view word, std::int64_t meaning) {
    if (word.size() > longest || count_ == most) return;
    std::array<char, scan_reach> padded{};
    std::memcpy(padded.data(), word.data(), word.size());
    const Key key = key_of({padded.data(), word.size()});
    Slot slot{key.head, key.tail, meaning, static_cast<std::uint32_t>(word.size()), lowest(word.size()), {}};
    std::memcpy(slot.bytes.data(), word.data(), word.size());
    if (count_ * 2 >= slots_.size()) grow();
    put(slot, key.home);
    ++count_;
}

void WordTable::grow() {
    constexpr std::size_t first_size = 16;
    std::vector<Slot> before(slots_.empty() ? first_size : slots_.size() * 2);
    before.swap(slots_);
    last_ = slots_.size() - 1;
    shift_ = 64 - static_cast<unsigned>(std::countr_zero(slots_.size()));
    for (const Slot& slot : before) {
        std::array<char, scan_reach> padded{};
        std::memcpy(padded.data(), slot.bytes.data(), longest);
        if (slot.meaning != unknown) put(slot, key_of({padded.data(), slot.size}).home);
    }
}

void WordTable::put(const Slot& slot, std::uint64_t home) {
    std::size_t at = static_cast<std::size_t>(home >> shift_);
    while (slots_[at].meaning != unknown) at = (at + 1) & last_;
    slots_[at] = slot;
}

}  // namespace zhunze::facts
