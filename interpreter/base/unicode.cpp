// SPDX-License-Identifier: Apache-2.0
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uspoof.h>

#include <limits>
#include <memory>

#include "base/check.hpp"
#include "base/text.hpp"

namespace zhunze {

namespace {

/// ICU counts in 32 bits; the readers of files and inputs accept far less.
std::int32_t icu_length(std::string_view text) {
    ZHUNZE_CHECK(text.size() <= static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()));
    return static_cast<std::int32_t>(text.size());
}

icu::StringPiece piece(std::string_view text) { return {text.data(), icu_length(text)}; }

bool has(char32_t code_point, UProperty property) {
    return u_hasBinaryProperty(static_cast<UChar32>(code_point), property) != 0;
}

bool is_full_width(char32_t code_point) { return fold_width(code_point) != code_point; }

/// Building the checker reads ICU's confusables table, so it is done once.
const USpoofChecker* spoof_checker() {
    static const std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> checker = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> opened(uspoof_open(&status), &uspoof_close);
        ZHUNZE_CHECK(U_SUCCESS(status));
        return opened;
    }();
    return checker.get();
}

}  // namespace

std::string to_nfc(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    ZHUNZE_CHECK(U_SUCCESS(status));
    std::string normal;
    icu::StringByteSink<std::string> sink(&normal, icu_length(utf8));
    nfc->normalizeUTF8(0, piece(utf8), sink, nullptr, status);
    ZHUNZE_CHECK(U_SUCCESS(status));
    return normal;
}

char32_t fold_width(char32_t code_point) {
    constexpr char32_t first = 0xFF01, last = 0xFF5E, ideographic_space = 0x3000;
    if (code_point == ideographic_space) return U' ';
    return code_point >= first && code_point <= last ? code_point - first + U'!' : code_point;
}

std::string fold_width(std::string_view utf8) {
    std::string folded;
    folded.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) append_utf8(folded, fold_width(next_code_point(utf8, at)));
    return folded;
}

bool is_ideograph(char32_t code_point) { return has(code_point, UCHAR_IDEOGRAPHIC); }

// XID_Continue holds a few characters that cannot be seen (variation selectors, fillers): two names that
// look the same would differ by them, so they are kept out of names.
bool is_identifier_start(char32_t code_point) {
    if (code_point == U'_') return true;
    return has(code_point, UCHAR_XID_START) && !is_full_width(code_point) && !is_invisible(code_point);
}

bool is_identifier_continue(char32_t code_point) {
    return has(code_point, UCHAR_XID_CONTINUE) && !is_full_width(code_point) && !is_invisible(code_point);
}

bool is_xid_start(char32_t code_point) { return has(code_point, UCHAR_XID_START); }

bool is_mark_or_digit(char32_t code_point) {
    constexpr std::uint32_t wanted = U_GC_MN_MASK | U_GC_MC_MASK | U_GC_ND_MASK;
    return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & wanted) != 0;
}

bool is_invisible(char32_t code_point) {
    // Line and paragraph separators and annotation marks are not "default ignorable", and show nothing either.
    const bool separator = code_point == 0x2028 || code_point == 0x2029;
    const bool annotation = code_point >= 0xFFF9 && code_point <= 0xFFFB;
    return separator || annotation || has(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || is_bidi_control(code_point);
}

bool is_bidi_control(char32_t code_point) { return has(code_point, UCHAR_BIDI_CONTROL); }

std::string confusable_skeleton(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString skeleton;
    uspoof_getSkeletonUnicodeString(spoof_checker(), 0, icu::UnicodeString::fromUTF8(piece(utf8)), skeleton, &status);
    ZHUNZE_CHECK(U_SUCCESS(status));
    std::string text;
    return skeleton.toUTF8String(text);
}

}  // namespace zhunze
