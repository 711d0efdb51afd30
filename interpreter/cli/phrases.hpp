// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "diagnostics/diagnostic.hpp"

namespace zhunze::cli {

enum class Phrase : unsigned short {
#define ZHUNZE_PHRASE(name, zh, en) name,
#include "cli/phrases.def"
#undef ZHUNZE_PHRASE
};

/// The phrase in both languages, its `{arguments}` filled in.
[[nodiscard]] Name phrase(Phrase which, const Arguments& arguments = {});
[[nodiscard]] std::string phrase(Phrase which, Language language, const Arguments& arguments = {});

}  // namespace zhunze::cli
