// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "diagnostics/diagnostic.hpp"

namespace zhunze {

struct RenderOptions {
    std::optional<Language> language;  ///< none: the language of the file the finding is in
    std::size_t most = 20;             ///< errors shown; the rest is a count
    bool colour = false;
};

/// The language a file's declarations are written in, told by the words its lines begin with; zh where they do not tell.
[[nodiscard]] Language language_of(const SourceFile& file);

/// Terminal text: code, message, the source line with the narrowest span underlined, labels, hints, fix.
[[nodiscard]] std::string render_terminal(const std::vector<Diagnostic>& diagnostics, const Sources& sources, const RenderOptions& options);

/// One object a finding: code, severity, message (zh, en), place, span with lines and columns, labels, hints, fix.
[[nodiscard]] Json render_json(const std::vector<Diagnostic>& diagnostics, const Sources& sources);

}  // namespace zhunze
