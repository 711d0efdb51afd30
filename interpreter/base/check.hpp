// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zhunze {
/// Stops the program with the place and the broken condition: an error of ours, never of the user's.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);
}  // namespace zhunze

#define ZHUNZE_CHECK(condition) \
    ((condition) ? static_cast<void>(0) : ::zhunze::check_failed(#condition, __FILE__, __LINE__))
