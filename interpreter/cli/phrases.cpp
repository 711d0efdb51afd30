// SPDX-License-Identifier: Apache-2.0
#include "cli/phrases.hpp"

#include <array>

#include "diagnostics/phrase.hpp"

namespace zhunze::cli {

namespace {

constexpr std::array texts{
#define ZHUNZE_PHRASE(name, zh, en) PhraseText{zh, en},
#include "cli/phrases.def"
#undef ZHUNZE_PHRASE
};

const PhraseText& text_of(Phrase which) { return texts[static_cast<std::size_t>(which)]; }

}  // namespace

Name phrase(Phrase which, const Arguments& arguments) { return text_of(which).in_both(arguments); }

std::string phrase(Phrase which, Language language, const Arguments& arguments) { return text_of(which).in(language, arguments); }

}  // namespace zhunze::cli
