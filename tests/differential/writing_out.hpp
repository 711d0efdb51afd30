// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "differential/author.hpp"

namespace zhunze::differential {

/// Another value for a name.
struct Rebinding {
    Name name;
    std::string value;
};

/// Whether the name is a word of the text.
bool says(const std::string& text, const Name& name);
/// The same, or a definition that is one uses it.
bool uses(const Author& author, const std::string& text, const Name& name);

/// The text with the values in the place of the names, also where definitions use them; none where that cannot be written.
std::optional<std::string> written_out(const Author& author, const std::string& text, const std::vector<Rebinding>& rebound);

}  // namespace zhunze::differential
