// SPDX-License-Identifier: Apache-2.0
#include "workload.hpp"

#include <charconv>

#include "random.hpp"

namespace zhunze::bench {

namespace {

constexpr std::uint64_t rules_seed = 0x5a48554e5a45u;
constexpr std::int64_t wan_yuan = 1'000'000;  // steps of investment
constexpr std::int64_t mu = 10'000;           // steps of area
constexpr std::int64_t wan_yuan_a_mu = 100;   // steps of intensity

std::string padded(unsigned number, std::size_t width) {
    std::string digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::int64_t step_of(Measure measure) {
    return measure == Measure::investment ? wan_yuan : measure == Measure::area ? mu : wan_yuan_a_mu;
}

/// From which to which whole number of 万元, 亩 or 万元/亩 thresholds are taken: where few applications stand beyond them.
struct Range {
    std::int64_t low, high;
};
struct Ranges {
    Range investment, area, intensity;
    [[nodiscard]] const Range& of(Measure measure) const {
        return measure == Measure::investment ? investment : measure == Measure::area ? area : intensity;
    }
};
constexpr Ranges general_ranges{{205, 260}, {900, 3000}, {52, 60}};
constexpr Ranges regional_ranges{{300, 900}, {300, 1200}, {60, 120}};
constexpr Ranges county_ranges{{202, 240}, {1000, 3000}, {51, 58}};

Threshold threshold_of(Measure measure, const Range& range, Random& random) {
    const bool inclusive = random.chance(50);
    const Op op = measure == Measure::area ? (inclusive ? Op::at_least : Op::more) : (inclusive ? Op::up_to : Op::less);
    const std::int64_t step = step_of(measure);
    // Some thresholds have decimals, all of which an application can state.
    const std::int64_t part = random.chance(30) ? step / 100 * random.between(0, 99) : 0;
    return {measure, op, random.between(range.low, range.high) * step + part};
}

Rule threshold_rule(unsigned number, const Ranges& ranges, Random& random) {
    Rule rule;
    const Measure measure = static_cast<Measure>(number % 3);
    rule.name = "r" + padded(number + 1, 5);
    rule.chinese = (measure == Measure::area ? "用地规模上限" : measure == Measure::investment ? "投资下限" : "投资强度下限") + padded(number + 1, 5);
    rule.broken = threshold_of(measure, ranges.of(measure), random);
    if (random.chance(30)) rule.land_use = static_cast<LandUse>(random.between(0, 2));
    rule.as_ban = random.chance(50);
    return rule;
}

Rule land_rule() {
    Rule rule;
    rule.name = "small_project_no_standalone_land";
    rule.chinese = "小项目不单独供地";
    rule.triggers = {{Measure::investment, Op::up_to, 5000 * wan_yuan}, {Measure::intensity, Op::up_to, 300 * wan_yuan_a_mu}};
    rule.special_process_exempts = true;
    rule.as_ban = true;
    return rule;
}

void make_hundred(Workload& workload) {
    Random random(rules_seed);
    for (unsigned number = 0; number < 100; ++number) {
        const bool regional = number >= 40;
        Rule rule = threshold_rule(number, regional ? regional_ranges : general_ranges, random);
        if (regional) rule.region = (number - 40) / 3;
        workload.rules.push_back(std::move(rule));
    }
}

void make_counties(Workload& workload, unsigned count) {
    Random random(rules_seed + 1);
    for (unsigned number = 0; number < count; ++number) {
        Rule rule = threshold_rule(number, county_ranges, random);
        rule.region = static_cast<unsigned>(std::uint64_t{number} * workload.regions / count);
        workload.rules.push_back(std::move(rule));
    }
}

void make_table(Workload& workload) {
    Random random(rules_seed + 2);
    for (unsigned row = 0; row < workload.regions * workload.industries; ++row) {
        const std::int64_t whole = random.between(120, 400) * wan_yuan_a_mu;
        workload.table.push_back(random.chance(30) ? whole + random.between(0, 99) : whole);
    }
    Rule rule;
    rule.name = "minimum_by_industry";
    rule.chinese = "分行业投资强度下限";
    rule.broken = Threshold{Measure::intensity, Op::less, 0};
    rule.from_table = true;
    workload.rules.push_back(std::move(rule));
}

std::optional<unsigned> growth_rules(std::string_view name) {
    unsigned count = 0;
    if (name.size() < 2 || name[0] != 'G') return std::nullopt;
    const auto [end, error] = std::from_chars(name.data() + 1, name.data() + name.size(), count);
    if (error != std::errc() || end != name.data() + name.size() || count == 0 || count > 1'000'000) return std::nullopt;
    return count;
}

}  // namespace

unsigned decimals_of(Measure measure) { return measure == Measure::investment ? 6 : measure == Measure::area ? 4 : 2; }

std::string decimal(std::int64_t scaled, unsigned decimals) {
    std::string digits = std::to_string(scaled);
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, ".");
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
    return digits;
}

std::string region_name(unsigned region) { return "县" + padded(region + 1, 3); }
std::string industry_name(unsigned industry) { return "行业" + padded(industry + 1, 2); }
std::string_view land_use_name(LandUse use) {
    constexpr std::string_view names[]{"单独供地", "标准厂房", "租赁"};
    return names[static_cast<std::size_t>(use)];
}

std::string Workload::module_of(std::size_t rule) const {
    if (files() == 1) return module;
    return module + ".part_" + padded(static_cast<unsigned>(rule / rules_a_file + 1), 3);
}

std::optional<Workload> make_workload(std::string_view name) {
    Workload workload{.name = std::string(name), .module = "bench.", .regions = 100, .industries = 80, .rules = {}, .table = {}};
    for (const char letter : name) workload.module += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    if (name == "R1" || name == "X") {
        workload.module = "bench.r1";
        workload.regions = 20;
        workload.rules.push_back(land_rule());
    } else if (name == "R100") {
        workload.regions = 20;
        make_hundred(workload);
    } else if (name == "R10k") {
        make_counties(workload, 10'000);
    } else if (name == "T8k") {
        make_table(workload);
    } else if (name == "T80") {
        workload.regions = 8;
        workload.industries = 10;
        make_table(workload);
    } else if (const std::optional<unsigned> count = growth_rules(name)) {
        make_counties(workload, *count);
    } else {
        return std::nullopt;
    }
    return workload;
}

}  // namespace zhunze::bench
