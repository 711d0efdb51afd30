// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "syntax/print_clause.hpp"

namespace zhunze::syntax {

/// Tables as text, their cells in columns.
class TablePrinter {
public:
    TablePrinter(const Module& module, const Spelling& spelling, const ExpressionPrinter& expressions, const ClausePrinter& clauses,
                 const Page& page)
        : module_(module), spelling_(spelling), expressions_(expressions), clauses_(clauses), page_(page) {}

    /// All but the rows.
    [[nodiscard]] std::string head(const TableDecl& table) const;
    /// One line a row.
    [[nodiscard]] std::vector<std::string> rows(const TableDecl& table) const;

private:
    using Cells = std::vector<std::string>;  ///< of one row; of an otherwise row its word and its value
    [[nodiscard]] std::string columns(const TableDecl& table, const std::string& gap) const;
    [[nodiscard]] std::string column(const Column& column) const;
    [[nodiscard]] Cells cells(const Row& row) const;
    [[nodiscard]] std::string cell(const Cell& cell) const;
    [[nodiscard]] std::string value(const Row& row) const;
    [[nodiscard]] std::string test(const CellTest& test) const;
    [[nodiscard]] std::string codes(const CellTest& test) const;
    [[nodiscard]] std::string range(const RangeLiteral& range) const;

    const Module& module_;
    const Spelling& spelling_;
    const ExpressionPrinter& expressions_;
    const ClausePrinter& clauses_;
    const Page& page_;
};

}  // namespace zhunze::syntax
