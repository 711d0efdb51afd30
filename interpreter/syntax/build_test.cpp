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
        case Rule::Reading: return ReadingItem{path_in(node), ident(*node.child(Rule::Name)), node.span};
        default: return expectation(node);
    }
}

GivenItem Builder::given(const ParseNode& node) {
    GivenItem item{path_in(node), {}, node.span};
    for (const ParseNode& line : node.children) {
        if (line.rule != Rule::GivenLine) continue;
        const ParseNode& entry = line.children.front();
        if (entry.rule == Rule::GivenValue)
            item.items.emplace_back(given_value(entry));
        else
            item.items.emplace_back(GivenEvidence{texts(entry), entry.span});
    }
    return item;
}

namespace {

GivenState absence(const ParseNode& node) {
    if (node.has(TokenKind::NONE)) return GivenState::none;
    const bool not_given = node.has(TokenKind::NOT_PROVIDED) || node.has(TokenKind::GIVEN);
    return not_given ? GivenState::not_given : GivenState::not_applicable;
}

}  // namespace

GivenValue Builder::given_value(const ParseNode& node) {
    GivenValue value{ident(node.children.front()), GivenState::value, optional_expression(node), node.span};
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
