// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evaluate/precedence.hpp"

namespace zhunze::evaluate {

/// The outcomes that a walk through a rule's stages leaves possible, and what keeps it from being one.
struct Walk {
    program::OutcomeSet possible;
    CauseSet causes;

    void add(const Walk& other);
};

/// What became of one version of a rule, once it is in force.
struct VersionWalk {
    Walk walk;
    bool exceptions_reached = false;  ///< it may be in scope, so that its exceptions matter
    bool exceptions_conflict = false; ///< exceptions that certainly hold come to different outcomes
    bool binding = false;             ///< some content that it may have is a ban or a duty
};

[[nodiscard]] VersionWalk walk(const Standing& standing, const Precedence& precedence);

}  // namespace zhunze::evaluate
