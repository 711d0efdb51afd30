// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhunze::bench {

enum class Measure : std::uint8_t { investment, area, intensity };
enum class Op : std::uint8_t { less, up_to, more, at_least };

/// `measure op value` in one region (−1: any) and for one land use (−1: any) is a violation.
struct ThresholdRule {
    std::int64_t value = 0;  ///< 10^-6 万元, 10^-4 亩, 10^-2 万元/亩
    std::int16_t region = -1;
    std::int8_t land_use = -1;
    Measure measure = Measure::investment;
    Op op = Op::less;
};

/// What is particular to a workload, read from rules.json. What shape its rules have, the program knows.
struct Rules {
    std::string workload;
    std::vector<std::string> regions, industries;
    std::vector<std::string> names;           ///< as they stand in verdicts, quotes included; by rule
    std::vector<ThresholdRule> thresholds;    ///< by rule; empty for the land rule and the table
    std::vector<std::int64_t> table;          ///< 10^-2 万元/亩, by region × industries + industry
};

/// Ends the program with a message if the folder holds no such rules.
[[nodiscard]] Rules read_rules(const std::string& folder);

/// `123.45` as 12345·10^(decimals−2); -1 if it is no plain decimal, has more decimals or is past `most`.
[[nodiscard]] inline std::int64_t read_decimal(std::string_view text, unsigned decimals, std::int64_t most) {
    std::int64_t value = 0;
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && static_cast<unsigned char>(text[at] - '0') < 10 && value <= most) value = value * 10 + (text[at++] - '0');
        return at - begin;
    };
    if (digits() == 0) return -1;
    unsigned left = decimals;
    if (at < text.size() && text[at] == '.') {
        ++at;
        const std::size_t places = digits();
        if (places == 0 || places > decimals) return -1;
        left -= static_cast<unsigned>(places);
    }
    if (at != text.size()) return -1;
    for (; left > 0; --left) {
        if (value > most) return -1;
        value *= 10;
    }
    return value <= most ? value : -1;
}

[[noreturn]] void stop(const std::string& problem);

}  // namespace zhunze::bench
