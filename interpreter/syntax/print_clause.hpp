// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "syntax/page.hpp"
#include "syntax/print_expression.hpp"
#include "syntax/spelling.hpp"

namespace zhunze::syntax {

/// The clauses of rules and of what changes them, and the parts that declarations share, as text.
class ClausePrinter {
public:
    ClausePrinter(const Spelling& spelling, const ExpressionPrinter& expressions, const Page& page)
        : spelling_(spelling), expressions_(expressions), page_(page) {}

    // ---- parts ----

    [[nodiscard]] std::string word(TokenKind kind, Span place) const { return spelling_.keyword(kind, place); }
    /// ` WORD text`
    [[nodiscard]] std::string part(TokenKind kind, Span place, const std::string& text) const { return " " + word(kind, place) + " " + text; }
    [[nodiscard]] std::string begin(TokenKind kind, Span span, const NameDecl& name) const;
    [[nodiscard]] std::string data(const NameDecl& name, Span declaration, const Text& file) const;
    [[nodiscard]] std::string date(const DateLiteral& date) const { return spelling_.date(date.span, date.date); }
    [[nodiscard]] std::string period(const PeriodLiteral& period) const;
    [[nodiscard]] std::string citations(const std::vector<Citation>& citations) const;
    [[nodiscard]] std::string paths(const std::vector<Path>& paths) const;
    [[nodiscard]] static std::string quoted(const std::vector<Text>& texts);

    // ---- entries of blocks ----

    [[nodiscard]] std::string text(const CitesClause& clause) const;
    [[nodiscard]] std::string text(const InForceClause& clause) const;
    [[nodiscard]] std::string text(const ScopeClause& clause) const;
    [[nodiscard]] std::string text(const TriggerClause& clause) const;
    [[nodiscard]] std::string text(const RemedyClause& clause) const;
    [[nodiscard]] std::string text(const PrecedenceClause& clause) const;
    [[nodiscard]] std::string text(const Norm& norm) const;
    [[nodiscard]] std::string text(const UnlessClause& clause) const;
    [[nodiscard]] std::string text(const Clause& clause) const;
    [[nodiscard]] std::string text(const Version& version) const;
    [[nodiscard]] std::string text(const Rebinding& rebinding) const;

    /// ` 凭 …`, ` 依据 …`, ` 施行 …`: what may follow the condition of an exception, each that there is.
    template <class Exception>
    [[nodiscard]] std::vector<std::string> qualifications(const Exception& exception, Span place) const {
        std::vector<std::string> parts;
        if (!exception.evidence.empty()) parts.push_back(part(TokenKind::WITH_EVIDENCE, place, quoted(exception.evidence)));
        if (!exception.cites.empty()) parts.push_back(part(TokenKind::CITES, place, citations(exception.cites)));
        if (exception.in_force) parts.push_back(part(TokenKind::IN_FORCE, place, period(*exception.in_force)));
        return parts;
    }

private:
    const Spelling& spelling_;
    const ExpressionPrinter& expressions_;
    const Page& page_;
};

}  // namespace zhunze::syntax
