// SPDX-License-Identifier: Apache-2.0
#include "check/taxonomy_data.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/csv.hpp"
#include "base/text.hpp"

namespace zhunze::check {

namespace {

using program::Member;

constexpr std::size_t most_members = 200'000;
enum Column : std::size_t { code, name, name_en, parent, valid_from, valid_to, successor, column_count };
constexpr std::array<std::string_view, column_count> column_names{"code", "name", "name_en", "parent", "valid_from", "valid_to", "successor"};

/// One line of the file, before parents are known as indices.
struct Row {
    std::uint32_t line = 0;
    std::array<std::string, column_count> cells;
};

struct Loader {
    std::vector<DataProblem>& problems;
    std::vector<std::size_t> column_of_cell;  ///< column_count: a column we do not know
    std::vector<Row> rows;
    std::unordered_map<std::string, std::size_t> row_of_code;
    std::vector<std::vector<std::size_t>> children;
    std::vector<std::size_t> roots;

    void problem(std::uint32_t line, Name text) { problems.push_back({line, std::move(text)}); }

    void take_header(const CsvRecord& record) {
        for (const std::string& cell : record.cells) {
            const auto found = std::ranges::find(column_names, trim(cell));
            if (found == column_names.end()) problem(record.line, {"没有名为“" + cell + "”的列", "there is no column `" + cell + "`"});
            column_of_cell.push_back(static_cast<std::size_t>(found - column_names.begin()));
        }
        for (const Column needed : {code, name}) {
            if (std::ranges::find(column_of_cell, needed) != column_of_cell.end()) continue;
            const std::string column(column_names[needed]);
            problem(record.line, {"缺少列“" + column + "”", "column `" + column + "` is missing"});
        }
    }

    void take_row(const CsvRecord& record) {
        Row row{record.line, {}};
        if (record.cells.size() != column_of_cell.size()) {
            return problem(record.line, {"列数与表头不符", "the number of cells differs from the header"});
        }
        for (std::size_t i = 0; i < record.cells.size(); ++i) {
            if (column_of_cell[i] < column_count) row.cells[column_of_cell[i]] = to_nfc(trim(record.cells[i]));
        }
        if (row.cells[code].empty()) return problem(record.line, {"代码为空", "the code is empty"});
        if (!row_of_code.emplace(row.cells[code], rows.size()).second) {
            return problem(record.line, {"代码“" + row.cells[code] + "”重复", "code `" + row.cells[code] + "` is repeated"});
        }
        rows.push_back(std::move(row));
    }

    void link() {
        children.resize(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::string& above = rows[i].cells[parent];
            if (above.empty()) {
                roots.push_back(i);
            } else if (const auto found = row_of_code.find(above); found != row_of_code.end()) {
                children[found->second].push_back(i);  // itself as well: no root leads to such a row
            } else {
                problem(rows[i].line, {"没有上级代码“" + above + "”", "there is no parent code `" + above + "`"});
            }
        }
    }

    std::optional<Date> date(const Row& row, Column column) {
        const std::string& text = row.cells[column];
        if (text.empty()) return std::nullopt;
        const auto parsed = Date::parse(text);
        if (!parsed) problem(row.line, {"“" + text + "”不是日期", "`" + text + "` is not a date"});
        return parsed;
    }

    /// Depth first with a stack of our own: the depth of the tree is the file's to choose.
    std::vector<Member> ordered() {
        struct Open { std::size_t row; std::size_t next_child; std::int32_t index; };
        std::vector<Member> members;
        std::vector<std::int32_t> index_of_row(rows.size(), -1);
        std::vector<Open> open;
        const auto enter = [&](std::size_t row, std::int32_t above) {
            const auto index = static_cast<std::int32_t>(members.size());
            const Row& from = rows[row];
            members.push_back({from.cells[code], {from.cells[name], from.cells[name_en]}, above, index,
                               {date(from, valid_from), date(from, valid_to)}, -1});
            index_of_row[row] = index;
            open.push_back({row, 0, index});
        };
        for (const std::size_t root : roots) {
            enter(root, -1);
            while (!open.empty()) {
                Open& top = open.back();
                if (top.next_child < children[top.row].size()) {
                    const std::int32_t above = top.index;
                    enter(children[top.row][top.next_child++], above);
                } else {
                    members[static_cast<std::size_t>(top.index)].last = static_cast<std::int32_t>(members.size()) - 1;
                    open.pop_back();
                }
            }
        }
        resolve_successors(members, index_of_row);
        return members;
    }

    void resolve_successors(std::vector<Member>& members, const std::vector<std::int32_t>& index_of_row) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (index_of_row[i] < 0) {
                problem(rows[i].line, {"上级代码循环", "the parents go round in a circle"});
                continue;
            }
            const std::string& next = rows[i].cells[successor];
            if (next.empty()) continue;
            const auto found = row_of_code.find(next);
            if (found == row_of_code.end() || found->second == i) {
                problem(rows[i].line, {"没有另一个代码“" + next + "”可作后继代码", "there is no other code `" + next + "` to succeed it"});
            } else {
                members[static_cast<std::size_t>(index_of_row[i])].successor = index_of_row[found->second];
            }
        }
    }
};

}  // namespace

std::vector<Member> read_taxonomy(std::string_view csv, std::vector<DataProblem>& problems) {
    Loader loader{problems, {}, {}, {}, {}, {}};
    const auto take = [&](CsvRecord&& record) {
        if (record.blank()) return true;
        if (loader.column_of_cell.empty()) {
            loader.take_header(record);
        } else {
            loader.take_row(record);
        }
        if (loader.rows.size() <= most_members) return problems.size() < 100;
        loader.problem(record.line, {"代码超过 200000 个", "there are more than 200000 codes"});
        return false;
    };
    CsvFailure failure;
    if (!read_csv(csv, ',', take, failure)) loader.problem(failure.line, {"引号不配对", "a quote is not closed"});
    if (loader.rows.empty() && problems.empty()) loader.problem(1, {"没有代码", "there are no codes"});
    if (!problems.empty()) return {};
    loader.link();
    if (!problems.empty()) return {};
    std::vector<Member> members = loader.ordered();
    return problems.empty() ? std::move(members) : std::vector<Member>{};
}

}  // namespace zhunze::check
