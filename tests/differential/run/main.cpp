// SPDX-License-Identifier: Apache-2.0
// differential_run [PAIRS] [SEED]: compares columns with the naive evaluator on so many (rule set, application) pairs, on all cores.
#include <atomic>
#include <charconv>
#include <chrono>
#include <iostream>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <vector>

#include "differential/column_comparison.hpp"

namespace {

using zhunze::differential::ComparisonTally;

constexpr std::uint64_t usual_pairs = 100'000'000;
constexpr std::uint64_t usual_seed = 0;
constexpr std::size_t applications_of_a_rule_set = 1000;

/// What the threads share: seeds are handed out one by one, and the first disagreement stops all.
class Run {
public:
    Run(std::uint64_t pairs, std::uint64_t first_seed) : pairs_(pairs), seed_(first_seed) {}

    void work() {
        while (!stop_) {
            ComparisonTally tally;
            const std::string found = zhunze::differential::compare_seed(seed_++, applications_of_a_rule_set, tally);
            const std::lock_guard lock(mutex_);
            if (stop_) return;
            total_.add(tally);
            if (!found.empty()) disagreement_ = found;
            if (total_.pairs >= pairs_ || !found.empty()) stop_ = true;
            report();
        }
    }

    int finish() {
        std::cout << total_.text() << "\n  seconds: " << static_cast<std::uint64_t>(seconds()) << '\n';
        std::cout << "disagreements: " << (disagreement_.empty() ? 0 : 1) << disagreement_ << std::endl;
        return disagreement_.empty() ? 0 : 1;
    }

private:
    [[nodiscard]] double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count(); }

    void report() {
        if (seconds() < next_report_ || stop_) return;
        const double rate = static_cast<double>(total_.pairs) / seconds();
        const double left = static_cast<double>(pairs_ - total_.pairs) / rate;
        std::cout << total_.pairs << " of " << pairs_ << " pairs, " << total_.rule_sets << " rule sets, " << static_cast<std::uint64_t>(rate)
                  << " pairs a second, " << static_cast<std::uint64_t>(left) << " s left" << std::endl;
        next_report_ = seconds() + 10;
    }

    const std::uint64_t pairs_;
    std::atomic<std::uint64_t> seed_;
    std::atomic<bool> stop_{false};
    std::mutex mutex_;
    ComparisonTally total_;
    std::string disagreement_;
    const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    double next_report_ = 10;
};

std::optional<std::uint64_t> number_in(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string_view> arguments(argv + 1, argv + argc);
    const auto pairs = arguments.empty() ? usual_pairs : number_in(arguments[0]);
    const auto seed = arguments.size() < 2 ? usual_seed : number_in(arguments[1]);
    if (!pairs || *pairs == 0 || !seed || arguments.size() > 2) {
        std::cerr << "usage: differential_run [PAIRS] [FIRST SEED]: whole numbers, PAIRS above 0\n";
        return 2;
    }
    Run run(*pairs, *seed);
    std::vector<std::thread> threads;
    for (unsigned i = std::max(1U, std::thread::hardware_concurrency()); i > 0; --i) threads.emplace_back([&run] { run.work(); });
    for (std::thread& thread : threads) thread.join();
    return run.finish();
}
