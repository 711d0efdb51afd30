// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evaluate/versions.hpp"

namespace zhunze::evaluate {

/// How the rules that go before one bear on it.
struct Precedence {
    Value overridden;  ///< whether one of them decides
    Value contested;   ///< not known if one decides whose precedence only the authority can settle; never yes
    std::optional<std::uint32_t> by;  ///< the group of the first that decides, else of the first that may
};

/// What goes before the group. `versions` and `deciding` are those of all the plan's groups: which versions may be in force, and whether
/// one decides.
[[nodiscard]] Precedence look_before(const RuleContext& context, std::size_t group, const std::vector<Versions>& versions,
                                     const std::vector<Value>& deciding);

}  // namespace zhunze::evaluate
