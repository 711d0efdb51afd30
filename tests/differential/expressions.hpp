// SPDX-License-Identifier: Apache-2.0
// Random well-typed expressions, as text.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "differential/operator_text.hpp"
#include "differential/random.hpp"
#include "differential/vocabulary.hpp"
#include "values/operator.hpp"

namespace zhunze::differential {

/// A table as it is asked.
struct TableShape {
    Name name;
    std::vector<Sort> columns;
    Sort value = Sort::number;
};

class ExpressionWriter {
public:
    ExpressionWriter(Random& random, const std::vector<Named>& names, const std::vector<TableShape>& tables)
        : random_(random), names_(names), tables_(tables) {}

    /// Whose names may stand in what is written from now on.
    void about(Place place) { scope_ = {{Place::anywhere, place}, {}}; }

    /// `cited`: 以下 and 以上 may stand here. Of a sort that has no operators always a name or a literal.
    std::string write(Sort sort, int depth, bool cited);
    /// A name of the sort; every sort but lists has one everywhere.
    std::string name(Sort sort);
    std::string literal(Sort sort);
    std::string spelled(const Name& name);
    Language language() { return random_.once_in(2) ? Language::zh : Language::en; }

private:
    struct Operand {
        std::string text;
        bool constant = false;
    };
    struct Group {
        Named list;
        std::optional<Named> key;
    };
    /// Where an expression stands: within selections, the innermost last.
    struct Scope {
        std::set<Place> places;
        std::vector<Group> groups;
    };

    Operand operand(Sort sort, int depth, bool cited);
    std::string operation(Operator op, Sort sort, int depth, bool cited);
    std::vector<std::string> operands(const std::vector<Sort>& sorts, int depth, bool cited);
    std::vector<Sort> operand_sorts(Operator op, Sort sort);
    std::string rounding(Sort sort, int depth, bool cited);
    std::string set();
    std::string fact_name();
    std::optional<std::string> lookup(Sort sort, int depth, bool cited);

    bool visible(const Named& named) const;
    std::vector<Named> lists() const;
    std::string selection(Operator op, Sort sort, int depth, bool cited);
    /// Of items, or within the body of a group, of the group.
    std::string body(Operator op, Sort sort, int depth, bool cited);
    std::string key(Group& group, int depth, bool cited);

    Random& random_;
    const std::vector<Named>& names_;
    const std::vector<TableShape>& tables_;
    Scope scope_{{Place::anywhere, Place::application}, {}};
};

/// The operators that can give a value of the sort, each by its rule in operators.def; of lists only where there are some.
std::vector<Operator> operators_for(Sort sort, bool cited, bool lists = false);

}  // namespace zhunze::differential
