// SPDX-License-Identifier: Apache-2.0
#include "differential/expressions.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace zhunze::differential {

namespace {

using Sorts = std::vector<Sort>;

const Sorts ordered{Sort::number, Sort::money, Sort::area, Sort::density, Sort::days, Sort::months, Sort::date, Sort::grade};
const Sorts comparable{Sort::truth, Sort::number, Sort::money, Sort::area, Sort::density, Sort::days, Sort::months,
                       Sort::date, Sort::grade, Sort::colour, Sort::place, Sort::text, Sort::question};
const Sorts with_boundary{Sort::number, Sort::money, Sort::area, Sort::density, Sort::days, Sort::date};
const Sorts with_sets{Sort::grade, Sort::colour, Sort::place, Sort::text, Sort::question};

/// A product, and each factor as the quotient of it and the other.
struct Product {
    Sort result, left, right;
};
const std::vector<Product> products{
    {Sort::number, Sort::number, Sort::number}, {Sort::money, Sort::number, Sort::money},     {Sort::area, Sort::number, Sort::area},
    {Sort::money, Sort::density, Sort::area},   {Sort::density, Sort::number, Sort::density}, {Sort::days, Sort::number, Sort::days},
    {Sort::months, Sort::months, Sort::number}};

std::vector<Sorts> factors_of(Sort sort) {
    std::vector<Sorts> found;
    for (const Product& product : products) {
        if (product.result == sort) found.push_back({product.left, product.right});
    }
    return found;
}

/// What divides to the sort: each product by its other factor.
std::vector<Sorts> ratios_of(Sort sort) {
    std::vector<Sorts> found;
    for (const Product& product : products) {
        if (product.left == sort) found.push_back({product.result, product.right});
        if (product.right == sort) found.push_back({product.result, product.left});
    }
    return found;
}

std::vector<Sorts> sums_of(Operator op, Sort sort) {
    if (sort == Sort::date) return {{Sort::date, Sort::days}, {Sort::date, Sort::months}};
    if (sort == Sort::days && op == Operator::subtract) return {{Sort::days, Sort::days}, {Sort::date, Sort::date}};
    return {{sort, sort}};
}

const std::map<Sort, std::vector<std::string>>& literals() {
    static const std::map<Sort, std::vector<std::string>> all{
        {Sort::truth, {"真", "假", "true", "false"}},
        {Sort::number, {"0", "1", "2", "3", "0.5", "3.5%", "2/3", "5000", "1万"}},
        {Sort::money, {"0元", "1元", "5000元", "3万元", "0.01万元", "2 yuan"}},
        {Sort::area, {"0亩", "1亩", "20亩", "100平方米", "0.5 hectare"}},
        {Sort::density, {"0元/亩", "300万元/亩", "1元/平方米", "5万元/mu"}},
        {Sort::days, {"0日", "1日", "30日", "0.5日"}},
        {Sort::months, {"0月", "1个月", "6个月", "1年", "0.5月"}},
        {Sort::date, {"2020-01-31", "2020年6月30日", "2020-02-29", "2021-01-01"}},
        {Sort::grade, {"低", "中", "高", "low", "mid", "high"}},
        {Sort::colour, {"红", "绿", "蓝", "red", "green", "blue"}},
        {Sort::place, {"省", "city", "10102", "东区"}},
        {Sort::text, {"\"\"", "\"甲\"", "“乙”"}},
        {Sort::question, {"宽", "narrow"}}};
    return all;
}

std::string step(Random& random, Sort sort) {
    static const std::map<Sort, std::vector<std::string>> steps{
        {Sort::number, {"1", "2", "0.01", "1/3"}}, {Sort::money, {"1元", "0.01万元", "2500元"}},
        {Sort::area, {"1亩", "10平方米"}},         {Sort::density, {"1万元/亩", "0.01元/平方米"}},
        {Sort::days, {"1日", "7日"}},              {Sort::months, {"1月", "1年"}}};
    return random.pick(steps.at(sort));
}

bool selects(Operator op, Sort sort) {
    switch (op) {
        case Operator::exists:
        case Operator::all_of:
        case Operator::exactly_one: return sort == Sort::truth;
        case Operator::count:
        case Operator::distinct: return sort == Sort::number;
        case Operator::total:
        case Operator::average: return is_quantity(sort);
        default: return is_quantity(sort) || sort == Sort::date;
    }
}

bool gives(Operator op, Sort sort, bool cited, bool lists) {
    switch (facts_of(op).rule) {
        case OperandRule::truths:
        case OperandRule::ordered:
        case OperandRule::comparable:
        case OperandRule::membership:
        case OperandRule::fact: return sort == Sort::truth;
        case OperandRule::boundary: return sort == Sort::truth && cited;
        case OperandRule::sum: return is_quantity(sort) || sort == Sort::date;
        case OperandRule::product: return !(op == Operator::divide ? ratios_of(sort) : factors_of(sort)).empty();
        case OperandRule::amount:
        case OperandRule::rounding: return is_quantity(sort);
        case OperandRule::alike: return is_quantity(sort) || sort == Sort::date;
        case OperandRule::set:
        case OperandRule::texts:
        case OperandRule::validity: return sort == Sort::truth;
        case OperandRule::date_part: return sort == Sort::number;
        case OperandRule::date_span: return sort == Sort::months;
        case OperandRule::items: return lists && selects(op, sort);
    }
    return false;
}

}  // namespace

std::vector<Operator> operators_for(Sort sort, bool cited, bool lists) {
    std::vector<Operator> found;
    std::ranges::copy_if(all_operators(), std::back_inserter(found), [&](Operator op) { return gives(op, sort, cited, lists); });
    return found;
}

std::string ExpressionWriter::spelled(const Name& name) { return name.in(language()); }

bool ExpressionWriter::visible(const Named& named) const { return scope_.places.contains(named.place); }

namespace {

/// `项.项金`
Name of_its_record(const Named& field) {
    const Name& record = std::ranges::find(record_texts(), field.place, &RecordText::place)->name;
    return {record.zh + '.' + field.name.zh, record.en + '.' + field.name.en};
}

}  // namespace

std::string ExpressionWriter::name(Sort sort) {
    std::vector<Name> fitting, inner;
    for (const Named& named : names_) {
        if (named.sort != sort || !visible(named)) continue;
        fitting.push_back(named.field && random_.once_in(10) ? of_its_record(named) : named.name);
        if (scope_.places.size() > 2 && (named.place == Place::item || named.place == Place::part)) inner.push_back(named.name);
    }
    for (const Group& group : scope_.groups) {
        if (!group.key || group.key->sort != sort) continue;
        fitting.push_back(group.key->name);
        inner.push_back(group.key->name);
    }
    // Within a selection mostly what is different from item to item or from group to group.
    return spelled(random_.pick(!inner.empty() && random_.once_in(2) ? inner : fitting));
}

std::string ExpressionWriter::literal(Sort sort) { return random_.pick(literals().at(sort)); }

std::string ExpressionWriter::write(Sort sort, int depth, bool cited) { return operand(sort, depth, cited).text; }

ExpressionWriter::Operand ExpressionWriter::operand(Sort sort, int depth, bool cited) {
    if (depth > 0 && random_.once_in(8)) {
        if (auto text = lookup(sort, depth, cited)) return {*text, false};
    }
    std::vector<Operator> operators = operators_for(sort, cited, !lists().empty());
    const auto over_items = std::ranges::partition(operators, [](Operator op) { return facts_of(op).rule != OperandRule::items; });
    if (!over_items.empty() && random_.once_in(6)) operators.assign(over_items.begin(), over_items.end());
    if (depth > 0 && !operators.empty() && !random_.once_in(6)) return {operation(random_.pick(operators), sort, depth, cited), false};
    const bool constant = random_.once_in(sort == Sort::truth ? 12 : 3);
    return {constant ? literal(sort) : name(sort), constant};
}

std::optional<std::string> ExpressionWriter::lookup(Sort sort, int depth, bool cited) {
    std::vector<TableShape> fitting;
    std::ranges::copy_if(tables_, std::back_inserter(fitting), [&](const TableShape& table) { return table.value == sort; });
    if (fitting.empty()) return std::nullopt;
    const TableShape& table = random_.pick(fitting);
    std::string text;
    for (const std::string& argument : operands(table.columns, depth - 1, cited)) text += (text.empty() ? "" : ", ") + argument;
    return spelled(table.name) + '(' + text + ')';
}

std::string ExpressionWriter::operation(Operator op, Sort sort, int depth, bool cited) {
    const OperandRule rule = facts_of(op).rule;
    if (rule == OperandRule::fact) return operation_text(op, {fact_name()}, language());
    if (rule == OperandRule::rounding) return rounding(sort, depth, cited);
    if (rule == OperandRule::items) return selection(op, sort, depth, cited);
    if (rule == OperandRule::set) return set();
    if (op == Operator::starts_with) return operation_text(op, {name(Sort::text), literal(Sort::text)}, language());
    // A plain limit is what facts are made to stand on.
    if (rule == OperandRule::boundary && random_.once_in(2)) {
        const Sort limited = random_.pick(with_boundary);
        return operation_text(op, {name(limited), literal(limited)}, language());
    }
    return operation_text(op, operands(operand_sorts(op, sort), depth - 1, cited), language());
}

/// At least one operand is no constant: the checker computes constants itself, and refuses those that have no value. And the
/// first says what members the others are where there may be more than one: a code such as 10102 reads as a number else.
std::vector<std::string> ExpressionWriter::operands(const Sorts& sorts, int depth, bool cited) {
    std::vector<std::string> texts;
    bool constant = true;
    for (const Sort sort : sorts) {
        const Operand made = operand(sort, depth, cited);
        constant = constant && made.constant;
        texts.push_back(made.text);
    }
    const bool members = sorts.front() == Sort::place || sorts.front() == Sort::grade;
    if (constant || members) texts.front() = name(sorts.front());
    return texts;
}

Sorts ExpressionWriter::operand_sorts(Operator op, Sort sort) {
    switch (facts_of(op).rule) {
        case OperandRule::truths: return Sorts(op == Operator::negation ? 1 : 2 + random_.below(2), Sort::truth);
        case OperandRule::ordered: return Sorts(op == Operator::between ? 3 : 2, random_.pick(ordered));
        case OperandRule::comparable: return Sorts(2, random_.pick(comparable));
        case OperandRule::boundary: return Sorts(2, random_.pick(with_boundary));
        case OperandRule::membership: return Sorts(2, Sort::place);
        case OperandRule::sum: return random_.pick(sums_of(op, sort));
        case OperandRule::product: return random_.pick(op == Operator::divide ? ratios_of(sort) : factors_of(sort));
        case OperandRule::amount: return {sort};
        case OperandRule::alike: return Sorts(2 + random_.below(2), sort);
        case OperandRule::texts: return {Sort::text};
        case OperandRule::validity: return {Sort::place, Sort::date};
        case OperandRule::date_part: return {Sort::date};
        case OperandRule::date_span: return {Sort::date, Sort::date};
        case OperandRule::set:
        case OperandRule::fact:
        case OperandRule::items:
        case OperandRule::rounding: break;  // written apart
    }
    return {};
}

std::string ExpressionWriter::set() {
    const Sort sort = random_.pick(with_sets);
    std::vector<std::string> texts{name(sort)};
    for (std::size_t i = 1 + random_.below(3); i > 0; --i) texts.push_back(literal(sort));
    return operation_text(Operator::among, texts, language());
}

std::string ExpressionWriter::rounding(Sort sort, int depth, bool cited) {
    static const std::vector<Name> modes{{"四舍六入", "half_even"}, {"四舍五入", "half_up"}, {"进一", "up"}, {"舍去", "down"}};
    std::vector<std::string> texts = operands({sort}, depth - 1, cited);
    texts.push_back(step(random_, sort));
    if (!random_.once_in(5)) texts.push_back(spelled(random_.pick(modes)));
    return operation_text(Operator::round, texts, language());
}

std::string ExpressionWriter::fact_name() {
    std::vector<Name> facts;
    for (const Named& named : names_) {
        const bool group = std::ranges::any_of(scope_.groups, [&](const Group& one) { return one.list.name.en == named.name.en; });
        if (named.field && visible(named) && !group) facts.push_back(named.name);
    }
    return spelled(random_.pick(facts));
}

}  // namespace zhunze::differential
