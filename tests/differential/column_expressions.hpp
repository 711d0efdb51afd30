// SPDX-License-Identifier: Apache-2.0
// Expressions of the kinds that columns can hold, over the fields of one made-up record.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "differential/random.hpp"
#include "differential/vocabulary.hpp"

namespace zhunze::differential {

/// What a module declares, as far as it can be named: fields, parameters and definitions by sort, tables by their result.
struct ColumnNames {
    struct Table {
        std::string name;
        std::vector<Sort> columns;
    };
    std::map<Sort, std::vector<std::string>> fields, parameters, definitions;
    std::map<Sort, std::vector<Table>> tables;
};

class ColumnExpressions {
public:
    ColumnExpressions(Random& random, ColumnNames& names);

    /// Of the few constants of its sort that this module keeps to, so that rules meet at the same points.
    std::string literal(Sort sort);
    std::string field(Sort sort) { return random_.pick(names_.fields.at(sort)); }
    /// A number with or without unit; `depth`: of operators. A bare constant only where asked for.
    std::string amount(Sort sort, int depth);
    /// `bounded`: where it stands a source says how 以下 reads.
    std::string condition(int depth, bool bounded);
    /// A condition that tells rows apart by the members of a field, which an index can use.
    std::string membership();
    /// A value of any sort: an expression of amounts, else a field, a parameter, a definition, a constant.
    std::string value(Sort sort, int depth);
    /// Conditions of which at most one holds, as can be proved.
    std::vector<std::string> disjoint();

private:
    std::string named(Sort sort);
    std::string limit(Sort sort);
    std::string look_up(Sort sort, int depth);
    std::string operation(Sort sort, int depth);
    std::string rounding_step(Sort sort);
    std::string rounded(const std::string& amount, const std::string& step);
    std::string rounded_comparison(Sort sort, int depth);
    std::string ratio();
    std::string comparison(int depth, bool bounded);
    std::string with_days();
    std::string with_members();
    std::string with_texts();
    std::string with_truths(int depth, bool bounded);
    std::string joined(int depth, bool bounded);

    Random& random_;
    ColumnNames& names_;
    std::map<Sort, std::vector<std::string>> literals_;
};

}  // namespace zhunze::differential
