// SPDX-License-Identifier: Apache-2.0
// Facts that are added to an application after it was read: answers to questions about it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/application.hpp"
#include "facts/finding.hpp"

namespace zhunze::facts {

/// Which field of an application, or through lists of which item: list field and index from zero, outermost first.
struct FieldPlace {
    std::vector<std::pair<program::FieldId, std::uint32_t>> in;
    program::FieldId field;
};

/// Items that one answer may add to a list.
inline constexpr std::uint32_t most_items_answered = 1000;

/// Puts an answer in, read as a cell of a CSV file is. A list is answered by 无 or by how many items it has; their facts are
/// then not given. A finding means that the application is as it was.
[[nodiscard]] std::optional<Diagnostic> answer_field(const program::Program& program, Application& application, const FieldPlace& place,
                                                     const std::string& text);

/// A paper is there (有, yes, or its date) or not (无, no). A finding means that the application is as it was.
[[nodiscard]] std::optional<Diagnostic> answer_evidence(Application& application, const std::string& paper, const std::string& text);

}  // namespace zhunze::facts
