// SPDX-License-Identifier: Apache-2.0
// What rules, their exceptions and their amendments are made of.
#pragma once

#include <string>

#include "differential/author.hpp"

namespace zhunze::differential {

std::string condition_text(Author& author, bool cited);

/// Out of a small store, so that rules come to want opposite things.
std::string stock_content(Author& author);

/// `plain`: only bans and duties out of the store.
std::string norm_text(Author& author, const std::string& grant, bool cited, bool plain);

/// ` 凭 "证明", "批文"`, or nothing.
std::string evidence_text(Author& author);

}  // namespace zhunze::differential
