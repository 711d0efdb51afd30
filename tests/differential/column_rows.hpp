// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "facts/application.hpp"
#include "facts/columns.hpp"
#include "program/program.hpp"

namespace zhunze::differential {

/// The applications as columns. Those that cannot stand there are marked as left, as a reader of columns would. `rest` stands where
/// there is no fact, which must not matter.
facts::Columns columns_of(const program::Program& program, const facts::ColumnLayout& layout,
                          const std::vector<facts::Application>& applications, std::int64_t rest = 7'000'000'000'123);

}  // namespace zhunze::differential
