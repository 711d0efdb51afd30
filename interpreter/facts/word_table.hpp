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
        const Key key = key_of(word);
        for (std::size_t at = key.home >> shift_;; at = (at + 1) & last_) {
            const Slot& slot = slots_[at];
            const bool same_ends = slot.head == key.head && slot.tail == key.tail && slot.size == word.size();
            if (same_ends && (word.size() <= 2 * word_bytes || same_bytes(slot.bytes.data(), word.data(), slot.mask))) return slot.meaning;
            if (slot.meaning == unknown) return unknown;
        }
    }

    /// Learns a word that is not known; longer ones and those past `most` are left out. `meaning` is not negative.
    void learn(std::string_view word, std::int64_t meaning);

private:
    static constexpr std::size_t word_bytes = 8;

    /// The first and the last eight bytes of a word, which are all of it if it has no more than sixteen, and a number for its place.
    struct Key {
        std::uint64_t head;
        std::uint64_t tail;
        std::uint64_t home;
    };
    [[nodiscard, gnu::always_inline]] static Key key_of(std::string_view word) {
        const std::size_t size = word.size();
        std::uint64_t head = load_word(word.data());
        if (size < word_bytes) head &= (std::uint64_t{1} << (8 * size)) - 1;
        const std::uint64_t tail = size > word_bytes ? load_word(word.data() + size - word_bytes) : 0;
        return {head, tail, (head ^ (tail * 0x9E3779B97F4A7C15u) ^ size) * 0xD6E8FEB86659FD93u};
    }

    struct alignas(64) Slot {
        std::uint64_t head = 0;
        std::uint64_t tail = 0;
        std::int64_t meaning = unknown;
        std::uint32_t size = ~std::uint32_t{0};
        std::uint32_t mask = 0;  ///< as many bits
        std::array<char, longest> bytes{};
    };
    void grow();
    void put(const Slot& slot, std::uint64_t home);

    std::vector<Slot> slots_;  ///< a power of two; one half of them at most is filled
    std::size_t last_ = 0;     ///< index of the last slot
    std::size_t count_ = 0;
    unsigned shift_ = 63;
};

}  // namespace zhunze::facts
