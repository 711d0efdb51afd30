// SPDX-License-Identifier: Apache-2.0
// Random well-typed expressions, as text.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/language.hpp"
#include "differential/random.hpp"
#include "values/operator.hpp"

namespace zhunze::differential {

/// The types that are generated.
enum class Sort { truth, number, money, area, density, days, months, date, grade, colour, place, text, question };

/// What can be named: fields, definitions, the question.
struct Named {
    Name name;
    Sort sort = Sort::truth;
    bool field = false;  ///< has a state that 已知 can ask for
};

class ExpressionWriter {
public:
    ExpressionWriter(Random& random, const std::vector<Named>& names) : random_(random), names_(names) {}

    /// `cited`: 以下 and 以上 may stand here. Of a sort that has no operators always a name or a literal.
    std::string write(Sort sort, int depth, bool cited);
    /// A name of the sort; every sort has one.
    std::string name(Sort sort);
    std::string literal(Sort sort);
    std::string spelled(const Name& name);
    Language language() { return random_.once_in(2) ? Language::zh : Language::en; }

private:
    struct Operand {
        std::string text;
        bool constant = false;
    };

    Operand operand(Sort sort, int depth, bool cited);
    std::string operation(Operator op, Sort sort, int depth, bool cited);
    std::vector<std::string> operands(const std::vector<Sort>& sorts, int depth, bool cited);
    std::vector<Sort> operand_sorts(Operator op, Sort sort);
    std::string rounding(Sort sort, int depth, bool cited);
    std::string set();
    std::string fact_name();

    Random& random_;
    const std::vector<Named>& names_;
};

/// The operators that can give a value of the sort, each by its rule in operators.def.
std::vector<Operator> operators_for(Sort sort, bool cited);

}  // namespace zhunze::differential
