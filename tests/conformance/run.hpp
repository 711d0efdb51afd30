// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "conformance/cases.hpp"
#include "program/program.hpp"

namespace zhunze::conformance {

/// What the engine makes of a case, under the keys of `expect`; each decision is the JSON of docs/decision.md.
struct Outcome {
    Json found;
    std::shared_ptr<const program::Program> program;  ///< none if the rules are refused
};

/// `problem` is set where a case cannot be run: a reading or a record that the rules do not have.
[[nodiscard]] Outcome run(const Json& one, std::string& problem);

}  // namespace zhunze::conformance
