// SPDX-License-Identifier: Apache-2.0
#include "rules.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "application.hpp"

namespace zhunze::bench {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;

constexpr std::int64_t most_intensity = 1'000'000;  // 10^4 万元/亩

std::string_view text_of(element object, std::string_view key) { return object[key].get_string(); }

template <typename Index>
Index index_of(const std::vector<std::string>& names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) stop("rules.json: no member " + std::string(name));
    return static_cast<Index>(found - names.begin());
}

Measure measure_of(std::string_view field) {
    if (field == "investment") return Measure::investment;
    if (field == "area") return Measure::area;
    if (field == "intensity") return Measure::intensity;
    stop("rules.json: no measure " + std::string(field));
}

Op op_of(std::string_view sign) {
    if (sign == "<") return Op::less;
    if (sign == "<=") return Op::up_to;
    if (sign == ">") return Op::more;
    if (sign == ">=") return Op::at_least;
    stop("rules.json: no comparison " + std::string(sign));
}

std::int64_t value_of(std::string_view text, Measure measure) {
    const std::int64_t value = measure == Measure::investment ? read_decimal(text, 6, most_investment)
                               : measure == Measure::area     ? read_decimal(text, 4, most_area)
                                                              : read_decimal(text, 2, most_intensity);
    if (value < 0) stop("rules.json: no threshold " + std::string(text));
    return value;
}

ThresholdRule threshold_rule(element rule, const Rules& rules, const std::vector<std::string>& land_uses) {
    ThresholdRule made;
    for (const element condition : array(rule["scope"])) made.region = index_of<std::int16_t>(rules.regions, text_of(condition, "value"));
    for (const element condition : array(rule["trigger_any"])) made.land_use = index_of<std::int8_t>(land_uses, text_of(condition, "value"));
    const element broken = rule["violated_if"];
    made.measure = measure_of(text_of(broken, "field"));
    made.op = op_of(text_of(broken, "op"));
    made.value = value_of(text_of(broken, "value"), made.measure);
    return made;
}

std::vector<std::string> members_of(element spec, std::string_view name) {
    std::vector<std::string> members;
    for (const element field : array(spec["fields"])) {
        if (text_of(field, "name") != name) continue;
        for (const element member : array(field["members"])) members.emplace_back(std::string_view(member));
    }
    return members;
}

void read_table(element spec, Rules& rules) {
    for (const element table : array(spec["tables"])) {
        rules.table.resize(rules.regions.size() * rules.industries.size(), -1);
        for (const element row : array(table["rows"])) {
            const array cells = row;
            const auto region = index_of<std::size_t>(rules.regions, std::string_view(cells.at(0)));
            const auto industry = index_of<std::size_t>(rules.industries, std::string_view(cells.at(1)));
            rules.table[region * rules.industries.size() + industry] = value_of(std::string_view(cells.at(2)), Measure::intensity);
        }
    }
}

}  // namespace

void stop(const std::string& problem) {
    std::fprintf(stderr, "baseline: %s\n", problem.c_str());
    std::exit(1);
}

Rules read_rules(const std::string& folder) {
    simdjson::dom::parser parser;
    const element spec = parser.load(folder + "/rules.json");
    Rules rules;
    rules.workload = text_of(spec, "workload");
    rules.regions = members_of(spec, "region");
    rules.industries = members_of(spec, "industry");
    const std::vector<std::string> land_uses = members_of(spec, "land_use");
    read_table(spec, rules);
    const bool thresholds = rules.workload == "R100" || rules.workload == "R10k" || rules.workload[0] == 'G';
    for (const element rule : array(spec["rules"])) {
        rules.names.push_back('"' + std::string(text_of(rule, "name")) + '"');
        if (thresholds) rules.thresholds.push_back(threshold_rule(rule, rules, land_uses));
    }
    return rules;
}

}  // namespace zhunze::bench
