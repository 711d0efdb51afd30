// SPDX-License-Identifier: Apache-2.0
#include "differential/table_text.hpp"

#include <algorithm>
#include <map>

namespace zhunze::differential {

namespace {

using Cells = std::vector<std::string>;

/// Ways to put the values of a sort apart; no two cells of one way fit the same value.
const std::map<Sort, std::vector<Cells>>& ways_apart() {
    static const std::map<Sort, std::vector<Cells>> all{
        {Sort::number, {{"< 1", "[1, 2)", "2", "(2, 5000]"}, {"[0, 1]", "(1, 3)", "达到 3"}, {"不超过 2", "> 2"}}},
        {Sort::money, {{"< 1元", "[1元, 3万元)", "[3万元, )"}, {"(, 5000元]", "(5000元, 3万元)", "3万元"}}},
        {Sort::area, {{"< 20亩", ">= 20亩"}, {"[1亩, 20亩)", "20亩"}}},
        {Sort::date, {{"< 2020-01-31", "[2020-01-31, 2020-06-30]", "> 2020-06-30"}, {"2020-02-29", "不低于 2021-01-01"}}},
        {Sort::truth, {{"真", "false"}}},
        {Sort::grade, {{"低", "mid", "高"}, {"不低于 中", "< mid"}, {"low..mid"}}},
        {Sort::colour, {{"红", "green", "蓝"}}},
        {Sort::place, {{"10101", "西区", "county"}, {"市", "10200"}, {"10101..10102", "county"}}},
        {Sort::text, {{"\"甲\"", "\"乙\"*", "\"\""}, {"\"甲\"*", "\"9\"*"}}}};
    return all;
}

struct Collecting {
    Name word;  ///< none: at most one row matches
    std::vector<Sort> sorts;
};

class TableWriter {
public:
    TableWriter(Author& author, int number)
        : author_(author), random_(author.random), name_{"表" + std::to_string(number), "table_" + std::to_string(number)} {
        choose();
    }

    TableText text() {
        TableText result;
        result.declared = head();
        const std::vector<Cells> rows = this->rows();
        if (in_file_) {
            result.data = engine::MemoryFile{name_.en + ".csv", csv(rows)};
            result.declared += author_.say(" 数据 \"", " from \"") + name_.en + ".csv\"\n";
        } else {
            result.declared += inline_rows(rows);
        }
        author_.tables.push_back({name_, columns_, value_});
        return result;
    }

private:
    void choose() {
        static const std::vector<Collecting> ways{
            {{}, {Sort::number, Sort::money, Sort::density, Sort::days, Sort::date, Sort::colour, Sort::truth, Sort::text, Sort::place}},
            {{"合计", "sum"}, {Sort::number, Sort::money, Sort::days}},
            {{"最大", "max"}, {Sort::number, Sort::money, Sort::date}},
            {{"最小", "min"}, {Sort::number, Sort::density, Sort::date}},
            {{"计数", "count"}, {Sort::number}}};
        way_ = random_.once_in(2) ? ways.front() : random_.pick(ways);
        value_ = random_.pick(way_.sorts);
        std::vector<Sort> sorts;
        for (const auto& [sort, cells] : ways_apart()) sorts.push_back(sort);
        for (std::size_t i = 1 + random_.below(3); i > 0; --i) columns_.push_back(random_.pick(sorts));
    }

    bool unique() const { return way_.word.zh.empty(); }

    static std::string type_of(Sort sort) {
        return std::ranges::find(value_types(), sort, &std::pair<Sort, std::string>::first)->second;
    }

    std::string head() {
        std::string text;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            text += (i == 0 ? "" : ", ") + Author::declared(column_name(i)) + " : " + type_of(columns_[i]);
            if (columns_[i] == Sort::number && random_.once_in(2)) text += " [0, 5000]";
        }
        return author_.say("表 ", "table ") + Author::declared(name_) + " (" + text + ") : " + type_of(value_) +
               (unique() ? author_.say(" 唯一", " unique") : author_.say(" 汇总 ", " collect ") + author_.spelled(way_.word)) +
               (random_.once_in(2) ? ' ' + author_.cites() : "");
    }

    Name column_name(std::size_t index) const {
        const std::string place = std::to_string(index + 1);
        return {name_.zh + "列" + place, name_.en + "_column_" + place};
    }

    // ---- rows: their cells and value ----

    std::vector<Cells> rows() {
        std::vector<Cells> rows;
        if (unique()) {
            rows = apart();
        } else {
            for (std::size_t i = 1 + random_.below(4); i > 0; --i) rows.push_back(any_row());
        }
        for (Cells& row : rows) row.push_back(value());
        if (rows.empty() || random_.once_in(3)) rows.push_back({author_.say("否则", "otherwise"), value()});
        return rows;
    }

    std::string value() {
        if (random_.once_in(6)) return author_.say("无", "none");
        std::string literal = author_.expressions.literal(value_);
        if (in_file_ && literal == "2/3") literal = "0.75";  // nothing is computed in a data file
        return literal;
    }

    /// Some combinations of cells that are apart in every column.
    std::vector<Cells> apart() {
        std::vector<Cells> rows{{}};
        for (const Sort sort : columns_) {
            const Cells cells = columns_.size() > 1 && random_.once_in(4) ? Cells{"-"} : random_.pick(ways_apart().at(sort));
            std::vector<Cells> longer;
            for (const Cells& row : rows) {
                for (const std::string& cell : cells) {
                    longer.push_back(row);
                    longer.back().push_back(cell);
                }
            }
            rows = std::move(longer);
        }
        std::erase_if(rows, [&](const Cells&) { return random_.once_in(3); });
        while (rows.size() > 6) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(random_.below(rows.size())));
        return rows;
    }

    /// May match together with any other.
    Cells any_row() {
        Cells row;
        for (const Sort sort : columns_) {
            std::string cell = random_.pick(random_.pick(ways_apart().at(sort)));
            if (random_.once_in(4)) cell += "、" + random_.pick(random_.pick(ways_apart().at(sort)));
            row.push_back(random_.once_in(4) ? "-" : cell);
        }
        return row;
    }

    // ---- their text ----

    std::string inline_rows(const std::vector<Cells>& rows) {
        std::string text = " {\n";
        for (const Cells& row : rows) {
            text += "  " + row.front();
            for (std::size_t i = 1; i < row.size(); ++i) text += " | " + row[i];
            text += '\n';
        }
        return text + "}\n";
    }

    static std::string quoted(const std::string& cell) {
        std::string text = "\"";
        for (const char c : cell) text += c == '"' ? std::string("\"\"") : std::string(1, c);
        return text + '"';
    }

    /// The row for all else has nothing between its first cell and its value.
    std::string csv(const std::vector<Cells>& rows) {
        std::string text;
        for (std::size_t i = 0; i < columns_.size(); ++i) text += author_.spelled(column_name(i)) + ',';
        text += author_.spelled(name_) + '\n';
        for (const Cells& row : rows) {
            for (std::size_t i = 0; i + 1 < row.size(); ++i) text += quoted(row[i]) + ',';
            for (std::size_t i = row.size(); i < columns_.size() + 1; ++i) text += ',';
            text += quoted(row.back()) + '\n';
        }
        return text;
    }

    Author& author_;
    Random& random_;
    Name name_;
    const bool in_file_ = random_.once_in(3);
    Collecting way_;
    Sort value_ = Sort::number;
    std::vector<Sort> columns_;
};

}  // namespace

TableText table_text(Author& author, int number) { return TableWriter(author, number).text(); }

}  // namespace zhunze::differential
