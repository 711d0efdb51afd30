// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "check/expressions.hpp"
#include "check/passes.hpp"
#include "check/periods.hpp"

namespace zhunze::check {

namespace {

using program::ExprId;
using program::ModuleId;
using program::Parameter;
using program::ParameterId;
using program::ParameterVersion;

struct CheckedVersion {
    ParameterVersion version;
    program::Unit unit;
};

void declare_parameter(Context& context, ModuleId module, const syntax::ParameterDecl& decl) {
    Parameter parameter;
    const Symbol symbol{SymbolKind::parameter, static_cast<std::uint32_t>(context.program.parameters.size()), {}};
    static_cast<program::Declared&>(parameter) = declare(context, module, Space::value, decl.name, decl.span, symbol);
    parameter.type = resolve_type(context, module, decl.type);
    context.program.parameters.add(std::move(parameter));
    context.parameters.push_back(&decl);
}

class ParameterChecker {
public:
    ParameterChecker(Context& context, ParameterId id) : context_(context), id_(id) {}

    void run() {
        add(context_.program.parameters[id_].module, context_.parameters[id_.value]->versions);
        const auto amended = context_.parameter_amendments.find(id_.value);
        if (amended != context_.parameter_amendments.end()) {
            for (const Amendment& one : amended->second) add_amendment(one);
        }
        std::ranges::stable_sort(versions_, {}, [](const CheckedVersion& one) { return one.version.period.from; });
        settle_periods();
        Parameter& parameter = context_.program.parameters[id_];
        if (!versions_.empty()) parameter.unit = versions_.front().unit;
        for (CheckedVersion& one : versions_) parameter.versions.push_back(std::move(one.version));
    }

private:
    void add_amendment(const Amendment& amendment) {
        std::vector<syntax::Version> versions;
        for (const auto& item : amendment.decl->items) {
            if (const auto* version = std::get_if<syntax::Version>(&item)) versions.push_back(*version);
        }
        add(amendment.module, versions);
    }

    void add(ModuleId module, const std::vector<syntax::Version>& versions) {
        for (const syntax::Version& written : versions) {
            Surroundings where{module, {}, resolve_citations(context_, module, written.cites)};
            // A wrong value leaves its period standing, so that no gap is reported where none is.
            const ExprId value = check_literal(context_, where, written.value, context_.program.parameters[id_].type);
            const program::Expr literal = value ? context_.program.exprs[value] : program::Expr{};
            const Period period = checked_period(context_, written.period);
            versions_.push_back({{period, literal.literal, std::move(where.citations), written.span}, literal.unit});
        }
    }

    void settle_periods() {
        std::vector<Dated> periods;
        for (const CheckedVersion& one : versions_) periods.push_back({one.version.period, one.version.span});
        line_up(context_, context_.program.parameters[id_].name, periods);
        for (std::size_t i = 0; i < periods.size(); ++i) versions_[i].version.period = periods[i].period;
    }

    Context& context_;
    ParameterId id_;
    std::vector<CheckedVersion> versions_;
};

}  // namespace

void declare_parameters(Context& context, ModuleId module) {
    for (const syntax::Declaration& declaration : context.scope(module).tree->declarations) {
        if (const auto* decl = std::get_if<syntax::ParameterDecl>(&declaration)) declare_parameter(context, module, *decl);
    }
}

void check_parameters(Context& context) {
    for (std::size_t i = 0; i < context.program.parameters.size(); ++i) {
        ParameterChecker(context, context.program.parameters.id_at(i)).run();
    }
}

}  // namespace zhunze::check
