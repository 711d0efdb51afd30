// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "facts/application.hpp"
#include "facts/written.hpp"

namespace zhunze::facts {

/// Takes a finding about what stands at `where`.
using Report = std::function<void(Diagnostic, std::uint64_t line, std::string_view where)>;

/// Reads the papers handed in: text that lists names between `;` or `、`, each with a date in brackets if it has one
/// (`认定材料(2020-03-01)`, `认定材料(无)`); or a JSON list of such names or of objects with name, number, date, issuer, none.
[[nodiscard]] std::vector<Evidence> read_evidence(const Written& written, std::string_view where, const Report& report);

}  // namespace zhunze::facts
