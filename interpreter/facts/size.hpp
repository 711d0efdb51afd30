// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facts/finding.hpp"
#include "facts/read.hpp"

namespace zhunze::facts {

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
