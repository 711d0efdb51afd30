// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "facts/finding.hpp"
#include "facts/read.hpp"

namespace zhunze::facts {

/// What is kept of a record that is too large is so much longer than the limit: it still is without the line end, and its last character
/// is whole.
inline constexpr std::size_t kept_surplus = 8;

/// A value longer than `limits.cell_bytes`.
[[nodiscard]] inline std::optional<Diagnostic> too_large(std::string_view value, const Limits& limits) {
    if (value.size() <= limits.cell_bytes) return std::nullopt;
    return finding(Code::cell_too_large, {{"bytes", std::to_string(value.size())}, {"limit", std::to_string(limits.cell_bytes)}});
}

[[nodiscard]] inline Diagnostic record_too_large(const Limits& limits) {
    return finding(Code::record_too_large, {{"limit", std::to_string(limits.record_bytes)}});
}
/// Of an application longer than `limits.record_bytes`.
[[nodiscard]] inline std::optional<Diagnostic> record_too_large(std::string_view record, const Limits& limits) {
    return record.size() <= limits.record_bytes ? std::nullopt : std::optional(record_too_large(limits));
}

}  // namespace zhunze::facts
