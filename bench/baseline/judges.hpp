// SPDX-License-Identifier: Apache-2.0
// The rules, written by hand. A judge puts the violated rules of one application into `words()` words of bits, and names them.
// One that knows exemptions names the rule that an application is exempt from as well.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "application.hpp"
#include "rules.hpp"

namespace zhunze::bench {

/// 固定资产投资 5000万元以下 or 投资强度 300万元/亩以下 gets no plot of its own, unless a special process is claimed.
class LandRule {
public:
    using Word = std::uint8_t;
    explicit LandRule(const Rules& rules) : name_(rules.names.at(0)) {}

    static constexpr std::size_t words() { return 1; }
    void judge(const Application& application, Word* violated) const {
        constexpr std::int64_t small = 5000 * 1'000'000LL;
        constexpr std::int64_t low = 300 * 100;
        const bool triggered = in_force(application) && (application.investment <= small || application.investment <= low * application.area);
        const bool violates = triggered & (application.land_use == 0) & !application.special_process;
        *violated = static_cast<Word>(violates | (triggered & application.special_process) << 1);
    }
    template <typename Add>
    void names(const Application&, const Word* violated, Add add) const {
        if (*violated & 1) add(name_);
    }
    [[nodiscard]] const std::string* exempt(const Word* violated) const { return *violated & 2 ? &name_ : nullptr; }

private:
    std::string name_;
};

/// An intensity below the table's.
class TableRule {
public:
    using Word = std::uint8_t;
    explicit TableRule(const Rules& rules) : name_(rules.names.at(0)), table_(rules.table), industries_(rules.industries.size()) {}

    static constexpr std::size_t words() { return 1; }
    void judge(const Application& application, Word* violated) const {
        const std::size_t row = static_cast<std::size_t>(application.region) * industries_ + static_cast<std::size_t>(application.industry);
        *violated = application.investment < table_[row] * application.area && in_force(application);
    }
    template <typename Add>
    void names(const Application&, const Word* violated, Add add) const {
        if (*violated) add(name_);
    }

private:
    std::string name_;
    std::vector<std::int64_t> table_;
    std::size_t industries_;
};

[[nodiscard]] inline bool is_broken(const ThresholdRule& rule, const Application& application) {
    const std::int64_t left = rule.measure == Measure::area ? application.area : application.investment;
    const std::int64_t right = rule.measure == Measure::intensity ? rule.value * application.area : rule.value;
    switch (rule.op) {
        case Op::less: return left < right;
        case Op::up_to: return left <= right;
        case Op::more: return left > right;
        case Op::at_least: return left >= right;
    }
    return false;
}

inline void name_bits(const std::uint64_t* words, std::size_t count, const auto& name) {
    for (std::size_t word = 0; word < count; ++word) {
        for (std::uint64_t bits = words[word]; bits != 0; bits &= bits - 1) name(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
    }
}

/// Every rule is looked at.
class ThresholdLoop {
public:
    using Word = std::uint64_t;
    explicit ThresholdLoop(const Rules& rules) : names_(rules.names), rules_(rules.thresholds) {}

    [[nodiscard]] std::size_t words() const { return (rules_.size() + 63) / 64; }
    void judge(const Application& application, Word* violated) const {
        std::fill_n(violated, words(), 0);
        if (!in_force(application)) return;
        for (std::size_t index = 0; index < rules_.size(); ++index) {
            const ThresholdRule& rule = rules_[index];
            if (rule.region >= 0 && rule.region != application.region) continue;
            if (rule.land_use >= 0 && rule.land_use != static_cast<std::int8_t>(application.land_use)) continue;
            if (is_broken(rule, application)) violated[index / 64] |= std::uint64_t{1} << (index % 64);
        }
    }
    template <typename Add>
    void names(const Application&, const Word* violated, Add add) const {
        name_bits(violated, words(), [&](std::size_t index) { add(names_[index]); });
    }

private:
    std::vector<std::string> names_;
    std::vector<ThresholdRule> rules_;
};

/// The rules of the application's county are looked at; all are regional.
class CountyLoop {
public:
    using Word = std::uint64_t;
    explicit CountyLoop(const Rules& rules) : names_(rules.names), first_(rules.regions.size() + 1) {
        rules_ = rules.thresholds;  // rules.json has them by region
        for (const ThresholdRule& rule : rules_) ++first_[static_cast<std::size_t>(rule.region) + 1];
        for (std::size_t region = 0; region + 1 < first_.size(); ++region) {
            words_ = std::max(words_, (first_[region + 1] + 63) / 64);
            first_[region + 1] += first_[region];
        }
        if (!std::ranges::is_sorted(rules_, {}, &ThresholdRule::region)) stop("the rules are not sorted by region");
    }

    [[nodiscard]] std::size_t words() const { return words_; }
    void judge(const Application& application, Word* violated) const {
        std::fill_n(violated, words_, 0);
        if (!in_force(application)) return;
        const std::size_t begin = first_[static_cast<std::size_t>(application.region)];
        const std::size_t end = first_[static_cast<std::size_t>(application.region) + 1];
        for (std::size_t index = begin; index < end; ++index) {
            const ThresholdRule& rule = rules_[index];
            if (rule.land_use >= 0 && rule.land_use != static_cast<std::int8_t>(application.land_use)) continue;
            if (is_broken(rule, application)) violated[(index - begin) / 64] |= std::uint64_t{1} << ((index - begin) % 64);
        }
    }
    template <typename Add>
    void names(const Application& application, const Word* violated, Add add) const {
        const std::size_t begin = first_[static_cast<std::size_t>(application.region)];
        name_bits(violated, words_, [&](std::size_t index) { add(names_[begin + index]); });
    }

private:
    std::vector<std::string> names_;
    std::vector<ThresholdRule> rules_;
    std::vector<std::size_t> first_;  ///< by region, and the end
    std::size_t words_ = 1;
};

/// For R100: of each region, land use and measure the thresholds sorted, the ones most easily broken first, so that a look at
/// the first says mostly that none is.
class ThresholdIndex {
public:
    using Word = std::uint64_t;
    explicit ThresholdIndex(const Rules& rules);

    static constexpr std::size_t words() { return 2; }
    void judge(const Application& application, Word* violated) const {
        violated[0] = violated[1] = 0;
        if (!in_force(application)) return;
        const std::size_t cell = static_cast<std::size_t>(application.region) * 3 + application.land_use;
        mark(cell, Measure::investment, 2 * application.investment, violated);
        mark(cell, Measure::area, -2 * application.area, violated);
        const std::int64_t whole = application.investment / application.area;
        mark(cell, Measure::intensity, 2 * whole + (whole * application.area != application.investment), violated);
    }
    template <typename Add>
    void names(const Application&, const Word* violated, Add add) const {
        name_bits(violated, words(), [&](std::size_t index) { add(names_[index]); });
    }

private:
    // A measure is doubled, and one more where it lies between two steps: then every comparison is `key < bound`.
    struct Bound {
        std::int64_t bound;
        std::array<std::uint64_t, 2> mask;  ///< of this and all before it
    };
    void mark(std::size_t cell, Measure measure, std::int64_t key, Word* violated) const {
        const std::vector<Bound>& bounds = cells_[cell][static_cast<std::size_t>(measure)];
        const Bound* last = nullptr;
        for (const Bound& bound : bounds) {
            if (key >= bound.bound) break;
            last = &bound;
        }
        if (!last) return;
        violated[0] |= last->mask[0];
        violated[1] |= last->mask[1];
    }

    std::vector<std::string> names_;
    std::vector<std::array<std::vector<Bound>, 3>> cells_;  ///< by region × 3 + land use
};

}  // namespace zhunze::bench
