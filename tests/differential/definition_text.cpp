// SPDX-License-Identifier: Apache-2.0
#include "differential/definition_text.hpp"

#include "differential/norm_text.hpp"

namespace zhunze::differential {

namespace {

class DefinitionWriter {
public:
    DefinitionWriter(Author& author, const RecordText& record) : author_(author), random_(author.random), record_(record), place_(record.place) {}

    std::string text(int number) {
        static const std::vector<Sort> sorts{Sort::truth, Sort::truth, Sort::truth,  Sort::number, Sort::number, Sort::money,  Sort::area,
                                             Sort::days,  Sort::date,  Sort::months, Sort::grade,  Sort::colour, Sort::density};
        const Sort sort = random_.pick(sorts);
        const bool cited = random_.once_in(2);
        author_.expressions.about(place_);
        const Name name{"量" + std::to_string(number), "value_" + std::to_string(number)};
        std::string text = say("定义 ", "define ") + Author::declared(name) + say(" 针对 ", " on ") + author_.spelled(record_.name) +
                           (cited ? ' ' + author_.cites() : "") + (random_.once_in(8) ? "" : say(" 列示", " report"));
        author_.bodies[name.en] = {body(sort, cited), cited};
        text += " = " + author_.bodies[name.en].text + '\n';
        author_.names.push_back({name, sort, place_});
        return text;
    }

private:
    std::string say(const std::string& zh, const std::string& en) { return author_.say(zh, en); }

    std::string body(Sort sort, bool cited) {
        const bool has_operators = !operators_for(sort, cited).empty();
        if (sort == Sort::truth && random_.once_in(4)) return place_ == Place::application ? stock_content(author_) : author_.expressions.name(sort);
        if (random_.once_in(10)) return random_.once_in(2) ? author_.expressions.name(sort) : amount_or_day(sort);
        if (has_operators && !random_.once_in(4)) return author_.expressions.write(sort, author_.size.depth, cited);
        return random_.once_in(2) ? cases_in_order(sort, cited) : disjoint_cases(sort, cited);
    }

    std::string amount_or_day(Sort sort) {
        return Author::is_bare(sort) ? author_.expressions.name(sort) : author_.expressions.literal(sort);
    }

    /// The first value is a name: bare members alone would not say what they are members of.
    std::string case_value(Sort sort, bool first, bool cited) {
        if (first) return author_.expressions.name(sort);
        return random_.once_in(3) ? author_.expressions.literal(sort) : author_.expressions.write(sort, author_.size.depth - 2, cited);
    }

    std::string one_case(const std::string& value, const std::string& holds) {
        return "  " + at_line_start(value) + say(" 当 ", " when ") + holds + '\n';
    }

    /// A line that begins with a minus goes on with the line before.
    static std::string at_line_start(const std::string& value) { return value.starts_with('-') ? '(' + value + ')' : value; }

    std::string otherwise(Sort sort, bool cited) {
        return random_.once_in(4) ? "" : "  " + at_line_start(case_value(sort, false, cited)) + say(" 否则", " otherwise") + '\n';
    }

    std::string cases_in_order(Sort sort, bool cited) {
        std::string text = say("分情况 依次 {", "cases in order {") + '\n';
        const std::size_t count = 1 + random_.below(3);
        for (std::size_t i = 0; i < count; ++i) {
            text += one_case(case_value(sort, i == 0, cited), author_.expressions.write(Sort::truth, author_.size.depth - 2, cited));
        }
        return text + otherwise(sort, cited) + '}';
    }

    /// Ranges of one number, or the members of one field.
    std::string disjoint_cases(Sort sort, bool cited) {
        std::vector<std::string> conditions;
        if (random_.once_in(2)) {
            const std::string subject = author_.expressions.name(Sort::number);
            const std::string at_least_one = author_.operation(Operator::greater_or_equal, {subject, "1"});
            conditions = {author_.operation(Operator::less, {subject, "1"}),
                          author_.operation(Operator::both, {at_least_one, author_.operation(Operator::less, {subject, "2"})}),
                          author_.operation(Operator::greater, {subject, "5000"})};
        } else {
            const std::string subject = author_.expressions.name(Sort::colour);
            for (const char* member : {"红", "green", "蓝"}) conditions.push_back(author_.operation(Operator::equal, {subject, member}));
        }
        std::string text = say("分情况 {", "cases {") + '\n';
        for (std::size_t i = 0; i < conditions.size(); ++i) text += one_case(case_value(sort, i == 0, cited), conditions[i]);
        return text + otherwise(sort, cited) + '}';
    }

    Author& author_;
    Random& random_;
    const RecordText& record_;
    const Place place_;
};

}  // namespace

std::string definition_text(Author& author, const RecordText& record, int number) { return DefinitionWriter(author, record).text(number); }

}  // namespace zhunze::differential
