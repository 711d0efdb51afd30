// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

// tests/conformance/*.json: what a text, or a text and an application, has to give. README.md there describes the form.
namespace zhunze::conformance {

using Json = nlohmann::ordered_json;

struct CaseFile {
    std::string name;  ///< `04-modules.json`
    std::vector<Json> cases;
};

/// Every `.json` file of the folder, by name; what is wrong with their form goes to `problems`, and a file that is no JSON has no cases.
[[nodiscard]] std::vector<CaseFile> read_cases(const std::filesystem::path& folder, std::vector<std::string>& problems);

/// What is wrong with the form of one case: keys nobody knows, keys that are missing, values of another kind.
[[nodiscard]] std::vector<std::string> form_problems(const Json& one);

}  // namespace zhunze::conformance
