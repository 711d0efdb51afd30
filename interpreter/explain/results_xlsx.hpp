// SPDX-License-Identifier: Apache-2.0
// Results as an Excel workbook: a sheet with one row an application, and a sheet that says what was run and counts the outcomes.
// The same results give the same bytes. Every cell but the counts is text, and no text is a formula.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "explain/case.hpp"
#include "explain/tree.hpp"
#include "explain/xlsx_file.hpp"

namespace zhunze::explain {

/// The rules that applications of this record are judged by, in the order of `Tree::rules`: a column each.
[[nodiscard]] std::vector<Name> rule_columns(const plan::Plan& plan, program::RecordId record);

class ResultsWorkbook {
public:
    ResultsWorkbook(std::vector<Name> rules, Language language);
    /// Rows stand in the order in which they are added.
    void add(const Tree& tree);
    /// The whole file. None if the system cannot hold it; errno says why.
    [[nodiscard]] std::optional<std::string> finish();

private:
    void begin_sheet();
    void remember(const Tree& tree);
    void write_run();
    void write_counts(std::uint32_t row);

    std::vector<Name> rules_;
    Language language_;
    std::unique_ptr<XlsxFile> file_;
    std::uint32_t next_row_ = 0;
    std::size_t sheets_ = 0;
    std::array<std::size_t, program::overall_count> counts_{};
    std::optional<Tree> first_;                                     ///< of the run: engine, rule set, as-of date; no reasons
    std::map<std::string, std::pair<Name, Name>> readings_;         ///< label and value, by name
};

}  // namespace zhunze::explain
