// SPDX-License-Identifier: Apache-2.0
#include "columns/kernels.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace zhunze::columns {
namespace {

// ---- any processor ----

void in_range_plain(const std::int64_t* x, std::size_t words, std::int64_t low, std::int64_t high, std::uint64_t* out) {
    for (std::size_t w = 0; w < words; ++w, x += 64) {
        std::uint64_t bits = 0;
        for (unsigned i = 0; i < 64; ++i) bits |= static_cast<std::uint64_t>(low <= x[i] && x[i] <= high) << i;
        out[w] = bits;
    }
}

void less_plain(const std::int64_t* x, std::int64_t m, const std::int64_t* y, std::int64_t n, std::size_t words, std::uint64_t* out) {
    for (std::size_t w = 0; w < words; ++w, x += 64, y += 64) {
        std::uint64_t bits = 0;
        for (unsigned i = 0; i < 64; ++i) bits |= static_cast<std::uint64_t>(x[i] * m < y[i] * n) << i;
        out[w] = bits;
    }
}

void equal_plain(const std::int64_t* x, std::int64_t m, const std::int64_t* y, std::int64_t n, std::size_t words, std::uint64_t* out) {
    for (std::size_t w = 0; w < words; ++w, x += 64, y += 64) {
        std::uint64_t bits = 0;
        for (unsigned i = 0; i < 64; ++i) bits |= static_cast<std::uint64_t>(x[i] * m == y[i] * n) << i;
        out[w] = bits;
    }
}

/// 2^k, where every number's distance from zero is at most that: of the joined bits of the numbers, and of the complements of negative
/// ones, which cannot overflow (-2^k has the complement 2^k - 1).
std::uint64_t power_above(std::uint64_t bits) { return bits == 0 ? 1 : std::uint64_t{1} << (64U - static_cast<unsigned>(__builtin_clzll(bits))); }

std::uint64_t magnitude_plain(const std::int64_t* x, std::size_t words) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < words * 64; ++i) bits |= static_cast<std::uint64_t>(x[i] ^ (x[i] >> 63));
    return power_above(bits);
}

constexpr Kernels plain{in_range_plain, less_plain, equal_plain, magnitude_plain};

#if defined(__x86_64__)

// ---- AVX2: four rows an instruction ----

__attribute__((target("avx2"))) void in_range_avx2(const std::int64_t* x, std::size_t words, std::int64_t low, std::int64_t high,
                                                   std::uint64_t* out) {
    const __m256i lows = _mm256_set1_epi64x(low), highs = _mm256_set1_epi64x(high);
    for (std::size_t w = 0; w < words; ++w, x += 64) {
        std::uint64_t outside = 0;
        for (unsigned i = 0; i < 64; i += 4) {
            const __m256i values = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(x + i));
            const __m256i out_of = _mm256_or_si256(_mm256_cmpgt_epi64(lows, values), _mm256_cmpgt_epi64(values, highs));
            outside |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm256_movemask_pd(_mm256_castsi256_pd(out_of)))) << i;
        }
        out[w] = ~outside;
    }
}

/// The low 64 bits of products: AVX2 multiplies 32 bits by 32.
__attribute__((target("avx2"), always_inline)) inline __m256i times_avx2(__m256i a, __m256i b) {
    const __m256i crossed = _mm256_add_epi64(_mm256_mul_epu32(_mm256_srli_epi64(a, 32), b), _mm256_mul_epu32(a, _mm256_srli_epi64(b, 32)));
    return _mm256_add_epi64(_mm256_mul_epu32(a, b), _mm256_slli_epi64(crossed, 32));
}

__attribute__((target("avx2"))) void less_avx2(const std::int64_t* x, std::int64_t m, const std::int64_t* y, std::int64_t n, std::size_t words,
                                               std::uint64_t* out) {
    const __m256i ms = _mm256_set1_epi64x(m), ns = _mm256_set1_epi64x(n);
    for (std::size_t w = 0; w < words; ++w, x += 64, y += 64) {
        std::uint64_t bits = 0;
        for (unsigned i = 0; i < 64; i += 4) {
            const __m256i left = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(x + i));
            const __m256i right = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(y + i));
            const __m256i is_less = _mm256_cmpgt_epi64(n == 1 ? right : times_avx2(right, ns), m == 1 ? left : times_avx2(left, ms));
            bits |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm256_movemask_pd(_mm256_castsi256_pd(is_less)))) << i;
        }
        out[w] = bits;
    }
}

__attribute__((target("avx2"))) void equal_avx2(const std::int64_t* x, std::int64_t m, const std::int64_t* y, std::int64_t n, std::size_t words,
                                                std::uint64_t* out) {
    const __m256i ms = _mm256_set1_epi64x(m), ns = _mm256_set1_epi64x(n);
    for (std::size_t w = 0; w < words; ++w, x += 64, y += 64) {
        std::uint64_t bits = 0;
        for (unsigned i = 0; i < 64; i += 4) {
            const __m256i left = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(x + i));
            const __m256i right = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(y + i));
            const __m256i is_equal = _mm256_cmpeq_epi64(n == 1 ? right : times_avx2(right, ns), m == 1 ? left : times_avx2(left, ms));
            bits |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm256_movemask_pd(_mm256_castsi256_pd(is_equal)))) << i;
        }
        out[w] = bits;
    }
}

__attribute__((target("avx2"))) std::uint64_t magnitude_avx2(const std::int64_t* x, std::size_t words) {
    __m256i bits = _mm256_setzero_si256();
    for (std::size_t i = 0; i < words * 64; i += 4) {
        const __m256i values = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(x + i));
        bits = _mm256_or_si256(bits, _mm256_xor_si256(values, _mm256_cmpgt_epi64(_mm256_setzero_si256(), values)));
    }
    alignas(32) std::uint64_t lanes[4];
    _mm256_store_si256(reinterpret_cast<__m256i*>(lanes), bits);
    return power_above(lanes[0] | lanes[1] | lanes[2] | lanes[3]);
}

constexpr Kernels avx2{in_range_avx2, less_avx2, equal_avx2, magnitude_avx2};

// ---- AVX-512: eight rows an instruction ----

__attribute__((target("avx512f,avx512dq"))) void in_range_avx512(const std::int64_t* x, std::size_t words, std::int64_t low, std::int64_t high,
                                                                 std::uint64_t* out) {
    const __m512i lows = _mm512_set1_epi64(low), highs = _mm512_set1_epi64(high);
    for (std::size_t w = 0; w < words; ++w, x += 64) {
        std::uint64_t bits = 0;
        for (unsigned i = 0; i < 64; i += 8) {
            const __m512i values = _mm512_loadu_si512(x + i);
            const __mmask8 above = _mm512_cmp_epi64_mask(lows, values, _MM_CMPINT_LE);
            bits |= static_cast<std::uint64_t>(_mm512_mask_cmp_epi64_mask(above, values, highs, _MM_CMPINT_LE)) << i;
        }
        out[w] = bits;
    }
}

__attribute__((target("avx512f,avx512dq"))) void less_avx512(const std::int64_t* x, std::int64_t m, const std::int64_t* y, std::int64_t n,
                                                             std::size_t words, std::uint64_t* out) {
    const __m512i ms = _mm512_set1_epi64(m), ns = _mm512_set1_epi64(n);
    for (std::size_t w = 0; w < words; ++w, x += 64, y += 64) {
        std::uint64_t bits = 0;
        for (unsigned i = 0; i < 64; i += 8) {
            __m512i left = _mm512_loadu_si512(x + i), right = _mm512_loadu_si512(y + i);
            if (m != 1) left = _mm512_mullo_epi64(left, ms);
            if (n != 1) right = _mm512_mullo_epi64(right, ns);
            bits |= static_cast<std::uint64_t>(_mm512_cmp_epi64_mask(left, right, _MM_CMPINT_LT)) << i;
        }
        out[w] = bits;
    }
}

__attribute__((target("avx512f,avx512dq"))) void equal_avx512(const std::int64_t* x, std::int64_t m, const std::int64_t* y, std::int64_t n,
                                                              std::size_t words, std::uint64_t* out) {
    const __m512i ms = _mm512_set1_epi64(m), ns = _mm512_set1_epi64(n);
    for (std::size_t w = 0; w < words; ++w, x += 64, y += 64) {
        std::uint64_t bits = 0;
        for (unsigned i = 0; i < 64; i += 8) {
            __m512i left = _mm512_loadu_si512(x + i), right = _mm512_loadu_si512(y + i);
            if (m != 1) left = _mm512_mullo_epi64(left, ms);
            if (n != 1) right = _mm512_mullo_epi64(right, ns);
            bits |= static_cast<std::uint64_t>(_mm512_cmp_epi64_mask(left, right, _MM_CMPINT_EQ)) << i;
        }
        out[w] = bits;
    }
}

__attribute__((target("avx512f,avx512dq"))) std::uint64_t magnitude_avx512(const std::int64_t* x, std::size_t words) {
    __m512i bits = _mm512_setzero_si512();
    for (std::size_t i = 0; i < words * 64; i += 8) {
        const __m512i values = _mm512_loadu_si512(x + i);
        bits = _mm512_or_si512(bits, _mm512_xor_si512(values, _mm512_srai_epi64(values, 63)));
    }
    return power_above(static_cast<std::uint64_t>(_mm512_reduce_or_epi64(bits)));
}

constexpr Kernels avx512{in_range_avx512, less_avx512, equal_avx512, magnitude_avx512};

#endif

const Kernels& best() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")) return avx512;
    if (__builtin_cpu_supports("avx2")) return avx2;
#endif
    return plain;
}

}  // namespace

const Kernels& kernels() {
    static const Kernels& chosen = best();
    return chosen;
}

}  // namespace zhunze::columns
