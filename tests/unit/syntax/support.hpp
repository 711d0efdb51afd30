// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "diagnostics/diagnostic.hpp"
#include "syntax/parse.hpp"
#include "syntax/print.hpp"
#include "syntax/token.hpp"

namespace zhunze::syntax {

/// A text, parsed, with what was found wrong in it.
struct Parsed {
    std::unique_ptr<Sources> sources = std::make_unique<Sources>();
    FileId file;
    Sink sink;
    Module module;

    explicit Parsed(std::string_view text, const Limits& limits = {}) {
        file = sources->add(SourceFile("test.zz", std::string(text)));
        module = parse(file, *sources, sink, limits);
    }
    /// `slug@found text`, by position.
    [[nodiscard]] std::vector<std::string> findings() const {
        std::vector<std::string> findings;
        for (const Diagnostic& diagnostic : sink.sorted())
            findings.push_back(std::string(diagnostic.slug()) + "@" + std::string(sources->text(*diagnostic.span)));
        return findings;
    }
    [[nodiscard]] std::string print(const PrintOptions& options = {}) const { return syntax::print(module, *sources, options); }
    template <class Kind>
    [[nodiscard]] const Kind& declaration(std::size_t index = 0) const {
        REQUIRE(index < module.declarations.size());
        REQUIRE(std::holds_alternative<Kind>(module.declarations[index]));
        return std::get<Kind>(module.declarations[index]);
    }
};

using Findings = std::vector<std::string>;

/// The shape of an expression: `(both a (less b 5000万元))`.
[[nodiscard]] inline std::string shape(const Module& module, ExprId id) {
    const Expr& expr = module.exprs[id];
    std::string text;
    switch (expr.kind) {
        case ExprKind::invalid: return "?";
        case ExprKind::text: return "'" + expr.text + "'";
        case ExprKind::date: return expr.date.iso();
        case ExprKind::truth: return expr.truth ? "true" : "false";
        case ExprKind::path: return expr.path.text();
        case ExprKind::number: return expr.number.to_fraction();
        case ExprKind::quantity:
            text = expr.number.to_fraction();
            for (const UnitExpr::Factor& factor : expr.unit.factors) text += (factor.power > 0 ? "·" : "/") + factor.name.text;
            return text;
        case ExprKind::operation: text = "(" + std::string(facts_of(expr.op).name) + (expr.set ? "[]" : ""); break;
        case ExprKind::call: text = "(call " + expr.path.text(); break;
        case ExprKind::selection: text = "(" + std::string(facts_of(expr.op).name) + " " + shape(module, expr.list); break;
    }
    for (const ExprId arg : expr.args) text += " " + shape(module, arg);
    if (expr.where) text += " where " + shape(module, expr.where);
    if (expr.by) text += " by " + shape(module, expr.by);
    if (expr.body) text += " of " + shape(module, expr.body);
    if (expr.rounding) text += " " + expr.rounding->text;
    return text + ")";
}

/// What `定义 x = …` makes of an expression, or the findings.
[[nodiscard]] inline std::string shape_of(std::string_view expression) {
    const Parsed parsed("定义 x = " + std::string(expression));
    if (parsed.sink.has_errors()) {
        std::string all;
        for (const std::string& finding : parsed.findings()) all += (all.empty() ? "" : " ") + finding;
        return all;
    }
    return shape(parsed.module, *parsed.declaration<DefineDecl>().value);
}

/// An expression and what is made of it.
struct Shaped {
    std::string text;
    std::string shape;
};

inline void check_shapes(const std::vector<Shaped>& rows) {
    for (const auto& [text, expected] : rows) {
        INFO(text);
        CHECK(shape_of(text) == expected);
    }
}

}  // namespace zhunze::syntax
