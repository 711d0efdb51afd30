// SPDX-License-Identifier: Apache-2.0
#include "syntax/build.hpp"

#include "syntax/literals.hpp"
#include "syntax/unexpected.hpp"

namespace zhunze::syntax {

void Builder::add(const ParseNode& item) {
    // What follows a whole declaration in its item was reported and does not take it away.
    if (item.children.empty() || item.children.front().broken) return;
    const ParseNode& node = item.children.front();
    if (node.rule == Rule::ModuleHeader) return module_header(node);
    module_.declarations.push_back(declaration(node));
}

void Builder::module_header(const ParseNode& node) {
    if (!module_.path.empty()) return repeated(node.span, module_.header_span, {"模块", "module"});
    if (!module_.declarations.empty()) return unexpected(node.tokens.front().span, summed_up({}));
    module_.header_span = node.span;
    module_.path = path(node.children.front());
    if (node.children.size() > 1) module_.twin = path(node.children.back());
}

Declaration Builder::declaration(const ParseNode& node) {
    switch (node.rule) {
        case Rule::UseDecl: return UseDecl{path_in(node), node.span};
        case Rule::DimensionDecl: return dimension(node);
        case Rule::UnitDecl: return unit(node);
        case Rule::EnumDecl: return EnumDecl{name_in(node), node.has(TokenKind::ORDERED), members(node), node.span};
        case Rule::TaxonomyDecl: return taxonomy(node);
        case Rule::RecordDecl: return record(node);
        case Rule::SourceDecl: return source(node);
        case Rule::QuestionDecl: return QuestionDecl{name_in(node), *text_in(node), members(node), node.span};
        case Rule::ParameterDecl: return parameter(node);
        case Rule::DefineDecl: return define(node);
        case Rule::TableDecl: return table(node);
        case Rule::RuleDecl: return rule(node);
        case Rule::ExceptionDecl: return exception(node);
        case Rule::AmendDecl: return amendment(node);
        default: return test(node);
    }
}

DimensionDecl Builder::dimension(const ParseNode& node) { return {name_in(node), type_in(node), node.span}; }

UnitDecl Builder::unit(const ParseNode& node) {
    UnitDecl decl{name_in(node), type_in(node), {}, {}, node.span};
    if (const ParseNode* written = node.child(Rule::UnitExpr)) {
        UnitProduct product = unit_product(*written);
        decl.factor = std::move(product.number);
        decl.unit = std::move(product.unit);
    }
    return decl;
}

TaxonomyDecl Builder::taxonomy(const ParseNode& node) {
    std::vector<Text> written = texts(node);
    TaxonomyDecl decl{name_in(node), {}, std::move(written.back()), node.span};
    if (node.has(TokenKind::EDITION)) decl.edition = std::move(written.front());
    return decl;
}

// ---- records ----

RecordDecl Builder::record(const ParseNode& node) {
    RecordDecl decl{name_in(node), {}, node.span};
    for (const ParseNode& line : node.children) {
        if (line.rule != Rule::RecordLine) continue;
        const ParseNode& item = line.children.front();
        if (item.rule == Rule::Field)
            decl.items.emplace_back(field(item));
        else
            decl.items.emplace_back(invariant(item));
    }
    return decl;
}

FieldDecl Builder::field(const ParseNode& node) {
    FieldDecl decl;
    decl.name = name_in(node);
    decl.type = *type_in(node);
    decl.span = node.span;
    const Token* seen[static_cast<std::size_t>(TokenKind::UNEXPECTED) + 1] = {};
    for (const ParseNode& modifier : node.children) {
        if (modifier.rule != Rule::Modifier) continue;
        const Token& word = modifier.tokens.front();
        const bool wire = word.kind == TokenKind::COUNTED_IN || word.kind == TokenKind::IN;
        const Token*& first = seen[static_cast<std::size_t>(wire ? TokenKind::IN : word.kind)];
        if (first && word.kind != TokenKind::LABEL) repeated(word.span, first->span, spelling(word));
        first = &word;
        add_modifier(decl, modifier);
    }
    return decl;
}

void Builder::add_modifier(FieldDecl& field, const ParseNode& node) {
    switch (node.tokens.front().kind) {
        case TokenKind::QUANTUM: field.quantum = optional_expression(node); return;
        case TokenKind::ASSUME: field.assume = optional_expression(node); return;
        case TokenKind::ADJUSTABLE: field.adjustable = true; return;
        case TokenKind::AS_OF_DATE: field.as_of = true; return;
        case TokenKind::LABEL: field.labels.push_back(*text_in(node)); return;
        default: field.wire_unit = wire_unit(*node.child(Rule::UnitExpr)); return;
    }
}

InvariantDecl Builder::invariant(const ParseNode& node) { return {expression(*node.child(Rule::Expression)), text_in(node), node.span}; }

// ---- sources ----

SourceDecl Builder::source(const ParseNode& node) {
    SourceDecl decl;
    decl.name = name_in(node);
    decl.title = *text_in(node);
    decl.span = node.span;
    for (const ParseNode& line : node.children)
        if (line.rule == Rule::SourceLine) add_source_clause(decl, line.children.front());
    return decl;
}

namespace {

SourceDecl::Clause clause_kind(TokenKind kind) {
    switch (kind) {
        case TokenKind::ISSUER: return SourceDecl::Clause::issuer;
        case TokenKind::NUMBERED: return SourceDecl::Clause::number;
        case TokenKind::LEVEL: return SourceDecl::Clause::level;
        case TokenKind::URL: return SourceDecl::Clause::url;
        case TokenKind::ISSUED: return SourceDecl::Clause::issued;
        case TokenKind::REPEALED: return SourceDecl::Clause::repealed;
        case TokenKind::IN_FORCE: return SourceDecl::Clause::in_force;
        default: return SourceDecl::Clause::boundary;
    }
}

BoundaryReading boundary_reading(TokenKind kind) {
    switch (kind) {
        case TokenKind::INCLUDED: return BoundaryReading::included;
        case TokenKind::EXCLUDED: return BoundaryReading::excluded;
        default: return BoundaryReading::undecided;
    }
}

}  // namespace

void Builder::add_source_clause(SourceDecl& source, const ParseNode& node) {
    const Token& word = node.tokens.front();
    const SourceDecl::Clause kind = clause_kind(word.kind);
    for (const SourceDecl::Item& item : source.items)
        if (item.clause == kind) return repeated(node.span, item.span, spelling(word));
    source.items.push_back({kind, node.span});
    switch (kind) {
        case SourceDecl::Clause::issuer: source.issuer = text_in(node); return;
        case SourceDecl::Clause::number: source.number = text_in(node); return;
        case SourceDecl::Clause::level: source.level = text_in(node); return;
        case SourceDecl::Clause::url: source.url = text_in(node); return;
        case SourceDecl::Clause::issued: source.issued = date(node.tokens.back()); return;
        case SourceDecl::Clause::repealed: source.repealed = date(node.tokens.back()); return;
        case SourceDecl::Clause::in_force: source.in_force = period_in(node); return;
        case SourceDecl::Clause::boundary: source.boundary = boundary_reading(node.tokens.back().kind); return;
    }
}

// ---- parameters and definitions ----

ParameterDecl Builder::parameter(const ParseNode& node) {
    ParameterDecl decl{name_in(node), *type_in(node), {}, node.span};
    for (const ParseNode& line : node.children)
        if (line.rule == Rule::VersionLine) decl.versions.push_back(version(line));
    return decl;
}

Version Builder::version(const ParseNode& node) {
    return {*period_in(node), expression(*node.child(Rule::Expression)), citations(node.child(Rule::Cites)), node.span};
}

DefineDecl Builder::define(const ParseNode& node) {
    DefineDecl decl;
    decl.name = name_in(node);
    if (node.has(TokenKind::ON)) decl.record = path_in(node);
    decl.cites = citations(node.child(Rule::Cites));
    decl.type = type_in(node);
    decl.report = node.has(TokenKind::REPORT);
    decl.value = optional_expression(node);
    if (const ParseNode* cases = node.child(Rule::Cases)) add_cases(decl, *cases);
    decl.span = node.span;
    return decl;
}

void Builder::add_cases(DefineDecl& define, const ParseNode& node) {
    define.is_cases = true;
    define.in_order = node.has(TokenKind::IN_ORDER);
    for (const ParseNode& line : node.children) {
        Case one{expression(line.children.front()), {}, line.span};
        if (line.children.size() > 1) one.when = expression(line.children.back());
        define.cases.push_back(one);
    }
}

}  // namespace zhunze::syntax
