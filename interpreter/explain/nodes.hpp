// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <vector>

#include "explain/case.hpp"
#include "explain/tree.hpp"

namespace zhunze::explain {

/// Turns checked expressions into nodes with the values one run recorded for them.
class NodeBuilder {
public:
    NodeBuilder(const Case& subject, const plan::RecordPlan& record, const evaluate::Trace& trace)
        : subject_(subject), program_(*subject.plan.program), record_(record), trace_(trace) {}

    /// `id` is valid and belongs to the record.
    [[nodiscard]] Node node(program::ExprId id);
    /// The index in `take_definitions()`; each definition is explained once, so that sharing cannot make the tree explode.
    std::size_t definition(program::DefinitionId id);
    /// All definitions met so far and those they stand on; call it last.
    [[nodiscard]] std::vector<Derived> take_definitions();

    [[nodiscard]] const Value& value_of(program::ExprId id) const;
    [[nodiscard]] RulePlace place_of(Span span) const;

private:
    struct View {
        std::optional<program::Unit> unit;  ///< instead of the expression's own: both sides of a comparison show alike
        int places;
    };

    [[nodiscard]] Node node(program::ExprId id, const View& view);
    [[nodiscard]] View view_of_operands(const program::Expr& expr) const;
    [[nodiscard]] program::Unit unit_of_expr(const program::Expr& expr) const;
    void collect_operands(program::ExprId id, Operator op, std::vector<program::ExprId>& out) const;
    void add_operands(Node& result, program::ExprId id);
    void add_margins(Node& result, const program::Expr& expr, const View& view) const;
    [[nodiscard]] std::optional<Margin> margin(program::ExprId value, program::ExprId threshold, const View& view) const;
    [[nodiscard]] Shown difference(const Value& value, const Value& threshold, const program::Expr& expr, const View& view) const;
    [[nodiscard]] std::string written(Span span) const;

    const Case& subject_;
    const program::Program& program_;
    const plan::RecordPlan& record_;
    const evaluate::Trace& trace_;
    std::map<program::DefinitionId, std::size_t> definition_index_;
    std::vector<program::DefinitionId> definition_ids_;
};

}  // namespace zhunze::explain
