// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check/context.hpp"

namespace zhunze::check {

/// Chinese is written without spaces, the language with them: `投资强度不足300万元` is one word to the lexer. If the word splits
/// in exactly one way into keywords, visible names and literals, that is the error, with the spaces as its fix.
/// `records`: whose fields are visible. False, and nothing reported, if the word does not split in one way.
[[nodiscard]] bool report_glued(Context& context, program::ModuleId module, const std::vector<program::RecordId>& records, const syntax::Ident& word);

}  // namespace zhunze::check
