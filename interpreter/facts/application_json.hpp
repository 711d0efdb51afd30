// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json.hpp"
#include "base/language.hpp"
#include "facts/application.hpp"

namespace zhunze::facts {

/// The application as an input that reads as the same again: what was given, as it was written; fields are named in `language`.
[[nodiscard]] Json application_json(const program::Program& program, const Application& application, Language language);

}  // namespace zhunze::facts
