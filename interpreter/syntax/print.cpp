// SPDX-License-Identifier: Apache-2.0
#include "syntax/print.hpp"

#include "syntax/literals.hpp"
#include "syntax/page.hpp"
#include "syntax/print_expression.hpp"
#include "syntax/spelling.hpp"

namespace zhunze::syntax {
namespace {

class Printer {
public:
    Printer(const Module& module, const Sources& sources, const PrintOptions& options)
        : module_(module),
          sources_(sources),
          spelling_(module, sources, options),
          expressions_(module, sources, spelling_),
          page_(module, sources) {}

    std::string run() {
        if (!module_.path.empty()) header();
        for (const Declaration& declaration : module_.declarations) std::visit([this](const auto& decl) { print(decl); }, declaration);
        return page_.finish();
    }

private:
    // ---- words ----

    [[nodiscard]] std::string word(TokenKind kind, Span place) const { return spelling_.keyword(kind, place); }
    /// ` WORD text`
    [[nodiscard]] std::string clause(TokenKind kind, Span place, const std::string& text) const {
        return " " + word(kind, place) + " " + text;
    }
    [[nodiscard]] std::string expression(ExprId id) const { return expressions_.text(id); }
    [[nodiscard]] std::string date(const DateLiteral& date) const { return spelling_.date(date.span, date.date); }
    [[nodiscard]] std::string period(const PeriodLiteral& period) const {
        return date(*period.from) + (period.to ? clause(TokenKind::TO, period.span, date(*period.to)) : "");
    }
    [[nodiscard]] std::string citations(const std::vector<Citation>& citations) const {
        std::string text;
        for (const Citation& citation : citations) {
            text += (text.empty() ? "" : ", ") + spelling_.path(citation.source);
            if (citation.section) text += " " + quote(citation.section->text);
        }
        return text;
    }
    [[nodiscard]] static std::string quoted(const std::vector<Text>& texts) {
        std::string text;
        for (const Text& one : texts) text += (text.empty() ? "" : ", ") + quote(one.text);
        return text;
    }

    // ---- blocks ----

    /// From its first word to its `{`.
    [[nodiscard]] Span head_of(Span block) const {
        const Token brace = spelling_.find({TokenKind::LBRACE}, block);
        return {block.file, block.begin, brace.span.end};
    }
    /// A short block stays on one line if its author had it there.
    [[nodiscard]] bool stays_on_line(Span block, const std::string& text) const {
        return sources_.text(block).find('\n') == std::string_view::npos && page_.fits(text);
    }
    struct Entry {
        Span span;
        std::string text;
    };
    void short_block(Span block, const std::string& head, const std::vector<Entry>& entries, const std::string& separator) {
        std::string line = head + " {";
        for (std::size_t i = 0; i < entries.size(); ++i) line += (i == 0 ? " " : separator) + entries[i].text;
        line += " }";
        if (stays_on_line(block, line)) return page_.item(block, line);
        page_.open(head_of(block), head + " {");
        for (const Entry& entry : entries) page_.item(entry.span, entry.text);
        page_.close(block);
    }
    void names_block(Span block, const std::string& head, const std::vector<NameDecl>& names) {
        std::vector<Entry> entries;
        for (const NameDecl& name : names) entries.push_back({name.span, spelling_.declared(name)});
        short_block(block, head, entries, ", ");
    }

    // ---- declarations ----

    void header() {
        std::string own = module_.path.text();
        std::string twin = module_.twin ? module_.twin->text() : "";
        const bool swap =
            spelling_.asked() && module_.twin && script_of(own) != *spelling_.asked() && script_of(twin) == *spelling_.asked();
        if (swap) own.swap(twin);
        page_.item(module_.header_span, word(TokenKind::MODULE, module_.header_span) + " " + own +
                                            (twin.empty() ? "" : clause(TokenKind::AKA, module_.header_span, twin)));
    }

    void print(const UseDecl& decl) { page_.item(decl.span, word(TokenKind::USE, decl.span) + " " + spelling_.path(decl.module)); }

    [[nodiscard]] std::string begin(TokenKind kind, Span span, const NameDecl& name) const {
        return word(kind, span) + " " + spelling_.declared(name);
    }

    void print(const DimensionDecl& decl) {
        const std::string product = decl.product ? " = " + expressions_.type(*decl.product) : "";
        page_.item(decl.span, begin(TokenKind::DIMENSION, decl.span, decl.name) + product);
    }

    void print(const UnitDecl& decl) {
        std::string text = begin(TokenKind::UNIT, decl.span, decl.name);
        if (decl.dimension) text += " : " + expressions_.type(*decl.dimension);
        if (decl.unit) text += " = " + expressions_.scaled_unit(decl.factor, *decl.unit);
        page_.item(decl.span, text);
    }

    void print(const EnumDecl& decl) {
        const std::string ordered = decl.ordered ? " " + word(TokenKind::ORDERED, decl.span) : "";
        names_block(decl.span, begin(TokenKind::ENUM, decl.span, decl.name) + ordered, decl.members);
    }

    void print(const TaxonomyDecl& decl) {
        std::string text = begin(TokenKind::TAXONOMY, decl.span, decl.name);
        if (decl.edition) text += clause(TokenKind::EDITION, decl.span, quote(decl.edition->text));
        page_.item(decl.span, text + clause(TokenKind::FROM, decl.span, quote(decl.data.text)));
    }

    void print(const RecordDecl& decl) {
        page_.open(head_of(decl.span), begin(TokenKind::RECORD, decl.span, decl.name) + " {");
        for (const auto& item : decl.items) std::visit([this](const auto& entry) { print(entry); }, item);
        page_.close(decl.span);
    }

    void print(const FieldDecl& decl) {
        std::string text = spelling_.declared(decl.name) + " : " + expressions_.type(decl.type);
        if (decl.wire_unit) text += wire_unit(decl);
        if (decl.quantum) text += clause(TokenKind::QUANTUM, decl.span, expression(*decl.quantum));
        if (decl.adjustable) text += " " + word(TokenKind::ADJUSTABLE, decl.span);
        if (decl.assume) text += clause(TokenKind::ASSUME, decl.span, expression(*decl.assume));
        if (decl.as_of) text += " " + word(TokenKind::AS_OF_DATE, decl.span);
        for (const Text& label : decl.labels) text += clause(TokenKind::LABEL, decl.span, quote(label.text));
        page_.item(decl.span, text);
    }
    [[nodiscard]] std::string wire_unit(const FieldDecl& decl) const {
        const Span before{decl.span.file, decl.type.span.end, decl.wire_unit->span.begin};
        const bool found_zh = spelling_.find({TokenKind::COUNTED_IN}, before).kind == TokenKind::COUNTED_IN;
        const bool zh = spelling_.asked() ? *spelling_.asked() == Language::zh : found_zh;
        const std::string unit = expressions_.unit(*decl.wire_unit);
        return zh ? " 以 " + unit + " 计" : " in " + unit;
    }

    void print(const InvariantDecl& decl) {
        const std::string message = decl.message ? " " + quote(decl.message->text) : "";
        page_.item(decl.span, expressions_.line(word(TokenKind::WHERE, decl.span) + " ", decl.condition, message, page_));
    }

    void print(const SourceDecl& decl) {
        page_.open(head_of(decl.span), begin(TokenKind::SOURCE, decl.span, decl.name) + " " + quote(decl.title.text) + " {");
        for (const SourceDecl::Item& item : decl.items) page_.item(item.span, source_entry(decl, item));
        page_.close(decl.span);
    }
    [[nodiscard]] std::string source_entry(const SourceDecl& decl, const SourceDecl::Item& item) const {
        const auto entry = [&](TokenKind kind, const std::string& text) { return word(kind, item.span) + " " + text; };
        switch (item.clause) {
            case SourceDecl::Clause::issuer: return entry(TokenKind::ISSUER, quote(decl.issuer->text));
            case SourceDecl::Clause::number: return entry(TokenKind::NUMBERED, quote(decl.number->text));
            case SourceDecl::Clause::level: return entry(TokenKind::LEVEL, quote(decl.level->text));
            case SourceDecl::Clause::url: return entry(TokenKind::URL, quote(decl.url->text));
            case SourceDecl::Clause::issued: return entry(TokenKind::ISSUED, date(*decl.issued));
            case SourceDecl::Clause::repealed: return entry(TokenKind::REPEALED, date(*decl.repealed));
            case SourceDecl::Clause::in_force: return entry(TokenKind::IN_FORCE, period(*decl.in_force));
            case SourceDecl::Clause::boundary: return entry(TokenKind::BOUNDARY, boundary_reading(*decl.boundary, item.span));
        }
        return {};
    }
    [[nodiscard]] std::string boundary_reading(BoundaryReading reading, Span place) const {
        switch (reading) {
            case BoundaryReading::included: return word(TokenKind::INCLUDED, place);
            case BoundaryReading::excluded: return word(TokenKind::EXCLUDED, place);
            case BoundaryReading::undecided: break;
        }
        const Token written = spelling_.find({TokenKind::PENDING, TokenKind::UNDECIDED}, place);
        return std::string(syntax::word(TokenKind::UNDECIDED, language_of(written)));
    }
    [[nodiscard]] Language language_of(const Token& written) const {
        return spelling_.asked() ? *spelling_.asked() : script_of(sources_.text(written.span));
    }

    void print(const QuestionDecl& decl) {
        const Token written = spelling_.find({TokenKind::PENDING, TokenKind::QUESTION}, decl.span);
        const std::string keyword(syntax::word(TokenKind::QUESTION, language_of(written)));
        names_block(decl.span, keyword + " " + spelling_.declared(decl.name) + " " + quote(decl.text.text), decl.options);
    }

    void print(const DefineDecl& decl) {
        std::string head = begin(TokenKind::DEFINE, decl.span, decl.name);
        if (decl.record) head += clause(TokenKind::ON, decl.span, spelling_.path(*decl.record));
        if (!decl.cites.empty()) head += clause(TokenKind::CITES, decl.span, citations(decl.cites));
        if (decl.type) head += " : " + expressions_.type(*decl.type);
        if (decl.report) head += " " + word(TokenKind::REPORT, decl.span);
        head += " = ";
        if (!decl.is_cases) return page_.item(decl.span, expressions_.line(head, *decl.value, "", page_));
        head += word(TokenKind::CASES, decl.span) + (decl.in_order ? " " + word(TokenKind::IN_ORDER, decl.span) : "") + " {";
        page_.open(head_of(decl.span), head);
        for (const Case& one : decl.cases) page_.item(one.span, case_line(one));
        page_.close(decl.span);
    }
    [[nodiscard]] std::string case_line(const Case& one) const {
        std::string value = expression(one.value);
        // A line that begins with a minus goes on with the line before.
        if (value.front() == '-') value = "(" + value + ")";
        value += " ";
        if (!one.when) return value + word(TokenKind::OTHERWISE, one.span);
        return expressions_.line(value + word(TokenKind::WHEN, one.span) + " ", *one.when, "", page_);
    }

    // ---- rules ----

    void print(const RuleDecl& decl) {
        const std::string head =
            begin(TokenKind::RULE, decl.span, decl.name) + clause(TokenKind::ON, decl.span, spelling_.path(decl.record));
        page_.open(head_of(decl.span), head + " {");
        for (const Clause& one : decl.clauses)
            std::visit([this](const auto& written) { page_.item(written.span, clause_text(written)); }, one);
        page_.close(decl.span);
    }

    [[nodiscard]] std::string clause_text(const CitesClause& clause) const {
        return word(TokenKind::CITES, clause.span) + " " + citations(clause.citations);
    }
    [[nodiscard]] std::string clause_text(const InForceClause& clause) const {
        return word(TokenKind::IN_FORCE, clause.span) + " " + period(clause.period);
    }
    [[nodiscard]] std::string clause_text(const ScopeClause& clause) const {
        return expressions_.line(word(TokenKind::APPLIES_WHEN, clause.span) + " ", clause.condition, "", page_);
    }
    [[nodiscard]] std::string clause_text(const TriggerClause& clause) const {
        return expressions_.line(word(TokenKind::WHEN, clause.span) + " ", clause.condition, "", page_);
    }
    [[nodiscard]] std::string clause_text(const RemedyClause& clause) const {
        return word(TokenKind::REMEDY, clause.span) + " " + quote(clause.text.text);
    }
    [[nodiscard]] std::string clause_text(const Norm& norm) const {
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
    [[nodiscard]] std::string clause_text(const UnlessClause& clause_) const {
        const Span span = clause_.span;
        std::string tail;
        if (!clause_.evidence.empty()) tail += clause(TokenKind::WITH_EVIDENCE, span, quoted(clause_.evidence));
        if (!clause_.cites.empty()) tail += clause(TokenKind::CITES, span, citations(clause_.cites));
        if (clause_.in_force) tail += clause(TokenKind::IN_FORCE, span, period(*clause_.in_force));
        const std::string head = begin(TokenKind::UNLESS, span, clause_.name) + " " + word(TokenKind::WHEN, span) + " ";
        return expressions_.line(head, clause_.condition, tail, page_);
    }

    // ---- tests ----

    void print(const TestDecl& decl) {
        page_.open(head_of(decl.span), word(TokenKind::TEST, decl.span) + " " + quote(decl.title.text) + " {");
        for (const TestItem& item : decl.items) std::visit([this](const auto& entry) { print(entry); }, item);
        page_.close(decl.span);
    }

    void print(const GivenItem& item) {
        std::vector<Entry> entries;
        for (const auto& entry : item.items)
            std::visit([&](const auto& written) { entries.push_back({written.span, given_text(written)}); }, entry);
        short_block(item.span, word(TokenKind::GIVEN, item.span) + " " + spelling_.path(item.record), entries, "; ");
    }
    [[nodiscard]] std::string given_text(const GivenEvidence& evidence) const {
        return word(TokenKind::EVIDENCE, evidence.span) + " " + quoted(evidence.evidence);
    }
    [[nodiscard]] std::string given_text(const GivenValue& given) const {
        const std::string field = spelling_.name(given.field) + " ";
        if (given.value) return field + expression(*given.value);
        const Span written{given.span.file, given.field.span.end, given.span.end};
        const Language language = spelling_.asked() ? *spelling_.asked() : script_of(sources_.text(written));
        switch (given.state) {
            case GivenState::none: return field + std::string(syntax::word(TokenKind::NONE, language));
            case GivenState::not_given: return field + std::string(syntax::word(TokenKind::NOT_PROVIDED, language));
            default: return field + std::string(syntax::word(TokenKind::NOT_APPLICABLE, language));
        }
    }

    void print(const AsOfItem& item) { page_.item(item.span, word(TokenKind::AS_OF, item.span) + " " + date(item.date)); }
    void print(const ReadingItem& item) {
        page_.item(item.span, word(TokenKind::READING, item.span) + " " + spelling_.fact(item.path) + " = " + spelling_.reading(item));
    }

    void expect(Span span, const std::string& text) { page_.item(span, word(TokenKind::EXPECT, span) + " " + text); }

    void print(const ExpectRule& item) {
        std::string text = spelling_.path(item.rule) + " " + spelling_.outcome(item.outcome);
        for (std::size_t i = 0; i < item.possible.size(); ++i) text += (i == 0 ? " { " : ", ") + spelling_.outcome(item.possible[i]);
        expect(item.span, text + (item.possible.empty() ? "" : " }"));
    }
    void print(const ExpectMissing& item) {
        std::string things;
        for (const Path& fact : item.facts) things += (things.empty() ? "" : ", ") + spelling_.fact(fact);
        if (!item.evidence.empty()) things += (things.empty() ? "" : ", ") + quoted(item.evidence);
        expect(item.span, word(TokenKind::MISSING, item.span) + " [" + things + "]");
    }
    void print(const ExpectOverall& item) {
        expect(item.span, word(TokenKind::OUTCOME, item.span) + " " + spelling_.overall(item.outcome));
    }
    void print(const ExpectValue& item) {
        const Token written = spelling_.find({TokenKind::VALUE, TokenKind::REPORT}, item.span);
        const std::string keyword(syntax::word(TokenKind::VALUE, language_of(written)));
        expect(item.span, keyword + " " + spelling_.path(item.definition) + " = " + expression(item.value));
    }
    void print(const ExpectException& item) {
        expect(item.span, word(TokenKind::EXCEPTION, item.span) + " " + spelling_.path(item.exception));
    }

    const Module& module_;
    const Sources& sources_;
    Spelling spelling_;
    ExpressionPrinter expressions_;
    Page page_;
};

}  // namespace

std::string print(const Module& module, const Sources& sources, const PrintOptions& options) {
    return Printer(module, sources, options).run();
}

}  // namespace zhunze::syntax
