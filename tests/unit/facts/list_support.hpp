// SPDX-License-Identifier: Apache-2.0
// Zones with lists of projects, which have lists of permits, and of firms.
#pragma once

#include "facts/list_items.hpp"
#include "unit/facts/support.hpp"

namespace zhunze::facts {

class Zone {
public:
    Zone() {
        using testing::ProgramBuilder;
        record = add_record({"园区", "Zone"});
        const program::RecordId project = add_record({"入园项目", "Project"});
        const program::RecordId permit = add_record({"许可", "Permit"});
        const program::RecordId firm = add_record({"企业", "Firm"});

        id = field(record, {"园区名称", "zone"}, ProgramBuilder::text());
        builder_.program().fields[id].labels.push_back("所在园区");
        builder_.program().records[record].id_field = id;
        county = field(record, {"所在县", "county"}, division());
        founded = field(record, {"设立日期", "founded"}, ProgramBuilder::date());
        rank = field(record, {"排名", "rank"}, ProgramBuilder::number());
        projects = field(record, {"项目清单", "projects"}, program::Type::list_of(project));
        firms = field(record, {"企业清单", "firms"}, program::Type::list_of(firm));

        name = field(project, {"名称", "name"}, ProgramBuilder::text());
        amount = field(project, {"投资额", "amount"}, builder_.money());
        builder_.program().fields[amount].wire_unit = program::Unit{Rational(10000), builder_.money().dimension, "万元"};
        permits = field(project, {"许可清单", "permits"}, program::Type::list_of(permit));
        number = field(permit, {"文号", "number"}, ProgramBuilder::text());
        issued = field(permit, {"日期", "issued"}, ProgramBuilder::date());
        firm_zone = field(firm, {"园区", "zone"}, ProgramBuilder::text());
        staff = field(firm, {"人数", "staff"}, ProgramBuilder::number());
        unit("元", 1);
        unit("亿元", 100'000'000);
        program = builder_.build();
    }

    std::shared_ptr<const program::Program> program;
    program::RecordId record;
    program::FieldId id, county, founded, rank, projects, firms, name, amount, permits, number, issued, firm_zone, staff;

private:
    program::RecordId add_record(Name called) {
        program::Record made;
        made.name = std::move(called);
        return builder_.program().records.add(std::move(made));
    }
    program::FieldId field(program::RecordId owner, Name called, program::Type type) {
        program::Field made;
        made.name = std::move(called);
        made.record = owner;
        made.index = static_cast<std::uint32_t>(builder_.program().records[owner].fields.size());
        made.type = std::move(type);
        const program::FieldId added = builder_.program().fields.add(std::move(made));
        builder_.program().records[owner].fields.push_back(added);
        return added;
    }
    program::Type division() {
        program::Member member;
        member.code = "360703";
        member.name = {"南康区", "nankang"};
        return builder_.taxonomy({"行政区划", "Division"}, {member});
    }
    void unit(const std::string& zh, Rational factor) {
        program::NamedUnit made;
        made.name = {zh, zh};
        made.spellings = {zh};
        made.factor = std::move(factor);
        made.dimension = builder_.money().dimension;
        builder_.program().units.add(std::move(made));
    }

    testing::ProgramBuilder builder_;
};

inline const Zone& zone() {
    static const Zone made;
    return made;
}

inline Batch read_zones(std::string_view bytes, const std::string& path = "a.json", const Limits& limits = {}) {
    return facts::read(path, bytes, *zone().program, zone().record, limits);
}

inline ListItems read_rows(std::string_view bytes, program::FieldId list, const std::string& key, const Limits& limits = {}) {
    return read_items("rows.csv", bytes, *zone().program, {list, key_named(*zone().program, zone().record, key).value()}, limits);
}

/// A fact as `described` has it, a list with the facts given of its items: `[name="甲" amount=10000; amount=…]`.
inline std::string outline(const Fact& fact);

inline std::string outline_of_item(const Application& item) {
    std::string out;
    for (const program::FieldId id : zone().program->records[item.record].fields) {
        const program::Field& field = zone().program->fields[id];
        const Fact& fact = item.facts.at(field.index);
        if (fact.state == FactState::not_given) continue;
        out += (out.empty() ? "" : " ") + field.name.en + outline(fact);
    }
    return out;
}

inline std::string outline(const Fact& fact) {
    if (fact.state != FactState::given || fact.value.known()) return described(fact);
    std::string out;
    for (const Application& item : fact.items) out += (out.empty() ? "" : "; ") + outline_of_item(item);
    return "[" + out + "]";
}

inline const Fact& fact_of(const Application& application, program::FieldId field) {
    return application.facts.at(zone().program->fields[field].index);
}

}  // namespace zhunze::facts
