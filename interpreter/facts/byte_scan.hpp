// SPDX-License-Identifier: Apache-2.0
// Looking at many bytes of a text at once. All of it is inlined, as a call would cost as much as the work. Every function here reads up to `scan_reach` bytes from where it is pointed at.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace zhunze::facts {

inline constexpr std::size_t scan_reach = 64;
inline constexpr std::size_t block_bytes = 16;

/// Vectors of the compiler's: the machine's own where it has them, else loops.
using Block = signed char __attribute__((vector_size(block_bytes)));

[[nodiscard, gnu::always_inline]] inline Block load_block(const char* p) {
    Block block;
    std::memcpy(&block, p, block_bytes);
    return block;
}

/// A bit for each byte of a comparison's result, the first byte the lowest.
[[nodiscard, gnu::always_inline]] inline std::uint32_t bits_of(Block truths) {
#if defined(__SSE2__)
    using Bytes = char __attribute__((vector_size(block_bytes)));
    return static_cast<std::uint32_t>(__builtin_ia32_pmovmskb128(reinterpret_cast<Bytes>(truths)));
#else
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < block_bytes; ++i) bits |= static_cast<std::uint32_t>(truths[i] & 1) << i;
    return bits;
#endif
}

/// A bit for each of 32 bytes: whether it is the same in both.
[[nodiscard, gnu::always_inline]] inline std::uint32_t equal_bytes(const char* a, const char* b) {
    const std::uint32_t low = bits_of(load_block(a) == load_block(b));
    const std::uint32_t high = bits_of(load_block(a + block_bytes) == load_block(b + block_bytes));
    return low | high << block_bytes;
}

/// The lowest `count` bits, 32 at most.
[[nodiscard]] constexpr std::uint32_t lowest(std::size_t count) { return static_cast<std::uint32_t>((std::uint64_t{1} << count) - 1); }

/// Whether 32 bytes are the same, as far as the mask has bits.
[[nodiscard, gnu::always_inline]] inline bool same_bytes(const char* a, const char* b, std::uint32_t mask) {
    return (~equal_bytes(a, b) & mask) == 0;
}

/// Characters that are as they are in every normal form and stand for nothing but themselves: printable ASCII without quote and
/// backslash, and the ideographs from U+4000 on. In valid UTF-8 that can be told byte by byte.
[[nodiscard, gnu::always_inline]] inline Block plain_bytes(Block block) {
    const Block ascii = (block > 0x1F) & (block != 0x7F) & (block != '"') & (block != '\\');
    const Block continuation = block < Block{} - 64;                       // 80…BF
    const Block ideograph = (block > Block{} - 29) & (block < Block{} - 22);  // E4…E9: U+4000 to U+9FFF
    return ascii | continuation | ideograph;
}

/// Bytes that may stand within a JSON string and are no control character.
[[nodiscard, gnu::always_inline]] inline Block string_bytes(Block block) {
    const Block control = (block >= Block{}) & (block < 0x20);
    return ~(control | (block == 0x7F) | (block == '"') | (block == '\\'));
}

/// Whether each byte of a text is one of those.
template <Block (*those)(Block)>
[[nodiscard, gnu::always_inline]] inline bool all_bytes(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); at += block_bytes) {
        const std::size_t count = text.size() - at;
        const std::uint32_t others = ~bits_of(those(load_block(text.data() + at)));
        if ((others & lowest(count < block_bytes ? count : block_bytes)) != 0) return false;
    }
    return true;
}

/// All but the letter before an exponent, and what full-width characters begin with.
[[nodiscard, gnu::always_inline]] inline Block unscientific_bytes(Block block) {
    return ~(((block | 0x20) == Block{} + 'e') | (block == Block{} - 17));  // EF
}

[[nodiscard, gnu::always_inline]] inline std::uint64_t load_word(const char* p) {
    std::uint64_t word = 0;
    std::memcpy(&word, p, sizeof word);
    return word;
}

/// A decimal numeral: `digits` × 10^-`decimals`.
struct Decimal {
    std::uint64_t digits = 0;
    unsigned whole = 0;     ///< how many digits stand before the point
    unsigned decimals = 0;  ///< how many after it
};

inline constexpr std::uint64_t zeros = 0x3030303030303030u;

/// Of eight bytes from which `zeros` have been taken, the highest bit of each that is no digit.
[[nodiscard, gnu::always_inline]] inline std::uint64_t no_digits(std::uint64_t from_zero) {
    return (((from_zero & 0x7F7F7F7F7F7F7F7Fu) + 0x7676767676767676u) | from_zero) & 0x8080808080808080u;
}

/// The number of eight digits from which `zeros` have been taken, the first one in the lowest byte.
[[nodiscard, gnu::always_inline]] inline std::uint64_t number_of(std::uint64_t digits) {
    digits = (digits * 10 + (digits >> 8)) & 0x00FF00FF00FF00FFu;
    digits = (digits * 100 + (digits >> 16)) & 0x0000FFFF0000FFFFu;
    return (digits * 10'000 + (digits >> 32)) & 0xFFFFFFFFu;
}

inline constexpr std::array<std::uint64_t, 9> tens{1, 10, 100, 1000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};

/// Adds the ASCII digits at `p`, eight at most, to `number`, and says how many there are.
[[gnu::always_inline]] inline unsigned take_eight_digits(const char* p, std::uint64_t& number) {
    if constexpr (std::endian::native == std::endian::little) {
        const std::uint64_t from_zero = load_word(p) ^ zeros;
        const std::uint64_t others = no_digits(from_zero);
        const unsigned count = others == 0 ? 8 : static_cast<unsigned>(std::countr_zero(others)) / 8;
        if (count == 0) return 0;
        // The digits move to the end of the word; the zeros before them change nothing.
        number = number * tens[count] + number_of(from_zero << (64 - 8 * count));
        return count;
    } else {
        unsigned count = 0;
        for (; count < 8 && p[count] >= '0' && p[count] <= '9'; ++count) number = number * 10 + static_cast<unsigned>(p[count] - '0');
        return count;
    }
}

/// Adds the digits at `p`, 15 at most, and moves `p` past them; 16 if there are more.
[[gnu::always_inline]] inline unsigned take_digit_run(const char*& p, std::uint64_t& number) {
    unsigned count = take_eight_digits(p, number);
    if (count == 8) [[unlikely]] count += take_eight_digits(p + 8, number);
    p += count;
    return count;
}

/// Takes `digits[.digits]` of 18 digits at most, no more than 15 of them on either side, and moves `p` past it; false if something
/// else stands there.
[[gnu::always_inline]] inline bool take_decimal(const char*& p, Decimal& out) {
    constexpr unsigned most = 18;
    constexpr unsigned too_many = 16;
    out.whole = take_digit_run(p, out.digits);
    if (out.whole - 1 >= too_many - 1) return false;
    if (*p != '.') return true;
    ++p;
    out.decimals = take_digit_run(p, out.digits);
    return out.decimals - 1 < too_many - 1 && out.whole + out.decimals <= most;
}

/// Whether `text` is `digits[.digits]` of seven digits at most on either side. Without a branch for what numbers look like, which nobody
/// can foresee.
[[nodiscard, gnu::always_inline]] inline bool take_short_decimal(std::string_view text, Decimal& out) {
    if constexpr (std::endian::native != std::endian::little) return false;
    constexpr unsigned most = 7;
    const char* const p = text.data();
    const std::uint64_t whole = load_word(p) ^ zeros;
    const std::uint64_t others = no_digits(whole);
    out.whole = static_cast<unsigned>(std::countr_zero(others)) / 8;  // 8, if there are none
    const unsigned is_whole = out.whole == text.size() ? 1 : 0;
    const unsigned has_point = p[out.whole] == '.' ? 1 : 0;
    out.decimals = static_cast<unsigned>(text.size()) - out.whole - (1 - is_whole);
    const unsigned has_decimals = out.decimals - 1 < most ? 1 : 0;
    if (out.whole - 1 >= most || (is_whole | (has_point & has_decimals)) == 0) return false;
    const std::uint64_t decimals = (load_word(p + out.whole + 1) ^ zeros) << 8 << (8 * (most - out.decimals));
    out.digits = number_of(whole << 8 << (8 * (most - out.whole))) * tens[out.decimals] + number_of(decimals);
    return no_digits(decimals) == 0;
}

}  // namespace zhunze::facts
