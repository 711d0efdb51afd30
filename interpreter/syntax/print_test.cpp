// SPDX-License-Identifier: Apache-2.0
#include "syntax/print_test.hpp"

namespace zhunze::syntax {

void TestPrinter::print(const TestDecl& decl) const {
    blocks_.open(decl.span, clauses_.word(TokenKind::TEST, decl.span) + " " + ClausePrinter::quoted({decl.title}));
    for (const TestItem& item : decl.items) std::visit([this](const auto& entry) { print(entry); }, item);
    page_.close(decl.span);
}

// ---- what is given ----

void TestPrinter::print(const GivenItem& item) const {
    blocks_.print({item.span, clauses_.word(TokenKind::GIVEN, item.span) + " " + spelling_.path(item.record), entries(item.items)});
}

std::vector<BlockPrinter::Entry> TestPrinter::entries(const std::vector<GivenPart>& parts) const {
    std::vector<BlockPrinter::Entry> entries;
    for (const GivenPart& part : parts) entries.push_back(std::visit([this](const auto& written) { return entry(written); }, part));
    return entries;
}

BlockPrinter::Entry TestPrinter::entry(const GivenValue& given) const {
    return {given.span, [this, &given] { return given_text(given); }, {}};
}

BlockPrinter::Entry TestPrinter::entry(const GivenEvidence& evidence) const {
    const auto text = [this, &evidence] {
        return clauses_.word(TokenKind::EVIDENCE, evidence.span) + " " + ClausePrinter::quoted(evidence.evidence);
    };
    return {evidence.span, text, {}};
}

BlockPrinter::Entry TestPrinter::entry(const GivenListItem& item) const {
    const auto block = [this, &item] { return BlockPrinter::Block{item.span, field(item.field), entries(item.parts)}; };
    return {item.span, [block] { return BlockPrinter::line(block()); }, [this, block] { blocks_.print(block()); }};
}

/// `evidence "…"` gives papers, whatever field has that name.
std::string TestPrinter::field(const Ident& name) const { return spelling_.name_beside({TokenKind::EVIDENCE}, name); }

std::string TestPrinter::given_text(const GivenValue& given) const {
    const std::string name = field(given.field) + " ";
    if (given.value) {
        const std::string value = expressions_.text(*given.value);
        return name + expressions_.beside({TokenKind::NONE, TokenKind::NOT_APPLICABLE, TokenKind::NOT_PROVIDED}, *given.value, value);
    }
    const Span written{given.span.file, given.field.span.end, given.span.end};
    const Language language = spelling_.asked() ? *spelling_.asked() : script_of(sources_.text(written));
    switch (given.state) {
        case GivenState::none: return name + std::string(word(TokenKind::NONE, language));
        case GivenState::not_given: return name + std::string(word(TokenKind::NOT_PROVIDED, language));
        default: return name + std::string(word(TokenKind::NOT_APPLICABLE, language));
    }
}

void TestPrinter::print(const AsOfItem& item) const {
    page_.item(item.span, clauses_.word(TokenKind::AS_OF, item.span) + " " + clauses_.date(item.date));
}

void TestPrinter::print(const ReadingItem& item) const {
    const std::string head = clauses_.word(TokenKind::READING, item.span) + " " + spelling_.fact(item.path) + " = ";
    page_.item(item.span, head + reading(item));
}

std::string TestPrinter::reading(const ReadingItem& item) const {
    const Expr& value = module_.exprs[item.value];
    const bool plain = value.kind == ExprKind::path && value.path.parts.size() == 1;
    return plain ? spelling_.reading(item.path, value.path.parts.front()) : expressions_.text(item.value);
}

// ---- what is expected ----

void TestPrinter::expect(Span span, const std::string& text) const { page_.item(span, clauses_.word(TokenKind::EXPECT, span) + " " + text); }

void TestPrinter::print(const ExpectRule& item) const {
    const std::string rule =
        spelling_.path_beside({TokenKind::MISSING, TokenKind::OUTCOME, TokenKind::VALUE, TokenKind::REPORT, TokenKind::EXCEPTION}, item.rule);
    std::string text = rule + " " + spelling_.outcome(item.outcome);
    for (std::size_t i = 0; i < item.possible.size(); ++i) text += (i == 0 ? " { " : ", ") + spelling_.outcome(item.possible[i]);
    expect(item.span, text + (item.possible.empty() ? "" : " }"));
}

void TestPrinter::print(const ExpectMissing& item) const {
    std::string things;
    for (const Path& fact : item.facts) things += (things.empty() ? "" : ", ") + spelling_.fact(fact);
    if (!item.evidence.empty()) things += (things.empty() ? "" : ", ") + ClausePrinter::quoted(item.evidence);
    expect(item.span, clauses_.word(TokenKind::MISSING, item.span) + " [" + things + "]");
}

void TestPrinter::print(const ExpectOverall& item) const {
    expect(item.span, clauses_.word(TokenKind::OUTCOME, item.span) + " " + spelling_.overall(item.outcome));
}

void TestPrinter::print(const ExpectValue& item) const {
    const Token written = spelling_.find({TokenKind::VALUE, TokenKind::REPORT}, item.span);
    const Language language = spelling_.asked() ? *spelling_.asked() : script_of(sources_.text(written.span));
    const std::string head = std::string(word(TokenKind::VALUE, language)) + " " + spelling_.path(item.definition) + " = ";
    expect(item.span, head + expressions_.text(item.value));
}

void TestPrinter::print(const ExpectException& item) const {
    expect(item.span, clauses_.word(TokenKind::EXCEPTION, item.span) + " " + spelling_.path(item.exception));
}

}  // namespace zhunze::syntax
