// SPDX-License-Identifier: Apache-2.0
#include "syntax/build.hpp"
#include "syntax/literals.hpp"

namespace zhunze::syntax {

TestDecl Builder::test(const ParseNode& node) {
    TestDecl decl{*text_in(node), {}, node.span};
    for (const ParseNode& line : node.children) decl.items.push_back(test_item(line.children.front()));
    return decl;
}

TestItem Builder::test_item(const ParseNode& node) {
    switch (node.rule) {
        case Rule::Given: return given(node);
        case Rule::AsOf: return AsOfItem{date(node.tokens.back()), node.span};
        case Rule::Reading: return ReadingItem{path_in(node), expression(*node.child(Rule::Expression)), node.span};
        default: return expectation(node);
    }
}

GivenItem Builder::given(const ParseNode& node) { return {path_in(node), given_parts(node), node.span}; }

std::vector<GivenPart> Builder::given_parts(const ParseNode& node) {
    std::vector<GivenPart> parts;
    for (const ParseNode& line : node.children)
        if (line.rule == Rule::GivenLine) parts.push_back(given_part(line.children.front()));
    return parts;
}

namespace {

GivenState absence(const ParseNode& node) {
    if (node.has(TokenKind::NONE)) return GivenState::none;
    const bool not_given = node.has(TokenKind::NOT_PROVIDED) || node.has(TokenKind::GIVEN);
    return not_given ? GivenState::not_given : GivenState::not_applicable;
}

}  // namespace

GivenPart Builder::given_part(const ParseNode& node) {
    if (node.rule == Rule::GivenEvidence) return GivenEvidence{texts(node), node.span};
    const Ident field = ident(node.children.front());
    if (node.has(TokenKind::LBRACE)) return GivenListItem{field, given_parts(node), node.span};
    GivenValue value{field, GivenState::value, optional_expression(node), node.span};
    if (const ParseNode* absent = node.child(Rule::Absent)) value.state = absence(*absent);
    return value;
}

TestItem Builder::expectation(const ParseNode& node) {
    const ParseNode& what = node.children.front();
    switch (what.rule) {
        case Rule::ExpectMissing: return expect_missing(node);
        case Rule::ExpectOverall: return ExpectOverall{ident(what.children.front()), node.span};
        case Rule::ExpectValue: return ExpectValue{path_in(what), expression(what.children.back()), node.span};
        case Rule::ExpectException: return ExpectException{path_in(what), node.span};
        default: return expect_rule(node);
    }
}

ExpectMissing Builder::expect_missing(const ParseNode& node) {
    ExpectMissing missing;
    missing.span = node.span;
    for (const ParseNode& thing : node.children.front().children) {
        if (thing.has(TokenKind::STRING))
            missing.evidence.push_back(*text_in(thing));
        else
            missing.facts.push_back(path_in(thing));
    }
    return missing;
}

ExpectRule Builder::expect_rule(const ParseNode& node) {
    const ParseNode& what = node.children.front();
    ExpectRule expect{path_in(what), ident(*what.child(Rule::Name)), {}, node.span};
    if (const ParseNode* set = what.child(Rule::OutcomeSet))
        for (const ParseNode& line : set->children) expect.possible.push_back(ident(line.children.front()));
    return expect;
}

}  // namespace zhunze::syntax
