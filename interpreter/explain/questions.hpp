// SPDX-License-Identifier: Apache-2.0
// What is worth asking about an application whose outcome is open.
#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"
#include "explain/case.hpp"
#include "explain/tree.hpp"

namespace zhunze::explain {

/// Which open rules are worth asking for.
enum class Asked : unsigned char {
    binding,  ///< those with 禁止 or 应当: they decide the application's outcome
    all,      ///< advice and grants too
};

/// A fact or a paper that can still change something.
struct Question {
    plan::Cause cause;                     ///< kind fact or evidence
    std::vector<program::RuleId> rules;    ///< the open rules that wait for it
    std::optional<Interval> known;         ///< numbers: what invariants leave
    friend bool operator==(const Question& a, const Question& b) { return a.cause == b.cause; }
};

/// All of them, the one first for which most rules wait; among equals the order of the record. None if all is settled.
[[nodiscard]] std::vector<Question> open_questions(const Case& subject, Asked asked);

/// What keeps it open and is not asked for: readings, parameters, values that do not exist, the as-of date, and papers that were handed
/// in and are dated too late.
[[nodiscard]] std::vector<Missing> open_otherwise(const Case& subject, Asked asked);
/// The same as data; of a paper also what is known of it.
[[nodiscard]] Json open_otherwise_json(const Case& subject, Asked asked, Language language);

/// What people are asked: 用地面积, 项目清单第3项的投资额, or the paper's name.
[[nodiscard]] Name question_label(const Case& subject, const Question& question);
/// How it can be answered: `数,单位 亩`, `新上、扩建、…`, a date.
[[nodiscard]] Name answer_form(const program::Program& program, const Question& question);
/// What is known of the number all the same: `0万元 < 固定资产投资 ≤ 4500万元`; empty if nothing is.
[[nodiscard]] Name known_range(const Case& subject, const Question& question);

/// The question as data: name, item, label, type, unit, options, bounds, rules.
[[nodiscard]] Json question_json(const Case& subject, const Question& question, Language language);

}  // namespace zhunze::explain
