// SPDX-License-Identifier: Apache-2.0
// `--list`: items of lists from files of their own, for `evaluate` and `explain`.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "cli/judging.hpp"
#include "facts/list_items.hpp"

namespace zhunze::cli {

/// Reads the files that the arguments name, none if there is none to read; none at all if something is wrong, which has been
/// said, and `end` tells what kind of thing.
[[nodiscard]] std::optional<std::vector<facts::ListItems>> read_lists(const JudgingArguments& arguments, const Judging& judging,
                                                                      const Console& console, ExitCode& end);

/// Gives the items to their applications and tells of what is left over: the number of rows that belong to none.
[[nodiscard]] std::size_t join_lists(std::vector<facts::ListItems> lists, std::span<facts::Batch> batches, const Judging& judging,
                                     bool complete, const Console& console);

}  // namespace zhunze::cli
