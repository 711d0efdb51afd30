// SPDX-License-Identifier: Apache-2.0
#include <variant>

#include "check/expressions.hpp"
#include "check/passes.hpp"

namespace zhunze::check {

namespace {

using program::ModuleId;
using program::RuleId;

/// The clause of a kind that a rule has once; a second one is reported.
template <class Kind>
const Kind* only(Context& context, const syntax::RuleDecl& decl, const Name& word) {
    const Kind* first = nullptr;
    for (const syntax::Clause& clause : decl.clauses) {
        const auto* found = std::get_if<Kind>(&clause);
        if (!found) continue;
        if (first) {
            Diagnostic& diagnostic = context.sink.report(Code::repeated_clause, found->span, {{"clause", word}});
            diagnostic.labels.push_back({first->span, LabelText::first_here, {}});
        } else {
            first = found;
        }
    }
    return first;
}

/// A rule without a period of its own lives as long as its source; the day of repeal is the first without it.
Period period_of_source(const program::SourceDocument& source) {
    Period period = source.in_force.value_or(Period{});
    if (source.repealed) {
        const auto last = source.repealed->plus_days(-1);
        if (last && (!period.to || *last < *period.to)) period.to = last;
    }
    return period;
}

class RuleChecker {
public:
    RuleChecker(Context& context, ModuleId module, const syntax::RuleDecl& decl) : context_(context), module_(module), decl_(decl) {}

    void run() {
        const Symbol symbol{SymbolKind::rule, static_cast<std::uint32_t>(context_.program.rules.size()), {}};
        static_cast<program::Declared&>(rule_) = declare(context_, module_, Space::rule, decl_.name, decl_.span, symbol);
        rule_.whole = decl_.span;
        const RuleId id = context_.program.rules.add({});
        record();
        citations();
        period();
        conditions();
        norm();
        for (const syntax::Clause& clause : decl_.clauses) {
            if (const auto* unless = std::get_if<syntax::UnlessClause>(&clause)) exception(*unless, id);
        }
        if (const auto* remedy = only<syntax::RemedyClause>(context_, decl_, {"整改", "remedy"})) rule_.remedy = remedy->text.text;
        context_.program.rules[id] = std::move(rule_);
    }

private:
    void record() {
        const auto symbol = resolve(context_, module_, Space::type, decl_.record, {"记录", "record"});
        if (!symbol) return;
        if (symbol->kind == SymbolKind::record) {
            rule_.record = symbol->id<program::RecordId>();
        } else {
            context_.sink.report(Code::type_expected, decl_.record.span, {{"expected", Name{"记录", "a record"}}, {"found", decl_.record.text()}});
        }
    }

    void citations() {
        bool any = false;
        for (const syntax::Clause& clause : decl_.clauses) {
            const auto* cites = std::get_if<syntax::CitesClause>(&clause);
            if (!cites) continue;
            any = true;
            for (program::Citation& citation : resolve_citations(context_, module_, cites->citations)) rule_.citations.push_back(std::move(citation));
        }
        if (!any) context_.sink.report(Code::no_citation, decl_.name.span, {{"name", rule_.name}});
    }

    void period() {
        if (const auto* own = only<syntax::InForceClause>(context_, decl_, {"施行", "in force"})) {
            rule_.in_force = checked_period(context_, own->period);
        } else if (!rule_.citations.empty()) {
            rule_.in_force = period_of_source(context_.program.documents[rule_.citations.front().source]);
        }
    }

    void conditions() {
        const auto* scope = only<syntax::ScopeClause>(context_, decl_, {"适用", "applies when"});
        const auto* trigger = only<syntax::TriggerClause>(context_, decl_, {"当", "when"});
        if (scope) rule_.scope = condition(scope->condition, rule_.citations);
        if (trigger) rule_.trigger = condition(trigger->condition, rule_.citations);
    }

    /// Without its record a rule's names mean nothing; that is already reported.
    program::ExprId condition(syntax::ExprId expr, const std::vector<program::Citation>& cited) {
        return rule_.record ? check_condition(context_, {module_, rule_.record, cited}, expr) : program::ExprId{};
    }

    void norm() {
        const auto* written = only<syntax::Norm>(context_, decl_, {"规范", "the norm"});
        if (!written) {
            context_.sink.report(Code::no_norm, decl_.name.span, {{"name", rule_.name}});
            return;
        }
        rule_.norm.kind = static_cast<program::NormKind>(written->kind);
        static_assert(static_cast<int>(syntax::NormKind::grant) == static_cast<int>(program::NormKind::grant));
        rule_.norm.in_principle = written->in_principle;
        rule_.norm.span = written->span;
        if (written->content) rule_.norm.content = condition(*written->content, rule_.citations);
        if (written->grant) rule_.norm.grant = written->grant->name();
        if (written->grant_text) rule_.norm.grant_text = written->grant_text->text;
    }

    void exception(const syntax::UnlessClause& clause, RuleId id) {
        program::ExceptionClause result;
        result.name = clause.name.name();
        result.module = module_;
        result.span = clause.name.span;
        result.rule = id;
        for (const program::ExceptionId other : rule_.exceptions) {
            const program::ExceptionClause& earlier = context_.program.exceptions[other];
            for (const syntax::Ident& word : clause.name.spellings) {
                if (!earlier.name.is(word.text)) continue;
                Diagnostic& diagnostic = context_.sink.report(Code::repeated_name, word.span, {{"name", word.text}});
                diagnostic.labels.push_back({earlier.span, LabelText::declared_here, {{"name", word.text}}});
            }
        }
        result.citations = resolve_citations(context_, module_, clause.cites);
        const bool own_source = !result.citations.empty();
        if (clause.in_force) {
            result.in_force = checked_period(context_, *clause.in_force);
        } else if (own_source) {
            result.in_force = period_of_source(context_.program.documents[result.citations.front().source]);
        }
        result.condition = condition(clause.condition, own_source ? result.citations : rule_.citations);
        for (const syntax::Text& paper : clause.evidence) result.evidence.push_back(paper.text);
        rule_.exceptions.push_back(context_.program.exceptions.add(std::move(result)));
    }

    Context& context_;
    ModuleId module_;
    const syntax::RuleDecl& decl_;
    program::Rule rule_;
};

}  // namespace

void check_rules(Context& context, ModuleId module) {
    for (const syntax::Declaration& declaration : context.scope(module).tree->declarations) {
        if (const auto* decl = std::get_if<syntax::RuleDecl>(&declaration)) RuleChecker(context, module, *decl).run();
    }
}

}  // namespace zhunze::check
