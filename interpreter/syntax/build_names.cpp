// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "syntax/build.hpp"
#include "syntax/literals.hpp"
#include "syntax/unexpected.hpp"

namespace zhunze::syntax {

Name Builder::spelling(const Token& word) {
    const TokenFacts& facts = facts_of(word.kind);
    return {std::string(facts.zh), std::string(facts.en)};
}

void Builder::repeated(Span again, Span first, const Name& what) {
    Diagnostic& diagnostic = sink_.report(Code::repeated_clause, again, {{"clause", what}});
    diagnostic.labels.push_back({first, LabelText::first_here, {}});
}

void Builder::unexpected(Span span, const Name& expected) {
    const Token token{TokenKind::IDENTIFIER, span};
    sink_.report(Code::unexpected_text, span, {{"found", shown(token, sources_)}, {"expected", expected}});
}

Ident Builder::ident(const ParseNode& name) {
    Ident ident = ident_at(name.span, sources_);
    module_.names.push_back(name.span.begin);
    // The grammar lets any soft keyword be a name; the English ones of several words cannot.
    if (ident.text.find(' ') != std::string::npos) unexpected(name.span, summed_up({TokenKind::IDENTIFIER}));
    return ident;
}

Path Builder::path(const ParseNode& node) {
    Path path;
    path.span = node.span;
    for (const ParseNode& name : node.children) path.parts.push_back(ident(name));
    return path;
}

Path Builder::path_in(const ParseNode& node) { return path(*node.child(Rule::Path)); }

NameDecl Builder::name_decl(const ParseNode& node) {
    NameDecl decl;
    decl.span = node.span;
    for (const ParseNode& name : node.children) decl.spellings.push_back(ident(name));
    return decl;
}

NameDecl Builder::name_in(const ParseNode& node) { return name_decl(*node.child(Rule::NameDecl)); }

std::vector<NameDecl> Builder::members(const ParseNode& node) {
    std::vector<NameDecl> members;
    for (const ParseNode& line : node.children)
        if (line.rule == Rule::MemberLine) members.push_back(name_in(line));
    return members;
}

std::optional<TypeExpr> Builder::type_in(const ParseNode& node) {
    const ParseNode* written = node.child(Rule::TypeExpr);
    if (!written) return std::nullopt;
    TypeExpr type;
    type.span = written->span;
    type.list = written->has(TokenKind::LIST_OF);
    for (std::size_t i = 0; i < written->children.size(); ++i) {
        const bool divides = i > 0 && written->tokens[i - 1].kind == TokenKind::SLASH;
        type.factors.push_back({path(written->children[i]), divides ? -1 : 1});
    }
    return type;
}

std::vector<Text> Builder::texts(const ParseNode& node) const {
    std::vector<Text> texts;
    for (const Token& token : node.tokens)
        if (token.kind == TokenKind::STRING) texts.push_back(unquote(token.span, sources_));
    return texts;
}

std::optional<Text> Builder::text_in(const ParseNode& node) const {
    const Token* token = node.token(TokenKind::STRING);
    return token ? std::optional(unquote(token->span, sources_)) : std::nullopt;
}

DateLiteral Builder::date(const Token& token) const {
    // One that does not exist was reported with the words.
    return {Date::parse(fold_width(sources_.text(token.span))).value_or(Date{}), token.span};
}

PeriodLiteral Builder::period(const ParseNode& node) const {
    PeriodLiteral period;
    period.span = node.span;
    period.from = date(node.tokens.front());
    if (node.has(TokenKind::TO)) period.to = date(node.tokens.back());
    return period;
}

std::optional<PeriodLiteral> Builder::period_in(const ParseNode& node) const {
    const ParseNode* written = node.child(Rule::Period);
    return written ? std::optional(period(*written)) : std::nullopt;
}

}  // namespace zhunze::syntax
