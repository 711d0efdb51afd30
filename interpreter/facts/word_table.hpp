// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "facts/byte_scan.hpp"

namespace zhunze::facts {

/// What words have been found to mean, by their very bytes. It forgets nothing and takes words in until it holds `most`.
class WordTable {
public:
    static constexpr std::size_t longest = 32;
    static constexpr std::size_t most = 8192;
    static constexpr std::int64_t unknown = -1;

    /// The meaning of the word; `unknown` if it has not been learnt. Reads on past the word, up to `scan_reach` bytes.
    [[nodiscard, gnu::always_inline]] std::int64_t find(std::string_view word) const {
        if (word.size() > longest || slots_.empty()) return unknown;
        for (std::size_t at = home_of(word);; at = (at + 1) & last_) {
            const Slot& slot = slots_[at];
            if (slot.meaning == unknown) return unknown;
            if (slot.size == word.size() && same_bytes(slot.bytes.data(), word.data(), slot.mask)) return slot.meaning;
        }
    }

    /// Learns a word that is not known; longer ones and those past `most` are left out. `meaning` is not negative.
    void learn(std::string_view word, std::int64_t meaning);

private:
    struct Slot {
        std::array<char, longest> bytes{};
        std::uint32_t size = 0;
        std::uint32_t mask = 0;  ///< as many bits
        std::int64_t meaning = unknown;
    };

    [[nodiscard, gnu::always_inline]] std::size_t home_of(std::string_view word) const {
        const std::size_t size = word.size();
        std::uint64_t head = load_word(word.data());
        if (size < 8) head &= (std::uint64_t{1} << (8 * size)) - 1;
        const std::uint64_t tail = size > 8 ? load_word(word.data() + size - 8) : 0;
        const std::uint64_t mixed = (head ^ (tail * 0x9E3779B97F4A7C15u) ^ size) * 0xD6E8FEB86659FD93u;
        return static_cast<std::size_t>(mixed >> shift_);
    }
    void grow();
    void put(const Slot& slot);

    std::vector<Slot> slots_;  ///< a power of two; one half of them at most is filled
    std::size_t last_ = 0;     ///< index of the last slot
    std::size_t count_ = 0;
    unsigned shift_ = 64;
};

}  // namespace zhunze::facts
