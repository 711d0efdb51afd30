// SPDX-License-Identifier: Apache-2.0
// The passes of check.cpp, in the order they run. Each takes what the ones before it have put into the context.
#pragma once

#include "check/context.hpp"

namespace zhunze::check {

/// modules.cpp: module names, `use`, the prelude; used modules come before their users. False if the order cannot be made.
[[nodiscard]] bool order_modules(Context& context, const std::vector<syntax::Module>& modules);

/// units.cpp
void check_dimensions_and_units(Context& context, program::ModuleId module);

/// types.cpp: enums, taxonomies with their data files, sources, questions, and the names of records.
void declare_types(Context& context, program::ModuleId module);

/// records.cpp: fields; then, once definitions are declared, what fields assume and invariants demand.
void declare_fields(Context& context, program::ModuleId module);
void check_records(Context& context, program::ModuleId module);

/// definitions.cpp
void declare_definitions(Context& context, program::ModuleId module);
void check_definitions(Context& context);

/// rules.cpp: the names first, since tests of any module may expect a rule.
void check_rules(Context& context, program::ModuleId module);

/// tests.cpp
void check_tests(Context& context, program::ModuleId module);

/// `金额/面积` or the name of an enum or taxonomy; invalid, and reported, if it is neither.
[[nodiscard]] program::Type resolve_type(Context& context, program::ModuleId module, const syntax::TypeExpr& type);
/// A unit as written after 以/in or in a literal; reports unknown names and glued words.
[[nodiscard]] std::optional<program::Unit> resolve_unit(Context& context, program::ModuleId module, const syntax::UnitExpr& unit);

}  // namespace zhunze::check
