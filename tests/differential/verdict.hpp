// SPDX-License-Identifier: Apache-2.0
// What an evaluator says of one application, in words that belong to neither of the two.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace zhunze::differential {

struct RuleVerdict {
    std::set<std::string> possible;
    std::set<std::string> causes;
    std::set<std::string> exceptions;
    std::size_t version = 0;    ///< that is in force; the first if none is or that is open
    std::string stages;         ///< in force, scope, trigger, exempt, satisfied: a sign each
    std::string replaced_by;    ///< an exception; nothing if none
    std::string overridden_by;  ///< a rule; nothing if none
    bool conflict = false;      ///< of exceptions
    bool active = false;
    friend bool operator==(const RuleVerdict&, const RuleVerdict&) = default;
};

struct Verdict {
    std::string outcome;
    std::string as_of;
    std::map<std::string, RuleVerdict> rules;
    std::set<std::pair<std::string, std::string>> conflicts;
    std::set<std::string> missing;
    std::map<std::string, std::string> reports;
    friend bool operator==(const Verdict&, const Verdict&) = default;
};

/// Without the expressions that undefined causes name: those of two modules have nothing to do with each other.
Verdict without_expressions(Verdict verdict);

/// Every part in which the two differ, a line each; empty if they agree.
std::string differences(const Verdict& naive, const Verdict& engine);

}  // namespace zhunze::differential
