// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "base/language.hpp"
#include "facts/application.hpp"

namespace zhunze::facts {

/// The application as JSON that reads as the same again: what was given, as it was written, what cannot be read among it; fields are
/// named in `language`. None where that cannot be had: something is in error that is not written at any field, such as a row with
/// too few cells.
[[nodiscard]] std::optional<std::string> application_json(const program::Program& program, const Application& application, Language language);

}  // namespace zhunze::facts
