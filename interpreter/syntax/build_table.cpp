// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "syntax/build.hpp"
#include "syntax/literals.hpp"
#include "syntax/unexpected.hpp"

namespace zhunze::syntax {

TableDecl Builder::table(const ParseNode& node) {
    TableDecl decl;
    decl.name = name_in(node);
    for (const ParseNode& part : node.children)
        if (part.rule == Rule::Column) decl.columns.push_back(column(part));
    decl.type = *type_in(node);
    if (const ParseNode* aggregate = node.child(Rule::Name)) decl.collect = ident(*aggregate);
    decl.cites = citations(node.child(Rule::Cites));
    for (const ParseNode& line : node.children)
        if (line.rule == Rule::RowLine) add_row(decl, line);
    decl.data = text_in(node);
    decl.span = node.span;
    return decl;
}

Column Builder::column(const ParseNode& node) {
    Column column{name_in(node), *type_in(node), {}, node.span};
    if (const ParseNode* domain = node.child(Rule::Range)) column.domain = range(*domain);
    return column;
}

/// A row with too few or too many cells is left out: nobody knows which of them is wrong.
void Builder::add_row(TableDecl& table, const ParseNode& line) {
    Row row;
    row.otherwise = line.has(TokenKind::OTHERWISE);
    row.span = line.span;
    const std::size_t wanted = table.columns.size() + 1;
    const std::size_t found = line.children.size();
    if (row.otherwise && found > 1) return unexpected(line.tokens[2].span, summed_up({TokenKind::SEP}));
    if (!row.otherwise && found != wanted) {
        sink_.report(Code::row_cells, line.span, {{"expected", std::to_string(wanted)}, {"found", std::to_string(found)}});
        return;
    }
    for (std::size_t i = 0; i + 1 < found; ++i) row.cells.push_back(cell(line.children[i]));
    const ParseNode& value = line.children.back();
    if (!is_value(value)) return unexpected(value.span, {"值或“无”", "a value or `none`"});
    if (!value.has(TokenKind::NONE)) row.value = expression(value.children.front().children.front());
    table.rows.push_back(std::move(row));
}

/// One value, as against what a column tests.
bool Builder::is_value(const ParseNode& cell) {
    if (cell.has(TokenKind::NONE)) return true;
    if (cell.children.size() != 1) return false;
    const ParseNode& test = cell.children.front();
    return test.tokens.empty() && test.children.front().rule != Rule::Range;
}

Cell Builder::cell(const ParseNode& node) {
    Cell cell{{}, node.span};
    if (const Token* member = node.token(TokenKind::NONE)) cell.tests.push_back(member_test(*member));
    for (const ParseNode& test : node.children) cell.tests.push_back(cell_test(test));
    return cell;
}

/// In a column 无 is the member of that name: only a row's value can be none.
CellTest Builder::member_test(const Token& word) {
    Expr member;
    member.kind = ExprKind::path;
    member.span = word.span;
    member.path = {{ident_at(word.span, sources_)}, word.span};
    CellTest test;
    test.value = add_expr(std::move(member));
    test.span = word.span;
    return test;
}

CellTest Builder::cell_test(const ParseNode& node) {
    CellTest test;
    test.span = node.span;
    if (const Token* codes = node.token(TokenKind::CODE_RANGE)) {
        const auto [first, last] = split_codes(codes->span, sources_);
        test.kind = CellTest::Kind::codes;
        test.value = digits(first);
        test.last = digits(last);
        return test;
    }
    if (node.children.front().rule == Rule::Range) {
        test.kind = CellTest::Kind::range;
        test.range = range(node.children.front());
        return test;
    }
    test.value = expression(node.children.front());
    if (node.tokens.empty()) return test;
    if (node.has(TokenKind::STAR)) {
        test.kind = CellTest::Kind::prefix;
    } else if (node.has(TokenKind::DOTS)) {
        test.kind = CellTest::Kind::codes;
        test.last = expression(node.children.back());
    } else {
        test.kind = CellTest::Kind::comparison;
        test.op = comparison_operator(node.tokens.front().kind);
    }
    return test;
}

RangeLiteral Builder::range(const ParseNode& node) {
    RangeLiteral range;
    range.low_open = node.has(TokenKind::LPAREN);
    range.high_open = node.has(TokenKind::RPAREN);
    range.span = node.span;
    const Span comma = node.token(TokenKind::COMMA)->span;
    for (const ParseNode& end : node.children) (end.span.begin < comma.begin ? range.low : range.high) = expression(end);
    return range;
}

}  // namespace zhunze::syntax
