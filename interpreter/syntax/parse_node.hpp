// SPDX-License-Identifier: Apache-2.0
// One item of a file after parsing: the grammar's rules as plain nodes, between the parser generator and the tree.
#pragma once

#include <vector>

#include "syntax/token.hpp"

namespace zhunze::syntax {

enum class Rule : unsigned char {
#define ZHUNZE_RULE(name) name,
#include "syntax/rules.def"
#undef ZHUNZE_RULE
};

/// Levels of the expression grammar that hold one operand and no operator are left out, and so are lines that did not parse.
struct ParseNode {
    Rule rule = Rule::Item;
    Span span;
    bool broken = false;  ///< something in it did not parse and was reported; of an expression nothing else is kept
    Tokens tokens;        ///< the words that stand directly in it, in order
    std::vector<ParseNode> children;

    [[nodiscard]] const Token* token(TokenKind kind) const {
        for (const Token& token : tokens)
            if (token.kind == kind) return &token;
        return nullptr;
    }
    [[nodiscard]] bool has(TokenKind kind) const { return token(kind) != nullptr; }
    [[nodiscard]] const ParseNode* child(Rule wanted) const {
        for (const ParseNode& node : children)
            if (node.rule == wanted) return &node;
        return nullptr;
    }
};

}  // namespace zhunze::syntax
