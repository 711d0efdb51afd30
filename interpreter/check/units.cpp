// SPDX-License-Identifier: Apache-2.0
#include "program/units.hpp"

#include "check/glued.hpp"
#include "check/passes.hpp"

namespace zhunze::check {

namespace {

using program::ModuleId;

/// The product of named dimensions; reports names that are none.
std::optional<Dimension> resolve_dimension(Context& context, ModuleId module, const syntax::TypeExpr& type) {
    Dimension result;
    for (const auto& factor : type.factors) {
        const auto symbol = resolve(context, module, Space::type, factor.name, {"量纲", "dimension"});
        if (!symbol) return std::nullopt;
        if (symbol->kind != SymbolKind::dimension) {
            context.sink.report(Code::type_expected, factor.name.span,
                                {{"expected", Name{"量纲", "a dimension"}}, {"found", factor.name.text()}});
            return std::nullopt;
        }
        const Dimension& dimension = context.program.dimensions[symbol->index].dimension;
        const auto next = factor.power > 0 ? Dimension::product(result, dimension) : Dimension::quotient(result, dimension);
        if (!next) {
            context.sink.report(Code::dimension_power, type.span);
            return std::nullopt;
        }
        result = *next;
    }
    return result;
}

void declare_dimension(Context& context, ModuleId module, const syntax::DimensionDecl& decl) {
    const Symbol symbol{SymbolKind::dimension, static_cast<std::uint32_t>(context.program.dimensions.size()), {}};
    program::NamedDimension named;
    if (decl.product) {
        const auto dimension = resolve_dimension(context, module, *decl.product);
        if (!dimension) return;
        named.dimension = *dimension;
        static_cast<program::Declared&>(named) = declare(context, module, Space::type, decl.name, decl.span, symbol);
    } else {
        static_cast<program::Declared&>(named) = declare(context, module, Space::type, decl.name, decl.span, symbol);
        named.dimension = Dimension(context.program.base_dimensions.add({named}));
    }
    context.program.dimensions.push_back(std::move(named));
}

void declare_unit(Context& context, ModuleId module, const syntax::UnitDecl& decl) {
    program::NamedUnit unit;
    if (decl.dimension) {
        const auto dimension = resolve_dimension(context, module, *decl.dimension);
        if (!dimension) return;
        unit.dimension = *dimension;
    }
    if (decl.unit) {
        const auto based_on = resolve_unit(context, module, *decl.unit);
        if (!based_on) return;
        if (decl.dimension && unit.dimension != based_on->dimension) {
            context.sink.report(Code::unit_mismatch, decl.unit->span,
                                {{"operator", "="},
                                 {"left", context.program.type_name(program::Type::quantity(unit.dimension))},
                                 {"right", context.program.type_name(program::Type::quantity(based_on->dimension))}});
        }
        unit.dimension = based_on->dimension;
        unit.factor = decl.factor.value_or(Rational(1)) * based_on->factor;
        if (unit.factor.sign() <= 0) context.sink.report(Code::not_positive, decl.span);
    }
    const Symbol symbol{SymbolKind::unit, static_cast<std::uint32_t>(context.program.units.size()), {}};
    static_cast<program::Declared&>(unit) = declare(context, module, Space::unit, decl.name, decl.span, symbol);
    context.program.units.add(std::move(unit));
}

}  // namespace

void check_dimensions_and_units(Context& context, ModuleId module) {
    for (const syntax::Declaration& declaration : context.scope(module).tree->declarations) {
        if (const auto* dimension = std::get_if<syntax::DimensionDecl>(&declaration)) declare_dimension(context, module, *dimension);
        if (const auto* unit = std::get_if<syntax::UnitDecl>(&declaration)) declare_unit(context, module, *unit);
    }
}

program::Type resolve_type(Context& context, ModuleId module, const syntax::TypeExpr& type) {
    using program::Type;
    if (type.list) {
        context.sink.report(Code::list_misplaced, type.span);
        return {};
    }
    if (type.factors.size() == 1) {
        const syntax::Path& path = type.factors.front().name;
        static const std::vector<std::pair<Name, Type>> built_in{{{"是非", "Bool"}, Type::of(Type::Kind::truth)},
                                                                 {{"文本", "Text"}, Type::of(Type::Kind::text)},
                                                                 {{"日期", "Date"}, Type::of(Type::Kind::date)},
                                                                 {{"数", "Number"}, Type::quantity({})}};
        for (const auto& [name, built] : built_in) {
            if (!name.is(path.text())) continue;
            note_use(context, path, std::vector<Name>(path.parts.size(), name), [](const syntax::Path&) { return true; });
            return built;
        }
        const auto symbol = resolve(context, module, Space::type, path, {"类型", "type"});
        if (!symbol) return {};
        if (symbol->kind == SymbolKind::enumeration) return Type::of(symbol->id<program::EnumId>());
        if (symbol->kind == SymbolKind::taxonomy) return Type::of(symbol->id<program::TaxonomyId>());
        if (symbol->kind == SymbolKind::record) {
            Diagnostic& diagnostic = context.sink.report(
                Code::type_expected, type.span, {{"expected", Name{"值的类型", "a type of values"}}, {"found", kind_name(symbol->kind)}});
            diagnostic.hints.push_back({type.span, LabelText::write_instead, {{"text", Name{"列表 " + path.text(), "list of " + path.text()}}}});
            return {};
        }
    }
    const auto dimension = resolve_dimension(context, module, type);
    return dimension ? Type::quantity(*dimension) : Type{};
}

std::optional<program::Unit> resolve_unit(Context& context, ModuleId module, const syntax::UnitExpr& written) {
    program::Unit result;
    for (const auto& factor : written.factors) {
        const auto unit = context.units.find(context.program, factor.name.text);
        if (!unit) {
            if (report_glued(context, module, {}, factor.name)) return std::nullopt;
            report_unknown(context, Code::unknown_unit, factor.name.span, {{"name", factor.name.text}}, factor.name.text,
                           visible_names(context, module, Space::unit));
            return std::nullopt;
        }
        const auto dimension = factor.power > 0 ? Dimension::product(result.dimension, unit->dimension)
                                                : Dimension::quotient(result.dimension, unit->dimension);
        if (!dimension) {
            context.sink.report(Code::dimension_power, written.span);
            return std::nullopt;
        }
        result.dimension = *dimension;
        result.factor = factor.power > 0 ? result.factor * unit->factor : result.factor / unit->factor;
        result.text += (result.text.empty() ? "" : factor.power > 0 ? "·" : "/") + unit->text;
    }
    return result;
}

}  // namespace zhunze::check
