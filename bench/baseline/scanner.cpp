// SPDX-License-Identifier: Apache-2.0
#include <bit>
#ifdef __SSE2__
#include <immintrin.h>
#endif

#include "readers.hpp"

namespace zhunze::bench {

namespace {

/// Steps over `text` where it stands; of constant length, so that the comparison is a few loads.
template <std::size_t size>
bool takes(const char*& at, const char (&text)[size]) {
    if (std::memcmp(at, text, size - 1) != 0) return false;
    at += size - 1;
    return true;
}

/// The first quotation mark or backslash at or behind `at`, which may lie up to a step past the end.
const char* find_mark(const char* at, const char* end) {
#ifdef __SSE2__
    for (; at < end; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const __m128i marks = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
        const auto found = static_cast<unsigned>(_mm_movemask_epi8(marks));
        if (found != 0) return at + std::countr_zero(found);
    }
    return end;
#else
    while (at < end && *at != '"' && *at != '\\') ++at;
    return at;
#endif
}

/// What stands before the next quotation mark; strings with escapes are none of ours.
bool take_text(const char*& at, const char* end, std::string_view& text) {
    const char* const begin = at;
    at = find_mark(at, end);
    text = {begin, static_cast<std::size_t>(at - begin)};
    return at < end && *at == '"';
}

/// A decimal with up to `places` places in steps of 10^-places.
template <unsigned places>
bool take_number(const char*& at, std::int64_t most, std::int64_t& number) {
    const char* const begin = at;
    std::int64_t value = 0;
    for (; static_cast<unsigned char>(*at - '0') < 10; ++at) value = value * 10 + (*at - '0');
    if (at == begin || at - begin > 12) return false;
    unsigned left = places;
    if (*at == '.') {
        const char* const point = at++;
        for (; left > 0 && static_cast<unsigned char>(*at - '0') < 10; ++at, --left) value = value * 10 + (*at - '0');
        if (at == point + 1) return false;
    }
    constexpr std::int64_t powers[]{1, 10, 100, 1000, 10'000, 100'000, 1'000'000};
    number = value * powers[left];
    return number <= most;
}

}  // namespace

// The padding behind a block is longer than any constant below, so that only texts of any length need look for the end.
const char* Scanner::scan(const char* at, const char* end, Line& line) const {
    Application& to = line.application;
    std::string_view text;
    if (!takes(at, "{\"项目编号\":\"") || !take_text(at, end, text)) return nullptr;
    line.id = {text.data() - 1, text.size() + 2};
    if (!takes(at, "\",\"申报单位\":\"") || !take_text(at, end, text)) return nullptr;
    if (!takes(at, "\",\"所在地\":\"") || !take_text(at, end, text)) return nullptr;
    if (needs_.region) fields_.region(text, to);
    if (!takes(at, "\",\"行业\":\"") || !take_text(at, end, text)) return nullptr;
    if (needs_.industry) fields_.industry(text, to);
    if (!takes(at, "\",\"固定资产投资\":") || !take_number<6>(at, most_investment, to.investment)) return nullptr;
    if (!takes(at, ",\"用地面积\":") || !take_number<4>(at, most_area, to.area)) return nullptr;
    if (!takes(at, ",\"供地方式\":\"") || !take_text(at, end, text)) return nullptr;
    Fields::land_use(text, to);
    if (!takes(at, "\",\"特殊工艺\":")) return nullptr;
    to.special_process = *at == 't';
    if (to.special_process ? !takes(at, "true") : !takes(at, "false")) return nullptr;
    if (!takes(at, ",\"受理日期\":\"") || !take_text(at, end, text)) return nullptr;
    Fields::accepted(text, to);
    if (!takes(at, "\",\"联系人\":\"") || !take_text(at, end, text)) return nullptr;
    if (!takes(at, "\",\"联系电话\":\"") || !take_text(at, end, text)) return nullptr;
    if (!takes(at, "\",\"备注\":\"") || !take_text(at, end, text)) return nullptr;
    if (!takes(at, "\"}\n") || !Fields::is_whole(to)) return nullptr;
    return at;
}

const char* Scanner::read_other(const char* at, const char* end, Line& line) {
    const void* const found = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
    const char* const next = found ? static_cast<const char*>(found) + 1 : end;
    const auto size = static_cast<std::size_t>(next - at);
    padded_.assign(at, size);
    padded_.resize(size + Block::padding);
    std::size_t lines = 0;
    other_.read({padded_.data(), size}, [&](const Line& read) {
        line = read;
        line.id = {at + (read.id.data() - padded_.data()), read.id.size()};
        ++lines;
    });
    if (lines != 1) stop("not one application on a line");
    return next;
}

}  // namespace zhunze::bench
