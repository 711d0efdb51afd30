// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "differential/verdict.hpp"
#include "evaluate/decision.hpp"

namespace zhunze::differential {

/// The engine's decision in the neutral words.
Verdict verdict_of(const plan::Plan& plan, const evaluate::Decision& decision);

}  // namespace zhunze::differential
