// SPDX-License-Identifier: Apache-2.0
#include "plan/opposites.hpp"

#include <cstdint>
#include <map>

#include "plan/forms.hpp"

namespace zhunze::plan {
namespace {

using program::Expr;
using program::ExprId;
using program::ExprKind;

constexpr std::size_t no_value = SIZE_MAX;

/// What a mandatory rule wants: that the subject is (or is not) so, or that it is (or is not) the given value.
struct Demand {
    ContentId content;
    std::size_t subject = 0;       ///< its form
    std::size_t value = no_value;  ///< the literal's form
    bool wanted = true;
};

/// `x is literal`, in either order of its sides, taken apart; `is not` is a denied `is`.
void set_subject(const program::Program& program, Forms& forms, const Expr& equality, Demand& demand) {
    demand.wanted = demand.wanted == (equality.op == Operator::equal);
    for (std::size_t side = 0; side < 2; ++side) {
        const ExprId other = equality.args[1 - side];
        if (opened(program, other).kind != ExprKind::literal) continue;
        demand.subject = forms.of(equality.args[side]);
        demand.value = forms.of(other);
        return;
    }
    demand.subject = forms.of_equality(equality);
}

Demand demand_of(const program::Program& program, Forms& forms, ContentId id, const program::Norm& norm) {
    Demand demand;
    demand.content = id;
    demand.wanted = norm.kind == program::NormKind::require;
    ExprId content = norm.content;
    while (opened(program, content).kind == ExprKind::operation && opened(program, content).op == Operator::negation) {
        demand.wanted = !demand.wanted;
        content = opened(program, content).args.front();
    }
    const Expr& expr = opened(program, content);
    if (expr.kind == ExprKind::operation && (expr.op == Operator::equal || expr.op == Operator::not_equal)) {
        set_subject(program, forms, expr, demand);
    } else {
        demand.subject = forms.of(content);
    }
    return demand;
}

class Opposites {
public:
    explicit Opposites(const program::Program& program) : program_(program), forms_(program) {}

    void add(ContentId content, const program::Norm& norm) {
        if (!norm.mandatory()) return;
        const Demand demand = demand_of(program_, forms_, content, norm);
        Subject& subject = by_subject_[demand.subject];
        (demand.wanted ? subject.wanted : subject.denied)[demand.value].push_back(content);
    }

    [[nodiscard]] std::vector<Opposition> take() {
        for (const auto& [form, subject] : by_subject_) {
            add_values(subject);
            add_denials(subject);
        }
        return std::move(found_);
    }

private:
    using Contents = std::map<std::size_t, std::vector<ContentId>>;  ///< by the value that is spoken of
    struct Subject { Contents wanted, denied; };

    /// Of two values a thing can have one.
    void add_values(const Subject& subject) {
        Opposition values;
        for (const auto& [value, contents] : subject.wanted) {
            if (value != no_value) values.sides.push_back(contents);
        }
        if (values.sides.size() > 1) found_.push_back(std::move(values));
    }
    /// What is wanted and denied.
    void add_denials(const Subject& subject) {
        for (const auto& [value, contents] : subject.wanted) {
            const auto denied = subject.denied.find(value);
            if (denied != subject.denied.end()) found_.push_back({{contents, denied->second}});
        }
    }

    const program::Program& program_;
    Forms forms_;
    std::map<std::size_t, Subject> by_subject_;  ///< by form
    std::vector<Opposition> found_;
};

}  // namespace

std::vector<Opposition> opposite_contents(const program::Program& program, const std::vector<program::RuleId>& rules) {
    Opposites opposites(program);
    for (const program::RuleId rule : rules) {
        opposites.add({rule}, program.rules[rule].norm);
        const std::vector<program::Variant>& variants = program.rules[rule].variants;
        for (std::uint32_t i = 0; i < variants.size(); ++i) opposites.add({rule, i + 1}, variants[i].norm);
    }
    return opposites.take();
}

}  // namespace zhunze::plan
