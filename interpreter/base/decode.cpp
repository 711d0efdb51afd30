// SPDX-License-Identifier: Apache-2.0
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/check.hpp"
#include "base/text.hpp"

namespace zhunze {

namespace {

/// An encoding told by the mark that opens the bytes.
struct Mark {
    std::string_view bytes;
    Encoding encoding;
};
constexpr std::array marks{
    Mark{"\xEF\xBB\xBF", Encoding::utf8_mark},
    Mark{"\xFF\xFE", Encoding::utf16le},
    Mark{"\xFE\xFF", Encoding::utf16be},
};

/// What reading the bytes in one encoding gave: a text, or where it ended.
struct Attempt {
    std::optional<std::string> text;
    std::size_t stopped_at = 0;
};

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_strict(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(name, &status), &ucnv_close);
    // ICU's own default is to put U+FFFD and go on, which would turn any bytes into "text".
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ZHUNZE_CHECK(U_SUCCESS(status));
    return converter;
}

/// Bytes that the converter took in before it found that they form no character.
std::size_t rejected_length(const UConverter* converter) {
    std::array<char, 32> bytes{};
    auto length = static_cast<std::int8_t>(bytes.size());
    UErrorCode status = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, bytes.data(), &length, &status);
    return U_SUCCESS(status) ? static_cast<std::size_t>(length) : 0;
}

Attempt convert(const char* name, std::string_view bytes) {
    const Converter converter = open_strict(name);
    const char* source = bytes.data();
    const char* const source_end = source + bytes.size();
    std::array<UChar, 4096> chunk;
    icu::UnicodeString decoded;
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        UChar* target = chunk.data();
        ucnv_toUnicode(converter.get(), &target, chunk.data() + chunk.size(), &source, source_end, nullptr, true, &status);
        decoded.append(chunk.data(), static_cast<std::int32_t>(target - chunk.data()));
    }
    const auto consumed = static_cast<std::size_t>(source - bytes.data());
    if (U_FAILURE(status)) return {std::nullopt, consumed - std::min(consumed, rejected_length(converter.get()))};
    std::string text;
    return {std::move(decoded.toUTF8String(text)), consumed};
}

Attempt read_as(Encoding encoding, std::string_view bytes) {
    switch (encoding) {
        case Encoding::utf16le: return convert("UTF-16LE", bytes);
        case Encoding::utf16be: return convert("UTF-16BE", bytes);
        case Encoding::gb18030: return convert("GB18030", bytes);
        case Encoding::utf8:
        case Encoding::utf8_mark: break;
    }
    const auto invalid = invalid_utf8_at(bytes);
    return invalid ? Attempt{std::nullopt, *invalid} : Attempt{std::string(bytes), bytes.size()};
}

std::optional<DecodedText> finish(Attempt attempt, Encoding encoding, std::size_t skipped, DecodeFailure& failure) {
    if (attempt.text) return DecodedText{std::move(*attempt.text), encoding};
    failure.offset = skipped + attempt.stopped_at;
    return std::nullopt;
}

}  // namespace

std::string_view encoding_name(Encoding encoding) {
    static constexpr std::array<std::string_view, 5> names{"UTF-8", "UTF-8 (BOM)", "UTF-16LE", "UTF-16BE", "GB18030"};
    return names[static_cast<std::size_t>(encoding)];
}

std::optional<DecodedText> decode_text(std::string_view bytes, bool allow_gb18030, DecodeFailure& failure) {
    for (const auto& [mark, encoding] : marks)
        if (bytes.substr(0, mark.size()) == mark)
            return finish(read_as(encoding, bytes.substr(mark.size())), encoding, mark.size(), failure);

    Attempt utf8 = read_as(Encoding::utf8, bytes);
    if (utf8.text || !allow_gb18030) return finish(std::move(utf8), Encoding::utf8, 0, failure);

    Attempt gb18030 = read_as(Encoding::gb18030, bytes);
    // The encoding that came further is most likely the one meant: its bad byte is the one to show.
    gb18030.stopped_at = std::max(gb18030.stopped_at, utf8.stopped_at);
    return finish(std::move(gb18030), Encoding::gb18030, 0, failure);
}

}  // namespace zhunze
