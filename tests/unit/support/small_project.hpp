// SPDX-License-Identifier: Apache-2.0
// The two rules of 2020 on small industrial projects, as checking would hand them over. Money in 元, area in 平方米.
#pragma once

#include "unit/support/program_builder.hpp"

namespace zhunze::testing {

class SmallProject {
public:
    ProgramBuilder builder;
    Type nature = builder.enumeration({"建设性质", "Nature"}, {{"新上", "new"}, {"扩建", "expansion"}, {"技改", "retrofit"}});
    Type sector_type = builder.enumeration({"门类", "Sector"}, {{"工业", "industrial"}, {"仓储物流", "logistics"}});
    Type supply_type = builder.enumeration({"供地类别", "Supply"}, {{"单独供地", "standalone"}, {"标准厂房", "standard_factory"}});
    Type division = builder.taxonomy({"行政区划", "Division"}, divisions());

    FieldId accepted_on = builder.as_of_field({"受理日期", "accepted_on"});
    FieldId kind = builder.field({"项目类型", "kind"}, nature);
    FieldId sector = builder.field({"行业门类", "sector"}, sector_type);
    FieldId location = builder.field({"所在地", "location"}, division);
    FieldId total_investment = builder.field({"总投资", "total_investment"}, builder.money());
    FieldId fixed_investment = builder.field({"固定资产投资", "fixed_investment"}, builder.money());
    FieldId land_area = builder.field({"用地面积", "land_area"}, builder.area());
    FieldId claims_special_process = builder.field({"申报特殊工艺", "claims_special_process"}, Type::of(Type::Kind::truth));
    FieldId supply = builder.field({"供地方式", "supply"}, supply_type);

    program::SourceId key_points =
        builder.source({"工作要点", "key_points"}, program::Boundary::undecided,
                       Period{Date::from_parts(2020, 1, 1), Date::from_parts(2020, 12, 31)});
    program::DefinitionId intensity;
    program::RuleId no_standalone_land, into_standard_factory;
    program::ExceptionId special_process, special_process_not_housed;

    SmallProject() {
        builder.assume(claims_special_process, builder.truth(false));
        positive(total_investment, "总投资应为正数");
        positive(fixed_investment, "固定资产投资应为正数");
        positive(land_area, "用地面积应为正数");
        builder.invariant(builder.op(Operator::less_or_equal, {builder.get(fixed_investment), builder.get(total_investment)}),
                          "固定资产投资不应大于总投资");
        const ExprId per_area = builder.op(Operator::divide, {builder.get(fixed_investment), builder.get(land_area)}, builder.money_per_area());
        intensity = builder.definition({"投资强度", "intensity"}, per_area, true);
        no_standalone_land = builder.rule({"小项目不单独供地", "small_project_no_standalone_land"}, program::NormKind::forbid,
                                          supply_is(0), parts());
        into_standard_factory = builder.rule({"小项目进标准厂房", "small_project_into_standard_factory"}, program::NormKind::require,
                                             supply_is(1), parts());
        special_process = except(no_standalone_land, {"特殊工艺", "special_process"});
        special_process_not_housed = except(into_standard_factory, {"特殊工艺免进厂房", "special_process_not_housed"});
    }

    static Rational wan(Rational value) { return value * Rational(10000); }
    static Rational mu(Rational value) { return value * Rational(2000, 3); }
    static Rational hectares(Rational value) { return value * Rational(10000); }

    static constexpr std::int32_t ganzhou = 1, nankang = 2, nankang_city = 3, jian = 4;

private:
    static std::vector<program::Member> divisions() {
        return {{"360000", {"江西省", "jiangxi"}, -1, 0, {}, -1},
                {"360700", {"赣州市", "ganzhou"}, 0, 0, {}, -1},
                {"360703", {"南康区", "nankang"}, 1, 0, {Date::from_parts(2013, 1, 1), std::nullopt}, -1},
                {"360782", {"南康市", "nankang_city"}, 1, 0, {std::nullopt, Date::from_parts(2013, 12, 31)}, 2},
                {"360800", {"吉安市", "jian"}, 0, 0, {}, -1}};
    }

    void positive(FieldId field, const std::string& message) {
        const Type type = builder.program().fields[field].type;
        builder.invariant(builder.op(Operator::greater, {builder.get(field), builder.amount(0, type)}), message);
    }
    ExprId supply_is(std::int32_t member) {
        return builder.op(Operator::equal, {builder.get(supply), builder.member(member, supply_type)});
    }
    RuleParts parts() {
        RuleParts made;
        const ExprId is_new = builder.op(Operator::equal, {builder.get(kind), builder.member(0, nature)});
        const ExprId is_industrial = builder.op(Operator::equal, {builder.get(sector), builder.member(0, sector_type)});
        const ExprId is_here = builder.op(Operator::within, {builder.get(location), builder.member(ganzhou, division)});
        made.scope = builder.op(Operator::both, {builder.op(Operator::both, {is_new, is_industrial}), is_here});
        const ExprId amount = builder.boundary(Operator::up_to, builder.get(fixed_investment),
                                               builder.amount(wan(5000), builder.money()), key_points);
        const ExprId per_area = builder.boundary(Operator::up_to, builder.get(intensity),
                                                 builder.amount(wan(300) / mu(1), builder.money_per_area()), key_points);
        made.trigger = builder.op(Operator::either, {amount, per_area});
        made.in_force = *builder.program().documents[key_points].in_force;
        made.citations = {{key_points, "促进平台提档升级"}};
        made.remedy = "进驻开发区标准厂房";
        return made;
    }
    program::ExceptionId except(program::RuleId rule, Name name) {
        return builder.exception(rule, std::move(name), builder.get(claims_special_process), {"特殊工艺认定材料"});
    }
};

}  // namespace zhunze::testing
