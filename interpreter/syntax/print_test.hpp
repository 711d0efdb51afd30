// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "syntax/print_block.hpp"
#include "syntax/print_clause.hpp"

namespace zhunze::syntax {

/// Tests of a rule file.
class TestPrinter {
public:
    TestPrinter(const Module& module, const Sources& sources, const Spelling& spelling, const ExpressionPrinter& expressions,
                const ClausePrinter& clauses, const BlockPrinter& blocks, Page& page)
        : module_(module), sources_(sources), spelling_(spelling), expressions_(expressions), clauses_(clauses), blocks_(blocks), page_(page) {}

    void print(const TestDecl& decl) const;

private:
    void print(const GivenItem& item) const;
    void print(const AsOfItem& item) const;
    void print(const ReadingItem& item) const;
    void print(const ExpectRule& item) const;
    void print(const ExpectMissing& item) const;
    void print(const ExpectOverall& item) const;
    void print(const ExpectValue& item) const;
    void print(const ExpectException& item) const;
    void expect(Span span, const std::string& text) const;

    [[nodiscard]] std::vector<BlockPrinter::Entry> entries(const std::vector<GivenPart>& parts) const;
    [[nodiscard]] BlockPrinter::Entry entry(const GivenValue& given) const;
    [[nodiscard]] BlockPrinter::Entry entry(const GivenEvidence& evidence) const;
    [[nodiscard]] BlockPrinter::Entry entry(const GivenListItem& item) const;
    [[nodiscard]] std::string field(const Ident& name) const;
    [[nodiscard]] std::string given_text(const GivenValue& given) const;
    [[nodiscard]] std::string reading(const ReadingItem& item) const;

    const Module& module_;
    const Sources& sources_;
    const Spelling& spelling_;
    const ExpressionPrinter& expressions_;
    const ClausePrinter& clauses_;
    const BlockPrinter& blocks_;
    Page& page_;
};

}  // namespace zhunze::syntax
