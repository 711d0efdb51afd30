// SPDX-License-Identifier: Apache-2.0
// A record with a field of every type, and short ways to read one application of it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "diagnostics/diagnostic.hpp"
#include "facts/read.hpp"
#include "unit/support/program_builder.hpp"

namespace zhunze::facts {

class Project {
public:
    Project() {
        using testing::ProgramBuilder;
        id = builder_.field({"项目编号", "id"}, ProgramBuilder::text());
        name = labelled(builder_.field({"项目名称", "name"}, ProgramBuilder::text()), "名称");
        uscc = builder_.field({"统一社会信用代码", "uscc"}, ProgramBuilder::text());
        accepted_on = builder_.as_of_field({"受理日期", "accepted_on"});
        kind = builder_.field({"项目类型", "kind"}, nature());
        answer = builder_.field({"外资", "foreign"}, builder_.enumeration({"有无", "Presence"}, {{"有", "some"}, {"无", "none"}}));
        location = builder_.field({"所在地", "location"}, division());
        program::NamedDimension area;
        area.name = {"面积", "Area"};
        area.dimension = builder_.area().dimension;
        builder_.program().dimensions.push_back(std::move(area));
        unit("元", "yuan", 1, builder_.money());
        unit("平方米", "m2", 1, builder_.area());
        unit("亩", "mu", Rational(2000, 3), builder_.area());
        unit("公顷", "ha", 10000, builder_.area());
        total = wired(builder_.field({"总投资", "total_investment"}, builder_.money()), wan());
        fixed = wired(labelled(builder_.field({"固定资产投资", "fixed_investment"}, builder_.money()), "固投"), wan());
        builder_.program().fields[fixed].quantum = Rational(100);  // 0.01万元
        land = wired(builder_.field({"用地面积", "land_area"}, builder_.area()), {Rational(2000, 3), builder_.area().dimension, "亩"});
        floor = builder_.field({"建筑面积", "floor_area"}, builder_.area());
        intensity = wired(builder_.field({"申报强度", "declared_intensity"}, builder_.money_per_area()),
                          {Rational(15), builder_.money_per_area().dimension, "万元/亩"});
        ratio = builder_.field({"比例", "ratio"}, ProgramBuilder::number());
        special = builder_.field({"申报特殊工艺", "claims_special_process"}, ProgramBuilder::truth());
        builder_.program().records[builder_.record()].id_field = id;
        program = builder_.build();
    }

    [[nodiscard]] program::RecordId record() const { return builder_.record(); }
    [[nodiscard]] const Fact& fact(const Application& application, program::FieldId field) const {
        return application.facts.at(program->fields[field].index);
    }

    std::shared_ptr<const program::Program> program;
    program::FieldId id, name, uscc, accepted_on, kind, answer, location, total, fixed, land, floor, intensity, ratio, special;

private:
    program::Type nature() {
        return builder_.enumeration({"建设性质", "Nature"}, {{"新上", "new"}, {"扩建", "expansion"}, {"技改", "retrofit"}});
    }
    program::Type division() {
        const auto member = [](std::string code, Name place, std::int32_t parent) {
            program::Member made;
            made.code = std::move(code);
            made.name = std::move(place);
            made.parent = parent;
            return made;
        };
        return builder_.taxonomy({"行政区划", "Division"}, {member("360700", {"赣州市", "ganzhou"}, -1),
                                                            member("360702", {"章贡区", "zhanggong"}, 0),
                                                            member("360703", {"南康区", "nankang"}, 0)});
    }
    void unit(const std::string& zh, const std::string& en, Rational factor, const program::Type& type) {
        program::NamedUnit made;
        made.name = {zh, en};
        made.spellings = {zh, en};
        made.factor = std::move(factor);
        made.dimension = type.dimension;
        builder_.program().units.add(std::move(made));
    }
    program::Unit wan() { return {Rational(10000), builder_.money().dimension, "万元"}; }
    program::FieldId wired(program::FieldId field, program::Unit wire) {
        builder_.program().fields[field].wire_unit = std::move(wire);
        return field;
    }
    program::FieldId labelled(program::FieldId field, std::string label) {
        builder_.program().fields[field].labels.push_back(std::move(label));
        return field;
    }

    testing::ProgramBuilder builder_;
};

inline const Project& project() {
    static const Project made;
    return made;
}

inline Batch read(std::string_view bytes, const std::string& path = "a.json", const Limits& limits = {}) {
    return facts::read(path, bytes, *project().program, project().record(), limits);
}

inline std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

/// `{"key": value}` read as the one application it is.
inline Application read_member(std::string_view key, std::string_view json) {
    Batch batch = read("{" + quoted(key) + ": " + std::string(json) + "}");
    REQUIRE(batch.file_errors.empty());
    REQUIRE(batch.applications.size() == 1);
    return std::move(batch.applications.front());
}

/// The slugs of findings, one after another.
inline std::string slugs(const std::vector<Diagnostic>& diagnostics) {
    std::string all;
    for (const Diagnostic& diagnostic : diagnostics) all += (all.empty() ? "" : " ") + std::string(diagnostic.slug());
    return all;
}

/// Slugs of what is wrong with the file, then of each application: `||json-syntax|` for three, the second with an error.
inline std::string outline(const Batch& batch) {
    std::string out = slugs(batch.file_errors);
    for (const Application& application : batch.applications) out += "|" + slugs(application.errors);
    return out;
}

/// A state, or `=` and what the value is: `=50000000`, `=2020-04-13`, `=yes`, `=#1` (a member), `="文本"`.
inline std::string described(const Fact& fact) {
    switch (fact.state) {
        case FactState::not_given: return "not given";
        case FactState::declared_none: return "none";
        case FactState::not_applicable: return "not applicable";
        case FactState::invalid: return "invalid";
        case FactState::given: break;
    }
    switch (fact.value.kind) {
        case ValueKind::truth: return fact.value.truth == Truth::yes ? "=yes" : "=no";
        case ValueKind::number: return "=" + fact.value.number.to_fraction();
        case ValueKind::date: return "=" + fact.value.date.iso();
        case ValueKind::text: return "=" + quoted(fact.value.text);
        case ValueKind::member: return "=#" + std::to_string(fact.value.member);
        case ValueKind::list: break;
    }
    return "?";
}

}  // namespace zhunze::facts
