// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "differential/author.hpp"

namespace zhunze::differential {

/// A definition on the record of that place. The author knows its name from then on.
std::string definition_text(Author& author, const RecordText& record, int number);

}  // namespace zhunze::differential
