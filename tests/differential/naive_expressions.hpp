// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "differential/naive_world.hpp"

namespace zhunze::naive {

/// The value of an expression, computed anew by walking down its tree.
Value evaluate(const Scope& scope, program::ExprId expr);
Value evaluate(const World& world, program::ExprId expr);

/// A literal, a fact, a version of a parameter.
Value known(const zhunze::Value& value);

/// The condition holds, and the other too: false as soon as one is, unknown for the reasons of all that are unknown.
Value all_of(const std::vector<Value>& conditions);
Value any_of(const std::vector<Value>& conditions);
Value negation(const Value& condition);

/// What surely is the one if there is but one; else what is known of them together. `doubts`: why it is open which one it is.
Value one_of(const std::vector<Value>& candidates, const Causes& doubts);

// ---- in files of their own ----

/// What a selection's items or groups come to.
Value selection(const Scope& scope, program::ExprId id);
Value lookup(const program::Program& program, program::ExprId id, const std::vector<Value>& arguments);
/// The version of the day.
Value parameter(const World& world, program::ParameterId id);

/// The day of the whole world lies in the period; unknown where the day is.
Value holds_on(const Value& day, const Period& period);
/// One of the periods holds whatever day it is.
bool cover_all_days(std::vector<Period> periods);

bool is_uscc(const std::string& text);
bool is_project_code(const std::string& text);
/// The greatest number of whole months from one day that are over on the other.
int months_between(Date from, Date to);

}  // namespace zhunze::naive
