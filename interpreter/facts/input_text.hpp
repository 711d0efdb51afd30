// SPDX-License-Identifier: Apache-2.0
// What the bytes of an input are: their encoding, and the form of the text.
#pragma once

#include <string_view>

#include "base/text.hpp"
#include "facts/finding.hpp"

namespace zhunze::facts {

/// The bytes as text; else which byte or line does not fit.
[[nodiscard]] Result<DecodedText> decode(std::string_view bytes);

/// Whether the beginning of a text leaves no doubt that all of it is meant to be UTF-8: several characters of three bytes do not come
/// about by chance. What is not UTF-8 further on is damage then, and no other encoding.
[[nodiscard]] bool is_surely_utf8(std::string_view beginning);

enum class InputFormat : unsigned char { json_object, json_array, ndjson, csv };

/// Of a text that is not blank; its first two lines that are not blank tell.
[[nodiscard]] InputFormat format_of(std::string_view text);

}  // namespace zhunze::facts
