// SPDX-License-Identifier: Apache-2.0
#include "facts/record_walk.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace zhunze::facts {
namespace {

using Says = ColumnCell::Says;

struct Found {
    std::size_t quotes = 0;
    std::size_t barred = 0;
};

[[gnu::always_inline]] inline std::string_view content_between(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

/// Of a value that is `null` or empty, the place that the next step begins at; null: it is something else.
const char* behind_nothing(const WalkStep& step, const char* value, const char* quote) {
    if (step.quoted()) return value == quote ? quote : nullptr;
    return std::memcmp(value, "null", 4) == 0 ? value + 4 : nullptr;
}

/// Positions of bits, a branch for every eight of them.
[[gnu::always_inline]] inline std::size_t put_bits(std::uint64_t bits, std::uint16_t base, std::uint16_t* out) {
    const auto count = static_cast<std::size_t>(std::popcount(bits));
    for (std::size_t done = 0; done < count; done += 8) {
        for (std::size_t i = done; i < done + 8; ++i, bits &= bits - 1) {
            out[i] = static_cast<std::uint16_t>(base + static_cast<unsigned>(std::countr_zero(bits)));
        }
    }
    return count;
}

/// The same where there are hardly ever two of them.
[[gnu::always_inline]] inline std::size_t put_few(std::uint64_t bits, std::uint16_t base, std::uint16_t* out) {
    *out = static_cast<std::uint16_t>(base + static_cast<unsigned>(std::countr_zero(bits)));
    const std::uint64_t others = bits & (bits - 1);
    return others == 0 ? (bits != 0 ? 1U : 0U) : 1 + put_bits(others, base, out + 1);
}

struct PlainScan {
    std::uint64_t quotes = 0;
    std::uint64_t barred = 0;

    explicit PlainScan(const char* p) {
        for (std::size_t at = 0; at < wide_bytes; at += block_bytes) {
            const Block block = load_block(p + at);
            const Block quote = block == '"';
            quotes |= std::uint64_t{bits_of(quote)} << at;
            barred |= std::uint64_t{bits_of(~(string_bytes(block) | quote)) & 0xFFFFU} << at;
        }
    }
    /// Counting bits is no instruction of every processor.
    static std::size_t put(std::uint64_t bits, std::uint16_t base, std::uint16_t* out) {
        std::size_t count = 0;
        for (; bits != 0; bits &= bits - 1) out[count++] = static_cast<std::uint16_t>(base + static_cast<unsigned>(std::countr_zero(bits)));
        return count;
    }
    [[gnu::always_inline]] static bool same(const char* a, const char* b, std::uint64_t mask) {
        constexpr std::size_t half = wide_bytes / 2;
        return same_bytes(a, b, static_cast<std::uint32_t>(mask)) && (mask >> half == 0 || same_bytes(a + half, b + half, static_cast<std::uint32_t>(mask >> half)));
    }
};

namespace plain {
using Scan = PlainScan;
#define ZHUNZE_TARGET gnu::hot
#include "facts/record_walk.inc"
#undef ZHUNZE_TARGET
}  // namespace plain

#if defined(__x86_64__)

#define ZHUNZE_AVX2 "avx2,bmi,bmi2,lzcnt,popcnt"
#define ZHUNZE_AVX512 "avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,avx2,bmi,bmi2,lzcnt,popcnt"

struct Avx2Scan {
    std::uint64_t quotes;
    std::uint64_t barred;

    [[gnu::always_inline, gnu::target(ZHUNZE_AVX2)]] inline explicit Avx2Scan(const char* p) {
        const __m256i low = half(p), high = half(p + 32);
        const __m256i quote = _mm256_set1_epi8('"');
        quotes = joined(_mm256_cmpeq_epi8(low, quote), _mm256_cmpeq_epi8(high, quote));
        barred = joined(bar(low), bar(high));
    }
    [[gnu::always_inline, gnu::target(ZHUNZE_AVX2)]] static inline std::size_t put(std::uint64_t bits, std::uint16_t base, std::uint16_t* out) {
        return put_bits(bits, base, out);
    }
    [[gnu::always_inline, gnu::target(ZHUNZE_AVX2)]] static inline bool same(const char* a, const char* b, std::uint64_t mask) {
        return (~joined(_mm256_cmpeq_epi8(half(a), half(b)), _mm256_cmpeq_epi8(half(a + 32), half(b + 32))) & mask) == 0;
    }

private:
    [[gnu::always_inline, gnu::target(ZHUNZE_AVX2)]] static inline __m256i half(const char* p) {
        return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
    }
    [[gnu::always_inline, gnu::target(ZHUNZE_AVX2)]] static inline std::uint64_t joined(__m256i low, __m256i high) {
        const auto first = static_cast<std::uint32_t>(_mm256_movemask_epi8(low));
        const auto second = static_cast<std::uint32_t>(_mm256_movemask_epi8(high));
        return first | std::uint64_t{second} << 32;
    }
    [[gnu::always_inline, gnu::target(ZHUNZE_AVX2)]] static inline __m256i bar(__m256i x) {
        const __m256i control = _mm256_cmpeq_epi8(_mm256_min_epu8(x, _mm256_set1_epi8(0x1F)), x);
        const __m256i others = _mm256_or_si256(_mm256_cmpeq_epi8(x, _mm256_set1_epi8('\\')), _mm256_cmpeq_epi8(x, _mm256_set1_epi8(0x7F)));
        return _mm256_or_si256(control, others);
    }
};

namespace avx2 {
using Scan = Avx2Scan;
#define ZHUNZE_TARGET gnu::target(ZHUNZE_AVX2)
#include "facts/record_walk.inc"
#undef ZHUNZE_TARGET
}  // namespace avx2

struct Avx512Scan {
    std::uint64_t quotes;
    std::uint64_t barred;

    [[gnu::always_inline, gnu::target(ZHUNZE_AVX512)]] inline explicit Avx512Scan(const char* p) {
        const __m512i x = _mm512_loadu_si512(p);
        quotes = _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8('"'));
        barred = _mm512_cmplt_epu8_mask(x, _mm512_set1_epi8(0x20)) | _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8('\\')) |
                 _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8(0x7F));
    }
    /// In two halves, of which the second is seldom needed.
    [[gnu::always_inline, gnu::target(ZHUNZE_AVX512)]] static inline std::size_t put(std::uint64_t bits, std::uint16_t base, std::uint16_t* out) {
        static constexpr auto positions = [] {
            std::array<char, wide_bytes> all{};
            for (std::size_t i = 0; i < wide_bytes; ++i) all[i] = static_cast<char>(i);
            return all;
        }();
        const __m512i found = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(positions.data()));
        const __m512i bases = _mm512_set1_epi16(static_cast<std::int16_t>(base));
        const auto count = static_cast<std::size_t>(std::popcount(bits));
        _mm512_storeu_si512(out, _mm512_add_epi16(bases, widened<0>(found)));
        if (count > wide_bytes / 2) [[unlikely]] _mm512_storeu_si512(out + wide_bytes / 2, _mm512_add_epi16(bases, widened<1>(found)));
        return count;
    }
    [[gnu::always_inline, gnu::target(ZHUNZE_AVX512)]] static inline bool same(const char* a, const char* b, std::uint64_t mask) {
        return _mm512_mask_cmpneq_epi8_mask(mask, _mm512_loadu_si512(a), _mm512_loadu_si512(b)) == 0;
    }

private:
    /// A half of the bytes, each in 16 bits. With masks, as without them GCC takes its header for using what is not set.
    template <int half>
    [[gnu::always_inline, gnu::target(ZHUNZE_AVX512)]] static inline __m512i widened(__m512i bytes) {
        return _mm512_maskz_cvtepu8_epi16(~__mmask32{0}, _mm512_maskz_extracti64x4_epi64(0xFF, bytes, half));
    }
};

namespace avx512 {
using Scan = Avx512Scan;
#define ZHUNZE_TARGET gnu::target(ZHUNZE_AVX512)
#include "facts/record_walk.inc"
#undef ZHUNZE_TARGET
}  // namespace avx512

#endif

struct Kernels {
    Found (*find_marks)(const char* text, std::size_t blocks, std::uint16_t* quotes, std::uint16_t* barred);
    Walk walk;
};

Kernels kernels(Instructions instructions) {
#if defined(__x86_64__)
    if (instructions == Instructions::avx512) return {avx512::find_marks, avx512::walk};
    if (instructions == Instructions::avx2) return {avx2::find_marks, avx2::walk};
#endif
    static_cast<void>(instructions);
    return {plain::find_marks, plain::walk};
}

}  // namespace

Instructions best_instructions() {
#if defined(__x86_64__)
    const bool has_avx512 = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi2");
    if (has_avx512 && __builtin_cpu_supports("bmi2")) return Instructions::avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) return Instructions::avx2;
#endif
    return Instructions::any;
}

Walk walk_with(Instructions instructions) { return kernels(instructions).walk; }

ValueForm form_of(const ColumnCell& cell, bool quoted) {
    if (!quoted) return cell.how() == ColumnCell::How::number ? ValueForm::number : ValueForm::bare;
    switch (cell.how()) {
        case ColumnCell::How::number: return ValueForm::quantity;
        case ColumnCell::How::date: return ValueForm::date;
        case ColumnCell::How::word: return ValueForm::word;
        case ColumnCell::How::text: return ValueForm::text;
        case ColumnCell::How::unkept_text: return ValueForm::unkept_text;
        case ColumnCell::How::told: return ValueForm::told;
        case ColumnCell::How::nothing:
        case ColumnCell::How::unknown: break;
    }
    return ValueForm::other;
}

Marks::Marks(Instructions instructions) : instructions_(instructions), quotes_(window + wide_bytes, none), barred_(window + wide_bytes, none) {}

/// From `p` on, as far as there is room and whole blocks can be read.
bool Marks::read(const char* p, const char* readable) {
    base_ = p;
    size_ = p < readable ? std::min(window, static_cast<std::size_t>(readable - p) / wide_bytes * wide_bytes) : 0;
    const Found found = kernels(instructions_).find_marks(p, size_ / wide_bytes, quotes_.data(), barred_.data());
    quotes_[found.quotes] = none;
    barred_[found.barred] = none;
    found_ = found.quotes;
    quote_ = 0;
    bar_ = 0;
    return size_ != 0;
}

}  // namespace zhunze::facts
