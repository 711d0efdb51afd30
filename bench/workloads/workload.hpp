// SPDX-License-Identifier: Apache-2.0
// What a workload is: rules as neutral data, from which the rule files, rules.json and the applications are written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhunze::bench {

// Numbers are whole: investments in fen·10^0 (10^-6 万元), areas in 10^-4 亩, intensities in 10^-2 万元/亩.
enum class Measure : unsigned char { investment, area, intensity };
enum class Op : unsigned char { less, up_to, more, at_least };
enum class LandUse : unsigned char { standalone, standard_factory, lease };

[[nodiscard]] unsigned decimals_of(Measure measure);
/// `123.45` of 12345 with two decimals; no zeros at the end.
[[nodiscard]] std::string decimal(std::int64_t scaled, unsigned decimals);

struct Threshold {
    Measure measure = Measure::investment;
    Op op = Op::less;
    std::int64_t value = 0;  ///< in the measure's steps; of no meaning where the table says it
};

/// Violated if the application is in the region and of the land use (where given), some trigger holds (if there are any), it does not
/// claim a special process (where that exempts) and `broken` holds, which is a threshold or, if there is none, being a plot of its own.
struct Rule {
    std::string name;     ///< ASCII, without its module
    std::string chinese;
    std::optional<unsigned> region;  ///< from zero
    std::optional<LandUse> land_use;
    std::vector<Threshold> triggers;
    bool special_process_exempts = false;
    std::optional<Threshold> broken;
    bool from_table = false;  ///< the threshold of `broken` stands in the workload's table
    bool as_ban = false;      ///< how the rule file puts it: 禁止 what breaks it, or 应当 the contrary
};

struct Workload {
    std::string name;    ///< as asked for: R100
    std::string module;  ///< bench.r100
    unsigned regions = 0;
    unsigned industries = 0;
    std::vector<Rule> rules;
    std::vector<std::int64_t> table;  ///< intensities by region × industries + industry; empty: no table

    /// Rules are split into files of this many, each a module; one that fits is the workload's only one.
    static constexpr std::size_t rules_a_file = 2000;
    [[nodiscard]] std::size_t files() const { return (rules.size() + rules_a_file - 1) / rules_a_file; }
    [[nodiscard]] std::string module_of(std::size_t rule) const;
    [[nodiscard]] std::string qualified(std::size_t rule) const { return module_of(rule) + "." + rules[rule].name; }
};

[[nodiscard]] std::string region_name(unsigned region);
[[nodiscard]] std::string industry_name(unsigned industry);
[[nodiscard]] std::string_view land_use_name(LandUse use);

/// R1, R100, R10k, T8k, T80, X or G followed by how many rules; none of another name.
[[nodiscard]] std::optional<Workload> make_workload(std::string_view name);

/// The text of rules.json, and of each rule file with its path below the workload's folder.
struct File {
    std::string path;
    std::string text;
};
[[nodiscard]] std::string rules_json(const Workload& workload);
[[nodiscard]] std::vector<File> rule_files(const Workload& workload);

/// Appends application number `index` (from one) and a line end.
void append_application(const Workload& workload, std::uint64_t index, std::string& text);

}  // namespace zhunze::bench
