// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "evaluate/decision.hpp"
#include "facts/application.hpp"

namespace zhunze::evaluate {

struct Options {
    std::optional<Date> as_of;  ///< set: counts instead of the record's as-of field
    program::Readings readings;
};

/// Evaluates one application. The same plan, application and options give the same decision; nothing else is looked at.
/// With `trace`, the run's slots are kept there.
[[nodiscard]] Decision evaluate(const plan::Plan& plan, const facts::Application& application, const Options& options, Trace* trace = nullptr);

}  // namespace zhunze::evaluate
