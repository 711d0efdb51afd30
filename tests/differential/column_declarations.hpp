// SPDX-License-Identifier: Apache-2.0
// What a module for columns declares beside its rules.
#pragma once

#include <string>

#include "differential/column_expressions.hpp"

namespace zhunze::differential {

/// The fields, sources, enums and so on: mostly the same in every module, but for units, quanta and what is assumed.
std::string column_vocabulary(Random& random, ColumnNames& names);
/// The data file of its taxonomy: some codes hold only for a time.
std::string column_places();

std::string column_invariants(Random& random);
std::string column_parameters(Random& random, ColumnNames& names, ColumnExpressions& expressions);
std::string column_table(Random& random, ColumnNames& names, ColumnExpressions& expressions, int number);
std::string column_definition(Random& random, ColumnNames& names, ColumnExpressions& expressions, int number);

/// `依据 s2 "第3条"`; those whose boundary is declared are s1 to s3.
std::string column_source(Random& random);

/// How the types of definitions, parameters and tables are written.
const std::string& column_type(Sort sort);

}  // namespace zhunze::differential
