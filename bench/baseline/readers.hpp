// SPDX-License-Identifier: Apache-2.0
// From NDJSON to applications, in two ways. Both read only what the workload's rules ask for.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "application.hpp"
#include "rules.hpp"

namespace zhunze::bench {

/// Whole lines in memory, with `padding` more bytes that may be read behind them.
struct Block {
    static constexpr std::size_t padding = 64;
    const char* data = nullptr;
    std::size_t size = 0;
};

/// Members by name: an open hash over the last four bytes, which tell ours apart.
class Members {
public:
    explicit Members(const std::vector<std::string>& names);
    /// -1 if there is none of that name.
    [[nodiscard]] int find(std::string_view name) const {
        if (name.size() < key_bytes) return -1;
        for (std::size_t at = hash(name);; at = (at + 1) & (slots_.size() - 1)) {
            const Slot& slot = slots_[at];
            if (slot.member < 0 || slot.name == name) return slot.member;
        }
    }

private:
    static constexpr std::size_t key_bytes = 4;
    struct Slot {
        std::string name;
        int member = -1;
    };
    [[nodiscard]] std::size_t hash(std::string_view name) const {
        std::uint32_t last = 0;
        std::memcpy(&last, name.data() + name.size() - key_bytes, key_bytes);
        return static_cast<std::size_t>(last * 0x9e3779b97f4a7c15u >> shift_);
    }

    std::vector<Slot> slots_;
    unsigned shift_ = 0;
};

/// Fields that only some workloads need.
struct Needs {
    bool region = false;
    bool industry = false;
};

/// What both readers make of the texts they find.
class Fields {
public:
    explicit Fields(const Rules& rules) : regions_(rules.regions), industries_(rules.industries) {}

    void investment(std::string_view text, Application& to) const { to.investment = read_decimal(text, 6, most_investment); }
    void area(std::string_view text, Application& to) const { to.area = read_decimal(text, 4, most_area); }
    void region(std::string_view text, Application& to) const { to.region = static_cast<std::int16_t>(regions_.find(text)); }
    void industry(std::string_view text, Application& to) const { to.industry = static_cast<std::int16_t>(industries_.find(text)); }
    static void land_use(std::string_view text, Application& to) {
        to.land_use = text == "单独供地" ? 0 : text == "标准厂房" ? 1 : text == "租赁" ? 2 : unknown_land_use;
    }
    static void accepted(std::string_view text, Application& to);
    [[nodiscard]] static bool is_whole(const Application& read) {
        return read.investment >= 0 && read.area > 0 && read.accepted > 0 && read.region >= 0 && read.industry >= 0 && read.land_use != unknown_land_use;
    }

private:
    static constexpr std::uint8_t unknown_land_use = 3;
    Members regions_, industries_;
};

/// The recommended way of simdjson: On-Demand over a stream of documents, numbers from their own text.
class SimdjsonReader {
public:
    SimdjsonReader(const Rules& rules, Needs needs);
    ~SimdjsonReader();
    SimdjsonReader(SimdjsonReader&&) noexcept;
    /// Calls `add(const Line&)` for each line; ends the program at one that it cannot read.
    template <typename Add>
    void read(const Block& block, Add add) {
        begin(block);
        Line line;
        while (next(line)) add(line);
    }

private:
    void begin(const Block& block);
    [[nodiscard]] bool next(Line& line);
    struct Stream;
    std::unique_ptr<Stream> stream_;
};

/// Made for these very records: keys in their order, no blanks, no escapes. A line that is not so goes to simdjson.
class Scanner {
public:
    Scanner(const Rules& rules, Needs needs) : fields_(rules), needs_(needs), other_(rules, needs) {}

    template <typename Add>
    void read(const Block& block, Add add) {
        const char* at = block.data;
        const char* const end = at + block.size;
        Line line;
        while (at != end) {
            const char* const next = scan(at, end, line);
            if (next) {
                at = next;
            } else {
                at = read_other(at, end, line);
            }
            add(line);
        }
    }

private:
    [[nodiscard]] const char* scan(const char* at, const char* end, Line& line) const;
    const char* read_other(const char* at, const char* end, Line& line);

    Fields fields_;
    Needs needs_;
    SimdjsonReader other_;
    std::string padded_;
};

}  // namespace zhunze::bench
