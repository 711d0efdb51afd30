// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.hpp"

namespace zhunze::cli {

/// The argument that stands for standard input.
inline constexpr std::string_view standard_input = "-";

/// The whole file, or standard input; none with `problem` set. A file of more than `most` bytes is refused, before it is read
/// where the system knows its size.
[[nodiscard]] std::optional<std::string> read_whole(const std::string& path, std::istream& in, std::size_t most, Name& problem);

}  // namespace zhunze::cli
