// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "differential/expressions.hpp"
#include "differential/random.hpp"

namespace zhunze::differential {

struct Size {
    int depth = 4;
    int definitions = 10;
    int rules = 5;
};

/// What all parts of one module's text are written with.
struct Author {
    Author(Random& of, const Size& wanted) : random(of), size(wanted), names(common_names()), expressions(of, names, tables) {}
    Author(const Author&) = delete;
    Author& operator=(const Author&) = delete;

    std::string say(const std::string& zh, const std::string& en) { return expressions.spelled({zh, en}); }
    std::string spelled(const Name& name) { return expressions.spelled(name); }
    /// `规3 又名 rule_3`
    static std::string declared(const Name& name) { return name.zh + " 又名 " + name.en; }
    std::string operation(Operator op, const std::vector<std::string>& operands) { return operation_text(op, operands, expressions.language()); }
    std::string cites() {
        const std::string source = spelled(random.pick(sources));
        return say("依据 ", "cites ") + source + " \"第" + std::to_string(random.below(9)) + "条\"";
    }
    std::string day() { return random.pick<std::string>({"2020-01-01", "2020年3月31日", "2020-06-15"}); }
    std::string later_day() { return random.pick<std::string>({"2020-06-15", "2020-12-31", "2021年2月28日"}); }
    std::string period() {
        if (random.once_in(10)) return say("施行 ", "in force ") + "0001-01-01 至 9999-12-31";
        return say("施行 ", "in force ") + day() + (random.once_in(3) ? "" : say(" 至 ", " to ") + later_day());
    }
    /// A bare member would not say what it is a member of.
    static bool is_bare(Sort sort) { return sort == Sort::grade || sort == Sort::colour || sort == Sort::place || sort == Sort::question; }

    const std::vector<Name> sources{{"要点", "points"}, {"通知", "notice"}, {"办法", "measure"}};

    Random& random;
    const Size& size;
    std::vector<Named> names;
    std::vector<TableShape> tables;
    struct Body {
        std::string text;
        bool cited = false;
    };
    std::map<std::string, Body> bodies;  ///< of definitions, by their English name
    /// What a replacement gives another value is written out, where that can be done: it must come to the same.
    bool writes_out = false;
    ExpressionWriter expressions;
};

}  // namespace zhunze::differential
