// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// The project's files as the architecture tests see them. The tests run from the project's folder; paths are relative to it.
namespace zhunze::architecture {

/// Every file below a folder, sorted; what is built, and what git keeps for itself, is left out.
[[nodiscard]] std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder);

[[nodiscard]] std::string text_of(const std::filesystem::path& file);
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);

[[nodiscard]] bool is_source(const std::filesystem::path& file);  ///< C++: .cpp .hpp .h .def

/// One finding a line, for a message that shows them all.
[[nodiscard]] std::string listed(const std::vector<std::string>& findings);

}  // namespace zhunze::architecture
