// SPDX-License-Identifier: Apache-2.0
#include "differential/operator_text.hpp"

#include <stdexcept>

namespace zhunze::differential {

namespace {

std::string bracketed(const std::string& operand) {
    return operand.find_first_of(" -/(") == std::string::npos ? operand : '(' + operand + ')';
}

class Writing {
public:
    Writing(Operator op, const std::vector<std::string>& operands, Language language)
        : op_(op), operands_(operands), zh_(language == Language::zh) {}

    /// No default: an operator that nobody writes here does not compile.
    std::string text() const {
        switch (op_) {
            case Operator::either:
            case Operator::both:
            case Operator::less:
            case Operator::less_or_equal:
            case Operator::greater:
            case Operator::greater_or_equal:
            case Operator::equal:
            case Operator::not_equal:
            case Operator::within:
            case Operator::add:
            case Operator::subtract:
            case Operator::multiply:
            case Operator::divide: return infix();
            case Operator::up_to:
            case Operator::at_or_over: return zh_ ? operand(0) + " 在 " + operand(1) + ' ' + word() : infix();
            case Operator::between:
                return operand(0) + ' ' + word() + ' ' + operand(1) + (zh_ ? " 与 " : " and ") + operand(2);
            case Operator::negation:
            case Operator::minus: return word() + ' ' + operand(0);
            case Operator::declared_none:
            case Operator::inapplicable: return operand(0) + ' ' + word();
            case Operator::round: return call(zh_ ? "至 " : "to ");
            case Operator::known:
            case Operator::smaller:
            case Operator::larger:
            case Operator::absolute:
            case Operator::starts_with:
            case Operator::valid_uscc:
            case Operator::valid_project_code:
            case Operator::valid_on:
            case Operator::year_of:
            case Operator::month_of:
            case Operator::months_between: return call("");
            case Operator::among: return set();
            case Operator::exists:
            case Operator::all_of:
            case Operator::exactly_one:
            case Operator::count:
            case Operator::total:
            case Operator::least:
            case Operator::greatest:
            case Operator::average:
            case Operator::distinct: break;  // selection_text
        }
        throw std::logic_error("an operator of no kind");
    }

private:
    std::string word() const { return std::string(zh_ ? facts_of(op_).zh : facts_of(op_).en); }
    std::string operand(std::size_t index) const { return bracketed(operands_[index]); }

    std::string infix() const {
        std::string text = operand(0);
        for (std::size_t i = 1; i < operands_.size(); ++i) text += ' ' + word() + ' ' + operand(i);
        return text;
    }

    std::string call(const std::string& before_second) const {
        std::string text = word() + '(' + operands_[0];
        for (std::size_t i = 1; i < operands_.size(); ++i) text += (i == 1 ? ", " + before_second : ", ") + operands_[i];
        return text + ')';
    }

    std::string set() const {
        std::string text = operand(0) + ' ' + word() + " [" + operands_[1];
        for (std::size_t i = 2; i < operands_.size(); ++i) text += ", " + operands_[i];
        return text + ']';
    }

    Operator op_;
    const std::vector<std::string>& operands_;
    bool zh_;
};

}  // namespace

const std::vector<Operator>& all_operators() {
    static const std::vector<Operator> all{
#define ZHUNZE_OPERATOR(name, zh, en, precedence, rule, kleene) Operator::name,
#include "values/operators.def"
#undef ZHUNZE_OPERATOR
    };
    return all;
}

std::string selection_text(Operator op, const SelectionParts& parts, Language language) {
    const auto part = [](const char* word, const std::string& text) { return text.empty() ? std::string() : word + text; };
    if (language == Language::zh) {
        return std::string(facts_of(op).zh) + '(' + parts.list + part(" 其中 ", parts.where) + part(" 按 ", parts.by) + part(" 的 ", parts.body) +
               ')';
    }
    return std::string(facts_of(op).en) + '(' + parts.body + (parts.body.empty() ? "" : " of ") + parts.list + part(" where ", parts.where) +
           part(" by ", parts.by) + ')';
}

std::string operation_text(Operator op, const std::vector<std::string>& operands, Language language) {
    return Writing(op, operands, language).text();
}

}  // namespace zhunze::differential
