// SPDX-License-Identifier: Apache-2.0
#include "syntax/print_clause.hpp"

#include "syntax/literals.hpp"

namespace zhunze::syntax {

// ---- parts ----

std::string ClausePrinter::begin(TokenKind kind, Span span, const NameDecl& name) const {
    return word(kind, span) + " " + spelling_.declared(name);
}

std::string ClausePrinter::data(const NameDecl& name, Span declaration, const Text& file) const {
    const Span place{declaration.file, name.span.end, declaration.end};
    return " " + spelling_.keyword({TokenKind::DATA, TokenKind::FROM}, TokenKind::DATA, TokenKind::FROM, place) + " " + quote(file.text);
}

std::string ClausePrinter::period(const PeriodLiteral& period) const {
    return date(*period.from) + (period.to ? part(TokenKind::TO, period.span, date(*period.to)) : "");
}

std::string ClausePrinter::citations(const std::vector<Citation>& citations) const {
    std::string text;
    for (const Citation& citation : citations) {
        text += (text.empty() ? "" : ", ") + spelling_.path(citation.source);
        if (citation.section) text += " " + quote(citation.section->text);
    }
    return text;
}

std::string ClausePrinter::paths(const std::vector<Path>& paths) const {
    std::string text;
    for (const Path& path : paths) text += (text.empty() ? "" : ", ") + spelling_.path(path);
    return text;
}

std::string ClausePrinter::quoted(const std::vector<Text>& texts) {
    std::string text;
    for (const Text& one : texts) text += (text.empty() ? "" : ", ") + quote(one.text);
    return text;
}

// ---- entries of blocks ----

std::string ClausePrinter::text(const CitesClause& clause) const { return word(TokenKind::CITES, clause.span) + " " + citations(clause.citations); }

std::string ClausePrinter::text(const InForceClause& clause) const { return word(TokenKind::IN_FORCE, clause.span) + " " + period(clause.period); }

std::string ClausePrinter::text(const ScopeClause& clause) const {
    return expressions_.line(word(TokenKind::APPLIES_WHEN, clause.span) + " ", clause.condition, "", page_);
}

std::string ClausePrinter::text(const TriggerClause& clause) const {
    return expressions_.line(word(TokenKind::WHEN, clause.span) + " ", clause.condition, "", page_);
}

std::string ClausePrinter::text(const RemedyClause& clause) const { return word(TokenKind::REMEDY, clause.span) + " " + quote(clause.text.text); }

std::string ClausePrinter::text(const PrecedenceClause& clause) const {
    return word(clause.special ? TokenKind::SPECIAL_TO : TokenKind::OVERRIDES, clause.span) + " " + paths(clause.rules);
}

std::string ClausePrinter::text(const Norm& norm) const {
    if (norm.kind == NormKind::grant) {
        const std::string text = norm.grant_text ? " " + quote(norm.grant_text->text) : "";
        return begin(TokenKind::GRANT, norm.span, *norm.grant) + text;
    }
    const TokenKind kind = norm.kind == NormKind::forbid    ? TokenKind::FORBID
                           : norm.kind == NormKind::require ? TokenKind::REQUIRE
                                                            : TokenKind::ADVISE;
    std::string head = word(kind, norm.span) + " ";
    if (norm.in_principle) {
        // 原则上 禁止 …, forbid in principle …
        const std::string softened = word(TokenKind::IN_PRINCIPLE, norm.span) + " ";
        head = spelling_.language_of(kind, norm.span) == Language::zh ? softened + head : head + softened;
    }
    return expressions_.line(head, *norm.content, "", page_);
}

std::string ClausePrinter::text(const UnlessClause& clause) const {
    std::string tail;
    for (const std::string& part : qualifications(clause, clause.span)) tail += part;
    const std::string head = begin(TokenKind::UNLESS, clause.span, clause.name) + " " + word(TokenKind::WHEN, clause.span) + " ";
    return expressions_.line(head, clause.condition, tail, page_);
}

std::string ClausePrinter::text(const Clause& clause) const {
    return std::visit([this](const auto& written) { return text(written); }, clause);
}

std::string ClausePrinter::text(const Version& version) const {
    const std::string since = spelling_.keyword({TokenKind::SINCE, TokenKind::FROM}, TokenKind::SINCE, TokenKind::FROM, version.span);
    const std::string cites = version.cites.empty() ? "" : part(TokenKind::CITES, version.span, citations(version.cites));
    return expressions_.line(since + " " + period(version.period) + " : ", version.value, cites, page_);
}

std::string ClausePrinter::text(const Rebinding& rebinding) const {
    return expressions_.line(spelling_.path(rebinding.name) + " = ", rebinding.value, "", page_);
}

}  // namespace zhunze::syntax
