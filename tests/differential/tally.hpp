// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "differential/applications.hpp"
#include "differential/verdict.hpp"
#include "plan/plan.hpp"

namespace zhunze::differential {

/// What was compared, and what came of it: agreement means little where nothing ever happened.
struct Tally {
    std::size_t programs = 0;
    std::size_t expressions = 0;
    std::size_t applications = 0;
    std::size_t decisions = 0;  ///< of single rules
    std::size_t reports = 0;
    std::map<std::string, std::size_t> outcomes;  ///< of rules
    std::map<std::string, std::size_t> overalls;  ///< of applications
    std::map<std::string, std::size_t> causes;    ///< by kind
    std::map<std::string, std::size_t> values;    ///< reports: known, unknown, unknown with a range
    std::map<Operator, std::size_t> operators;    ///< in the programs
    std::map<std::string, std::size_t> constructs;  ///< of the programs: what is declared
    std::map<std::string, std::size_t> effects;     ///< what came of exceptions, versions, precedence and lists

    void add(const program::Program& program);
    void add(const Verdict& verdict);
    void add_rests(const program::Program& program, const facts::Application& application, const Verdict& verdict);
    std::string text() const;

private:
    void add_effects(const Verdict& verdict);
};

/// Judges the input both ways; says where they differ, or nothing if they agree.
std::string disagreement(const plan::Plan& plan, const Input& input, Tally& tally);

/// One that the invariants let pass, if it can be had in a few tries: most random facts break them.
Input some_input(const plan::Plan& plan, const ApplicationGenerator& applications, Random& random);

/// ZHUNZE_LONG_TESTS=1 asks for a hundred times the work.
std::size_t long_run(std::size_t everyday);

}  // namespace zhunze::differential
