// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

#include "cli/console.hpp"
#include "program/program.hpp"

namespace zhunze::cli {

/// How many applications came out how, over all inputs of a run. They add up to the applications read.
class Counts {
public:
    void add(program::Overall outcome) { ++by_outcome_[static_cast<std::size_t>(outcome)]; }
    void add(const Counts& of_part);
    void add_unread_file() { ++unread_files_; }
    /// One that was read up to a place where it breaks off.
    void add_broken_file() { ++broken_files_; }
    /// What follows was not read, since the user would not wait for it.
    void interrupt() { interrupted_ = true; }
    [[nodiscard]] std::size_t total() const;
    [[nodiscard]] std::size_t broken_files() const { return broken_files_; }
    [[nodiscard]] bool interrupted() const { return interrupted_; }
    void add_rows_left(std::size_t rows) { rows_left_ += rows; }
    [[nodiscard]] std::size_t of(program::Overall outcome) const { return by_outcome_[static_cast<std::size_t>(outcome)]; }
    [[nodiscard]] std::size_t unread_files() const { return unread_files_; }
    /// Of files of list items, those of no application.
    [[nodiscard]] std::size_t rows_left() const { return rows_left_; }

    /// `共 3 件:通过 1,不通过 2,…`
    [[nodiscard]] std::string line(const Console& console) const;

private:
    std::array<std::size_t, program::overall_count> by_outcome_{};
    std::size_t unread_files_ = 0;
    std::size_t broken_files_ = 0;
    bool interrupted_ = false;
    std::size_t rows_left_ = 0;
};

}  // namespace zhunze::cli
