// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "explain/percentages.hpp"
#include "explain/scope.hpp"
#include "explain/show.hpp"
#include "explain/tree.hpp"

namespace zhunze::explain {

/// A field as one scope has it.
struct FieldUse {
    program::FieldId field;
    const Scope* scope = nullptr;
};

/// Turns checked expressions into nodes with the values one run recorded for them.
class NodeBuilder {
public:
    NodeBuilder(const Case& subject, const plan::RecordPlan& record, const evaluate::Trace& trace, const Percentages& percentages)
        : subject_(subject), program_(*subject.plan.program), percentages_(percentages), record_(record), scopes_(subject, record, trace) {}

    [[nodiscard]] const Percentages& percentages() const { return percentages_; }
    [[nodiscard]] const Scope& outermost() const { return scopes_.outermost(); }
    /// `id` is valid and belongs to the record.
    [[nodiscard]] Node node(program::ExprId id) { return node(id, scopes_.outermost(), View()); }
    /// A condition of a record. Those of items are held against their facts before any list is looked at: their parts have no values.
    [[nodiscard]] Node condition(program::ExprId id, const Scope& scope);
    /// The index in the tree's definitions; each is explained once, so that sharing cannot make the tree explode.
    std::size_t definition(program::DefinitionId id) { return definition(id, scopes_.outermost()); }

    /// Explaining a definition, or a fact that is bounded by conditions, may meet others: ask for the next until there is none.
    [[nodiscard]] std::size_t definition_count() const { return definitions_.size(); }
    [[nodiscard]] Derived derived(std::size_t index);
    /// Facts of items that nodes look at; they follow the application's own in the tree.
    [[nodiscard]] const std::vector<FieldUse>& item_facts() const { return item_facts_; }
    [[nodiscard]] std::vector<Parameter> take_parameters() { return std::move(parameters_); }

private:
    /// How the sides of a comparison are shown: alike.
    struct View {
        std::optional<program::Unit> unit;  ///< instead of the expression's own
        std::optional<WordedUnit> words;
        int places = usual_places;
    };

    [[nodiscard]] Node node(program::ExprId id, const Scope& scope, const View& view);
    [[nodiscard]] Node node(program::ExprId id, const Scope& scope) { return node(id, scope, View()); }
    [[nodiscard]] Node bare(program::ExprId id, const Scope& scope) const;  ///< without value and parts
    void refer(Node& result, program::ExprId id, const Scope& scope);
    [[nodiscard]] Shown shown(program::ExprId id, const Scope& scope, const View& view) const;
    [[nodiscard]] const Value& value_of(program::ExprId id, const Scope& scope) const { return scopes_.value(program_, scope, id); }
    [[nodiscard]] View view_of_operands(const program::Expr& expr, const Scope& scope) const;
    [[nodiscard]] program::Unit unit_of_expr(program::ExprId id) const;
    void collect_operands(program::ExprId id, Operator op, std::vector<program::ExprId>& out) const;
    void add_operands(Node& result, program::ExprId id, const Scope& scope);
    [[nodiscard]] std::optional<Margin> margin(program::ExprId value, program::ExprId threshold, const Scope& scope, const View& view) const;
    [[nodiscard]] Manner manner(program::ExprId id, const View& view) const;
    [[nodiscard]] Shown difference(const Value& value, const Value& threshold, program::ExprId limit, const View& view) const;
    [[nodiscard]] std::string written(Span span) const;

    std::size_t definition(program::DefinitionId id, const Scope& scope);
    [[nodiscard]] std::size_t fact(program::FieldId id, const Scope& scope);
    [[nodiscard]] std::size_t parameter(program::ParameterId id);
    [[nodiscard]] Lookup lookup(const program::Expr& expr, const Scope& scope) const;

    [[nodiscard]] program::FieldId list_field(program::ExprId list) const;
    [[nodiscard]] Selection selection(program::ExprId id, const Scope& scope);
    void show_items_that_decide(Selection& result, const program::Expr& expr, const Value& value, const plan::Loop& loop,
                                const evaluate::LoopTrace& run, const Scope& scope);
    [[nodiscard]] SelectedItem selected_item(const program::Expr& expr, const plan::Loop& loop, const evaluate::ItemTrace& run, const Scope& scope);
    [[nodiscard]] SelectedItem selected_group(const program::Expr& expr, const plan::Loop& loop, const evaluate::ItemTrace& run, const Scope& scope);

    const Case& subject_;
    const program::Program& program_;
    const Percentages& percentages_;
    const plan::RecordPlan& record_;
    Scopes scopes_;
    std::map<std::pair<program::DefinitionId, ItemPath>, std::size_t> definition_index_;
    struct DefinitionUse { program::DefinitionId definition; const Scope* scope = nullptr; std::vector<plan::Cause::Step> path; };
    std::vector<DefinitionUse> definitions_;
    std::map<std::pair<program::FieldId, ItemPath>, std::size_t> fact_index_;
    std::vector<FieldUse> item_facts_;
    std::map<program::ParameterId, std::size_t> parameter_index_;
    std::vector<Parameter> parameters_;
    std::size_t selection_depth_ = 0;
};

}  // namespace zhunze::explain
