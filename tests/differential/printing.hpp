// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "engine/engine.hpp"

namespace zhunze::differential {

/// The first module of the rules printed in one language, its own names respelled too.
std::string printed(const engine::Rules& rules, Language language);

/// What is wrong with rules that were refused, a line each.
std::string errors_of(const engine::Rules& rules);

}  // namespace zhunze::differential
