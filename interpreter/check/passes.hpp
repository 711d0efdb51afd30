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
/// Reports records that hold lists of one another in a circle.
void check_record_cycles(Context& context);

/// tables.cpp: names, columns and types; then (table_rows.cpp) the rows, and whether they overlap or leave gaps.
void declare_tables(Context& context, program::ModuleId module);
void check_tables(Context& context);

/// parameters.cpp: names and types; then, once it is known what amends them, the versions.
void declare_parameters(Context& context, program::ModuleId module);
void check_parameters(Context& context);

/// definitions.cpp
void declare_definitions(Context& context, program::ModuleId module);
void check_definitions(Context& context);

/// rules.cpp: the names first, since any module that sees them may amend a rule, except from it or go before it.
void declare_rules(Context& context, program::ModuleId module);
void check_rules(Context& context);

/// amendments.cpp: what each 修订 is about; then the later versions of rules.
void find_amended(Context& context);
void check_amendments(Context& context);

/// exceptions.cpp: those that are declarations of their own; every version of every rule is there.
void declare_exceptions(Context& context, program::ModuleId module);
void check_exceptions(Context& context);

/// precedence.cpp
void check_precedence(Context& context);

/// tests.cpp
void check_tests(Context& context, program::ModuleId module);

/// `金额/面积` or the name of an enum or taxonomy; invalid, and reported, if it is neither, as a list is.
[[nodiscard]] program::Type resolve_type(Context& context, program::ModuleId module, const syntax::TypeExpr& type);
/// A unit as written after 以/in or in a literal; reports unknown names and glued words.
[[nodiscard]] std::optional<program::Unit> resolve_unit(Context& context, program::ModuleId module, const syntax::UnitExpr& unit);

}  // namespace zhunze::check
