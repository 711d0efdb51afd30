// SPDX-License-Identifier: Apache-2.0
#include "facts/fact_reader.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "facts/finding.hpp"
#include "facts/place.hpp"
#include "facts/words.hpp"

namespace zhunze::facts {
namespace {

using Kind = Written::Kind;

/// What a text or null says of a whole list; none: neither is a list.
std::optional<FactState> list_state(const Written& written) {
    if (written.kind == Kind::null) return FactState::not_given;
    return written.kind == Kind::text ? state_word(written.text) : std::nullopt;
}

Diagnostic no_list(const program::Field& field, const Written& written) {
    Diagnostic problem = finding(Code::value_form, {{"field", field.name},
                                                    {"expected", Name{"对象的数组 [{…}, …](没有任何一项的写 [] 或“无”)",
                                                                      "an array of objects [{…}, …] ([] or `none` if there is no item)"}},
                                                    {"found", shown(written)}});
    // What a cell of a table holds is text; items need a table of their own.
    return written.kind != Kind::object ? with_hint(std::move(problem), LabelText::list_option, {{"field", field.name}}) : problem;
}

Diagnostic no_item(const program::Field& field, const Written& written) {
    return finding(Code::value_form, {{"field", field.name},
                                      {"expected", Name{"每一项一个对象 {…}", "an object {…} for each item"}},
                                      {"found", shown(written)}});
}

}  // namespace

FactReader::FactReader(std::string file, const program::Program& program, const Limits& limits, Report report, ReportUnknown unknown)
    : file_(std::move(file)), program_(program), limits_(limits), report_(std::move(report)), unknown_(std::move(unknown)), values_(program) {}

void FactReader::read(program::FieldId id, const Entry& entry, Application& out) {
    const program::Field& field = program_.fields[id];
    if (field.type.kind == program::Type::Kind::list) {
        read_list(field, entry, out);
    } else {
        read_value(id, entry, out.facts[field.index]);
    }
}

void FactReader::read_value(program::FieldId id, const Entry& entry, Fact& fact) {
    const program::Field& field = program_.fields[id];
    fact.place = entry.where;
    if (auto problem = values_.read(field, entry.written, entry.header_unit, fact)) {
        fact.unread = std::make_shared<const Written>(entry.written);
        if (entry.header_unit) fact.unit = *entry.header_unit;
        report_(std::move(*problem), entry.written.line, entry.where);
    }
}

void FactReader::read_list(const program::Field& field, const Entry& entry, Application& out) {
    Fact& fact = out.facts[field.index];
    fact.place = entry.where;
    fact.state = FactState::invalid;
    if (entry.written.kind == Kind::broken) return;
    if (entry.written.kind == Kind::list) return read_items(field, entry, fact);
    const auto state = list_state(entry.written);
    if (!state) {
        fact.unread = std::make_shared<const Written>(entry.written);
        return report_(no_list(field, entry.written), entry.written.line, entry.where);
    }
    fact.written = trimmed(entry.written.text);
    fact.state = *state == FactState::declared_none ? FactState::given : *state;
}

void FactReader::read_items(const program::Field& field, const Entry& entry, Fact& fact) {
    const std::vector<Written>& items = entry.written.items;
    if (items.size() > limits_.items - items_) {
        report_(finding(Code::too_many_items, {{"field", field.name}, {"limit", std::to_string(limits_.items)}}), entry.written.line, entry.where);
        return;
    }
    items_ += items.size();
    file_items_ += items.size();
    fact.state = FactState::given;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string where = pointer(entry.where, i);
        if (items[i].kind == Kind::object) {
            fact.items.push_back(item_of(field.type.record, items[i], where));
            continue;
        }
        fact.state = FactState::invalid;
        if (!fact.unread) fact.unread = std::make_shared<const Written>(entry.written);  // once: it is the whole list
        if (items[i].kind != Kind::broken) report_(no_item(field, items[i]), items[i].line, where);
    }
}

Application FactReader::item_of(program::RecordId record, const Written& object, const std::string& where) {
    Application item;
    item.record = record;
    item.place = place(file_, object.line, where);
    item.facts.resize(program_.records[record].fields.size());
    read_members(object, where, names_of(record), [&](Target target, const Entry& entry) { read(target.field, entry, item); });
    return item;
}

void FactReader::read_members(const Written& object, const std::string& where, const FieldIndex& names, const Take& take) const {
    std::vector<std::pair<Target, std::string_view>> seen;
    for (const auto& [key, value] : object.members) {
        std::string here = pointer(where, key);
        const auto target = names.find(key);
        if (!target) {
            unknown_(key, names, value.line, here);
            continue;
        }
        const auto twin = std::ranges::find_if(seen, [&](const auto& earlier) { return earlier.first.clashes(*target); });
        if (twin != seen.end()) {
            report_(finding(Code::repeated_field, {{"first", shown(twin->second)}, {"second", shown(key)}}), value.line, here);
            continue;
        }
        seen.emplace_back(*target, key);
        take(*target, {value, std::move(here)});
    }
}

const FieldIndex& FactReader::names_of(program::RecordId record) {
    const auto found = names_.find(record.value);
    if (found != names_.end()) return found->second;
    return names_.emplace(record.value, FieldIndex::of_items(program_, record)).first->second;
}

}  // namespace zhunze::facts
