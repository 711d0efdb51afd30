// SPDX-License-Identifier: Apache-2.0
// Fixed phrases in both languages: what the phrases.def of a folder holds.
#pragma once

#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"

namespace zhunze {

struct PhraseText {
    std::string_view zh;
    std::string_view en;

    /// With its `{arguments}` filled in.
    [[nodiscard]] std::string in(Language language, const Arguments& arguments) const {
        return fill(language == Language::zh ? zh : en, arguments, language);
    }
    [[nodiscard]] Name in_both(const Arguments& arguments) const { return {in(Language::zh, arguments), in(Language::en, arguments)}; }
};

}  // namespace zhunze
