// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <algorithm>
#include <ostream>

namespace zhunze::cli {

namespace {

constexpr std::chrono::seconds at_first{2};
constexpr std::chrono::milliseconds between{250};
constexpr std::string_view erase_line = "\r\x1b[K";

/// `1:05`, `2:00:00`.
std::string clock_text(std::uint64_t seconds) {
    const auto two_digits = [](std::uint64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const std::uint64_t hours = seconds / 3600;
    const std::uint64_t minutes = seconds / 60 % 60;
    return (hours > 0 ? std::to_string(hours) + ':' + two_digits(minutes) : std::to_string(minutes)) + ':' + two_digits(seconds % 60);
}

}  // namespace

void Progress::show(std::uint64_t applications, std::uint64_t bytes, Clock::time_point now) {
    if (!wanted_ || now - begin_ < at_first || now - drawn_ < between) return;
    drawn_ = now;
    visible_ = true;
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(now - begin_);
    console_.streams().err << erase_line << line(applications, bytes, static_cast<std::uint64_t>(passed.count())) << std::flush;
}

void Progress::clear() {
    if (!visible_) return;
    visible_ = false;
    console_.streams().err << erase_line << std::flush;
}

std::string Progress::line(std::uint64_t applications, std::uint64_t bytes, std::uint64_t milliseconds) const {
    const Arguments rate{{"count", std::to_string(applications)}, {"rate", std::to_string(applications * 1000 / milliseconds)}};
    const std::string line = console_.say(Phrase::progress, rate);
    if (!bytes_ || bytes == 0) return line;
    const std::uint64_t so_far = std::min(bytes, *bytes_);
    const std::uint64_t left = (*bytes_ - so_far) / std::max<std::uint64_t>(so_far * 1000 / milliseconds, 1);
    return console_.say(Phrase::progress_share, {{"line", line}, {"percent", std::to_string(so_far * 100 / *bytes_)}, {"left", clock_text(left)}});
}

}  // namespace zhunze::cli
