// SPDX-License-Identifier: Apache-2.0
#include "syntax/print.hpp"

#include "syntax/literals.hpp"
#include "syntax/page.hpp"
#include "syntax/print_block.hpp"
#include "syntax/print_clause.hpp"
#include "syntax/print_expression.hpp"
#include "syntax/print_table.hpp"
#include "syntax/print_test.hpp"
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
          page_(module, sources),
          clauses_(spelling_, expressions_, page_),
          tables_(module, spelling_, expressions_, clauses_, page_),
          blocks_(sources, spelling_, page_),
          tests_(module, sources, spelling_, expressions_, clauses_, blocks_, page_) {}

    std::string run() {
        if (!module_.path.empty()) header();
        for (const Declaration& declaration : module_.declarations) std::visit([this](const auto& decl) { print(decl); }, declaration);
        return page_.finish();
    }

private:
    [[nodiscard]] std::string word(TokenKind kind, Span place) const { return clauses_.word(kind, place); }
    [[nodiscard]] std::string part(TokenKind kind, Span place, const std::string& text) const { return clauses_.part(kind, place, text); }
    [[nodiscard]] std::string begin(TokenKind kind, Span span, const NameDecl& name) const { return clauses_.begin(kind, span, name); }
    [[nodiscard]] std::string expression(ExprId id) const { return expressions_.text(id); }

    void names_block(Span block, const std::string& head, const std::vector<NameDecl>& names) {
        std::vector<BlockPrinter::Entry> entries;
        for (const NameDecl& name : names) entries.push_back({name.span, [this, &name] { return spelling_.declared(name); }, {}});
        blocks_.print({block, head, std::move(entries), ", "});
    }

    // ---- declarations ----

    void header() {
        std::string own = module_.path.text();
        std::string twin = module_.twin ? module_.twin->text() : "";
        const bool swap =
            spelling_.asked() && module_.twin && script_of(own) != *spelling_.asked() && script_of(twin) == *spelling_.asked();
        if (swap) own.swap(twin);
        page_.item(module_.header_span, word(TokenKind::MODULE, module_.header_span) + " " + own +
                                            (twin.empty() ? "" : part(TokenKind::AKA, module_.header_span, twin)));
    }

    void print(const UseDecl& decl) { page_.item(decl.span, word(TokenKind::USE, decl.span) + " " + spelling_.path(decl.module)); }

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
        if (decl.edition) text += part(TokenKind::EDITION, decl.span, quote(decl.edition->text));
        page_.item(decl.span, text + clauses_.data(decl.name, decl.span, decl.data));
    }

    void print(const RecordDecl& decl) {
        blocks_.open(decl.span, begin(TokenKind::RECORD, decl.span, decl.name));
        for (const auto& item : decl.items) std::visit([this](const auto& entry) { print(entry); }, item);
        page_.close(decl.span);
    }

    void print(const FieldDecl& decl) {
        std::string text = spelling_.declared(decl.name) + " : " + expressions_.type(decl.type);
        if (decl.wire_unit) text += wire_unit(decl);
        if (decl.quantum) text += part(TokenKind::QUANTUM, decl.span, expression(*decl.quantum));
        if (decl.adjustable) text += " " + word(TokenKind::ADJUSTABLE, decl.span);
        if (decl.assume) text += part(TokenKind::ASSUME, decl.span, expression(*decl.assume));
        if (decl.as_of) text += " " + word(TokenKind::AS_OF_DATE, decl.span);
        for (const Text& label : decl.labels) text += part(TokenKind::LABEL, decl.span, quote(label.text));
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
        blocks_.open(decl.span, begin(TokenKind::SOURCE, decl.span, decl.name) + " " + quote(decl.title.text));
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
            case SourceDecl::Clause::issued: return entry(TokenKind::ISSUED, clauses_.date(*decl.issued));
            case SourceDecl::Clause::repealed: return entry(TokenKind::REPEALED, clauses_.date(*decl.repealed));
            case SourceDecl::Clause::in_force: return entry(TokenKind::IN_FORCE, clauses_.period(*decl.in_force));
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
        if (decl.record) head += part(TokenKind::ON, decl.span, spelling_.path(*decl.record));
        if (!decl.cites.empty()) head += part(TokenKind::CITES, decl.span, clauses_.citations(decl.cites));
        if (decl.type) head += " : " + expressions_.type(*decl.type);
        if (decl.report) head += " " + word(TokenKind::REPORT, decl.span);
        head += " = ";
        if (!decl.is_cases) return page_.item(decl.span, expressions_.line(head, *decl.value, "", page_));
        head += word(TokenKind::CASES, decl.span) + (decl.in_order ? " " + word(TokenKind::IN_ORDER, decl.span) : "");
        blocks_.open(decl.span, head);
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

    void print(const ParameterDecl& decl) {
        const std::string head = begin(TokenKind::PARAMETER, decl.span, decl.name) + " : " + expressions_.type(decl.type);
        if (decl.versions.empty()) return page_.item(decl.span, head);
        std::vector<BlockPrinter::Entry> entries;
        for (const Version& version : decl.versions) entries.push_back({version.span, [this, &version] { return clauses_.text(version); }, {}});
        blocks_.print({decl.span, head, std::move(entries)});
    }

    void print(const TableDecl& decl) {
        const std::string head = tables_.head(decl);
        if (decl.data) return page_.item(decl.span, head);
        blocks_.open(decl.span, head);
        const std::vector<std::string> rows = tables_.rows(decl);
        for (std::size_t i = 0; i < rows.size(); ++i) page_.item(decl.rows[i].span, rows[i]);
        page_.close(decl.span);
    }

    // ---- rules ----

    void print(const RuleDecl& decl) {
        blocks_.open(decl.span, begin(TokenKind::RULE, decl.span, decl.name) + part(TokenKind::ON, decl.span, spelling_.path(decl.record)));
        for (const Clause& one : decl.clauses) print_item(one);
        page_.close(decl.span);
    }

    void print(const AmendDecl& decl) {
        blocks_.open(decl.span, word(TokenKind::AMEND, decl.span) + " " + spelling_.path(decl.target));
        for (const auto& item : decl.items) std::visit([this](const auto& written) { print_item(written); }, item);
        page_.close(decl.span);
    }
    void print_item(const Clause& clause) {
        std::visit([this](const auto& written) { page_.item(written.span, clauses_.text(written)); }, clause);
    }
    void print_item(const Version& version) { page_.item(version.span, clauses_.text(version)); }

    void print(const ExceptionDecl& decl) {
        const std::string head = begin(TokenKind::EXCEPTION, decl.span, decl.name) + " " + target(decl) + " " + effect(decl);
        if (decl.braces) return print_replacements(decl, head);
        std::string replaced;
        for (const auto& one : decl.replacements) replaced += " " + replacement(one);
        page_.item(decl.span, head + replaced + condition(decl, head + replaced));
    }
    void print_replacements(const ExceptionDecl& decl, const std::string& head) {
        std::vector<BlockPrinter::Entry> entries;
        for (const auto& one : decl.replacements) {
            const Span span = std::visit([](const auto& written) { return written.span; }, one);
            entries.push_back({span, [this, &one] { return replacement(one); }, {}});
        }
        blocks_.print({decl.span, head, std::move(entries), "; ", condition(decl, "}")});
    }
    [[nodiscard]] std::string replacement(const std::variant<Norm, TriggerClause, Rebinding>& one) const {
        return std::visit([this](const auto& written) { return clauses_.text(written); }, one);
    }
    [[nodiscard]] std::string target(const ExceptionDecl& decl) const {
        const TokenKind zh = decl.effect == Effect::reinstate ? TokenKind::ON_EXCEPTION : TokenKind::ON_RULE;
        const Span place{decl.span.file, decl.name.span.end, decl.target.span.begin};
        return spelling_.keyword({TokenKind::ON_RULE, TokenKind::ON_EXCEPTION, TokenKind::ON, TokenKind::TO}, zh, TokenKind::TO, place) + " " +
               spelling_.path(decl.target);
    }
    [[nodiscard]] std::string effect(const ExceptionDecl& decl) const {
        const Span place{decl.span.file, decl.target.span.end, decl.span.end};
        switch (decl.effect) {
            case Effect::exempt: return word(TokenKind::EXEMPT, place);
            case Effect::reinstate: return word(TokenKind::REINSTATE, place);
            case Effect::replace: break;
        }
        return word(TokenKind::REPLACE, place);
    }
    /// ` 当 …` and what qualifies it, on the line that `before` begins or, too long for that, each on a line of its own.
    [[nodiscard]] std::string condition(const ExceptionDecl& decl, const std::string& before) const {
        const Span condition = module_.exprs[decl.condition].span;
        const Span after_effect{decl.span.file, effect_end(decl), decl.span.end};
        const std::string when = part(TokenKind::WHEN, after_effect, "");
        const std::vector<std::string> qualifications = clauses_.qualifications(decl, {decl.span.file, condition.end, decl.span.end});
        std::string flat = when + expression(decl.condition);
        for (const std::string& one : qualifications) flat += one;
        if (page_.fits(before + flat)) return flat;
        const std::string gap = "\n" + page_.indentation() + " ";
        std::string broken = gap + expressions_.line(when, decl.condition, "", page_);
        for (const std::string& one : qualifications) broken += gap + one;
        return broken;
    }
    [[nodiscard]] static std::uint32_t effect_end(const ExceptionDecl& decl) {
        const auto end_of = [](const auto& written) { return written.span.end; };
        return decl.replacements.empty() ? decl.target.span.end : std::visit(end_of, decl.replacements.back());
    }

    void print(const TestDecl& decl) { tests_.print(decl); }

    const Module& module_;
    const Sources& sources_;
    Spelling spelling_;
    ExpressionPrinter expressions_;
    Page page_;
    ClausePrinter clauses_;
    TablePrinter tables_;
    BlockPrinter blocks_;
    TestPrinter tests_;
};

}  // namespace

std::string print(const Module& module, const Sources& sources, const PrintOptions& options) {
    return Printer(module, sources, options).run();
}

}  // namespace zhunze::syntax
