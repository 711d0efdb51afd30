// SPDX-License-Identifier: Apache-2.0
#include "differential/column_declarations.hpp"

namespace zhunze::differential {

namespace {

using Texts = std::vector<std::string>;

struct FieldText {
    std::string name;
    Sort sort;
    Texts types;  ///< one of these
};

const std::vector<FieldText>& fields() {
    static const std::vector<FieldText> all{
        {"id", Sort::text, {"文本"}},
        {"p", Sort::truth, {"是非"}},
        {"q", Sort::truth, {"是非", "是非 视为 假", "是非 视为 真"}},
        {"r", Sort::truth, {"是非"}},
        {"x", Sort::number, {"数", "数 精度 1", "数 精度 0.01"}},
        {"y", Sort::number, {"数", "数 精度 0.5", "数 精度 1/3"}},
        {"z", Sort::number, {"数 视为 2", "数 精度 1 视为 0", "数"}},
        {"paid", Sort::money, {"金额 以 万元 计", "金额 以 万元 计 精度 0.01万元", "金额 以 元 计 精度 1分"}},
        {"owed", Sort::money, {"金额", "金额 以 万元 计 精度 1元", "金额 以 亿元 计 精度 1万元"}},
        {"land", Sort::area, {"面积 以 亩 计", "面积 以 亩 计 精度 0.001亩", "面积 以 亩 计 精度 1平方米"}},
        {"floor", Sort::area, {"面积 以 平方米 计", "面积 以 公顷 计 精度 0.0001公顷", "面积"}},
        {"rate", Sort::density, {"金额/面积 以 万元/亩 计", "金额/面积 以 元/平方米 计 精度 0.01元/平方米"}},
        {"wait", Sort::days, {"天数 以 日 计 精度 1日", "天数", "天数 以 日 计 视为 30日"}},
        {"since", Sort::date, {"日期"}},
        {"until", Sort::date, {"日期", "日期 视为 2020-12-31"}},
        {"level", Sort::grade, {"Grade", "Grade 视为 mid"}},
        {"rank", Sort::grade, {"Grade"}},
        {"hue", Sort::colour, {"Colour"}},
        {"tint", Sort::colour, {"Colour", "Colour 视为 blue"}},
        {"site", Sort::place, {"Place"}},
        {"origin", Sort::place, {"Place"}},
        {"note", Sort::text, {"文本", "文本 视为 \"甲\""}}};
    return all;
}

std::string sources(Random& random) {
    static const Texts periods{"", "", "施行 2020-01-01", "施行 2020-01-01 至 2020-12-31", "施行 2019-01-01; 废止 2021-01-01",
                               "公布 2019-06-01; 施行 2020-03-01"};
    std::string text;
    int number = 0;
    for (const char* boundary : {"包含", "不包含", "待决"}) {
        text += "文件 s" + std::to_string(++number) + " \"办法\" { 本数 " + boundary + "; " + random.pick(periods) + " }\n";
    }
    return text + "文件 s4 \"通知\" { " + random.pick(periods) + " }\n";
}

/// Cells that no value of the sort fits two of.
const std::map<Sort, std::vector<Texts>>& ways_apart() {
    static const std::map<Sort, std::vector<Texts>> all{
        {Sort::number, {{"< 1", "[1, 2)", "2", "(2, 100]"}, {"[0, 1]", "(1, 3)", "达到 3"}, {"不超过 2", "> 2"}, {"0、3", "[5, 7]、12"}}},
        {Sort::money, {{"< 1万元", "[1万元, 300万元)", "[300万元, )"}, {"(, 1000元]", "(1000元, 20万元)", "20万元"}, {"不超过 5000万元", "超过 5000万元"}}},
        {Sort::area, {{"< 20亩", ">= 20亩"}, {"[1亩, 20亩)", "20亩"}, {"(0亩, 0.5公顷]", "(0.5公顷, 1公顷]", "(1公顷, )"}}},
        {Sort::days, {{"< 30日", "[30日, 90日)", "[90日, 365日]"}}},
        {Sort::date, {{"< 2020-01-01", "[2020-01-01, 2020-06-30]", "> 2020-06-30"}, {"2020-02-29", "不低于 2021-01-01"}}},
        {Sort::truth, {{"真", "假"}}},
        {Sort::grade, {{"low", "mid", "high", "top"}, {"不低于 high", "< high"}, {"low..mid", "top"}}},
        {Sort::colour, {{"red", "green", "blue", "grey"}, {"red, pink", "blue", "teal"}}},
        {Sort::place, {{"east", "west", "10201", "port"}, {"city", "county"}, {"10101..10102", "10202"}, {"province", "port"}}}};
    return all;
}

std::vector<Texts> apart(Random& random, const std::vector<Sort>& columns) {
    std::vector<Texts> rows{{}};
    for (const Sort sort : columns) {
        const Texts cells = columns.size() > 1 && random.once_in(5) ? Texts{"-"} : random.pick(ways_apart().at(sort));
        std::vector<Texts> longer;
        for (const Texts& row : rows) {
            for (const std::string& cell : cells) {
                longer.push_back(row);
                longer.back().push_back(cell);
            }
        }
        rows = std::move(longer);
    }
    std::erase_if(rows, [&](const Texts&) { return random.once_in(5); });
    return rows;
}

std::string cases(Random& random, ColumnExpressions& expressions, Sort sort) {
    std::string text = "分情况 ";
    const auto value = [&] {
        const std::string one = expressions.value(sort, 1);
        return one.starts_with('-') ? '(' + one + ')' : one;
    };
    if (random.once_in(2)) {
        text += "依次 {\n";
        for (std::size_t i = 1 + random.below(3); i > 0; --i) text += "  " + value() + " 当 " + expressions.condition(1, false) + '\n';
    } else {
        text += "{\n";
        for (const std::string& condition : expressions.disjoint()) text += "  " + value() + " 当 " + condition + '\n';
    }
    return text + (random.once_in(4) ? "" : "  " + value() + " 否则\n") + '}';
}

}  // namespace

std::string column_source(Random& random) {
    return "依据 s" + std::to_string(1 + random.below(4)) + " \"第" + std::to_string(random.below(9)) + "条\"";
}

const std::string& column_type(Sort sort) {
    static const std::map<Sort, std::string> all{{Sort::number, "数"},   {Sort::money, "金额"}, {Sort::area, "面积"},   {Sort::density, "金额/面积"},
                                                 {Sort::days, "天数"},   {Sort::date, "日期"},  {Sort::truth, "是非"},  {Sort::grade, "Grade"},
                                                 {Sort::colour, "Colour"}, {Sort::place, "Place"}, {Sort::text, "文本"}};
    return all.at(sort);
}

std::string column_vocabulary(Random& random, ColumnNames& names) {
    std::string text = "模块 columns\n" + sources(random) +
                       "枚举 Grade 有序 { low, mid, high, top }\n"
                       "枚举 Colour { red, green, blue, grey, pink, teal }\n"
                       "分类 Place 数据 \"places.csv\"\n"
                       "待决 answer \"怎样解释\" { wide, narrow }\n"
                       "记录 App {\n";
    for (const FieldText& field : fields()) {
        text += "  " + field.name + " : " + random.pick(field.types) + '\n';
        names.fields[field.sort].push_back(field.name);
    }
    if (!random.once_in(5)) {
        text += "  day : 日期 作为基准日\n";
        names.fields[Sort::date].push_back("day");
    }
    return text + column_invariants(random) + "}\n";
}

std::string column_places() {
    return "code,name,name_en,parent,valid_from,valid_to,successor\n"
           "10000,省,province,,,,\n"
           "10100,市,city,10000,,,\n"
           "10101,东区,east,10100,,,\n"
           "10102,西区,west,10100,,2019-12-31,10101\n"
           "10200,县,county,10000,,,\n"
           "10201,甲镇,first,10200,2020-03-01,,\n"
           "10202,乙镇,second,10200,2018-01-01,2021-02-28,10201\n"
           "20000,港,port,,,,\n";
}

std::string column_invariants(Random& random) {
    static const Texts usual{"land 超过 0亩",          "floor 达到 0平方米",         "x 介于 -1000000 与 1000000000000", "wait 达到 0日 且 wait 不超过 100000日",
                             "rate 达到 -1元/平方米", "y 不是 77777",               "paid 不超过 1000000亿元 或 p",     "since 不超过 2999-12-31"};
    // Where these are not known to columns they may be known to be false: a product too large for them, a divisor below zero.
    static const Texts hard{"x * y 不超过 100000000000000000000", "paid / land 达到 -1元/平方米", "owed / floor 不超过 900000000元/平方米"};
    static const Texts bounding{"paid 不超过 owed", "x 不超过 y 或 r", "floor 不超过 land", "z 达到 x - 1000", "since 不超过 until"};
    std::string text;
    for (std::size_t i = random.below(3); i > 0; --i) text += "  其中 " + random.pick(usual) + '\n';
    if (random.once_in(12)) text += "  其中 " + random.pick(hard) + '\n';
    if (random.once_in(16)) text += "  其中 " + random.pick(bounding) + '\n';
    // No number meets both: not even one that is not given.
    if (random.once_in(40)) text += "  其中 wait 不足 30日\n  其中 wait 达到 30日\n";
    return text;
}

std::string column_parameters(Random& random, ColumnNames& names, ColumnExpressions& expressions) {
    static const Texts begins{"2019-01-01", "2020-01-01", "2020-03-01", "2020-06-15", "2021-01-01"};
    std::string text;
    for (std::size_t number = random.below(6); number > 0; --number) {
        const Sort sort = random.pick<Sort>({Sort::number, Sort::money, Sort::money, Sort::density, Sort::area, Sort::density, Sort::days,
                                             Sort::date, Sort::grade, Sort::colour, Sort::place});
        const std::string name = "par" + std::to_string(number);
        text += "参数 " + name + " : " + column_type(sort);
        std::string versions;
        const bool from_the_start = random.once_in(3);
        for (std::size_t i = 0; i < begins.size(); ++i) {
            if (!random.once_in(2)) continue;
            const bool ends = i + 1 == begins.size() && random.once_in(2);
            versions += "  自 " + (versions.empty() && from_the_start ? "0001-01-01" : begins[i]) + (ends ? " 至 2021-02-28" : "") + " : " +
                        expressions.literal(sort) + ' ' + column_source(random) + '\n';
        }
        text += (versions.empty() ? "" : " {\n" + versions + '}') + '\n';
        names.parameters[sort].push_back(name);
    }
    return text;
}

std::string column_table(Random& random, ColumnNames& names, ColumnExpressions& expressions, int number) {
    const bool unique = !random.once_in(10);
    const Sort result = unique ? random.pick<Sort>({Sort::number, Sort::number, Sort::money, Sort::density, Sort::days, Sort::date,
                                                    Sort::grade, Sort::colour, Sort::place})
                               : Sort::number;
    ColumnNames::Table table{"tab" + std::to_string(number), {}};
    std::string head;
    for (std::size_t i = 1 + random.below(3); i > 0; --i) {
        const Sort sort = random.pick<Sort>({Sort::number, Sort::money, Sort::area, Sort::days, Sort::date, Sort::truth, Sort::grade,
                                             Sort::colour, Sort::place});
        table.columns.push_back(sort);
        head += (head.empty() ? "" : ", ") + table.name + "c" + std::to_string(i) + " : " + column_type(sort);
        if (sort == Sort::number && random.once_in(2)) head += " [0, 100]";
    }
    std::string text = "表 " + table.name + " (" + head + ") : " + column_type(result) + (unique ? " 唯一 " : " 汇总 计数 ") +
                       column_source(random) + " {\n";
    const auto value = [&] { return random.once_in(7) ? "无" : expressions.literal(result); };
    std::vector<Texts> rows = apart(random, table.columns);
    // Of an aggregate the naive evaluator tries every set of rows.
    if (!unique && rows.size() > 6) rows.resize(6);
    for (const Texts& row : rows) {
        text += "  ";
        for (const std::string& cell : row) text += cell + " | ";
        text += value() + '\n';
    }
    if (rows.empty() || random.once_in(2)) text += "  否则 | " + value() + '\n';
    names.tables[result].push_back(table);
    return text + "}\n";
}

std::string column_definition(Random& random, ColumnNames& names, ColumnExpressions& expressions, int number) {
    const Sort sort = random.pick<Sort>({Sort::number, Sort::number, Sort::money, Sort::money, Sort::area, Sort::density, Sort::density,
                                         Sort::days, Sort::truth, Sort::truth, Sort::truth, Sort::date, Sort::grade, Sort::colour});
    const std::size_t source = random.below(4);  // none, or one whose boundary is declared
    const std::string name = "def" + std::to_string(number);
    std::string text = "定义 " + name + " 针对 App " +
                       (source > 0 ? "依据 s" + std::to_string(source) + ' ' : "") + ": " + column_type(sort) + " = ";
    const bool computed = is_quantity(sort) || sort == Sort::truth;
    if (!computed || random.once_in(3)) text += cases(random, expressions, sort);
    else text += sort == Sort::truth ? expressions.condition(2, source > 0) : expressions.amount(sort, 2);
    names.definitions[sort].push_back(name);
    return text + '\n';
}

}  // namespace zhunze::differential
