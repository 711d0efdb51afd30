// SPDX-License-Identifier: Apache-2.0
// Results as a table for spreadsheets: RFC 4180, UTF-8 with a byte-order mark, one row an application.
#pragma once

#include <string>
#include <string_view>

#include "explain/tree.hpp"

namespace zhunze::explain {

/// The byte-order mark and the header row. Without the mark, spreadsheets take the text for another encoding.
[[nodiscard]] std::string results_csv_header(Language language);
[[nodiscard]] std::string results_csv_row(const Tree& tree, Language language);

/// One cell, quoted where needed. A text that a spreadsheet would take for a formula gets a `'` in front.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace zhunze::explain
