// SPDX-License-Identifier: Apache-2.0
// 修订: what is amended, and the later versions of rules. Those of parameters are lined up in parameters.cpp.
#include <algorithm>

#include "check/clauses.hpp"
#include "check/passes.hpp"

namespace zhunze::check {

namespace {

using program::ModuleId;
using program::Rule;
using program::RuleId;

/// Which word begins a clause, for a message.
struct ClauseWord {
    Name operator()(const syntax::CitesClause&) const { return {"依据", "cites"}; }
    Name operator()(const syntax::InForceClause&) const { return {"施行", "in force"}; }
    Name operator()(const syntax::ScopeClause&) const { return {"适用", "applies when"}; }
    Name operator()(const syntax::TriggerClause&) const { return {"当", "when"}; }
    Name operator()(const syntax::Norm&) const { return {"规范", "the norm"}; }
    Name operator()(const syntax::UnlessClause&) const { return {"除非", "unless"}; }
    Name operator()(const syntax::RemedyClause&) const { return {"整改", "remedy"}; }
    Name operator()(const syntax::PrecedenceClause& clause) const {
        return clause.special ? Name{"特别于", "special to"} : Name{"优先于", "overrides"};
    }
};

// ---- what is amended ----

class TargetFinder {
public:
    TargetFinder(Context& context, ModuleId module, const syntax::AmendDecl& decl)
        : context_(context), module_(module), decl_(decl) {}

    void run() {
        const auto rule = find(context_, module_, Space::rule, decl_.target);
        const auto value = find(context_, module_, Space::value, decl_.target);
        const bool is_parameter = value && value->kind == SymbolKind::parameter;
        if (rule && rule->kind == SymbolKind::rule && !(is_parameter && has_versions())) return of_rule(rule->id<RuleId>());
        if (is_parameter) return of_parameter(value->id<program::ParameterId>());
        if (rule || value) return report_kind((rule ? rule : value)->kind);
        if (names_exception()) return report_kind(SymbolKind::exception);
        report_not_found();
    }

private:
    bool has_versions() const {
        return std::ranges::any_of(decl_.items, [](const auto& item) { return std::holds_alternative<syntax::Version>(item); });
    }

    void of_rule(RuleId id) {
        note_use(context_, decl_.target, context_.program.rules[id].name);
        for (const auto& item : decl_.items) {
            const auto* version = std::get_if<syntax::Version>(&item);
            if (version) report_misplaced({"自", "from"}, {"对规则的修订", "an amendment of a rule"}, version->span);
            const auto* clause = std::get_if<syntax::Clause>(&item);
            const auto* precedence = clause ? std::get_if<syntax::PrecedenceClause>(clause) : nullptr;
            if (precedence) report_misplaced(ClauseWord()(*precedence), {"修订", "an amendment"}, precedence->span);
        }
        context_.rule_amendments[id.value].push_back({&decl_, module_});
    }

    void of_parameter(program::ParameterId id) {
        note_use(context_, decl_.target, context_.program.parameters[id].name);
        for (const auto& item : decl_.items) {
            const auto* clause = std::get_if<syntax::Clause>(&item);
            if (!clause) continue;
            const Span span = std::visit([](const auto& one) { return one.span; }, *clause);
            report_misplaced(std::visit(ClauseWord(), *clause), {"对参数的修订", "an amendment of a parameter"}, span);
        }
        context_.parameter_amendments[id.value].push_back({&decl_, module_});
    }

    void report_misplaced(const Name& clause, const Name& where, Span span) {
        context_.sink.report(Code::misplaced_clause, span, {{"clause", clause}, {"where", where}});
    }

    void report_not_found() {
        for (const Space space : {Space::rule, Space::value}) {
            if (is_ambiguous(context_, module_, space, decl_.target)) return (void)resolve(context_, module_, space, decl_.target, {});
        }
        if (decl_.target.empty()) return;  // the parser has reported it
        std::vector<std::string> names = visible_names(context_, module_, Space::rule);
        std::ranges::move(visible_names(context_, module_, Space::value), std::back_inserter(names));
        report_unknown(context_, Code::unknown_name, decl_.target.span,
                       {{"name", decl_.target.text()}, {"what", Name{"规则或参数", "rule or parameter"}}}, decl_.target.parts.back().text, names);
    }

    void report_kind(SymbolKind kind) {
        context_.sink.report(Code::amendment_target, decl_.target.span, {{"name", decl_.target.text()}, {"found", kind_name(kind)}});
    }

    /// `规则.例外`: an exception is amended within its rule.
    bool names_exception() const {
        if (decl_.target.parts.size() < 2) return false;
        syntax::Path rule = decl_.target;
        rule.parts.pop_back();
        return find(context_, module_, Space::rule, rule).has_value();
    }

    Context& context_;
    ModuleId module_;
    const syntax::AmendDecl& decl_;
};

// ---- later versions of a rule ----

struct Later {
    const Amendment* amendment;
    Clauses clauses;
    Period period;  ///< as written
};

class RuleAmender {
public:
    RuleAmender(Context& context, RuleId base, const std::vector<Amendment>& amendments)
        : context_(context), base_(base), amendments_(amendments) {}

    void run() {
        for (const Amendment& amendment : amendments_) read(amendment);
        std::ranges::stable_sort(later_, {}, [](const Later& one) { return one.period.from; });
        const std::vector<Period> periods = settled_periods();
        const Period whole = context_.program.rules[base_].in_force;
        Rule rule = context_.program.rules[base_];
        rule.versions.clear();
        for (std::size_t i = 0; i < later_.size(); ++i) {
            if (!spend(context_, 1 + rule.citations.size() + rule.exceptions.size(), later_[i].amendment->decl->target.span)) return;
            put(later_[i], rule);
            rule.in_force = ended(periods[i + 1], natural_end(later_[i], rule, whole));
            const RuleId id = context_.program.rules.add(rule);
            context_.program.rules[base_].versions.push_back(id);
        }
        context_.program.rules[base_].in_force = ended(periods.front(), whole.to);
    }

private:
    void read(const Amendment& amendment) {
        Later one{&amendment, {}, {}};
        for (const auto& item : amendment.decl->items) {
            const auto* clause = std::get_if<syntax::Clause>(&item);
            if (clause && !std::holds_alternative<syntax::PrecedenceClause>(*clause)) one.clauses.push_back(clause);
        }
        if (const auto* in_force = only<syntax::InForceClause>(context_, one.clauses, {"施行", "in force"})) {
            one.period = checked_period(context_, in_force->period);
            later_.push_back(std::move(one));
            return;
        }
        const syntax::Path& target = amendment.decl->target;
        const bool read = !has_syntax_error(context_, amendment.decl->span);
        if (read) context_.sink.report(Code::amendment_without_date, target.span, {{"name", target.text()}});
        Rule nowhere = context_.program.rules[base_];  // what else is wrong with it is worth knowing at once
        put(one, nowhere);
    }

    void put(const Later& later, Rule& rule) {
        const syntax::AmendDecl& decl = *later.amendment->decl;
        put_clauses(context_, later.amendment->module, later.clauses, rule);
        rule.span = decl.target.span;
        rule.whole = decl.span;
        const std::string documentation = context_.scope(later.amendment->module).tree->documentation(decl.span, context_.sources);
        if (!documentation.empty()) rule.documentation = documentation;
    }

    /// The base's own 至 binds; the end of its source does not, since an amendment carries the rule on.
    std::vector<Period> settled_periods() {
        const Rule& base = context_.program.rules[base_];
        std::vector<Dated> dated{{base.in_force, base.span}};
        if (!base_has_end()) dated.front().period.to.reset();
        for (const Later& one : later_) dated.push_back({one.period, one.amendment->decl->target.span});
        line_up(context_, base.name, dated);
        std::vector<Period> periods;
        for (const Dated& one : dated) periods.push_back(one.period);
        return periods;
    }

    bool base_has_end() const {
        return std::ranges::any_of(context_.rules[base_.value]->clauses, [](const syntax::Clause& clause) {
            const auto* in_force = std::get_if<syntax::InForceClause>(&clause);
            return in_force && in_force->period.to;
        });
    }

    /// Of a version that does not say its end: the end of what it amends, if any; where that is over already, the end of what it cites
    /// itself.
    std::optional<Date> natural_end(const Later& later, const Rule& version, const Period& whole) const {
        if (later.period.to || !whole.to) return std::nullopt;
        if (later.period.from <= whole.to) return whole.to;
        const auto cites = [](const syntax::Clause* clause) { return std::holds_alternative<syntax::CitesClause>(*clause); };
        if (std::ranges::none_of(later.clauses, cites) || version.citations.empty()) return std::nullopt;
        const auto end = period_of_source(context_.program.documents[version.citations.front().source]).to;
        return end && later.period.from <= end ? end : std::nullopt;
    }

    static Period ended(Period period, const std::optional<Date>& end) {
        if (end && (!period.to || *end < *period.to)) period.to = end;
        return period;
    }

    Context& context_;
    RuleId base_;
    const std::vector<Amendment>& amendments_;
    std::vector<Later> later_;
};

}  // namespace

void find_amended(Context& context) {
    for (const ModuleScope& scope : context.scopes) {
        for (const syntax::Declaration& declaration : scope.tree->declarations) {
            if (const auto* decl = std::get_if<syntax::AmendDecl>(&declaration)) TargetFinder(context, scope.id, *decl).run();
        }
    }
}

void check_amendments(Context& context) {
    for (std::size_t i = 0; i < context.rules.size(); ++i) {
        const RuleId base = context.program.rules.id_at(i);
        const auto found = context.rule_amendments.find(base.value);
        if (found != context.rule_amendments.end()) RuleAmender(context, base, found->second).run();
    }
}

}  // namespace zhunze::check
