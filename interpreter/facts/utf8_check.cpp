// SPDX-License-Identifier: Apache-2.0
#include "facts/utf8_check.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "base/text.hpp"

namespace zhunze::facts {
namespace {

constexpr std::size_t block = 64;

/// Of 64 bytes: which begin a character of three bytes, which go on with a character, and which begin another one than those that
/// Chinese texts are made of. E1…EC, EE and EF begin three bytes whatever follows.
struct Kinds {
    std::uint64_t leads;
    std::uint64_t continuations;
    std::uint64_t others;
};

/// Whether bytes that are ASCII or of such characters follow each other as they must.
class Sequence {
public:
    [[gnu::always_inline]] void add(const Kinds& kinds) {
        const std::uint64_t expected = kinds.leads << 1 | kinds.leads << 2 | open_;
        open_ = kinds.leads >> 62 | kinds.leads >> 63;
        wrong_ |= kinds.others | (expected ^ kinds.continuations);
    }
    [[nodiscard]] bool is_sound() const { return wrong_ == 0 && open_ == 0; }

private:
    std::uint64_t open_ = 0;  ///< of the next bytes, those that go on with a character
    std::uint64_t wrong_ = 0;
};

/// False also where it cannot tell: with characters of two or four bytes, and Korean ones.
using Check = bool (*)(std::string_view text);

#if defined(__x86_64__)

#define ZHUNZE_AVX2 gnu::target("avx2,bmi,bmi2")
#define ZHUNZE_AVX512 gnu::target("avx512f,avx512bw,avx2,bmi,bmi2")

[[gnu::always_inline, ZHUNZE_AVX512]] inline Kinds kinds_avx512(const char* p) {
    const __m512i x = _mm512_loadu_si512(p);
    const std::uint64_t continuations = _mm512_cmplt_epi8_mask(x, _mm512_set1_epi8(-64));
    const std::uint64_t leads = _mm512_movepi8_mask(x) & ~continuations;
    const __m512i from_e1 = _mm512_sub_epi8(x, _mm512_set1_epi8(-31));
    const std::uint64_t others = _mm512_cmpgt_epu8_mask(from_e1, _mm512_set1_epi8(14)) | _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8(-19));
    return {leads, continuations, others & leads};
}

[[gnu::always_inline, ZHUNZE_AVX2]] inline Kinds kinds_avx2(const char* p) {
    std::array<std::uint32_t, 2> leads{}, continuations{}, others{};
    for (std::size_t half = 0; half < 2; ++half) {
        const __m256i x = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p + half * block / 2));
        const __m256i from_e1 = _mm256_sub_epi8(x, _mm256_set1_epi8(-31));
        const __m256i beyond = _mm256_cmpeq_epi8(_mm256_max_epu8(from_e1, _mm256_set1_epi8(15)), from_e1);
        const __m256i other = _mm256_or_si256(beyond, _mm256_cmpeq_epi8(x, _mm256_set1_epi8(-19)));
        continuations[half] = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpgt_epi8(_mm256_set1_epi8(-64), x)));
        leads[half] = static_cast<std::uint32_t>(_mm256_movemask_epi8(x)) & ~continuations[half];
        others[half] = static_cast<std::uint32_t>(_mm256_movemask_epi8(other)) & leads[half];
    }
    const auto joined = [](const std::array<std::uint32_t, 2>& halves) { return halves[0] | std::uint64_t{halves[1]} << 32; };
    return {joined(leads), joined(continuations), joined(others)};
}

[[ZHUNZE_AVX512]] bool is_usual_avx512(std::string_view text) {
    Sequence sequence;
    for (; text.size() >= block; text.remove_prefix(block)) sequence.add(kinds_avx512(text.data()));
    std::array<char, block> rest{};
    std::memcpy(rest.data(), text.data(), text.size());
    sequence.add(kinds_avx512(rest.data()));
    return sequence.is_sound();
}

[[ZHUNZE_AVX2]] bool is_usual_avx2(std::string_view text) {
    Sequence sequence;
    for (; text.size() >= block; text.remove_prefix(block)) sequence.add(kinds_avx2(text.data()));
    std::array<char, block> rest{};
    std::memcpy(rest.data(), text.data(), text.size());
    sequence.add(kinds_avx2(rest.data()));
    return sequence.is_sound();
}

Check quick_check() {
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("bmi2")) return is_usual_avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) return is_usual_avx2;
    return nullptr;
}

#else

Check quick_check() { return nullptr; }

#endif

}  // namespace

/// Most texts hold only ASCII and characters of three bytes, which is quickly told; a stretch that holds others is for the library.
std::optional<std::size_t> invalid_utf8_in(std::string_view text) {
    static const Check is_usual = quick_check();
    constexpr std::size_t stretch = 16 * 1024;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::string_view rest = text.substr(begin);
        const std::size_t size = rest.size() <= stretch ? rest.size() : end_of_whole_characters(rest.substr(0, stretch));
        const std::string_view part = rest.substr(0, size);
        if (!(is_usual != nullptr && is_usual(part)) && !simdjson::validate_utf8(part.data(), part.size())) {
            return begin + invalid_utf8_at(rest).value_or(0);
        }
        begin += size;
    }
    return std::nullopt;
}

std::size_t end_of_whole_characters(std::string_view text) {
    constexpr std::size_t longest = 4;
    for (std::size_t back = 1; back <= std::min(longest - 1, text.size()); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if ((byte & 0xC0u) == 0x80u) continue;  // goes on with a character
        const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return length > back ? text.size() - back : text.size();
    }
    return text.size();
}

}  // namespace zhunze::facts
