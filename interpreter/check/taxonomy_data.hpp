// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/data_file.hpp"

namespace zhunze::check {

/// Reads the codes of a taxonomy from CSV with the header `code,name,name_en,parent,valid_from,valid_to,successor` (the columns
/// after `name` may be left out): parents before or after their children, in depth-first order afterwards.
[[nodiscard]] std::vector<program::Member> read_taxonomy(std::string_view csv, std::vector<DataProblem>& problems);

}  // namespace zhunze::check
