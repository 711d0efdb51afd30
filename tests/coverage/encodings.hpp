// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "program/program.hpp"

namespace zhunze::coverage {

using program::Declared;
using program::Program;

/// Everything a statement can be encoded by, by its qualified English name: rules, exceptions (`…rule.exception`), definitions,
/// parameters, questions, tables, taxonomies, enums, records and sources.
[[nodiscard]] std::map<std::string, const Declared*> encodings_of(const Program& program);

/// What the tests of some modules look at.
struct Tested {
    std::set<const Declared*> reached;  ///< declarations the tests expect something of, and what those are made of
    /// By rule, the outcomes expected of it where only one was.
    std::map<const Declared*, std::set<program::Outcome>> outcomes;
    std::vector<std::string> unknown;   ///< modules without any test
};
[[nodiscard]] Tested tested_by(const Program& program, const std::vector<std::string>& modules);

}  // namespace zhunze::coverage
