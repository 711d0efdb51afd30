// SPDX-License-Identifier: Apache-2.0
// Data files that stand beside a module.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/context.hpp"

namespace zhunze::check {

/// A problem in a data file: where and what, in both languages.
struct DataProblem {
    std::uint32_t line = 0;
    Name text;
    std::uint32_t column = 0;  ///< 0: the line as a whole
};

/// The text of the file, which becomes part of the rule set's hash; none, and reported, if it cannot be had.
[[nodiscard]] std::optional<std::string> load_data(Context& context, program::ModuleId module, const syntax::Text& name);

void report_problems(Context& context, const syntax::Text& name, const std::vector<DataProblem>& problems);

}  // namespace zhunze::check
