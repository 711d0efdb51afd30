// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "columns/program.hpp"
#include "columns/registers.hpp"
#include "columns/verdicts.hpp"

namespace zhunze::columns {

/// Decides batches by a program. It keeps its memory between them: after the first of a size nothing is allocated. One thread at a time.
class Machine {
public:
    explicit Machine(const ColumnProgram& program);  ///< the program outlives it

    void run(const facts::Columns& batch, Verdicts& verdicts);

private:
    void run_root(const facts::Columns& batch);
    [[nodiscard]] std::uint64_t rows_on_two_sides(const std::vector<std::vector<std::uint32_t>>& sides, std::size_t word) const;
    void settle_facts(View& view);
    void run_node(const Node& node, View& view);
    void run_children(const Node& node, View& view);
    void decide(std::uint32_t rule, View& view);
    [[nodiscard]] bool take_through(const RuleCode& code, View& view);
    void list(std::uint32_t rule, const View& view);
    void leave(const std::uint64_t* rows, const View& view);
    void mark_bound(std::uint32_t set, const std::uint64_t* rows, const View& view);
    void sort_listed();

    const ColumnProgram& program_;
    Arena arena_;
    Registers registers_;
    Verdicts* verdicts_ = nullptr;
    std::vector<Listed> unsorted_;
    bool is_sorted_ = true;    ///< they are by row, one a row, all the same
    std::vector<std::uint32_t> first_;  ///< of a row, where they begin
    std::vector<facts::Bits> binds_;
    std::vector<std::uint64_t> alive_, exempt_, scratch_;
    bool ends_exempt_ = false;  ///< the rule at hand ends so for some row: `exempt_` tells which
    std::vector<View> views_;  ///< one a level of nodes
    std::size_t level_ = 0;
};

}  // namespace zhunze::columns
