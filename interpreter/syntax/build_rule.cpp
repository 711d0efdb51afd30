// SPDX-License-Identifier: Apache-2.0
#include "syntax/build.hpp"

namespace zhunze::syntax {
namespace {

NormKind norm_kind(const ParseNode& node) {
    if (node.has(TokenKind::FORBID)) return NormKind::forbid;
    if (node.has(TokenKind::REQUIRE)) return NormKind::require;
    return node.has(TokenKind::ADVISE) ? NormKind::advise : NormKind::grant;
}

}  // namespace

RuleDecl Builder::rule(const ParseNode& node) {
    RuleDecl decl{name_in(node), path_in(node), {}, node.span};
    for (const ParseNode& line : node.children)
        if (line.rule == Rule::ClauseLine) decl.clauses.push_back(clause(line.children.front()));
    return decl;
}

Clause Builder::clause(const ParseNode& node) {
    switch (node.rule) {
        case Rule::Cites: return CitesClause{citations(&node), node.span};
        case Rule::InForce: return InForceClause{*period_in(node), node.span};
        case Rule::Scope: return ScopeClause{expression(node.children.front()), node.span};
        case Rule::Trigger: return TriggerClause{expression(node.children.front()), node.span};
        case Rule::Norm: return norm(node);
        case Rule::Unless: return unless(node);
        case Rule::Precedence: return precedence(node);
        default: return RemedyClause{*text_in(node), node.span};
    }
}

PrecedenceClause Builder::precedence(const ParseNode& node) {
    PrecedenceClause clause{node.has(TokenKind::SPECIAL_TO), {}, node.span};
    for (const ParseNode& rule : node.children) clause.rules.push_back(path(rule));
    return clause;
}

std::vector<Citation> Builder::citations(const ParseNode* cites) {
    std::vector<Citation> citations;
    if (!cites) return citations;
    for (const ParseNode& citation : cites->children) citations.push_back({path_in(citation), text_in(citation), citation.span});
    return citations;
}

Norm Builder::norm(const ParseNode& node) {
    Norm norm;
    norm.kind = norm_kind(node);
    norm.span = node.span;
    norm.content = optional_expression(node);
    if (norm.kind == NormKind::grant) {
        norm.grant = name_in(node);
        norm.grant_text = text_in(node);
    }
    const Token* first = node.token(TokenKind::IN_PRINCIPLE);
    norm.in_principle = first != nullptr;
    if (first && first != &node.tokens.back() && node.tokens.back().kind == TokenKind::IN_PRINCIPLE)
        repeated(node.tokens.back().span, first->span, spelling(*first));
    return norm;
}

UnlessClause Builder::unless(const ParseNode& node) {
    UnlessClause clause;
    clause.name = name_in(node);
    clause.condition = expression(*node.child(Rule::Expression));
    clause.evidence = texts(node);
    clause.cites = citations(node.child(Rule::Cites));
    if (const ParseNode* in_force = node.child(Rule::InForce)) clause.in_force = period_in(*in_force);
    clause.span = node.span;
    return clause;
}

}  // namespace zhunze::syntax
