// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zhunze {

/// Strong Kleene logic: the order false < unknown < true makes `and` the smaller and `or` the larger.
enum class Truth : unsigned char { no, unknown, yes };

[[nodiscard]] constexpr Truth truth_of(bool value) { return value ? Truth::yes : Truth::no; }
[[nodiscard]] constexpr Truth operator!(Truth a) {
    return a == Truth::unknown ? a : (a == Truth::yes ? Truth::no : Truth::yes);
}
[[nodiscard]] constexpr Truth kleene_and(Truth a, Truth b) { return a < b ? a : b; }
[[nodiscard]] constexpr Truth kleene_or(Truth a, Truth b) { return a < b ? b : a; }

}  // namespace zhunze
