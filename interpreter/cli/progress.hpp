// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "cli/console.hpp"

namespace zhunze::cli {

/// A line on the terminal that says how far a long run is; it is overwritten, and gone before anything else is said there.
class Progress {
public:
    using Clock = std::chrono::steady_clock;

    /// `bytes`: of all inputs, where that is known. Nothing is ever drawn unless it is `wanted`.
    Progress(const Console& console, bool wanted, std::optional<std::uint64_t> bytes, Clock::time_point begin)
        : console_(console), wanted_(wanted), bytes_(bytes), begin_(begin), drawn_(begin) {}
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Draws the line if the run has gone on for some time and so has the line before. `bytes`: of the inputs so far.
    void show(std::uint64_t applications, std::uint64_t bytes, Clock::time_point now);
    void clear();

private:
    [[nodiscard]] std::string line(std::uint64_t applications, std::uint64_t bytes, std::uint64_t milliseconds) const;

    const Console& console_;
    bool wanted_;
    std::optional<std::uint64_t> bytes_;
    Clock::time_point begin_;
    Clock::time_point drawn_;
    bool visible_ = false;
};

}  // namespace zhunze::cli
