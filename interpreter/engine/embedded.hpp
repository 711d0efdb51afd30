// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace zhunze {

/// The text of rules/std/units.zz as it was when the program was built: the prelude `std.units`, there without any
/// rules folder.
[[nodiscard]] std::string_view embedded_std_units();

}  // namespace zhunze
