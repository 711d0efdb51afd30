// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "program/program.hpp"
#include "syntax/tree.hpp"

namespace zhunze::check {

/// The content of a data file named in a module, by the module's file and the name as written; none if unreadable.
using DataLoader = std::function<std::optional<std::string>(FileId module, const std::string& name)>;

/// Resolves names, checks types, units, periods and cases of all modules together. Errors go to the sink, all at once; the
/// program is returned only if there are none. `modules` must hold every module that is used, the prelude among them.
[[nodiscard]] std::shared_ptr<const program::Program> check(const std::vector<syntax::Module>& modules, std::shared_ptr<const Sources> sources,
                                                            const DataLoader& data, Sink& sink);

}  // namespace zhunze::check
