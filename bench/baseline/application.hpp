// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace zhunze::bench {

/// What the rules read of one application. Investment is in fen (10^-6 万元), area in 10^-4 亩: with the limits below every product
/// with an intensity of up to 10^4 万元/亩 (in 10^-2) is exact in 64 bits.
struct Application {
    std::int64_t investment = 0;
    std::int64_t area = 0;
    std::int32_t accepted = 0;  ///< 20200608
    std::int16_t region = 0;    ///< by rules.json; 0 where the workload's rules do not ask
    std::int16_t industry = 0;
    std::uint8_t land_use = 0;  ///< 0 standalone, 1 standard factory, 2 lease
    bool special_process = false;
};
constexpr std::int64_t most_investment = 1'000'000'000'000'000;  // 10^9 万元
constexpr std::int64_t most_area = 1'000'000'000'000;            // 10^8 亩

/// As read from text: the id is copied to the verdict as it stands there, quotes included.
struct Line {
    Application application;
    std::string_view id;
};

/// All rules are those of one document.
constexpr std::int32_t in_force_from = 20200101;
constexpr std::int32_t in_force_to = 20201231;
[[nodiscard]] constexpr bool in_force(const Application& application) {
    return in_force_from <= application.accepted && application.accepted <= in_force_to;
}

}  // namespace zhunze::bench
