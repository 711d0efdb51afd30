// SPDX-License-Identifier: Apache-2.0
// From plain nodes to the tree.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "syntax/parse_node.hpp"
#include "syntax/tree.hpp"

namespace zhunze::syntax {

[[nodiscard]] Operator comparison_operator(TokenKind word);

/// Adds parsed items to a module. An expression that did not parse becomes an invalid one; of what else did not parse the
/// smallest part that stands alone (a field, a clause, a declaration) is left out.
class Builder {
public:
    /// Chains of + - * / lean to the left; one deeper than `most_depth` is reported, for every later pass recurses on them.
    Builder(Module& module, const Sources& sources, Sink& sink, std::size_t most_depth)
        : module_(module), sources_(sources), sink_(sink), most_depth_(most_depth) {}

    void add(const ParseNode& item);

private:
    // declarations (build.cpp)
    void module_header(const ParseNode& node);
    [[nodiscard]] Declaration declaration(const ParseNode& node);
    [[nodiscard]] DimensionDecl dimension(const ParseNode& node);
    [[nodiscard]] UnitDecl unit(const ParseNode& node);
    [[nodiscard]] TaxonomyDecl taxonomy(const ParseNode& node);
    [[nodiscard]] RecordDecl record(const ParseNode& node);
    [[nodiscard]] FieldDecl field(const ParseNode& node);
    void add_modifier(FieldDecl& field, const ParseNode& node);
    [[nodiscard]] InvariantDecl invariant(const ParseNode& node);
    [[nodiscard]] SourceDecl source(const ParseNode& node);
    void add_source_clause(SourceDecl& source, const ParseNode& node);
    [[nodiscard]] ParameterDecl parameter(const ParseNode& node);
    [[nodiscard]] Version version(const ParseNode& node);
    [[nodiscard]] DefineDecl define(const ParseNode& node);
    void add_cases(DefineDecl& define, const ParseNode& node);

    // tables (build_table.cpp)
    [[nodiscard]] TableDecl table(const ParseNode& node);
    [[nodiscard]] Column column(const ParseNode& node);
    void add_row(TableDecl& table, const ParseNode& line);
    [[nodiscard]] static bool is_value(const ParseNode& cell);
    [[nodiscard]] Cell cell(const ParseNode& node);
    [[nodiscard]] CellTest member_test(const Token& word);
    [[nodiscard]] CellTest cell_test(const ParseNode& node);
    [[nodiscard]] RangeLiteral range(const ParseNode& node);

    // rules and tests (build_rule.cpp, build_exception.cpp, build_test.cpp)
    [[nodiscard]] RuleDecl rule(const ParseNode& node);
    [[nodiscard]] Clause clause(const ParseNode& node);
    [[nodiscard]] Norm norm(const ParseNode& node);
    [[nodiscard]] UnlessClause unless(const ParseNode& node);
    [[nodiscard]] PrecedenceClause precedence(const ParseNode& node);
    [[nodiscard]] std::vector<Citation> citations(const ParseNode* cites);
    [[nodiscard]] ExceptionDecl exception(const ParseNode& node);
    void add_replacement(ExceptionDecl& decl, const ParseNode& node);
    [[nodiscard]] AmendDecl amendment(const ParseNode& node);
    [[nodiscard]] TestDecl test(const ParseNode& node);
    [[nodiscard]] TestItem test_item(const ParseNode& node);
    [[nodiscard]] GivenItem given(const ParseNode& node);
    [[nodiscard]] std::vector<GivenPart> given_parts(const ParseNode& node);
    [[nodiscard]] GivenPart given_part(const ParseNode& node);
    [[nodiscard]] TestItem expectation(const ParseNode& node);
    [[nodiscard]] ExpectMissing expect_missing(const ParseNode& node);
    [[nodiscard]] ExpectRule expect_rule(const ParseNode& node);

    // expressions (build_expression.cpp)
    [[nodiscard]] ExprId expression(const ParseNode& node);
    [[nodiscard]] std::optional<ExprId> optional_expression(const ParseNode& node);
    [[nodiscard]] ExprId joined(const ParseNode& node, Operator op);
    [[nodiscard]] ExprId condition(const ParseNode& node);
    [[nodiscard]] ExprId comparison(ExprId left, const ParseNode& node, Span span);
    [[nodiscard]] ExprId state_test(ExprId left, const ParseNode& node, Span span);
    [[nodiscard]] ExprId arithmetic(const ParseNode& node);
    [[nodiscard]] ExprId factor(const ParseNode& node);
    [[nodiscard]] ExprId primary(const ParseNode& node);
    [[nodiscard]] ExprId number(const ParseNode& node);
    [[nodiscard]] ExprId digits(Span span);
    [[nodiscard]] ExprId named(const ParseNode& path);
    ExprId operation(Operator op, Span op_span, std::vector<ExprId> args, Span span);
    ExprId add_expr(Expr expr);

    // calls (build_call.cpp)
    [[nodiscard]] ExprId call(const ParseNode& node);
    [[nodiscard]] ExprId plain_call(const ParseNode& node, std::optional<Operator> function);
    void take_rounding(Expr& call);
    [[nodiscard]] ExprId selection(const ParseNode& node, Operator op);
    void take_parts(Expr& selection, const ParseNode& argument);

    // units (build_units.cpp)
    struct UnitProduct {
        std::optional<Rational> number;
        UnitExpr unit;
    };
    [[nodiscard]] UnitProduct unit_product(const ParseNode& node);
    [[nodiscard]] UnitExpr wire_unit(const ParseNode& node);

    // names and literals (build_names.cpp)
    [[nodiscard]] Ident ident(const ParseNode& name);
    [[nodiscard]] Path path(const ParseNode& node);
    [[nodiscard]] Path path_in(const ParseNode& node);
    [[nodiscard]] NameDecl name_decl(const ParseNode& node);
    [[nodiscard]] NameDecl name_in(const ParseNode& node);
    [[nodiscard]] std::vector<NameDecl> members(const ParseNode& node);
    [[nodiscard]] std::optional<TypeExpr> type_in(const ParseNode& node);
    [[nodiscard]] std::vector<Text> texts(const ParseNode& node) const;
    [[nodiscard]] std::optional<Text> text_in(const ParseNode& node) const;
    [[nodiscard]] DateLiteral date(const Token& token) const;
    [[nodiscard]] PeriodLiteral period(const ParseNode& node) const;
    [[nodiscard]] std::optional<PeriodLiteral> period_in(const ParseNode& node) const;
    [[nodiscard]] static Name spelling(const Token& word);
    void repeated(Span again, Span first, const Name& what);
    void unexpected(Span span, const Name& expected);

    Module& module_;
    const Sources& sources_;
    Sink& sink_;
    std::size_t most_depth_;
    std::vector<std::size_t> depths_;  ///< by expression
    bool too_deep_reported_ = false;
};

}  // namespace zhunze::syntax
