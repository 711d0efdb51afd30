// SPDX-License-Identifier: Apache-2.0
#include "syntax/print_table.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace zhunze::syntax {
namespace {

/// A cell wider than this leaves its column: one long cell must not widen a hundred thousand rows.
constexpr int widest_column = 40;

std::string padded(const std::string& text, int width) {
    const int missing = width - display_width(text);
    return missing > 0 ? text + std::string(static_cast<std::size_t>(missing), ' ') : text;
}

constexpr TokenKind comparisons[] = {TokenKind::LESS, TokenKind::LESS_OR_EQUAL, TokenKind::GREATER, TokenKind::GREATER_OR_EQUAL};

}  // namespace

// ---- head ----

std::string TablePrinter::head(const TableDecl& table) const {
    const Span after_type{table.span.file, table.type.span.end, table.span.end};
    const std::string policy = table.collect ? clauses_.part(TokenKind::COLLECT, after_type, spelling_.aggregate(*table.collect))
                                             : " " + clauses_.word(TokenKind::UNIQUE, after_type);
    const std::string cites = table.cites.empty() ? "" : clauses_.part(TokenKind::CITES, after_type, clauses_.citations(table.cites));
    const std::string data = table.data ? clauses_.data(table.name, {after_type.file, after_type.begin, table.data->span.end}, *table.data) : "";
    const std::string before = clauses_.begin(TokenKind::TABLE, table.span, table.name) + " (";
    const std::string after = ") : " + expressions_.type(table.type) + policy + cites + data;
    const std::string flat = before + columns(table, " ") + after;
    if (page_.fits(flat + " {")) return flat;
    const std::string gap = "\n" + page_.indentation();
    return before + gap + "  " + columns(table, gap + "  ") + gap + after;
}

std::string TablePrinter::columns(const TableDecl& table, const std::string& gap) const {
    std::string text;
    for (const Column& one : table.columns) text += (text.empty() ? "" : "," + gap) + column(one);
    return text;
}

std::string TablePrinter::column(const Column& column) const {
    const std::string domain = column.domain ? " " + range(*column.domain) : "";
    return spelling_.declared(column.name) + " : " + expressions_.type(column.type) + domain;
}

// ---- rows ----

std::vector<std::string> TablePrinter::rows(const TableDecl& table) const {
    std::vector<Cells> written;
    for (const Row& row : table.rows) written.push_back(cells(row));
    std::vector<int> widths(table.columns.size(), 1);
    for (std::size_t row = 0; row < written.size(); ++row) {
        for (std::size_t i = 0; !table.rows[row].otherwise && i < widths.size(); ++i) {
            const int width = display_width(written[row][i]);
            if (width <= widest_column) widths[i] = std::max(widths[i], width);
        }
    }
    constexpr int between = 3;
    int all = -between;
    for (const int width : widths) all += width + between;
    std::vector<std::string> lines;
    for (std::size_t row = 0; row < written.size(); ++row) {
        const bool otherwise = table.rows[row].otherwise;
        std::string line;
        for (std::size_t i = 0; i + 1 < written[row].size(); ++i) line += padded(written[row][i], otherwise ? all : widths[i]) + " | ";
        lines.push_back(line + written[row].back());
    }
    return lines;
}

TablePrinter::Cells TablePrinter::cells(const Row& row) const {
    Cells cells;
    if (row.otherwise) cells.push_back(clauses_.word(TokenKind::OTHERWISE, row.span));
    for (const Cell& one : row.cells) cells.push_back(cell(one));
    cells.push_back(value(row));
    return cells;
}

std::string TablePrinter::cell(const Cell& cell) const {
    std::string text;
    for (const CellTest& one : cell.tests) text += (text.empty() ? "" : ", ") + test(one);
    return text.empty() ? "-" : text;
}

/// A member called 无 is in brackets: without them the row has no value.
std::string TablePrinter::value(const Row& row) const {
    constexpr std::uint32_t longest = 4;  // bytes of `none`, which ends the row
    if (!row.value) return clauses_.word(TokenKind::NONE, {row.span.file, row.span.end - longest, row.span.end});
    return expressions_.beside({TokenKind::NONE}, *row.value, expressions_.operand(*row.value));
}

std::string TablePrinter::test(const CellTest& test) const {
    switch (test.kind) {
        case CellTest::Kind::range: return range(test.range);
        case CellTest::Kind::codes: return codes(test);
        case CellTest::Kind::prefix: return expressions_.operand(*test.value) + "*";
        case CellTest::Kind::value: return expressions_.operand(*test.value);
        case CellTest::Kind::comparison: break;
    }
    const Token written = spelling_.find({comparisons[0], comparisons[1], comparisons[2], comparisons[3]}, test.span);
    const std::string comparison =
        spelling_.asked() ? std::string(word(written.kind, *spelling_.asked())) : spelling_.as_written(written.span);
    return comparison + " " + expressions_.operand(*test.value);
}

/// `C13..C15`; a number takes the mark in only if it is all digits, and so is the other.
std::string TablePrinter::codes(const CellTest& test) const {
    const auto kind = [&](ExprId id) { return module_.exprs[id].kind; };
    const auto whole = [&](ExprId id) {
        const Expr& expr = module_.exprs[id];
        return expr.kind == ExprKind::number && !expr.percent && expr.digits.find('.') == std::string::npos;
    };
    const bool glues = kind(*test.value) == ExprKind::path || (whole(*test.value) && whole(*test.last));
    return expressions_.operand(*test.value) + (glues ? ".." : " .. ") + expressions_.operand(*test.last);
}

std::string TablePrinter::range(const RangeLiteral& range) const {
    return (range.low_open ? "(" : "[") + (range.low ? expressions_.operand(*range.low) : "") + ", " +
           (range.high ? expressions_.operand(*range.high) : "") + (range.high_open ? ")" : "]");
}

}  // namespace zhunze::syntax
