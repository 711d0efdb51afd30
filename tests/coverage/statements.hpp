// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

// docs/coverage/*.csv: what the policy documents say, statement by statement, and what became of each.
namespace zhunze::coverage {

struct Document {
    std::string prefix;  ///< of its statements' ids: `S0`
    std::size_t count = 0;
    std::string title_zh, title_en;
    std::vector<std::string> pages;  ///< in docs/rule-packs/
};

struct Statement {
    std::string id;  ///< `S0-30`
    std::string zh, en;
    std::string kind;  ///< letters joined by `/`
    std::vector<std::string> encoded_by;  ///< qualified English names
    std::vector<std::string> tests;       ///< test modules
    std::string reason;                   ///< why it is no rule; empty where it is one
    std::string left_out_zh, left_out_en; ///< of one that is encoded: what the rules leave out
};

struct Reason { std::string zh, en; };

struct Tables {
    std::vector<Document> documents;
    std::vector<Statement> statements;
    std::map<std::string, Reason> reasons;
};

/// Reads the three tables of a folder; what is wrong with their form goes to `problems`.
[[nodiscard]] Tables read_tables(const std::string& folder, std::vector<std::string>& problems);

}  // namespace zhunze::coverage
