// SPDX-License-Identifier: Apache-2.0
#include "plan/rules.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "base/check.hpp"
#include "plan/forms.hpp"

namespace zhunze::plan {
namespace {

using program::ExceptionId;
using program::Expr;
using program::ExprId;
using program::RuleId;

class RuleLowering {
public:
    RuleLowering(Lowering& lowering, FrameBuilder& frame, RecordPlan& plan)
        : lowering_(lowering), program_(lowering.program), frame_(frame), plan_(plan), forms_(lowering.program) {}

    void run(const std::vector<RuleId>& bases) {
        for (const RuleId base : bases) add_group(program_.rules[base]);
        for (const auto& [base, group] : group_of_) add_precedence(base, group);
    }

private:
    void add_group(const program::Rule& base) {
        group_of_.emplace(base.base, static_cast<std::uint32_t>(plan_.groups.size()));
        RuleGroup group;
        group.first = static_cast<std::uint32_t>(plan_.rules.size());
        group.count = static_cast<std::uint32_t>(base.versions.size());
        for (const RuleId version : base.versions) plan_.rules.push_back(lower(version));
        plan_.groups.push_back(std::move(group));
    }

    /// The program says of a rule which ones it goes before; the plan, of each of those.
    void add_precedence(RuleId base, std::uint32_t group) {
        for (const program::Precedence& precedence : program_.rules[base].precedes) {
            const auto over = group_of_.find(precedence.over);
            if (over == group_of_.end()) continue;  // on another record: the two never meet
            RuleGroup::Before before{group, precedence.special, {}};
            if (precedence.special) before.conflict = lowering_.causes.of_conflict(precedence.over, base);
            plan_.groups[over->second].overridden_by.push_back(before);
        }
    }

    PlannedRule lower(RuleId id) {
        const program::Rule& rule = program_.rules[id];
        PlannedRule planned;
        planned.id = id;
        planned.scope = frame_.lower(rule.scope);
        planned.trigger = frame_.lower(rule.trigger);
        planned.content = frame_.lower(rule.norm.content);
        for (const ExceptionId exception : rule.exceptions) planned.exceptions.push_back(lower_exception(exception, rule));
        add_variants(rule, planned);
        std::vector<ExprId> clauses{rule.scope, rule.trigger};
        for (const ExceptionId exception : rule.exceptions) clauses.push_back(program_.exceptions[exception].condition);
        clauses.push_back(rule.norm.content);
        for (const ExprId clause : clauses) add_atoms(clause, planned.atoms);
        return planned;
    }

    static std::uint32_t index_of(const program::Rule& rule, ExceptionId exception) {
        const auto found = std::ranges::find(rule.exceptions, exception);
        ZHUNZE_CHECK(found != rule.exceptions.end());
        return static_cast<std::uint32_t>(found - rule.exceptions.begin());
    }

    PlannedException lower_exception(ExceptionId id, const program::Rule& rule) {
        const program::ExceptionClause& clause = program_.exceptions[id];
        PlannedException planned;
        planned.id = id;
        planned.condition = frame_.lower(clause.condition);
        for (const std::string& paper : clause.evidence) planned.evidence.push_back(lowering_.causes.of_paper(paper));
        for (const ExceptionId defeater : clause.defeated_by) planned.defeated_by.push_back(index_of(rule, defeater));
        return planned;
    }

    void add_variants(const program::Rule& rule, PlannedRule& planned) {
        std::map<std::string, std::uint32_t> first_with;
        for (const program::Variant& variant : rule.variants) {
            const auto index = static_cast<std::uint32_t>(planned.variants.size());
            const std::string trigger = variant.trigger ? std::to_string(forms_.of(variant.trigger)) : "";
            PlannedVariant made;
            made.exception = index_of(rule, variant.exception);
            made.same_as = first_with.try_emplace(trigger + "/" + forms_.of_norm(variant.norm), index).first->second;
            made.trigger = frame_.lower(variant.trigger);
            made.content = frame_.lower(variant.norm.content);
            made.norm = &variant.norm;
            planned.variants.push_back(made);
        }
        if (!planned.variants.empty()) planned.conflict = lowering_.causes.of_conflict(rule.base);
    }

    /// Depth first without recursion: the last operand is pushed first.
    void add_atoms(ExprId clause, std::vector<SlotId>& atoms) const {
        std::vector<ExprId> pending;
        if (clause) pending.push_back(clause);
        while (!pending.empty()) {
            const ExprId id = pending.back();
            pending.pop_back();
            const Expr& expr = program_.exprs[id];
            if (expr.kind == program::ExprKind::operation && facts_of(expr.op).rule == OperandRule::truths) {
                pending.insert(pending.end(), expr.args.rbegin(), expr.args.rend());
            } else {
                atoms.push_back(frame_.slot(id));
            }
        }
    }

    Lowering& lowering_;
    const program::Program& program_;
    FrameBuilder& frame_;
    RecordPlan& plan_;
    Forms forms_;
    std::map<RuleId, std::uint32_t> group_of_;  ///< by base, so in the order of the groups
};

}  // namespace

void add_rules(Lowering& lowering, FrameBuilder& frame, const std::vector<RuleId>& bases, RecordPlan& plan) {
    RuleLowering(lowering, frame, plan).run(bases);
}

}  // namespace zhunze::plan
