// SPDX-License-Identifier: Apache-2.0
#include "check/replacements.hpp"

#include <algorithm>

#include "check/clauses.hpp"
#include "check/rebinding.hpp"

namespace zhunze::check {

namespace {

using program::DefinitionId;
using program::ParameterId;
using program::Rule;
using program::RuleId;

class ReplacementChecker {
public:
    ReplacementChecker(Context& context, const PendingException& pending)
        : context_(context), pending_(pending), base_(clause().rule), rebinder_(context, pending.decl->name.span),
          where_{clause().module, rule().record, clause().citations.empty() ? rule().citations : clause().citations} {}

    void run() {
        const bool empty = pending_.decl->replacements.empty();
        if (empty && !has_syntax_error(context_, pending_.decl->span)) context_.sink.report(Code::nothing_replaced, pending_.decl->name.span);
        for (const auto& one : pending_.decl->replacements) {
            std::visit([&](const auto& part) { take(part); }, one);
        }
        for (const RuleId version : rule().versions) put_variant(context_.program.rules[version]);
        if (!uses_are_known()) return;
        check_scopes();
        for (const Rebound& one : rebound_) {
            if (!is_used(one)) report_unused(one);
        }
    }

private:
    struct Rebound {
        const syntax::Rebinding* written;
        Symbol symbol;
    };

    const program::ExceptionClause& clause() const { return context_.program.exceptions[pending_.id]; }
    const Rule& rule() const { return context_.program.rules[base_]; }

    template <class Clause>
    bool is_first(const Clause* first, const Clause& second, const Name& word) {
        if (!first) return true;
        Diagnostic& diagnostic = context_.sink.report(Code::repeated_clause, second.span, {{"clause", word}});
        diagnostic.labels.push_back({first->span, LabelText::first_here, {}});
        return false;
    }

    void take(const syntax::Norm& written) {
        if (!is_first(norm_, written, {"规范", "the norm"})) return;
        norm_ = &written;
        new_norm_ = check_norm(context_, where_, written);
        whole_ = whole_ && (new_norm_.content || !written.content);
    }

    void take(const syntax::TriggerClause& written) {
        if (!is_first(trigger_, written, {"当", "when"})) return;
        trigger_ = &written;
        new_trigger_ = check_condition_of_record(context_, where_, written.condition);
        whole_ = whole_ && new_trigger_;
    }

    void take(const syntax::Rebinding& written) {
        const auto symbol = rebindable(written.name);
        if (!symbol || is_repeated(written, *symbol)) return;
        rebound_.push_back({&written, *symbol});
        if (symbol->kind == SymbolKind::parameter) {
            const program::Parameter& parameter = context_.program.parameters[symbol->id<ParameterId>()];
            rebind(symbol->id<ParameterId>(), parameter, rule().record, parameter.type, written);
        } else {
            const auto id = symbol->id<DefinitionId>();
            const program::Type type = type_of_definition(context_, id, written.name.span);
            const program::Definition& definition = context_.program.definitions[id];
            rebind(id, definition, definition.record ? definition.record : rule().record, type, written);
        }
    }

    std::optional<Symbol> rebindable(const syntax::Path& name) {
        const auto symbol = find(context_, where_.module, Space::value, name);
        if (symbol && (symbol->kind == SymbolKind::parameter || symbol->kind == SymbolKind::definition)) return symbol;
        if (symbol || is_field(name)) {
            const Name found = symbol ? kind_name(symbol->kind) : Name{"字段", "a field"};
            context_.sink.report(Code::type_expected, name.span, {{"expected", Name{"参数或定义", "a parameter or definition"}}, {"found", found}});
            return std::nullopt;
        }
        return resolve(context_, where_.module, Space::value, name, {"参数或定义", "parameter or definition"});
    }

    bool is_field(const syntax::Path& name) const {
        return rule().record && name.parts.size() == 1 && field_named(context_, rule().record, name.text());
    }

    bool is_repeated(const syntax::Rebinding& written, const Symbol& symbol) {
        for (const Rebound& other : rebound_) {
            if (other.symbol.kind != symbol.kind || other.symbol.index != symbol.index) continue;
            Diagnostic& diagnostic = context_.sink.report(Code::repeated_name, written.name.span, {{"name", written.name.text()}});
            diagnostic.labels.push_back({other.written->name.span, LabelText::first_here, {}});
            return true;
        }
        return false;
    }

    /// The new meaning becomes a definition of the old name, so that explanations still say what the number is.
    template <class IdType>
    void rebind(IdType old, const program::Declared& declared, program::RecordId record, const program::Type& type,
                const syntax::Rebinding& written) {
        note_use(context_, written.name, declared.name);
        program::Definition instead;
        static_cast<program::Declared&>(instead) = declared;
        instead.span = written.name.span;
        instead.record = record;
        instead.type = type;
        instead.citations = clause().citations;
        if (record) instead.body = check_expression(context_, {where_.module, record, where_.citations}, written.value, type);
        whole_ = whole_ && instead.body;
        if (instead.body) rebinder_.rebind(old, context_.program.definitions.add(std::move(instead)));
    }

    void put_variant(Rule& version) {
        if (!whole_) return;
        const program::ExprId trigger = trigger_ ? new_trigger_ : version.trigger;
        program::Variant variant{pending_.id, rebinder_.copy(trigger), norm_ ? new_norm_ : version.norm};
        variant.norm.content = rebinder_.copy(variant.norm.content);
        version.variants.push_back(std::move(variant));
    }

    /// A rule is in scope or not before its exceptions are looked at: what the scope uses would silently keep its old value there.
    void check_scopes() {
        const auto changes = [&](RuleId version) {
            const program::ExprId scope = context_.program.rules[version].scope;
            return rebinder_.copy(scope) != scope;
        };
        if (!std::ranges::any_of(rule().versions, changes)) return;
        Diagnostic& diagnostic = context_.sink.report(Code::rebinding_in_scope, pending_.decl->name.span, {{"rule", rule().name}});
        diagnostic.labels.push_back({rule().span, LabelText::declared_here, {{"name", rule().name}}});
    }

    bool is_used(const Rebound& one) const {
        const bool parameter = one.symbol.kind == SymbolKind::parameter;
        return parameter ? rebinder_.used(one.symbol.id<ParameterId>()) : rebinder_.used(one.symbol.id<DefinitionId>());
    }

    /// Where something is wrong, which is reported, it is not known what is used.
    bool uses_are_known() const {
        return whole_ && !context_.too_many_entries && !context_.wrong_rules.contains(base_.value) && !has_syntax_error(context_, pending_.decl->span);
    }

    void report_unused(const Rebound& one) {
        const syntax::Path& name = one.written->name;
        Diagnostic& diagnostic = context_.sink.report(Code::rebinding_unused, name.span, {{"rule", rule().name}, {"name", name.text()}});
        diagnostic.labels.push_back({rule().span, LabelText::declared_here, {{"name", rule().name}}});
    }

    Context& context_;
    const PendingException& pending_;
    RuleId base_;
    Rebinder rebinder_;
    Surroundings where_;
    const syntax::Norm* norm_ = nullptr;
    const syntax::TriggerClause* trigger_ = nullptr;
    program::Norm new_norm_;
    program::ExprId new_trigger_;
    std::vector<Rebound> rebound_;
    bool whole_ = true;  ///< every part could be checked
};

}  // namespace

void check_replacements(Context& context, const PendingException& pending) { ReplacementChecker(context, pending).run(); }

}  // namespace zhunze::check
