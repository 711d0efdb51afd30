// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/application.hpp"

namespace zhunze::cli {

/// The applications of a file that `--id` asks for; none with `problem` set. One id may stand in several rows; without it the
/// file must hold one application.
[[nodiscard]] std::vector<facts::Application> chosen(const std::vector<facts::Application>& applications, const std::optional<std::string>& id,
                                                     Name& problem);

}  // namespace zhunze::cli
