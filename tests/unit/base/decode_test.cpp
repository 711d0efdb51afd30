// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "base/text.hpp"
#include "catch.hpp"

using namespace zhunze;
using namespace std::string_literals;

namespace {

/// The text and the encoding it was read in, or the offset of the byte that stopped it.
std::string read(std::string_view bytes, bool allow_gb18030) {
    DecodeFailure failure;
    const auto decoded = decode_text(bytes, allow_gb18030, failure);
    return decoded ? std::string(encoding_name(decoded->encoding)) + " " + decoded->text : "stopped at " + std::to_string(failure.offset);
}

}  // namespace

TEST_CASE("the encoding is told by the mark, then by what fits", "[base][decode]") {
    struct Row {
        std::string bytes, text;
    };
    const Row rows[] = {
        {"", "UTF-8 "},
        {"亩", "UTF-8 亩"},
        {"\xEF\xBB\xBF亩", "UTF-8 (BOM) 亩"},
        {"\xFF\xFE\xA9\x4E"s, "UTF-16LE 亩"},
        {"\xFE\xFF\x4E\xA9"s, "UTF-16BE 亩"},
        {"\xFF\xFE\x42\xD8\xB7\xDF"s, "UTF-16LE \U00020BB7"},
        {"\xC4\xB6"s, "UTF-8 \u0136"},                      // valid in both: UTF-8 is tried first
        {"\xD3\xC3\xB5\xD8\xC4\xB6", "GB18030 用地亩"},
        {"\x95\x32\x82\x36", "GB18030 \U00020000"},         // four bytes
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(read(row.bytes, true) == row.text);
    }
}

TEST_CASE("bytes that fit no encoding are refused with their place", "[base][decode]") {
    struct Row {
        std::string bytes;
        std::size_t offset;
    };
    const Row rows[] = {
        {"abc\xFF", 3},
        {"\xD3\xC3\xB5\xD8\xFF\xFF", 4},                    // GB18030 came further than UTF-8
        {"\xE4\xBA\xA9\xE4\xBA\xA9\xE4\xBA\xA9\xFF\xFF", 9},  // and here UTF-8 did
        {"\xD3\xC3\xB5", 2},                                // cut off
        {"\xEF\xBB\xBF" "ab\xFF", 5},                       // the mark counts
        {"\xFF\xFE\x29\x4E\x00\xD8"s, 4},                   // half a surrogate pair
        {"\xFF\xFE\x29\x4E\x00"s, 4},                       // half a unit
    };
    for (const Row& row : rows) {
        INFO(row.offset);
        CHECK(read(row.bytes, true) == "stopped at " + std::to_string(row.offset));
    }
}

TEST_CASE("GB18030 is read only where it is allowed", "[base][decode]") {
    CHECK(read("\xD3\xC3\xB5\xD8", false) == "stopped at 0");
}

TEST_CASE("a text longer than the converter's buffer is read whole", "[base][decode]") {
    std::string bytes, text;
    for (int i = 0; i < 5000; ++i) {
        bytes += "a\x95\x32\x82\x36";  // odd length, so that a surrogate pair falls on the buffer's edge
        text += "a\U00020000";
    }
    CHECK(read(bytes, true) == "GB18030 " + text);
}
