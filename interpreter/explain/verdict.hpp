// SPDX-License-Identifier: Apache-2.0
// The shortest form of a decision, for large batches: what came out, which rules made it so, what is missing.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "explain/case.hpp"

namespace zhunze::explain {

/// A rule that is named for the outcome it came to.
struct ListedRule {
    program::RuleId rule;
    program::Outcome outcome;
};

/// Writes decisions on one program, `--format verdicts` and `--format verdicts-csv` of docs/decision.md. What depends on the
/// program alone is made once, so that an application costs little more than its own text; it may be used by several threads.
class VerdictWriter {
public:
    /// `language` words labels and messages only.
    VerdictWriter(const program::Program& program, Language language);

    /// `{"id":…,"outcome":…,…}`, open for a further key: neither bracket nor line end behind it.
    void append_open(std::string& out, const Case& subject) const;
    /// The whole line.
    void append_line(std::string& out, const Case& subject) const;

    /// The same of a decision without anything open, wrong or in conflict: `rules` are those that are named, in the order of the
    /// decision. The id needs no escape.
    void append_line(std::string& out, std::string_view id, program::Overall outcome, std::span<const ListedRule> rules) const;
    void append_row(std::string& out, std::string_view id, program::Overall outcome, std::span<const ListedRule> rules) const;

    /// The names of the columns, then a row an application, without byte-order mark.
    [[nodiscard]] static std::string csv_header();
    void append_row(std::string& out, const Case& subject) const;

private:
    std::vector<std::string> names_;   ///< of rules, by their id
    std::vector<std::string> quoted_;  ///< the same as JSON
    std::vector<std::string> keys_;      ///< `,"violated":[` and the like
    std::vector<std::string> outcomes_;  ///< `","outcome":"passed"` and the like, by outcome
    Language language_;
};

}  // namespace zhunze::explain
