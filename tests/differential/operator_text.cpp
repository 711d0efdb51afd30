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
            case Operator::absolute: return call("");
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

std::string operation_text(Operator op, const std::vector<std::string>& operands, Language language) {
    return Writing(op, operands, language).text();
}

}  // namespace zhunze::differential
