// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check/context.hpp"

namespace zhunze::check {

/// 改为: checks what an exception puts in the place of its rule's content, and gives each version of the rule its variant.
void check_replacements(Context& context, const PendingException& pending);

}  // namespace zhunze::check
