// SPDX-License-Identifier: Apache-2.0
// Random rules, what excepts them, what goes before them and what amends them.
#pragma once

#include <string>

#include "differential/author.hpp"

namespace zhunze::differential {

struct RulesText {
    std::string declared;  ///< in the module of the record
    std::string later;     ///< in that or another
};
RulesText rules_text(Author& author);

}  // namespace zhunze::differential
