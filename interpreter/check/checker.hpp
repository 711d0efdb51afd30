// SPDX-License-Identifier: Apache-2.0
// Checks one expression tree; made anew for each.
#pragma once

#include "check/expressions.hpp"

namespace zhunze::check {

/// What the names in a part of a selection mean besides those around it.
struct InnerScope {
    const InnerScope* outer = nullptr;
    program::RecordId record;      ///< of the list's items
    bool group = false;            ///< the names are those of a group of items, not of one item
    program::ExprId list;          ///< of the selection
    program::FieldId list_field;   ///< the field that the list is, through however many groups
    program::FieldId key;          ///< of a group: the plain field that is its key, if it is one
    program::ExprId key_expr;
};

/// What a name stands for where it is written.
struct Meaning {
    enum class Kind : unsigned char {
        nothing,
        ambiguous,
        field,
        symbol,       ///< a definition, question, parameter or table
        group_list,   ///< the items of a group
        group_key,
        of_item,      ///< of the items of a group, where the group itself is spoken of
        other_record  ///< a definition on a record that is not spoken of here
    };
    Kind kind = Kind::nothing;
    program::FieldId field;               ///< kind field
    Symbol symbol;                        ///< kinds symbol, other_record
    const InnerScope* scope = nullptr;    ///< kinds group_list, group_key, of_item
    struct Origin { Span span; Name full; };
    std::vector<Origin> origins;          ///< of an ambiguous one there are several: where each is declared, and its whole name
};

class Checker {
public:
    Checker(Context& context, const Surroundings& where) : context_(context), where_(where), tree_(*context.scope(where.module).tree) {}

    program::ExprId check(syntax::ExprId id, const std::optional<program::Type>& expected);

private:
    using Expected = std::optional<program::Type>;

    // expressions.cpp: literals, members, and what operators are applied to.
    program::ExprId check_any(syntax::ExprId id, const Expected& expected);
    program::ExprId wanted(program::ExprId id, const Expected& expected);
    program::ExprId report_expected(program::ExprId id, const Name& expected);
    std::string example_of(const program::Type& type) const;
    program::ExprId literal(const syntax::Expr& written, program::Type type, Value value, program::Unit unit = {});
    program::ExprId number(const syntax::Expr& written, const Expected& expected);
    program::ExprId quantity(const syntax::Expr& written);
    std::optional<program::Unit> unit_or_glued(const syntax::Expr& written);
    program::ExprId member(const syntax::Expr& written, const std::string& word, const program::Type& type);
    std::string code_of(const program::Type& type, std::int32_t member) const;
    program::ExprId operation(const syntax::Expr& written);
    bool right_argument_count(const syntax::Expr& written);
    program::ExprId truths(const syntax::Expr& written);
    program::ExprId fact(const syntax::Expr& written);
    std::vector<program::ExprId> compared_operands(const syntax::Expr& written);
    program::ExprId add(const syntax::Expr& written, program::Type type, std::vector<program::ExprId> args);

    // names.cpp
    program::ExprId path(const syntax::Expr& written, const Expected& expected);
    program::ExprId unknown(const syntax::Expr& written, const Expected& expected);
    program::ExprId value(const syntax::Expr& written, const Expected& expected);
    void note_meaning(const syntax::Path& path, const Meaning& meaning, const Expected& expected);
    bool names_member(const syntax::Path& path, const Expected& expected) const;
    program::ExprId report_meaning(const syntax::Expr& written, const Meaning& meaning);
    program::ExprId field_use(const syntax::Expr& written, program::FieldId field);
    program::ExprId symbol_use(const syntax::Expr& written, const Symbol& symbol);
    program::ExprId definition_use(const syntax::Expr& written, program::DefinitionId id);
    program::ExprId group_use(const syntax::Expr& written, const Meaning& meaning);
    Meaning meaning_of(const syntax::Path& path) const;
    std::vector<Meaning> fields_named(const syntax::Path& path, const std::vector<program::RecordId>& visible) const;
    void add_groups(const syntax::Path& path, const std::vector<program::RecordId>& visible, std::vector<Meaning>& found) const;
    Meaning::Origin origin_of(program::FieldId id) const;
    Meaning::Origin origin_of(const Symbol& symbol) const;
    const InnerScope* group_with(const syntax::Path& path, program::RecordId on) const;
    std::vector<program::RecordId> records() const;
    program::FieldId field_of(program::RecordId record, const syntax::Path& path) const;
    std::optional<Symbol> symbol_of(const syntax::Path& path) const;
    bool is_unresolved_name(syntax::ExprId id) const;

    // selections.cpp
    program::ExprId selection(const syntax::Expr& written);
    program::ExprId items(const syntax::Expr& written);
    program::FieldId list_field(program::ExprId list) const;
    bool is_nested(const syntax::Expr& written, program::ExprId list);
    bool body_is_right(const syntax::Expr& written, program::ExprId body);
    bool has_right_parts(const syntax::Expr& written);
    program::ExprId check_within(const InnerScope& scope, syntax::ExprId id, const Expected& expected);

    // functions.cpp: calls of tables, functions of texts and dates, sets of constants
    program::ExprId call(const syntax::Expr& written);
    program::ExprId unknown_function(const syntax::Expr& written);
    program::ExprId lookup(const syntax::Expr& written, program::TableId id);
    program::ExprId argument(const syntax::Expr& written, program::TableId id, std::size_t column);
    program::ExprId function(const syntax::Expr& written);
    program::ExprId among(const syntax::Expr& written);

    Context& context_;
    const Surroundings& where_;
    const syntax::Module& tree_;
    const InnerScope* scope_ = nullptr;  ///< the innermost
    bool reported_ = false;
};

[[nodiscard]] inline bool has_members(const program::Type& type) {
    using Kind = program::Type::Kind;
    return type.kind == Kind::enumeration || type.kind == Kind::taxonomy || type.kind == Kind::question;
}

/// An operation with everything but its operands' own business.
[[nodiscard]] program::Expr operation_of(const syntax::Expr& written, program::Type type, std::vector<program::ExprId> args);

[[nodiscard]] Name operator_name(Operator op);

}  // namespace zhunze::check
