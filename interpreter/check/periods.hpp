// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "check/context.hpp"

namespace zhunze::check {

/// When one version of a rule or a parameter is in force, and where that is written.
struct Dated {
    Period period;
    Span span;
};

/// By date: one without an end ends the day before the next begins. Reports days that two of them hold, and days between two that
/// none holds.
void line_up(Context& context, const Name& name, std::vector<Dated>& versions);

/// A rule without a period of its own lives as long as its source; the day of repeal is the first without it.
[[nodiscard]] Period period_of_source(const program::SourceDocument& source);

/// What is written, else the period of the first cited source, else always.
[[nodiscard]] Period own_or_source_period(Context& context, const std::optional<syntax::PeriodLiteral>& written,
                                          const std::vector<program::Citation>& citations);

}  // namespace zhunze::check
