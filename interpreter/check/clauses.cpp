// SPDX-License-Identifier: Apache-2.0
#include "check/clauses.hpp"

#include <algorithm>

namespace zhunze::check {

namespace {

using program::ExceptionClause;
using program::ExceptionId;
using program::ModuleId;
using program::Rule;

class ClausePutter {
public:
    ClausePutter(Context& context, ModuleId module, const Clauses& clauses, Rule& rule)
        : context_(context), module_(module), clauses_(clauses), rule_(rule), carried_over_(rule.exceptions) {
        for (std::size_t i = 0; i < carried_over_.size(); ++i) index(i);
    }

    void run() {
        citations();
        const auto* scope = only<syntax::ScopeClause>(context_, clauses_, {"适用", "applies when"});
        const auto* trigger = only<syntax::TriggerClause>(context_, clauses_, {"当", "when"});
        const auto* norm = only<syntax::Norm>(context_, clauses_, {"规范", "the norm"});
        const auto* remedy = only<syntax::RemedyClause>(context_, clauses_, {"整改", "remedy"});
        if (scope) rule_.scope = check_condition_of_record(context_, surroundings(), scope->condition);
        if (trigger) rule_.trigger = check_condition_of_record(context_, surroundings(), trigger->condition);
        if (norm) rule_.norm = check_norm(context_, surroundings(), *norm);
        const bool wrong = (trigger && !rule_.trigger) || (norm && norm->content && !rule_.norm.content);
        if (wrong) context_.wrong_rules.insert(rule_.base.value);
        if (remedy) rule_.remedy = remedy->text.text;
        for (const syntax::Clause* clause : clauses_) {
            if (const auto* unless = std::get_if<syntax::UnlessClause>(clause)) exception(*unless);
        }
    }

private:
    Surroundings surroundings() const { return {module_, rule_.record, rule_.citations}; }

    void citations() {
        std::vector<program::Citation> cited;
        for (const syntax::Clause* clause : clauses_) {
            const auto* cites = std::get_if<syntax::CitesClause>(clause);
            if (cites) std::ranges::move(resolve_citations(context_, module_, cites->citations), std::back_inserter(cited));
        }
        rule_.citations.insert(rule_.citations.begin(), cited.begin(), cited.end());
    }

    void exception(const syntax::UnlessClause& clause) {
        ExceptionClause result;
        result.name = clause.name.name();
        result.spellings = clause.name.words();
        result.module = module_;
        result.span = clause.name.span;
        result.rule = rule_.base;
        put_exception(context_, module_, rule_, clause, result);
        const std::size_t same = first_that_shares_a_name(clause.name);
        const ExceptionId earlier = same < rule_.exceptions.size() ? rule_.exceptions[same] : ExceptionId{};
        const bool replaces = same < carried_over_.size() && earlier == carried_over_[same];
        if (earlier && !replaces) return report_repeated(clause.name, context_.program.exceptions[earlier]);
        if (replaces) add_spellings(result, context_.program.exceptions[earlier]);
        const ExceptionId id = context_.program.exceptions.add(std::move(result));
        context_.program.exceptions[id].base = replaces ? context_.program.exceptions[earlier].base : id;
        if (replaces) rule_.exceptions[same] = id;
        else rule_.exceptions.push_back(id);
        index(same);
    }

    void index(std::size_t exception) {
        for (const std::string& word : context_.program.exceptions[rule_.exceptions[exception]].spellings) {
            const auto place = by_name_.emplace(word, exception).first;
            place->second = std::min(place->second, exception);
        }
    }
    /// Where among the rule's exceptions; behind the last if there is none.
    std::size_t first_that_shares_a_name(const syntax::NameDecl& name) const {
        std::size_t first = rule_.exceptions.size();
        for (const syntax::Ident& word : name.spellings) {
            if (const auto found = by_name_.find(word.text); found != by_name_.end()) first = std::min(first, found->second);
        }
        return first;
    }

    /// Who amends an exception need not say its name in both languages again.
    static void add_spellings(ExceptionClause& to, const ExceptionClause& earlier) {
        if (to.name.zh.empty()) to.name.zh = earlier.name.zh;
        if (to.name.en.empty()) to.name.en = earlier.name.en;
        for (const std::string& word : earlier.spellings) {
            if (!to.is_called(word)) to.spellings.push_back(word);
        }
    }

    void report_repeated(const syntax::NameDecl& name, const ExceptionClause& earlier) {
        for (const syntax::Ident& word : name.spellings) {
            if (!earlier.is_called(word.text)) continue;
            Diagnostic& diagnostic = context_.sink.report(Code::repeated_name, word.span, {{"name", word.text}});
            diagnostic.labels.push_back({earlier.span, LabelText::declared_here, {{"name", word.text}}});
        }
    }

    Context& context_;
    ModuleId module_;
    const Clauses& clauses_;
    Rule& rule_;
    const std::vector<ExceptionId> carried_over_;  ///< from the version before
    std::unordered_map<std::string, std::size_t> by_name_{};  ///< the rule's exceptions: places in its list, by every spelling
};

}  // namespace

void put_clauses(Context& context, ModuleId module, const Clauses& clauses, Rule& rule) { ClausePutter(context, module, clauses, rule).run(); }

program::Norm check_norm(Context& context, const Surroundings& where, const syntax::Norm& written) {
    program::Norm norm;
    norm.kind = static_cast<program::NormKind>(written.kind);
    static_assert(static_cast<int>(syntax::NormKind::grant) == static_cast<int>(program::NormKind::grant));
    norm.in_principle = written.in_principle;
    norm.span = written.span;
    if (written.content) norm.content = check_condition_of_record(context, where, *written.content);
    if (written.grant) norm.grant = written.grant->name();
    if (written.grant_text) norm.grant_text = written.grant_text->text;
    return norm;
}

program::ExprId check_condition_of_record(Context& context, const Surroundings& where, syntax::ExprId condition) {
    return where.record ? check_condition(context, where, condition) : program::ExprId{};
}

}  // namespace zhunze::check
