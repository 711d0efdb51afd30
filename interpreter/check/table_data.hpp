// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/data_file.hpp"

namespace zhunze::check {

/// Reads the rows of a table from CSV. The first line names the columns, in any order, by any of their names, with the unit of
/// their bare numbers in brackets; the table's own name is over the values and stands last. A last line may begin with 否则.
/// `spellings`: of each column, and last of the table. Rows, units and the otherwise row go into the table.
void read_table(const program::Program& program, program::Table& table, const std::vector<std::vector<std::string>>& spellings,
                std::string_view csv, std::vector<DataProblem>& problems);

}  // namespace zhunze::check
