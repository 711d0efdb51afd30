// SPDX-License-Identifier: Apache-2.0
// Declarations that change others: exceptions and amendments.
#include "syntax/build.hpp"

namespace zhunze::syntax {
namespace {

Effect effect_of(const ParseNode& node) {
    if (node.has(TokenKind::EXEMPT)) return Effect::exempt;
    return node.has(TokenKind::REINSTATE) ? Effect::reinstate : Effect::replace;
}

}  // namespace

ExceptionDecl Builder::exception(const ParseNode& node) {
    ExceptionDecl decl;
    decl.name = name_in(node);
    decl.target = path_in(node);
    const ParseNode& effect = *node.child(Rule::Effect);
    decl.effect = effect_of(effect);
    decl.braces = effect.has(TokenKind::LBRACE);
    for (const ParseNode& part : effect.children) add_replacement(decl, part.rule == Rule::ReplacementLine ? part.children.front() : part);
    decl.condition = expression(*node.child(Rule::Expression));
    decl.evidence = texts(node);
    decl.cites = citations(node.child(Rule::Cites));
    if (const ParseNode* in_force = node.child(Rule::InForce)) decl.in_force = period_in(*in_force);
    decl.span = node.span;
    return decl;
}

void Builder::add_replacement(ExceptionDecl& decl, const ParseNode& node) {
    if (node.rule == Rule::Trigger)
        decl.replacements.emplace_back(TriggerClause{expression(node.children.front()), node.span});
    else if (const ParseNode* written = node.child(Rule::Norm))
        decl.replacements.emplace_back(norm(*written));
    else
        decl.replacements.emplace_back(Rebinding{path_in(node), expression(*node.child(Rule::Expression)), node.span});
}

AmendDecl Builder::amendment(const ParseNode& node) {
    AmendDecl decl{path_in(node), {}, node.span};
    for (const ParseNode& line : node.children) {
        if (line.rule == Rule::ClauseLine) decl.items.emplace_back(clause(line.children.front()));
        if (line.rule == Rule::VersionLine) decl.items.emplace_back(version(line));
    }
    return decl;
}

}  // namespace zhunze::syntax
