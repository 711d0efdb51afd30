// SPDX-License-Identifier: Apache-2.0
// The neutral description. Every text in it is of letters that JSON takes as they are.
#include "workload.hpp"

namespace zhunze::bench {

namespace {

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

template <typename Item, typename Text>
std::string list_of(const Item& count, Text text, std::string_view between) {
    std::string all = "[";
    for (Item index = 0; index < count; ++index) {
        if (index > 0) all += between;
        all += text(index);
    }
    return all + "]";
}

std::string is_condition(std::string_view field, std::string_view value) {
    return "{\"field\": " + quoted(field) + ", \"op\": \"is\", \"value\": " + std::string(value) + "}";
}

std::string threshold_condition(const Threshold& threshold, bool from_table) {
    constexpr std::string_view measures[]{"investment", "area", "intensity"};
    constexpr std::string_view ops[]{"<", "<=", ">", ">="};
    return "{\"field\": " + quoted(measures[static_cast<std::size_t>(threshold.measure)]) + ", \"op\": " +
           quoted(ops[static_cast<std::size_t>(threshold.op)]) +
           (from_table ? ", \"table\": \"minimum_intensity\"}"
                       : ", \"value\": " + quoted(decimal(threshold.value, decimals_of(threshold.measure))) + "}");
}

std::string rule_json(const Workload& workload, std::size_t index) {
    const Rule& rule = workload.rules[index];
    std::string scope;
    if (rule.region) scope = is_condition("region", quoted(region_name(*rule.region)));
    std::string land_use;
    if (rule.land_use) land_use = is_condition("land_use", quoted(land_use_name(*rule.land_use)));
    std::string text = "    {\"name\": " + quoted(workload.qualified(index)) + ", \"scope\": [" + scope + "], \"trigger_any\": ";
    text += rule.triggers.empty() ? "[" + land_use + "]"
                                  : list_of(rule.triggers.size(), [&](std::size_t at) { return threshold_condition(rule.triggers[at], false); }, ", ");
    text += ", \"exempt_any\": [" + (rule.special_process_exempts ? is_condition("special_process", "true") : std::string());
    text += "], \"violated_if\": " +
            (rule.broken ? threshold_condition(*rule.broken, rule.from_table) : is_condition("land_use", quoted(land_use_name(LandUse::standalone))));
    return text + "}";
}

std::string table_json(const Workload& workload) {
    if (workload.table.empty()) return "[]";
    std::string text = "[\n    {\"name\": \"minimum_intensity\", \"columns\": [\"region\", \"industry\"], \"unit\": \"万元/亩\", \"rows\": ";
    text += list_of(workload.table.size(), [&](std::size_t row) {
        return "[" + quoted(region_name(static_cast<unsigned>(row) / workload.industries)) + ", " +
               quoted(industry_name(static_cast<unsigned>(row) % workload.industries)) + ", " + quoted(decimal(workload.table[row], 2)) + "]";
    }, ",\n      ");
    return text + "}\n  ]";
}

std::string enum_json(std::string_view name, std::string_view key, const std::string& members) {
    return "    {\"name\": " + quoted(name) + ", \"key\": " + quoted(key) + ", \"type\": \"enum\", \"members\": " + members + "},\n";
}

}  // namespace

std::string rules_json(const Workload& workload) {
    std::string text = "{\n  \"workload\": " + quoted(workload.name) + ",\n  \"fields\": [\n";
    text += "    {\"name\": \"id\", \"key\": \"项目编号\", \"type\": \"text\"},\n";
    text += enum_json("region", "所在地", list_of(workload.regions, [](unsigned at) { return quoted(region_name(at)); }, ", "));
    text += enum_json("industry", "行业", list_of(workload.industries, [](unsigned at) { return quoted(industry_name(at)); }, ", "));
    text += "    {\"name\": \"investment\", \"key\": \"固定资产投资\", \"type\": \"decimal\", \"unit\": \"万元\", \"decimals\": 6},\n";
    text += "    {\"name\": \"area\", \"key\": \"用地面积\", \"type\": \"decimal\", \"unit\": \"亩\", \"decimals\": 4},\n";
    text += enum_json("land_use", "供地方式", "[\"单独供地\", \"标准厂房\", \"租赁\"]");
    text += "    {\"name\": \"special_process\", \"key\": \"特殊工艺\", \"type\": \"bool\"},\n";
    text += "    {\"name\": \"accepted\", \"key\": \"受理日期\", \"type\": \"date\"}\n  ],\n";
    text += "  \"derived\": [{\"name\": \"intensity\", \"ratio\": [\"investment\", \"area\"], \"unit\": \"万元/亩\"}],\n";
    text += "  \"in_force\": {\"field\": \"accepted\", \"from\": \"2020-01-01\", \"to\": \"2020-12-31\"},\n";
    text += "  \"tables\": " + table_json(workload) + ",\n  \"rules\": ";
    text += list_of(workload.rules.size(), [&](std::size_t rule) { return (rule == 0 ? "\n" : "") + rule_json(workload, rule); }, ",\n");
    return text + "\n}\n";
}

}  // namespace zhunze::bench
