// SPDX-License-Identifier: Apache-2.0
#include "differential/column_expressions.hpp"

namespace zhunze::differential {

namespace {

using Texts = std::vector<std::string>;

const std::map<Sort, Texts>& constants() {
    static const std::map<Sort, Texts> all{
        {Sort::number, {"0", "1", "2", "3", "5", "7", "10", "12", "25", "100", "0.5", "2.5", "0.125", "3.5%", "-1", "-4", "99.999999", "1000"}},
        {Sort::money,
         {"0万元", "1万元", "5万元", "20万元", "300万元", "299.99万元", "300.01万元", "1000元", "5000万元", "1亿元", "0.01万元", "12345.67元", "-3万元"}},
        {Sort::area, {"1亩", "2亩", "20亩", "0.5公顷", "1公顷", "10000平方米", "15亩", "13333.4平方米", "20.001亩", "0亩"}},
        {Sort::density, {"300万元/亩", "1元/平方米", "0.5万元/亩", "15万元/亩", "4500万元/公顷", "1万元/平方米", "7元/亩"}},
        {Sort::days, {"0日", "1日", "30日", "90日", "365日", "45日"}},
        {Sort::date,
         {"2019-12-31", "2020-01-01", "2020-02-29", "2020-03-01", "2020-06-15", "2020-06-30", "2020-12-31", "2021-01-01", "2021-02-28",
          "1999-12-31"}},
        {Sort::grade, {"low", "mid", "high", "top"}},
        {Sort::colour, {"red", "green", "blue", "grey", "pink", "teal"}},
        {Sort::place, {"east", "west", "city", "county", "province", "10201", "10202", "port"}},
        {Sort::text, {"\"甲\"", "\"乙\"", "\"甲乙\"", "\"A1\"", "\"a1\"", "\"\""}},
        {Sort::truth, {"真", "假"}}};
    return all;
}

}  // namespace

ColumnExpressions::ColumnExpressions(Random& random, ColumnNames& names) : random_(random), names_(names) {
    for (const auto& [sort, all] : constants()) {
        Texts& kept = literals_[sort];
        const std::size_t count = is_quantity(sort) ? 2 + random_.below(4) : 6;
        for (std::size_t i = 0; i < count; ++i) kept.push_back(random_.pick(all));
    }
}

std::string ColumnExpressions::literal(Sort sort) { return random_.pick(literals_.at(sort)); }

std::string ColumnExpressions::limit(Sort sort) {
    const auto found = names_.parameters.find(sort);
    return found != names_.parameters.end() && random_.once_in(2) ? random_.pick(found->second) : literal(sort);
}

std::string ColumnExpressions::named(Sort sort) {
    const auto found = names_.definitions.find(sort);
    if (found != names_.definitions.end() && random_.once_in(2)) return random_.pick(found->second);
    const auto set = names_.parameters.find(sort);
    return set != names_.parameters.end() && random_.once_in(5) ? random_.pick(set->second) : field(sort);
}

std::string ColumnExpressions::look_up(Sort sort, int depth) {
    const auto found = names_.tables.find(sort);
    if (found == names_.tables.end() || found->second.empty()) return named(sort);
    const ColumnNames::Table& table = random_.pick(found->second);
    std::string text = table.name + '(';
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Sort column = table.columns[i];
        text += (i == 0 ? "" : ", ") + (column == Sort::truth                    ? field(column)
                                        : is_quantity(column) && depth > 0 ? amount(column, depth - 1)
                                                                           : named(column));
    }
    return text + ')';
}

std::string ColumnExpressions::value(Sort sort, int depth) {
    if (is_quantity(sort)) return random_.once_in(3) ? literal(sort) : amount(sort, depth);
    if (sort == Sort::truth) return random_.once_in(6) ? literal(sort) : condition(depth, false);
    if (sort == Sort::text) return random_.once_in(2) ? literal(sort) : field(sort);
    return random_.once_in(2) ? literal(sort) : random_.once_in(3) ? look_up(sort, depth) : named(sort);
}

std::string ColumnExpressions::amount(Sort sort, int depth) {
    if (depth <= 0 || random_.once_in(4)) return random_.once_in(5) ? look_up(sort, 0) : named(sort);
    return operation(sort, depth);
}

std::string ColumnExpressions::operation(Sort sort, int depth) {
    const auto part = [&](Sort of) { return amount(of, depth - 1); };
    const auto some = [&](Sort of) { return random_.once_in(3) ? limit(of) : part(of); };
    const auto product = [&](Sort a, Sort b) { return '(' + part(a) + " * " + part(b) + ')'; };
    const bool turned = random_.once_in(2);
    switch (random_.below(12)) {
        case 0: return '(' + (turned ? some(sort) + " + " + part(sort) : part(sort) + " + " + some(sort)) + ')';
        case 1: return '(' + (turned ? some(sort) + " - " + part(sort) : part(sort) + " - " + some(sort)) + ')';
        case 2: return '(' + part(sort) + " * " + random_.pick<std::string>({"2", "0.5", "-1", "1.2", "3.5%", "(1/3)"}) + ')';
        case 3: return '(' + part(sort) + " / " + random_.pick<std::string>({"2", "0.3", "-4", "7", "100"}) + ')';
        case 4: {
            std::string text = random_.pick<std::string>({"取小(", "取大("}) + part(sort) + ", " + some(sort);
            return text + (random_.once_in(3) ? ", " + some(sort) : "") + ')';
        }
        case 5: return "绝对值(" + part(sort) + ')';
        case 6: return rounded(part(sort), rounding_step(sort));
        case 7: return "(-" + part(sort) + ')';
        case 8: return '(' + part(sort) + " / " + part(Sort::number) + ')';
        default: break;
    }
    switch (sort) {
        case Sort::density: return '(' + part(Sort::money) + " / " + part(Sort::area) + ')';
        case Sort::money: return turned ? product(Sort::density, Sort::area) : product(Sort::number, Sort::money);
        case Sort::area: return product(Sort::area, Sort::number);
        case Sort::days: return random_.once_in(8) ? '(' + field(Sort::date) + " - " + field(Sort::date) + ')' : product(sort, Sort::number);
        default: break;
    }
    switch (random_.below(5)) {
        case 0: return '(' + part(Sort::money) + " / " + part(Sort::money) + ')';
        case 1: return '(' + part(Sort::area) + " / " + part(Sort::area) + ')';
        case 2: return product(Sort::number, Sort::number);
        case 3: return '(' + part(Sort::number) + " / " + part(Sort::number) + ')';
        default: return random_.pick<std::string>({"年份(", "月份("}) + (random_.once_in(3) ? look_up(Sort::date, 0) : named(Sort::date)) + ')';
    }
}

std::string ColumnExpressions::rounding_step(Sort sort) {
    static const std::map<Sort, Texts> steps{{Sort::number, {"1", "0.1", "2", "10", "0.01", "0.3"}},
                                             {Sort::money, {"1万元", "0.1万元", "1元", "10元", "0.02万元", "1分"}},
                                             {Sort::area, {"1亩", "0.1亩", "1平方米", "0.01公顷"}},
                                             {Sort::density, {"1万元/亩", "0.1万元/亩", "1元/平方米", "0.01元/平方米"}},
                                             {Sort::days, {"1日", "10日", "7日"}}};
    return random_.pick(steps.at(sort));
}

std::string ColumnExpressions::rounded(const std::string& amount, const std::string& step) {
    return "修约(" + amount + ", 至 " + step + random_.pick<std::string>({"", ", 四舍五入", ", 进一", ", 舍去", ", 四舍六入"}) + ')';
}

/// Against a multiple of the step: there it shows which way a number half way between goes.
std::string ColumnExpressions::rounded_comparison(Sort sort, int depth) {
    const std::string step = rounding_step(sort);
    const std::string inner = sort == Sort::density && random_.once_in(2) ? ratio() : amount(sort, depth - 1);
    return rounded(inner, step) + random_.pick<std::string>({" 不足 (", " 超过 (", " 达到 (", " 是 ("}) +
           random_.pick<std::string>({"1", "2", "3", "4", "-1", "300"}) + " * " + step + ')';
}

/// Its divisor may well be zero or below.
std::string ColumnExpressions::ratio() {
    const std::string over = amount(Sort::money, 1);
    return '(' + over + " / (" + amount(Sort::area, 1) + random_.pick<std::string>({" + ", " - "}) + field(Sort::area) + "))";
}

std::string ColumnExpressions::comparison(int depth, bool bounded) {
    static const Texts relations{"不足", "不超过", "超过", "达到", "不足", "不超过", "超过", "达到", "是", "不是"};
    const Sort sort = random_.pick<Sort>({Sort::number, Sort::number, Sort::money, Sort::money, Sort::area, Sort::density, Sort::density,
                                          Sort::days});
    if (random_.once_in(10)) return rounded_comparison(sort, depth);
    if (random_.once_in(12)) return ratio() + ' ' + random_.pick(relations) + ' ' + ratio();
    // Numbers that may outgrow their columns at each step.
    const auto grown = [&] { return "((" + field(sort) + " + " + field(sort) + ") * " + field(Sort::number) + ')'; };
    const std::string left = random_.once_in(10) ? grown() : amount(sort, depth), right = random_.once_in(3) ? amount(sort, depth - 1) : limit(sort);
    if (bounded && random_.once_in(3)) return left + " 在 " + right + random_.pick<std::string>({" 以下", " 以上", " 以内"});
    if (random_.once_in(8)) return left + " 介于 " + limit(sort) + " 与 " + right;
    if (random_.once_in(8)) return right + ' ' + random_.pick(relations) + ' ' + left;
    return left + ' ' + random_.pick(relations) + ' ' + right;
}

std::string ColumnExpressions::with_days() {
    static const Texts relations{"不足", "不超过", "超过", "达到", "是"};
    switch (random_.below(4)) {
        case 0: return "年份(" + field(Sort::date) + ") " + random_.pick(relations) + ' ' + random_.pick<std::string>({"2020", "2019", "2021"});
        case 1: return "月份(" + field(Sort::date) + ") " + random_.pick(relations) + ' ' + random_.pick<std::string>({"1", "6", "7", "12"});
        case 2: return field(Sort::date) + ' ' + random_.pick(relations) + ' ' + (random_.once_in(2) ? named(Sort::date) : look_up(Sort::date, 0));
        default: return named(Sort::date) + ' ' + random_.pick(relations) + ' ' + limit(Sort::date);
    }
}

std::string ColumnExpressions::membership() {
    switch (random_.below(5)) {
        case 0: return field(Sort::colour) + " 是 " + literal(Sort::colour);
        case 1: return field(Sort::colour) + " 属于 [" + literal(Sort::colour) + ", " + literal(Sort::colour) + ']';
        case 2: return field(Sort::place) + " 属于 [" + literal(Sort::place) + ", " + literal(Sort::place) + ']';
        case 3: return field(Sort::grade) + random_.pick<std::string>({" 是 ", " 达到 ", " 不足 "}) + literal(Sort::grade);
        default: return field(Sort::place) + " 属于 " + literal(Sort::place);
    }
}

std::string ColumnExpressions::with_members() {
    static const Texts relations{"不足", "不超过", "超过", "达到", "是", "不是"};
    const auto computed = [&](Sort sort) { return random_.once_in(2) ? look_up(sort, 0) : named(sort); };
    switch (random_.below(8)) {
        case 0: return named(Sort::grade) + ' ' + random_.pick(relations) + ' ' + computed(Sort::grade);
        case 1: return "当日有效(" + field(Sort::place) + ", " + field(Sort::date) + ')';
        case 2: return random_.once_in(2) ? "answer 是 wide" : "answer 属于 [narrow]";
        case 3: return computed(Sort::colour) + " 不是 " + field(Sort::colour);
        case 4: return field(Sort::place) + random_.pick<std::string>({" 是 ", " 不是 "}) + literal(Sort::place);
        case 5: return computed(Sort::colour) + " 属于 [" + literal(Sort::colour) + ", " + literal(Sort::colour) + ']';
        case 6: return computed(Sort::place) + " 属于 " + literal(Sort::place);
        default: return membership();
    }
}

std::string ColumnExpressions::with_texts() {
    const std::string text = field(Sort::text);
    switch (random_.below(3)) {
        case 0: return text + random_.pick<std::string>({" 是 ", " 不是 "}) + literal(Sort::text);
        case 1: return text + " 属于 [" + literal(Sort::text) + ", " + literal(Sort::text) + ']';
        default: return "开头是(" + text + ", " + literal(Sort::text) + ')';
    }
}

std::string ColumnExpressions::with_truths(int depth, bool bounded) {
    const std::string truth = named(Sort::truth);
    switch (random_.below(7)) {
        case 0: return truth + random_.pick<std::string>({" 是 ", " 不是 "}) + named(Sort::truth);
        case 1: return truth + random_.pick<std::string>({" 是 真", " 是 假", " 不是 真", " 不是 假"});
        case 2:
            return "已知(" +
                   field(random_.pick<Sort>({Sort::truth, Sort::number, Sort::money, Sort::date, Sort::grade, Sort::place, Sort::text})) + ')';
        case 3: return field(random_.pick<Sort>({Sort::truth, Sort::area, Sort::colour})) + random_.pick<std::string>({" 是 无", " 不是 不适用"});
        case 4: return '(' + condition(depth - 1, bounded) + ") 是 " + truth;
        default: return truth;
    }
}

std::string ColumnExpressions::joined(int depth, bool bounded) {
    if (random_.once_in(5)) return "非 (" + condition(depth - 1, bounded) + ')';
    const std::string word = random_.pick<std::string>({" 且 ", " 或 "});
    std::string text = '(' + condition(depth - 1, bounded);
    for (std::size_t more = 1 + random_.below(2); more > 0; --more) text += word + condition(depth - 1, bounded);
    return text + ')';
}

std::string ColumnExpressions::condition(int depth, bool bounded) {
    if (depth > 0 && random_.once_in(3)) return joined(depth, bounded);
    switch (random_.below(8)) {
        case 0: return with_days();
        case 1: return with_members();
        case 2: return with_texts();
        case 3: return with_truths(depth, bounded);
        default: return comparison(depth, bounded);
    }
}

std::vector<std::string> ColumnExpressions::disjoint() {
    const Sort sort = random_.pick<Sort>({Sort::number, Sort::money, Sort::date, Sort::colour, Sort::truth});
    const std::string subject = field(sort);
    switch (sort) {
        case Sort::number: return {subject + " 不足 1", subject + " 达到 1 且 " + subject + " 不超过 7", subject + " 超过 10"};
        case Sort::money: return {subject + " 不超过 1万元", subject + " 超过 300万元 且 " + subject + " 不足 5000万元"};
        case Sort::date: return {subject + " 不足 2020-06-15", subject + " 超过 2020-12-31"};
        case Sort::colour: return {subject + " 是 red", subject + " 属于 [green, blue]", subject + " 是 teal"};
        default: return {subject, "非 " + subject};
    }
}

}  // namespace zhunze::differential
