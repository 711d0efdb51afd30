// SPDX-License-Identifier: Apache-2.0
#include "differential/rule_text.hpp"

#include "differential/operator_text.hpp"

namespace zhunze::differential {

namespace {

constexpr const char* places =
    "code,name,name_en,parent,valid_from,valid_to,successor\n"
    "10000,省,province,,,,\n"
    "10100,市,city,10000,,,\n"
    "10101,东区,east,10100,,,\n"
    "10102,西区,west,10100,,2019-12-31,10101\n"
    "10200,县,county,10000,,,\n";

constexpr const char* vocabulary =
    "枚举 档 又名 Grade 有序 { 低 又名 low, 中 又名 mid, 高 又名 high }\n"
    "enum 色 aka Colour { 红 aka red, 绿 aka green, 蓝 aka blue }\n"
    "分类 地 又名 Place 数据 \"places.csv\"\n"
    "定义 定数 又名 fixed_number : 数 = 2\n"
    "define 定色 aka fixed_colour : Colour = green\n"
    "定义 定日 又名 fixed_day = 2020-01-31\n"
    "待决 解释 又名 reading_of \"怎样解释\" { 宽 又名 wide, 窄 又名 narrow }\n";

struct FieldText {
    const char* zh;
    const char* en;
    Sort sort;
    const char* type;
};
const std::vector<FieldText>& field_texts() {
    static const std::vector<FieldText> all{{"是一", "p", Sort::truth, "是非"},
                                            {"是二", "q", Sort::truth, "Bool"},
                                            {"是三", "r", Sort::truth, "是非 视为 假"},
                                            {"数一", "x", Sort::number, "数"},
                                            {"数二", "y", Sort::number, "Number"},
                                            {"数三", "z", Sort::number, "数 视为 2"},
                                            {"金一", "m1", Sort::money, "金额 以 万元 计 精度 0.01万元"},
                                            {"金二", "m2", Sort::money, "Money in 万元"},
                                            {"地一", "a1", Sort::area, "面积 以 亩 计 可调"},
                                            {"地二", "a2", Sort::area, "Area in 公顷"},
                                            {"强度", "k", Sort::density, "金额/面积 以 万元/亩 计"},
                                            {"天", "u", Sort::days, "天数 以 日 计"},
                                            {"时长", "v", Sort::months, "月数"},
                                            {"起日", "d", Sort::date, "日期"},
                                            {"止日", "e", Sort::date, "Date"},
                                            {"档一", "g", Sort::grade, "档"},
                                            {"档二", "h", Sort::grade, "Grade 视为 中"},
                                            {"颜色", "c", Sort::colour, "色"},
                                            {"地点", "w", Sort::place, "地"},
                                            {"字", "t", Sort::text, "文本"}};
    return all;
}

const std::vector<Name> sources{{"要点", "points"}, {"通知", "notice"}};
const std::vector<std::string> papers{"\"证明\"", "\"批文\"", "\"认定材料\""};

class ModuleWriter {
public:
    ModuleWriter(Random& random, const Size& size) : random_(random), size_(size), expressions_(random, names_) {
        for (const FieldText& field : field_texts()) names_.push_back({{field.zh, field.en}, field.sort, true});
        names_.push_back({{"定数", "fixed_number"}, Sort::number, false});
        names_.push_back({{"定色", "fixed_colour"}, Sort::colour, false});
        names_.push_back({{"定日", "fixed_day"}, Sort::date, false});
        names_.push_back({{"解释", "reading_of"}, Sort::question, false});
    }

    std::string text() {
        text_ = say("模块 生成 又名 generated", "module generated aka 生成") + '\n' + vocabulary;
        record();
        for (const Name& source : sources) document(source);
        for (int i = 0; i < size_.definitions; ++i) definition(i);
        for (int i = 0; i < size_.rules; ++i) rule(i);
        return text_;
    }

private:
    std::string say(const std::string& zh, const std::string& en) { return expressions_.spelled({zh, en}); }
    std::string operation(Operator op, std::vector<std::string> operands) {
        return operation_text(op, operands, expressions_.language());
    }
    std::string day() { return random_.pick<std::string>({"2020-01-01", "2020年3月31日", "2020-06-15"}); }
    std::string later_day() { return random_.pick<std::string>({"2020-06-15", "2020-12-31", "2021年2月28日"}); }
    std::string period() { return say("施行 ", "in force ") + day() + (random_.once_in(3) ? "" : say(" 至 ", " to ") + later_day()); }
    std::string cites() {
        const std::string source = expressions_.spelled(random_.pick(sources));
        return say("依据 ", "cites ") + source + " \"第" + std::to_string(random_.below(9)) + "条\"";
    }
    std::string condition(bool cited) { return expressions_.write(Sort::truth, size_.depth, cited); }
    static std::string declared(const std::string& zh, const std::string& en, int number) {
        return zh + std::to_string(number) + " 又名 " + en + std::to_string(number);
    }

    // ---- the record ----

    void record() {
        text_ += say("记录 案件 又名 Case {", "record Case aka 案件 {") + '\n';
        for (const FieldText& field : field_texts()) {
            text_ += std::string("  ") + field.zh + say(" 又名 ", " aka ") + field.en + " : " + field.type + '\n';
        }
        if (random_.once_in(2)) text_ += "  基准 又名 on_day : 日期 作为基准日\n";
        for (std::size_t i = random_.below(5); i > 0; --i) text_ += say("  其中 ", "  where ") + invariant() + '\n';
        text_ += "}\n";
    }

    /// Mostly what bounds one field by others, in all the forms bounds are read from; else any condition.
    std::string invariant() {
        const auto bound = [&] {
            const Operator op = random_.pick<Operator>({Operator::less, Operator::less_or_equal, Operator::less_or_equal, Operator::greater,
                                                        Operator::greater_or_equal, Operator::equal});
            const Sort sort = random_.pick<Sort>({Sort::number, Sort::money, Sort::money, Sort::area, Sort::density, Sort::days});
            std::vector<std::string> sides{expressions_.name(sort), expressions_.write(sort, static_cast<int>(random_.below(3)), false)};
            if (random_.once_in(3)) std::swap(sides[0], sides[1]);
            return operation(op, sides);
        };
        switch (random_.below(6)) {
            case 0: return operation(Operator::both, {bound(), bound()});
            case 1: return operation(Operator::either, {bound(), condition(false)});
            case 2: return operation(Operator::between, {expressions_.name(Sort::number), expressions_.literal(Sort::number), "100"});
            default: return bound();
        }
    }

    // ---- sources and definitions ----

    void document(const Name& name) {
        text_ += say("文件 ", "source ") + name.zh + " 又名 " + name.en + " \"某文件\" {\n  " + say("本数 ", "boundary ") +
                 random_.pick<std::string>({"包含", "不包含", "待决", "included", "excluded", "undecided"}) + '\n';
        if (random_.once_in(2)) text_ += "  " + period() + '\n';
        if (random_.once_in(5)) text_ += say("  废止 ", "  repealed ") + later_day() + '\n';
        text_ += "}\n";
    }

    void definition(int number) {
        static const std::vector<Sort> sorts{Sort::truth, Sort::truth, Sort::truth,  Sort::number, Sort::number, Sort::money,  Sort::area,
                                             Sort::days,  Sort::date,  Sort::months, Sort::grade,  Sort::colour, Sort::density};
        const Sort sort = random_.pick(sorts);
        const bool cited = random_.once_in(2);
        text_ += say("定义 ", "define ") + declared("量", "value_", number) + say(" 针对 案件 ", " on Case ") + (cited ? cites() : "") +
                 (random_.once_in(8) ? "" : say(" 列示", " report")) + " = " + body(sort, cited) + '\n';
        names_.push_back({{"量" + std::to_string(number), "value_" + std::to_string(number)}, sort, false});
    }

    std::string body(Sort sort, bool cited) {
        const bool has_operators = !operators_for(sort, cited).empty();
        if (sort == Sort::truth && random_.once_in(4)) return stock_content();
        if (random_.once_in(10)) return random_.once_in(2) ? expressions_.name(sort) : amount_or_day(sort);
        if (has_operators && !random_.once_in(4)) return expressions_.write(sort, size_.depth, cited);
        return random_.once_in(2) ? cases_in_order(sort, cited) : disjoint_cases(sort, cited);
    }

    /// A bare member would not say what it is a member of.
    std::string amount_or_day(Sort sort) {
        return sort == Sort::grade || sort == Sort::colour ? expressions_.name(sort) : expressions_.literal(sort);
    }

    /// The first value is a name: bare members alone would not say what they are members of.
    std::string case_value(Sort sort, bool first, bool cited) {
        if (first) return expressions_.name(sort);
        return random_.once_in(3) ? expressions_.literal(sort) : expressions_.write(sort, size_.depth - 2, cited);
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
            text += one_case(case_value(sort, i == 0, cited), expressions_.write(Sort::truth, size_.depth - 2, cited));
        }
        return text + otherwise(sort, cited) + '}';
    }

    /// Ranges of one number, or the members of one field.
    std::string disjoint_cases(Sort sort, bool cited) {
        std::vector<std::string> conditions;
        if (random_.once_in(2)) {
            const std::string subject = expressions_.name(Sort::number);
            const std::string at_least_one = operation(Operator::greater_or_equal, {subject, "1"});
            conditions = {operation(Operator::less, {subject, "1"}),
                          operation(Operator::both, {at_least_one, operation(Operator::less, {subject, "2"})}),
                          operation(Operator::greater, {subject, "5000"})};
        } else {
            const std::string subject = expressions_.name(Sort::colour);
            for (const char* member : {"红", "green", "蓝"}) conditions.push_back(operation(Operator::equal, {subject, member}));
        }
        std::string text = say("分情况 {", "cases {") + '\n';
        for (std::size_t i = 0; i < conditions.size(); ++i) text += one_case(case_value(sort, i == 0, cited), conditions[i]);
        return text + otherwise(sort, cited) + '}';
    }

    // ---- rules ----

    void rule(int number) {
        const bool cited = !plain_ && !random_.once_in(4);
        text_ += say("规则 ", "rule ") + declared("规", "rule_", number) + say(" 针对 案件 {", " on Case {") + '\n';
        if (cited) text_ += "  " + cites() + '\n';
        if (!plain_) stages(cited);
        text_ += "  " + norm(number, cited) + '\n';
        if (!plain_) {
            for (std::size_t i = random_.pick<std::size_t>({0, 0, 1, 2}); i > 0; --i) exception(number * 10 + static_cast<int>(i), cited);
        }
        text_ += "}\n";
    }

    void stages(bool cited) {
        if (random_.once_in(3)) text_ += "  " + period() + '\n';
        if (random_.once_in(3)) text_ += say("  适用 ", "  applies when ") + condition(cited) + '\n';
        if (random_.once_in(2)) text_ += say("  当 ", "  when ") + condition(cited) + '\n';
    }

    std::string norm(int number, bool cited) {
        const std::string principle = random_.once_in(4) ? say("原则上 ", "in principle ") : "";
        switch (plain_ ? 2 + random_.below(4) : random_.below(6)) {
            case 0: return say("宜 ", "advise ") + content(cited);
            case 1: return say("给予 ", "grant ") + declared("补助", "aid_", number) + " \"补助\"";
            case 2:
            case 3: return principle + say("禁止 ", "forbid ") + content(cited);
            default: return principle + say("应当 ", "require ") + content(cited);
        }
    }

    std::string content(bool cited) { return !plain_ && random_.once_in(2) ? condition(cited) : stock_content(); }

    /// Out of a small store, so that rules come to want opposite things.
    std::string stock_content() {
        switch (random_.below(6)) {
            case 0: return expressions_.name(Sort::truth);
            case 1: return operation(Operator::negation, {expressions_.name(Sort::truth)});
            case 2: return say("是一", "p");
            case 3: return operation(Operator::not_equal, {say("颜色", "c"), say("红", "red")});
            default: return equation();
        }
    }

    std::string equation() {
        static const std::vector<std::pair<Name, Sort>> subjects{{{"颜色", "c"}, Sort::colour}, {{"颜色", "c"}, Sort::colour},
                                                                 {{"是一", "p"}, Sort::truth},  {{"数一", "x"}, Sort::number},
                                                                 {{"起日", "d"}, Sort::date},   {{"字", "t"}, Sort::text}};
        const auto& [name, sort] = random_.pick(subjects);
        const std::string other = random_.once_in(4) ? expressions_.name(sort) : expressions_.literal(sort);
        return operation(Operator::equal, {expressions_.spelled(name), other});
    }

    void exception(int number, bool cited) {
        const bool own_source = random_.once_in(3);
        text_ += say("  除非 ", "  unless ") + declared("例", "except_", number) + say(" 当 ", " when ") +
                 expressions_.write(Sort::truth, size_.depth / 2, cited || own_source);
        const std::size_t wanted = random_.below(3);
        for (std::size_t i = 0; i < wanted; ++i) text_ += (i == 0 ? say(" 凭 ", " with evidence ") : ", ") + random_.pick(papers);
        if (own_source) text_ += ' ' + cites();
        if (random_.once_in(4)) text_ += ' ' + period();
        text_ += '\n';
    }

    Random& random_;
    const Size& size_;
    const bool plain_ = random_.once_in(4);  ///< rules without scope, trigger and exceptions: what they want is all that counts
    std::vector<Named> names_;
    ExpressionWriter expressions_;
    std::string text_;
};

}  // namespace

std::vector<engine::MemoryFile> random_module(Random& random, const Size& size) {
    return {{"generated.zz", ModuleWriter(random, size).text()}, {"places.csv", places}};
}

}  // namespace zhunze::differential
