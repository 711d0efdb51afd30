// SPDX-License-Identifier: Apache-2.0
// The interpreter as the benchmark sees it: the one place that names its classes.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zhunze::bench {

/// Rules, ready to judge by.
class Engine {
public:
    /// Ends the program if the rules in `folder` have errors.
    explicit Engine(const std::string& folder);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    struct Batch;  ///< applications, parsed
    /// The text outlives the batch.
    [[nodiscard]] std::shared_ptr<Batch> parse(std::string_view ndjson) const;
    [[nodiscard]] static std::size_t size(const Batch& batch);

    struct Verdicts;  ///< of a batch: outcomes and violated rules, in memory
    [[nodiscard]] static std::shared_ptr<Verdicts> room_for(const Batch& batch);
    /// Judges every application anew.
    void judge(const Batch& batch, Verdicts& verdicts) const;
    /// The verdict lines of all, each with its line end.
    void append_lines(const Batch& batch, const Verdicts& verdicts, std::string& output) const;

    /// Makes the application the one that `judge_one` judges alone, as a service does.
    void choose(const Batch& batch, std::size_t index) const;
    /// Returns what keeps the compiler from leaving it out.
    [[nodiscard]] unsigned judge_one() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

[[noreturn]] void stop(const std::string& problem);

}  // namespace zhunze::bench
