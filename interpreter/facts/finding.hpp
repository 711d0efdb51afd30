// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "facts/written.hpp"

namespace zhunze::facts {

/// What was read, or what is wrong with it.
template <class T>
using Result = std::variant<T, Diagnostic>;

/// A finding about an input; whoever knows its place puts that in.
[[nodiscard]] Diagnostic finding(Code code, Arguments arguments = {});
[[nodiscard]] Diagnostic with_hint(Diagnostic diagnostic, LabelText text, Arguments arguments);

/// Input text made fit to be shown: at most 60 characters, on one line, nothing invisible.
[[nodiscard]] std::string shown(std::string_view text);
/// Where there is no text to show, the form: `[…]`.
[[nodiscard]] std::string shown(const Written& written);

/// `甲、乙、丙` or `a, b, c`, cut after the first few.
[[nodiscard]] Name listed(const std::vector<std::string>& words);

}  // namespace zhunze::facts
