// SPDX-License-Identifier: Apache-2.0
// Exceptions that are declarations of their own: what defeats each, which rules have it, and what it says.
#include <algorithm>
#include <map>
#include <unordered_set>

#include "check/clauses.hpp"
#include "check/exception_targets.hpp"
#include "check/passes.hpp"
#include "check/replacements.hpp"

namespace zhunze::check {

namespace {

using program::Effect;
using program::ExceptionClause;
using program::ExceptionId;
using program::ModuleId;
using program::RuleId;

void declare_exception(Context& context, ModuleId module, const syntax::ExceptionDecl& decl) {
    ExceptionClause clause;
    const ExceptionId id(static_cast<std::uint32_t>(context.program.exceptions.size()));
    static_cast<program::Declared&>(clause) = declare(context, module, Space::rule, decl.name, decl.span, {SymbolKind::exception, id.value, {}});
    clause.effect = static_cast<Effect>(decl.effect);
    static_assert(static_cast<int>(syntax::Effect::reinstate) == static_cast<int>(Effect::reinstate));
    clause.inline_clause = false;
    clause.base = id;
    context.program.exceptions.add(std::move(clause));
    context.exceptions.push_back({&decl, id});
}

void index_by_name(Context& context) {
    for (std::size_t i = 0; i < context.program.exceptions.size(); ++i) {
        const ExceptionId id = context.program.exceptions.id_at(i);
        const ExceptionClause& clause = context.program.exceptions[id];
        if (clause.base != id) continue;
        for (const std::string& word : clause.spellings) {
            NamedExceptions& named = context.exceptions_by_name[word];
            (clause.inline_clause ? named.within : named.apart).push_back(id);
            if (clause.inline_clause) named.within_rule[clause.rule.value].push_back(id);
        }
    }
}

// ---- chains of exceptions ----

/// Follows each 恢复 to the rule that it bears on in the end. What runs in a circle bears on none.
class ChainFollower {
public:
    explicit ChainFollower(Context& context) : context_(context), steps_(context.program.exceptions.size(), unknown) {}

    void run() {
        for (const PendingException& pending : context_.exceptions) follow(pending.id);
    }

    /// How many exceptions stand between it and its rule.
    [[nodiscard]] std::size_t steps(ExceptionId id) const { return steps_[id.value]; }

private:
    static constexpr std::size_t unknown = static_cast<std::size_t>(-1);
    static constexpr std::size_t running = unknown - 1;

    void follow(ExceptionId start) {
        std::vector<ExceptionId> chain;
        ExceptionId at = start;
        while (steps_[at.value] == unknown && context_.program.exceptions[at].target) {
            steps_[at.value] = running;
            chain.push_back(at);
            at = context_.program.exceptions[at].target;
        }
        if (steps_[at.value] == running) report_circle(chain, at);
        if (steps_[at.value] == unknown) steps_[at.value] = 0;
        for (; !chain.empty(); chain.pop_back()) {
            ExceptionClause& clause = context_.program.exceptions[chain.back()];
            clause.rule = context_.program.exceptions[clause.target].rule;
            steps_[chain.back().value] = steps_[clause.target.value] + 1;
        }
    }

    void report_circle(const std::vector<ExceptionId>& chain, ExceptionId back_to) {
        std::vector<Name> names;
        for (auto at = std::ranges::find(chain, back_to); at != chain.end(); ++at) names.push_back(context_.program.exceptions[*at].name);
        context_.sink.report(Code::exception_cycle, context_.program.exceptions[chain.back()].span, {{"cycle", circle_text(names)}});
        steps_[back_to.value] = 0;
    }

    Context& context_;
    std::vector<std::size_t> steps_;  ///< by ExceptionId
};

/// `规则.例外` with an exception that bears on another rule; its chain had to be followed to know.
void check_rule_before_dot(Context& context, const PendingException& pending) {
    const ExceptionClause& clause = context.program.exceptions[pending.id];
    const auto rule = clause.target ? rule_before_dot(context, clause.module, pending.decl->target) : std::nullopt;
    if (!rule || !clause.rule || clause.rule == *rule) return;
    context.sink.report(Code::unknown_name, pending.decl->target.span, {{"name", pending.decl->target.text()}, {"what", Name{"例外", "exception"}}});
}

// ---- what each rule has ----

void set_defeats(Context& context) {
    std::unordered_map<std::uint32_t, std::vector<ExceptionId>> by_target;
    for (const PendingException& pending : context.exceptions) {
        const ExceptionId target = context.program.exceptions[pending.id].target;
        if (target) by_target[target.value].push_back(pending.id);
    }
    for (ExceptionClause& clause : context.program.exceptions) {
        if (const auto found = by_target.find(clause.base.value); found != by_target.end()) clause.defeated_by = found->second;
    }
}

/// Adds the exceptions, targets first, to one version of their rule; what is about an exception that the version lacks is left out.
void attach(Context& context, RuleId version, const std::vector<ExceptionId>& exceptions) {
    program::Rule& rule = context.program.rules[version];
    std::unordered_set<std::uint32_t> present;
    for (const ExceptionId id : rule.exceptions) present.insert(context.program.exceptions[id].base.value);
    for (const ExceptionId id : exceptions) {
        const ExceptionClause& clause = context.program.exceptions[id];
        if (!spend(context, 1, clause.span)) return;
        if (clause.target && !present.contains(clause.target.value)) continue;
        rule.exceptions.push_back(id);
        present.insert(id.value);
    }
}

void attach_all(Context& context, const ChainFollower& chains) {
    std::map<RuleId, std::vector<ExceptionId>> by_rule;
    for (const PendingException& pending : context.exceptions) {
        const RuleId rule = context.program.exceptions[pending.id].rule;
        if (rule) by_rule[rule].push_back(pending.id);
    }
    for (auto& [rule, exceptions] : by_rule) {
        std::ranges::stable_sort(exceptions, {}, [&](ExceptionId id) { return chains.steps(id); });
        for (const RuleId version : context.program.rules[rule].versions) attach(context, version, exceptions);
    }
}

void check_content(Context& context, const PendingException& pending) {
    ExceptionClause& clause = context.program.exceptions[pending.id];
    const program::Rule nowhere;  // without its rule the names of a condition mean nothing; citations are still looked up
    put_exception(context, clause.module, clause.rule ? context.program.rules[clause.rule] : nowhere, *pending.decl, clause);
    if (clause.effect == Effect::replace && clause.rule) check_replacements(context, pending);
}

}  // namespace

void declare_exceptions(Context& context, ModuleId module) {
    for (const syntax::Declaration& declaration : context.scope(module).tree->declarations) {
        if (const auto* decl = std::get_if<syntax::ExceptionDecl>(&declaration)) declare_exception(context, module, *decl);
    }
}

void check_exceptions(Context& context) {
    index_by_name(context);
    // Those that bear on a rule first: `规则.例外` asks of what rule an exception is.
    for (const bool of_rules : {true, false}) {
        for (const PendingException& pending : context.exceptions) {
            const bool of_rule = context.program.exceptions[pending.id].effect != Effect::reinstate;
            if (of_rule == of_rules) resolve_target(context, pending);
        }
    }
    ChainFollower chains(context);
    chains.run();
    set_defeats(context);
    attach_all(context, chains);
    for (const PendingException& pending : context.exceptions) {
        check_rule_before_dot(context, pending);
        check_content(context, pending);
    }
}

}  // namespace zhunze::check
