// SPDX-License-Identifier: Apache-2.0
#include "check/table_data.hpp"

#include <algorithm>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "check/table_text.hpp"

namespace zhunze::check {

namespace {

using program::Column;
using program::Row;
using program::Type;

constexpr std::size_t most_rows = 200'000;
constexpr std::size_t most_tests = 1'000'000;  ///< in all cells: what a table holds is kept in memory
constexpr std::size_t most_problems = 100;

/// A header cell: a name, and in brackets a unit.
struct Heading {
    std::string name;
    std::optional<std::string> unit;
};

Heading heading_of(const std::string& cell) {
    const std::string text = plain_text(cell);
    const std::size_t open = text.find('(');
    if (open == std::string::npos || !text.ends_with(')')) return {text, std::nullopt};
    return {std::string(trim(std::string_view(text).substr(0, open))), text.substr(open + 1, text.size() - open - 2)};
}

class TableReader {
public:
    TableReader(const program::Program& program, program::Table& table, const std::vector<std::vector<std::string>>& spellings,
                std::vector<DataProblem>& problems)
        : program_(program), table_(table), spellings_(spellings), problems_(problems) {
        value_column_.name = table.name;
        value_column_.type = table.type;
    }

    /// False: nothing more is wanted.
    bool take(const CsvRecord& record) {
        if (record.blank()) return true;
        if (columns_.empty()) {
            take_header(record);
            return problems_.empty();  // rows under an unreadable header mean nothing
        }
        take_row(record);
        if (table_.rows.size() > most_rows) problem(record.line, 0, {"超过 200000 行", "there are more than 200000 rows"});
        else if (tests_ > most_tests) problem(record.line, 0, {"各格的条件超过 1000000 个", "the cells hold more than 1000000 tests"});
        else return problems_.size() < most_problems;
        return false;
    }

    void finish() {
        if (columns_.empty() && problems_.empty()) problem(1, 0, {"没有表头", "there is no header line"});
        table_.unit = value_column_.unit;
    }

private:
    void problem(std::uint32_t line, std::size_t column, Name text) {
        problems_.push_back({line, std::move(text), static_cast<std::uint32_t>(column)});
    }

    void take_header(const CsvRecord& record) {
        const std::size_t wanted = table_.columns.size() + 1;
        if (record.cells.size() == 1 && record.cells.front().find_first_of(";\t") != std::string::npos) {
            return problem(record.line, 0, {"各列应以逗号分隔,这里是分号或制表符", "columns are separated by commas, not by semicolons or tabs"});
        }
        for (std::size_t i = 0; i < record.cells.size(); ++i) {
            const Heading heading = heading_of(record.cells[i]);
            const std::size_t column = column_named(heading.name);
            if (column == wanted) {
                problem(record.line, i + 1, {"没有名为“" + heading.name + "”的列", "there is no column `" + heading.name + "`"});
            } else if (std::ranges::find(columns_, column) != columns_.end()) {
                problem(record.line, i + 1, {"列“" + heading.name + "”重复", "column `" + heading.name + "` is repeated"});
            } else if (column + 1 == wanted && i + 1 != record.cells.size()) {
                problem(record.line, i + 1, {"表的值应在最后一列", "the table's values stand in the last column"});
            } else if (heading.unit) {
                set_unit(record.line, i + 1, column_at(column), *heading.unit);
            }
            columns_.push_back(column);
        }
        for (std::size_t column = 0; column < wanted; ++column) {
            if (std::ranges::find(columns_, column) != columns_.end()) continue;
            const Name& name = column_at(column).name;
            problem(record.line, 0, {"缺少列“" + name.in(Language::zh) + "”", "column `" + name.in(Language::en) + "` is missing"});
        }
        for (const std::size_t column : columns_) {
            if (column < wanted) readers_.emplace_back(program_, column_at(column));
        }
    }

    std::size_t column_named(const std::string& word) const {
        const auto found = std::ranges::find_if(spellings_, [&](const auto& words) { return std::ranges::find(words, word) != words.end(); });
        return static_cast<std::size_t>(found - spellings_.begin());
    }

    Column& column_at(std::size_t index) { return index < table_.columns.size() ? table_.columns[index] : value_column_; }

    void set_unit(std::uint32_t line, std::size_t cell, Column& column, const std::string& text) {
        const auto unit = unit_named(program_, text);
        const bool fits = unit && column.type.kind == Type::Kind::quantity && unit->dimension == column.type.dimension;
        if (fits) {
            column.unit = *unit;
            return;
        }
        const Name type = program_.type_name(column.type);
        problem(line, cell, {"“" + text + "”不是" + type.in(Language::zh) + "的单位", "`" + text + "` is no unit of " + type.in(Language::en)});
    }

    void take_row(const CsvRecord& record) {
        if (table_.otherwise) return problem(record.line, 0, {"“否则”之后不能再有行", "no row can come after `otherwise`"});
        if (record.cells.size() != columns_.size()) {
            const std::string expected = std::to_string(columns_.size()), found = std::to_string(record.cells.size());
            return problem(record.line, 0, {"应有 " + expected + " 格,写了 " + found + " 格", expected + " cells wanted, " + found + " given"});
        }
        Row row;
        row.line = record.line;
        row.span = table_.span;
        const std::string first = plain_text(record.cells.front());
        const bool otherwise = first == "否则" || first == "otherwise";
        if (otherwise ? !rest_is_blank(record) : !take_cells(record, row)) return;
        if (!take_value(record, row)) return;
        if (otherwise) table_.otherwise = std::move(row);
        else table_.rows.push_back(std::move(row));
    }

    bool rest_is_blank(const CsvRecord& record) {
        for (std::size_t i = 1; i + 1 < record.cells.size(); ++i) {
            const std::string text = plain_text(record.cells[i]);
            if (text.empty() || text == "-") continue;
            problem(record.line, i + 1, {"“否则”一行不能再有条件", "the row of `otherwise` has no conditions"});
            return false;
        }
        return true;
    }

    bool take_cells(const CsvRecord& record, Row& row) {
        row.cells.resize(table_.columns.size());
        bool whole = true;
        for (std::size_t i = 0; i + 1 < columns_.size(); ++i) {
            TextCell cell = readers_[i].cell(record.cells[i]);
            if (const Name* text = std::get_if<Name>(&cell)) {
                report_cell(record.line, i, *text);
                whole = false;
            } else {
                row.cells[columns_[i]] = std::get<program::Cell>(std::move(cell));
                tests_ += row.cells[columns_[i]].tests.size();
            }
        }
        return whole;
    }

    /// 无 says that there is no value, unless the type has a member of that name.
    bool take_value(const CsvRecord& record, Row& row) {
        const std::size_t last = columns_.size() - 1;
        const std::string text = plain_text(record.cells[last]);
        if (text.empty()) {
            report_cell(record.line, last, {"是空的;没有值写 无", "is blank; no value is written none"});
            return false;
        }
        if (text == "无" || text == "none") return true;
        TextValue value = readers_[last].value(text);
        if (const Name* wrong = std::get_if<Name>(&value)) {
            report_cell(record.line, last, *wrong);
            return false;
        }
        row.value = std::get<Value>(std::move(value));
        return true;
    }

    void report_cell(std::uint32_t line, std::size_t cell, const Name& text) {
        const Name& column = column_at(columns_[cell]).name;
        problem(line, cell + 1, {"“" + column.in(Language::zh) + "”:" + text.zh, "`" + column.in(Language::en) + "`: " + text.en});
    }

    const program::Program& program_;
    program::Table& table_;
    const std::vector<std::vector<std::string>>& spellings_;
    std::vector<DataProblem>& problems_;
    Column value_column_;
    std::vector<std::size_t> columns_;  ///< by cell of the file: the table's column; the last is the value
    std::vector<CellReader> readers_;   ///< by cell of the file
    std::size_t tests_ = 0;
};

}  // namespace

void read_table(const program::Program& program, program::Table& table, const std::vector<std::vector<std::string>>& spellings,
                std::string_view csv, std::vector<DataProblem>& problems) {
    TableReader reader(program, table, spellings, problems);
    CsvFailure failure;
    const bool whole = read_csv(csv, ',', [&](CsvRecord&& record) { return reader.take(record); }, failure);
    if (!whole) problems.push_back({failure.line, {"引号不配对", "a quote is not closed"}});
    reader.finish();
}

}  // namespace zhunze::check
