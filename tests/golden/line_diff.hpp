// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace zhunze::golden {

/// The lines that differ, `-` expected and `+` actual, with three equal lines around them; "" if the texts are equal.
[[nodiscard]] std::string line_diff(std::string_view expected, std::string_view actual);

}  // namespace zhunze::golden
