// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace zhunze::facts {

/// The first byte that is not UTF-8; quick where there is none.
[[nodiscard]] std::optional<std::size_t> invalid_utf8_in(std::string_view text);

/// Without the first bytes of a character at the end, of which more may come.
[[nodiscard]] std::size_t end_of_whole_characters(std::string_view text);

}  // namespace zhunze::facts
