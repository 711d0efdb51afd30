// SPDX-License-Identifier: Apache-2.0
// What is looked at before the parser sees a word: limits, hidden characters, and words that are errors on their own.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "syntax/parse.hpp"
#include "syntax/token.hpp"

namespace zhunze::syntax {

/// False, and reported, if the text is too large or not UTF-8.
[[nodiscard]] bool text_fits(FileId file, const Sources& sources, Sink& sink, const Limits& limits);

/// False, and reported, if there are too many words, or brackets and prefix operators nest deeper than the parser's
/// recursion is allowed to go.
[[nodiscard]] bool tokens_fit(const Tokens& tokens, Sink& sink, const Limits& limits);

/// Bidirectional controls and invisible characters: errors, but a warning within quotes.
void report_hidden_characters(FileId file, const Tokens& tokens, const Sources& sources, Sink& sink);

/// Reports numbers, strings, comments, operators and characters that are wrong by themselves, and makes of each the word
/// that was meant, so that it causes no second error. UNEXPECTED stays: nobody knows what it was.
void mend_troubles(Tokens& tokens, const Sources& sources, Sink& sink);

}  // namespace zhunze::syntax
