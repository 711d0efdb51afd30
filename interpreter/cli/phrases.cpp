// SPDX-License-Identifier: Apache-2.0
#include "cli/phrases.hpp"

#include <array>

namespace zhunze::cli {

namespace {

struct Wording {
    std::string_view zh;
    std::string_view en;
};

constexpr std::array wordings{
#define ZHUNZE_PHRASE(name, zh, en) Wording{zh, en},
#include "cli/phrases.def"
#undef ZHUNZE_PHRASE
};

}  // namespace

std::string phrase(Phrase which, Language language, const Arguments& arguments) {
    const Wording& wording = wordings[static_cast<std::size_t>(which)];
    return fill(language == Language::zh ? wording.zh : wording.en, arguments, language);
}

Name phrase(Phrase which, const Arguments& arguments) {
    return {phrase(which, Language::zh, arguments), phrase(which, Language::en, arguments)};
}

}  // namespace zhunze::cli
