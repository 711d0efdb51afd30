// SPDX-License-Identifier: Apache-2.0
// The two rules on small projects with the units, sources and rule text that explanations show.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "evaluate/evaluate.hpp"
#include "explain/explain.hpp"
#include "plan/lower.hpp"
#include "unit/support/small_project.hpp"

namespace zhunze::testing {

class Sample {
public:
    SmallProject project;
    facts::Application application;
    evaluate::Options options;

    Sample() {
        program::Program& program = project.builder.program();
        ten_thousand_.dimension = project.builder.money().dimension;
        mu_.dimension = project.builder.area().dimension;
        per_mu_.dimension = project.builder.money_per_area().dimension;
        for (program::Expr& expr : program.exprs) expr.unit = unit_of(expr.type);
        for (program::Field& field : program.fields) {
            if (field.type.kind == Type::Kind::quantity) field.wire_unit = unit_of(field.type);
        }
        name_ = project.builder.field({"项目名称", "name"}, ProgramBuilder::text());
        program::SourceDocument& source = program.documents[project.key_points];
        source.title = "2020年工作要点";
        source.issuer = "某市领导小组";
        source.issued = Date::from_parts(2020, 4, 13);
        program.rule_set_hash = "9f3c";
        add_rule_text(program);
        application.record = project.builder.record();
        application.id = "A-017";
        application.place = "list.json:1";
        application.input_hash = "3b07";
        application.facts.resize(program.records[project.builder.record()].fields.size());
        give(project.accepted_on, Value::of(*Date::from_parts(2020, 6, 8)), "2020-06-08");
        give(project.kind, Value::of_member(0), "新上");
        give(project.sector, Value::of_member(0), "工业");
        give(project.location, Value::of_member(SmallProject::nankang), "360703");
        give(project.supply, Value::of_member(0), "单独供地");
        give(name_, Value::of_text("虚构精密件项目"), "虚构精密件项目");
    }

    /// The central case: 6000万元 on 1.6667公顷, which is 239.9952万元/亩.
    Sample& central() { return invest(6000).on_hectares(Rational(16667, 10000), "1.6667公顷"); }
    /// 6000万元 on 20亩 is exactly 300万元/亩, where the reading of 以下 decides.
    Sample& at_limit() { return invest(6000).on_mu(20); }

    Sample& invest(const Rational& ten_thousands) {
        give(project.fixed_investment, Value::of(ten_thousands * Rational(10000)), ten_thousands.to_fraction() + "万元", ten_thousand_);
        return *this;
    }
    Sample& invest_in_total(const Rational& ten_thousands) {
        give(project.total_investment, Value::of(ten_thousands * Rational(10000)), ten_thousands.to_fraction() + "万元", ten_thousand_);
        return *this;
    }
    Sample& on_mu(const Rational& mu) {
        give(project.land_area, Value::of(SmallProject::mu(mu)), mu.to_fraction(), mu_);
        return *this;
    }
    Sample& on_hectares(const Rational& hectares, const std::string& written) {
        give(project.land_area, Value::of(SmallProject::hectares(hectares)), written, {Rational(10000), mu_.dimension, "公顷"});
        return *this;
    }
    Sample& named(const std::string& text) {
        give(name_, Value::of_text(text), text);
        return *this;
    }
    Sample& claim_special_process() {
        give(project.claims_special_process, Value::of(Truth::yes), "是");
        return *this;
    }
    Sample& hand_in(facts::Evidence paper) {
        application.evidence.push_back(std::move(paper));
        return *this;
    }
    Sample& give(FieldId field, Value value, const std::string& written, program::Unit unit = {}) {
        const std::uint32_t index = project.builder.program().fields[field].index;
        application.facts[index] = {facts::FactState::given, std::move(value), written, "/" + std::to_string(index), std::move(unit), {}};
        return *this;
    }
    Sample& state(FieldId field, facts::FactState state) {
        application.facts[project.builder.program().fields[field].index] = {state, {}, {}, {}, {}, {}};
        return *this;
    }
    Sample& read_boundary(program::Boundary boundary) {
        options.readings.boundaries = {{project.key_points, boundary}};
        return *this;
    }

    [[nodiscard]] explain::Tree tree() {
        decide();
        return explain::explain(subject());
    }
    [[nodiscard]] Json decision(Language language = Language::zh) {
        decide();
        return explain::decision_json(subject(), language);
    }

private:
    /// One rule has a text to point at; the others have none, as in programs made by hand.
    void add_rule_text(program::Program& program) const {
        auto sources = std::make_shared<Sources>();
        const std::string text = "模块 测试\n规则 小项目不单独供地 针对 项目 {\n  当 固定资产投资 在 5000万元以下 或 强度 在 300万元/亩以下\n}\n";
        const FileId file = sources->add(SourceFile("small.zz", text));
        program.sources = sources;
        program::Rule& rule = program.rules[project.no_standalone_land];
        const auto span_of = [&](const std::string& words) {
            const std::size_t begin = text.find(words);
            return Span{file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
        };
        rule.span = span_of("小项目不单独供地");
        program.exprs[rule.trigger].span = span_of("固定资产投资 在 5000万元以下 或 强度 在 300万元/亩以下");
    }

    void decide() {
        plan_ = plan::lower(project.builder.build());
        decision_ = evaluate::evaluate(*plan_, application, options);
    }
    [[nodiscard]] explain::Case subject() const { return {*plan_, application, decision_, options, "zhunze 0.1.0"}; }

    [[nodiscard]] program::Unit unit_of(const Type& type) const {
        for (const program::Unit* unit : {&ten_thousand_, &mu_, &per_mu_}) {
            if (type == Type::quantity(unit->dimension)) return *unit;
        }
        return {};
    }

    program::Unit ten_thousand_{Rational(10000), {}, "万元"};
    program::Unit mu_{Rational(2000, 3), {}, "亩"};
    program::Unit per_mu_{Rational(15), {}, "万元/亩"};
    FieldId name_;
    std::optional<plan::Plan> plan_;
    evaluate::Decision decision_;
};

}  // namespace zhunze::testing
