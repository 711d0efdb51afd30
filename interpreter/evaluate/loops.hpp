// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evaluate/processor.hpp"
#include "evaluate/selections.hpp"

namespace zhunze::evaluate {

/// A selection where it stands.
struct LoopSite {
    const plan::Loop& loop;
    const std::vector<Value>& outer;  ///< the slots of the frame around it
    const Item* item;                 ///< the item around it, if any
};

/// Runs a selection over a list. `trace`, if there is one, takes what each item and group came to.
[[nodiscard]] Value run_loop(Run& run, const LoopSite& site, const Value& list, LoopTrace* trace);

}  // namespace zhunze::evaluate
