// SPDX-License-Identifier: Apache-2.0
#include "check/table_cover.hpp"

#include <algorithm>
#include <set>

#include "check/table_axis.hpp"

namespace zhunze::check {

namespace {

using program::Program;
using program::Table;
using RowIndex = std::uint32_t;

/// What a row's cell takes in of a column.
struct Stretch {
    Pieces pieces;
    RowIndex row = 0;
};

std::vector<Stretch> stretches_of(const Axis& axis, const std::vector<RowIndex>& rows) {
    std::vector<Stretch> all;
    for (const RowIndex row : rows) {
        for (const Pieces& pieces : axis.rows[row]) all.push_back({pieces, row});
    }
    std::ranges::sort(all, {}, [](const Stretch& s) { return std::pair(s.pieces.first, s.row); });
    return all;
}

std::vector<RowIndex> all_rows(const Table& table) {
    std::vector<RowIndex> rows(table.rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = static_cast<RowIndex>(i);
    return rows;
}

/// How many rows would have to be looked at if the search went by this column: the fewer, the better it tells rows apart.
std::size_t cost_of(const Axis& axis) {
    std::vector<std::uint32_t> firsts, lasts;
    for (const auto& row : axis.rows) {
        for (const Pieces& pieces : row) {
            firsts.push_back(pieces.first);
            lasts.push_back(pieces.last);
        }
    }
    std::ranges::sort(firsts);
    std::ranges::sort(lasts);
    std::size_t cost = 0, ended = 0;
    for (std::size_t i = 0; i < firsts.size(); ++i) {
        if (i + 1 < firsts.size() && firsts[i + 1] == firsts[i]) continue;
        while (ended < lasts.size() && lasts[ended] < firsts[i]) ++ended;
        cost += i + 1 - ended;
    }
    return cost;
}

/// The columns of a table, those that tell rows apart best first, and a purse of steps.
struct Search {
    std::vector<Axis> axes;
    std::vector<std::size_t> order;
    std::size_t steps_left;
    bool whole = true;

    Search(const Program& program, const Table& table, std::size_t most_steps) : steps_left(most_steps) {
        std::vector<std::size_t> costs;
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            axes.push_back(axis_of(program, table, column));
            order.push_back(column);
            costs.push_back(cost_of(axes.back()));
        }
        std::ranges::stable_sort(order, {}, [&](std::size_t column) { return costs[column]; });
    }

    [[nodiscard]] const Axis& axis(std::size_t depth) const { return axes[order[depth]]; }

    bool spend(std::size_t steps) {
        whole = whole && steps <= steps_left;
        if (whole) steps_left -= steps;
        return whole;
    }
};

std::optional<std::uint32_t> first_common(const std::vector<Pieces>& a, const std::vector<Pieces>& b) {
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const std::uint32_t first = std::max(a[i].first, b[j].first);
        if (first <= std::min(a[i].last, b[j].last)) return first;
        if (a[i].last < b[j].last) ++i;
        else ++j;
    }
    return std::nullopt;
}

/// Two rows meet in a column where the later of them begins: so only where rows begin are those looked at that are there, and
/// of them the next column is asked.
struct OverlapSearch : Search {
    using Search::Search;
    std::set<std::pair<RowIndex, RowIndex>> found;

    [[nodiscard]] bool over() const { return !whole || found.size() >= most_overlaps; }

    bool meet(RowIndex a, RowIndex b, std::size_t depth) {
        for (; depth < order.size(); ++depth) {
            const auto& one = axis(depth).rows[a];
            const auto& other = axis(depth).rows[b];
            if (!spend((one.size() + other.size()) / 2) || !first_common(one, other)) return false;
        }
        return true;
    }

    void add(RowIndex a, RowIndex b) {
        if (!over()) found.emplace(std::min(a, b), std::max(a, b));
    }

    void look(const std::vector<RowIndex>& rows, std::size_t depth) {
        if (depth == order.size()) {
            for (std::size_t i = 1; i < rows.size() && !over(); ++i) add(rows.front(), rows[i]);
            return;
        }
        const std::vector<Stretch> all = stretches_of(axis(depth), rows);
        if (!spend(all.size())) return;
        std::vector<Stretch> there;
        for (std::size_t next = 0; next < all.size() && !over();) {
            const std::uint32_t at = all[next].pieces.first;
            std::erase_if(there, [&](const Stretch& s) { return s.pieces.last < at; });
            const std::size_t older = there.size();
            for (; next < all.size() && all[next].pieces.first == at; ++next) there.push_back(all[next]);
            if (!spend(there.size())) return;
            if (there.size() > 1) look_at(there, older, depth + 1);
        }
    }

    /// Those that begin here against all that are here. Few pairs are compared as they are; of many the next column is asked.
    void look_at(const std::vector<Stretch>& there, std::size_t older, std::size_t depth) {
        const std::size_t fresh = there.size() - older;
        const std::size_t pairs = fresh * older + fresh * (fresh - 1) / 2;
        if (pairs > 4 * there.size()) {
            std::vector<RowIndex> rows;
            for (const Stretch& stretch : there) rows.push_back(stretch.row);
            return look(rows, depth);
        }
        if (!spend(pairs)) return;
        for (std::size_t i = older; i < there.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (over()) return;
                if (meet(there[i].row, there[j].row, depth)) add(there[i].row, there[j].row);
            }
        }
    }

    Point common_point(RowIndex a, RowIndex b) const {
        Point point;
        for (const Axis& axis : axes) {
            const auto value = axis.value_in(*first_common(axis.rows[a], axis.rows[b]));
            ZHUNZE_CHECK(value.has_value());  // it is where a cell begins
            point.push_back(*value);
        }
        return point;
    }
};

/// Goes through the pieces of the domain, column by column, with the rows that are still in question.
struct GapSearch : Search {
    std::vector<std::size_t> free_from;  ///< by row: from this depth on it takes in the whole domain
    Point point;                         ///< by column

    GapSearch(const Program& program, const Table& table, std::size_t most_steps)
        : Search(program, table, most_steps), free_from(table.rows.size(), order.size()), point(table.columns.size()) {
        for (RowIndex row = 0; row < free_from.size(); ++row) {
            while (free_from[row] > 0 && takes_in_all(axis(free_from[row] - 1), row)) --free_from[row];
        }
    }

    /// In one stretch: that is what saves most of the search, and is seen at once.
    static bool takes_in_all(const Axis& axis, RowIndex row) {
        const std::vector<Pieces>& cell = axis.rows[row];
        return cell.size() == 1 && cell.front().first <= axis.domain.front().first && axis.domain.back().last <= cell.front().last;
    }

    /// True, and `point` is one of them, if something of the domain is left out. Also false if given up.
    bool left_out(const std::vector<RowIndex>& rows, std::size_t depth) {
        if (!spend(rows.size() + 1)) return false;
        if (std::ranges::any_of(rows, [&](RowIndex row) { return free_from[row] <= depth; })) return false;
        if (depth == order.size()) return true;
        const std::vector<Stretch> all = stretches_of(axis(depth), rows);
        if (!spend(all.size())) return false;
        std::vector<Stretch> there;
        std::size_t next = 0;
        for (const Pieces& wanted : axis(depth).domain) {
            for (std::uint64_t at = wanted.first; at <= wanted.last;) {
                for (; next < all.size() && all[next].pieces.first <= at; ++next) there.push_back(all[next]);
                std::erase_if(there, [&](const Stretch& s) { return s.pieces.last < at; });
                std::uint64_t end = next < all.size() ? std::min<std::uint64_t>(wanted.last + 1ull, all[next].pieces.first) : wanted.last + 1ull;
                for (const Stretch& stretch : there) end = std::min<std::uint64_t>(end, stretch.pieces.last + 1ull);
                if (left_out_at(there, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end - 1)}, depth)) return true;
                if (!whole) return false;
                at = end;
            }
        }
        return false;
    }

    /// All of these pieces have the same rows: any value in them will do.
    bool left_out_at(const std::vector<Stretch>& there, Pieces pieces, std::size_t depth) {
        std::optional<Value> value;
        for (std::uint32_t piece = pieces.first; piece <= pieces.last && !value; ++piece) value = axis(depth).value_in(piece);
        if (!value) return false;
        point[order[depth]] = *value;
        std::vector<RowIndex> rows;
        for (const Stretch& stretch : there) rows.push_back(stretch.row);
        return left_out(rows, depth + 1);
    }
};

}  // namespace

Overlaps find_overlaps(const Program& program, const Table& table, std::size_t most_steps) {
    OverlapSearch search(program, table, most_steps);
    search.look(all_rows(table), 0);
    Overlaps result;
    result.whole = search.whole;
    for (const auto& [first, second] : search.found) result.found.push_back({first, second, search.common_point(first, second)});
    return result;
}

Gap find_gap(const Program& program, const Table& table, std::size_t most_steps) {
    GapSearch search(program, table, most_steps);
    Gap result;
    if (search.left_out(all_rows(table), 0)) result.point = search.point;
    result.whole = search.whole;
    return result;
}

}  // namespace zhunze::check
