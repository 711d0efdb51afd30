// SPDX-License-Identifier: Apache-2.0
#include "facts/word_table.hpp"

#include <bit>
#include <cstring>

namespace zhunze::facts {

void WordTable::learn(std::string_view word, std::int64_t meaning) {
    if (word.size() > longest || count_ == most) return;
    Slot slot;
    std::memcpy(slot.bytes.data(), word.data(), word.size());
    slot.size = static_cast<std::uint32_t>(word.size());
    slot.mask = lowest(word.size());
    slot.meaning = meaning;
    if (count_ * 2 >= slots_.size()) grow();
    put(slot);
    ++count_;
}

void WordTable::grow() {
    constexpr std::size_t first_size = 16;
    std::vector<Slot> before(slots_.empty() ? first_size : slots_.size() * 2);
    before.swap(slots_);
    last_ = slots_.size() - 1;
    shift_ = 64 - static_cast<unsigned>(std::countr_zero(slots_.size()));
    for (const Slot& slot : before) {
        if (slot.meaning != unknown) put(slot);
    }
}

void WordTable::put(const Slot& slot) {
    std::array<char, scan_reach> padded{};
    std::memcpy(padded.data(), slot.bytes.data(), slot.size);
    std::size_t at = home_of({padded.data(), slot.size});
    while (slots_[at].meaning != unknown) at = (at + 1) & last_;
    slots_[at] = slot;
}

}  // namespace zhunze::facts
