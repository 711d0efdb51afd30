// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace zhunze::cli {

/// The folder of rule packs: ZHUNZE_RULES, else the one the program was built with.
[[nodiscard]] std::filesystem::path rules_folder();

/// What `--rules` names: files, folders, or modules of the rules folder such as `jiangxi.ganzhou.industry_2020`. None named:
/// the rules folder.
[[nodiscard]] std::vector<std::filesystem::path> rule_paths(const std::vector<std::string>& named);

}  // namespace zhunze::cli
