// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check/context.hpp"

namespace zhunze::check {

/// Finds what an exception bears on: its rule, or of 恢复 the exception. Reports what cannot be.
void resolve_target(Context& context, const PendingException& pending);

/// `规则.例外`: the rule.
[[nodiscard]] std::optional<program::RuleId> rule_before_dot(const Context& context, program::ModuleId module, const syntax::Path& path);

/// By `规则.例外`, or by its own name where only one visible rule has it; several where the name does not say which.
[[nodiscard]] std::vector<program::ExceptionId> find_exceptions(const Context& context, program::ModuleId module, const syntax::Path& path);

}  // namespace zhunze::check
