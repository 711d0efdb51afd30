// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <tuple>

#include "plan/plan.hpp"

namespace zhunze::plan {

/// Gives each cause of a plan one id, in the order of first use.
class CauseTable {
public:
    CauseId of(Cause cause);
    CauseId of_field(Cause::Kind kind, program::FieldId field);
    CauseId of_paper(const std::string& paper);
    /// Of what cannot be decided between a rule and another that may go before it, or between exceptions of one rule.
    CauseId of_conflict(program::RuleId rule, program::RuleId other = {});
    /// Of an expression that may have no value, or that a reading or an authority may leave open; none for any other.
    CauseId of_expression(program::ExprId id, const program::Expr& expr);

    [[nodiscard]] Store<CauseId, Cause> take() { return std::move(causes_); }

private:
    using Key = std::tuple<Cause::Kind, program::FieldId, program::SourceId, program::QuestionId, program::ExprId, std::string,
                           program::ParameterId, program::RuleId, program::RuleId>;
    std::map<Key, CauseId> ids_;
    Store<CauseId, Cause> causes_;
};

}  // namespace zhunze::plan
