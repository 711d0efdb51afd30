// SPDX-License-Identifier: Apache-2.0
#include "columns/table_index.hpp"

#include <limits>

#include "columns/whole.hpp"

namespace zhunze::columns {
namespace {

using program::Cell;
using program::CellTest;

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

/// The members of a column that a cell lets through.
std::vector<bool> members_in(const Cell& cell, std::int32_t members) {
    std::vector<bool> in(static_cast<std::size_t>(members), cell.tests.empty());
    for (const CellTest& test : cell.tests) {
        if (test.kind == CellTest::Kind::truth) in[test.truth ? 1 : 0] = true;
        for (std::int32_t i = test.first; test.kind == CellTest::Kind::members && i <= test.last; ++i) in[static_cast<std::size_t>(i)] = true;
    }
    return in;
}

}  // namespace

std::shared_ptr<TableIndex> TableIndex::build(const program::Table& table, std::span<const Rational> steps,
                                                    std::span<const std::int32_t> members) {
    if (table.policy != program::HitPolicy::unique) return nullptr;
    auto index = std::make_shared<TableIndex>();
    index->members_.assign(members.begin(), members.end());
    std::size_t cells = 1;
    for (std::size_t i = 0; i < members.size(); ++i) {
        (members[i] > 0 ? index->grid_columns_ : index->range_columns_).push_back(i);
        if (members[i] > 0) cells *= static_cast<std::size_t>(members[i]);
        if (cells > most_cells) return nullptr;
    }
    for (const std::size_t column : index->range_columns_) {
        const auto& domain = table.columns[column].domain;
        const WholeRange range = domain ? whole_range(*domain, steps[column]) : WholeRange{lowest, highest};
        index->domains_.push_back({range.low, range.high});
    }
    for (const std::size_t column : index->grid_columns_) {
        if (table.columns[column].domain) return nullptr;
    }
    // By cell of the grid, the rows that let it through; their ranges once a row.
    std::vector<std::vector<std::uint32_t>> rows_of(cells);
    std::vector<std::uint32_t> first_range(table.rows.size());
    std::size_t placed = 0;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        first_range[row] = static_cast<std::uint32_t>(index->range_ends_.size());
        for (const std::size_t column : index->range_columns_) {
            const Cell& cell = table.rows[row].cells[column];
            if (cell.tests.empty()) index->ranges_.push_back({lowest, highest});
            for (const CellTest& test : cell.tests) {
                WholeRange range{lowest, highest};
                if (test.kind == CellTest::Kind::numbers) {
                    range = whole_range(test.numbers, steps[column]);
                } else if (test.kind == CellTest::Kind::dates) {
                    if (test.dates.from) range.low = test.dates.from->days();
                    if (test.dates.to) range.high = test.dates.to->days();
                } else {
                    return nullptr;
                }
                index->ranges_.push_back({range.low, range.high});
            }
            index->range_ends_.push_back(static_cast<std::uint32_t>(index->ranges_.size()));
        }
        std::vector<std::size_t> at{0};
        for (const std::size_t column : index->grid_columns_) {
            const std::vector<bool> in = members_in(table.rows[row].cells[column], members[column]);
            std::vector<std::size_t> next;
            for (const std::size_t cell : at) {
                for (std::size_t member = 0; member < in.size(); ++member) {
                    if (in[member]) next.push_back(cell * in.size() + member);
                }
            }
            at = std::move(next);
            if (placed + at.size() > most_cells) return nullptr;
        }
        placed += at.size();
        for (const std::size_t cell : at) rows_of[cell].push_back(static_cast<std::uint32_t>(row));
    }
    for (const std::vector<std::uint32_t>& rows : rows_of) {
        index->first_.push_back(static_cast<std::uint32_t>(index->candidates_.size()));
        for (const std::uint32_t row : rows) index->candidates_.push_back({static_cast<std::int32_t>(row), first_range[row]});
    }
    index->first_.push_back(static_cast<std::uint32_t>(index->candidates_.size()));
    return index;
}

std::int32_t TableIndex::find(std::span<const std::int64_t> arguments) const {
    std::size_t cell = 0;
    for (const std::size_t column : grid_columns_) {
        cell = cell * static_cast<std::size_t>(members_[column]) + static_cast<std::size_t>(arguments[column]);
    }
    for (std::size_t i = 0; i < range_columns_.size(); ++i) {
        const std::int64_t value = arguments[range_columns_[i]];
        if (value < domains_[i].low || value > domains_[i].high) return -1;
    }
    for (std::uint32_t i = first_[cell]; i < first_[cell + 1]; ++i) {
        const Candidate& candidate = candidates_[i];
        bool matches = true;
        for (std::size_t k = 0; k < range_columns_.size() && matches; ++k) {
            const std::size_t ends = candidate.first_range + k;
            const std::uint32_t begin = ends == 0 ? 0 : range_ends_[ends - 1];
            const std::int64_t value = arguments[range_columns_[k]];
            matches = false;
            for (std::uint32_t r = begin; r < range_ends_[ends] && !matches; ++r) matches = ranges_[r].low <= value && value <= ranges_[r].high;
        }
        if (matches) return candidate.row;
    }
    return -1;
}

}  // namespace zhunze::columns
