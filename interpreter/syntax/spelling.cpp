// SPDX-License-Identifier: Apache-2.0
#include "syntax/spelling.hpp"

#include <algorithm>
#include <limits>

#include "base/text.hpp"
#include "syntax/words.hpp"

namespace zhunze::syntax {

bool is_one_of(std::initializer_list<TokenKind> keywords, std::string_view text) {
    return std::ranges::any_of(keywords, [&](TokenKind kind) { return text == word(kind, Language::zh) || text == word(kind, Language::en); });
}

Spelling::Spelling(const Module& module, const Sources& sources, const PrintOptions& options) : sources_(sources), options_(options) {
    // The tree does not keep where each keyword stood; without a language asked for, the words are needed again.
    tokens_ = lex(module.file, sources, std::numeric_limits<std::size_t>::max() - 1);
    std::vector<std::uint32_t> names = module.names;
    std::ranges::sort(names);
    std::erase_if(tokens_, [&](const Token& token) { return std::ranges::binary_search(names, token.span.begin); });
}

Token Spelling::find(std::initializer_list<TokenKind> kinds, Span place) const {
    auto token = std::partition_point(tokens_.begin(), tokens_.end(), [&](const Token& t) { return t.span.begin < place.begin; });
    for (; token != tokens_.end() && token->span.begin < place.end; ++token)
        if (std::find(kinds.begin(), kinds.end(), token->kind) != kinds.end()) return *token;
    return {};
}

Language Spelling::language_of(TokenKind kind, Span place) const {
    if (options_.language) return *options_.language;
    return script_of(sources_.text(find({kind}, place).span));
}

std::string Spelling::keyword(TokenKind kind, Span place) const { return std::string(word(kind, language_of(kind, place))); }

std::string Spelling::keyword(std::initializer_list<TokenKind> kinds, TokenKind zh, TokenKind en, Span place) const {
    if (!options_.language) return as_written(find(kinds, place).span);
    return std::string(*options_.language == Language::zh ? word(zh, Language::zh) : word(en, Language::en));
}

std::string Spelling::as_written(Span span) const {
    // Blanks within `is   not` count as one.
    std::string text;
    for (const char c : fold_width(sources_.text(span))) {
        const char shown = c == '\t' ? ' ' : c;
        if (shown != ' ' || text.empty() || text.back() != ' ') text += shown;
    }
    return text;
}

std::string Spelling::operation(const Expr& expr) const {
    const OperatorFacts& facts = facts_of(expr.op);
    if (options_.language) return std::string(*options_.language == Language::zh ? facts.zh : facts.en);
    return as_written(expr.op_span);
}

Language Spelling::language_of_operation(const Expr& expr) const {
    return options_.language ? *options_.language : script_of(sources_.text(expr.op_span));
}

std::string Spelling::truth(const Expr& expr) const {
    if (!options_.language) return as_written(expr.span);
    return std::string(word(expr.truth ? TokenKind::TRUE : TokenKind::FALSE, *options_.language));
}

std::string Spelling::date(Span span, Date date) const { return options_.language == Language::en ? date.iso() : as_written(span); }

// ---- names ----

std::string Spelling::name(const Ident& ident) const {
    return options_.language && options_.respell ? options_.respell(ident) : ident.text;
}

std::string Spelling::path(const Path& path) const {
    std::string text;
    for (const Ident& part : path.parts) text += (text.empty() ? "" : ".") + name(part);
    return text;
}

std::string Spelling::name_beside(std::initializer_list<TokenKind> keywords, const Ident& ident) const {
    const std::string text = name(ident);
    return is_one_of(keywords, text) ? ident.text : text;
}

std::string Spelling::path_beside(std::initializer_list<TokenKind> keywords, const Path& path) const {
    return is_one_of(keywords, name(path.parts.front())) ? path.text() : this->path(path);
}

std::string Spelling::called(const Path& path) const {
    const std::string text = this->path(path);
    return function_named(text) || aggregate_named(text) ? path.text() : text;
}

std::string Spelling::declared(const NameDecl& decl) const {
    std::vector<Ident> spellings = decl.spellings;
    if (options_.language)
        std::stable_partition(spellings.begin(), spellings.end(),
                              [&](const Ident& ident) { return script_of(ident.text) == *options_.language; });
    std::string text = spellings.front().text;
    for (std::size_t i = 1; i < spellings.size(); ++i) text += " " + keyword(TokenKind::AKA, decl.span) + " " + spellings[i].text;
    return text;
}

namespace {

using Vocabulary = std::optional<std::string_view> (*)(std::string_view, Language);

std::string respelled(Vocabulary vocabulary, const Ident& ident, const Spelling& spelling) {
    const auto known = spelling.asked() ? vocabulary(ident.text, *spelling.asked()) : std::nullopt;
    return known ? std::string(*known) : spelling.name(ident);
}

}  // namespace

std::string Spelling::outcome(const Ident& ident) const { return respelled(outcome_word, ident, *this); }
std::string Spelling::overall(const Ident& ident) const { return respelled(overall_word, ident, *this); }
std::string Spelling::rounding(const Ident& ident) const { return respelled(rounding_word, ident, *this); }
std::string Spelling::aggregate(const Ident& ident) const { return respelled(aggregate_word, ident, *this); }

namespace {

/// `工作要点.本数`: the boundary of a source, not a name of its own.
bool names_boundary(const Path& path) {
    return path.parts.size() > 1 && boundary_word(path.parts.back().text, Language::en) == word(TokenKind::BOUNDARY, Language::en);
}

}  // namespace

std::string Spelling::fact(const Path& fact) const {
    if (!names_boundary(fact)) {
        const bool would = fact.parts.size() > 1 && is_one_of({TokenKind::BOUNDARY}, name(fact.parts.back()));
        return would ? fact.text() : path(fact);
    }
    Path source = fact;
    source.parts.pop_back();
    return path(source) + "." + respelled(boundary_word, fact.parts.back(), *this);
}

std::string Spelling::reading(const Path& what, const Ident& word) const {
    return names_boundary(what) ? respelled(boundary_word, word, *this) : name(word);
}

}  // namespace zhunze::syntax
