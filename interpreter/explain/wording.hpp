// SPDX-License-Identifier: Apache-2.0
// The sentences that all renderers share, made from the tree in one language.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "explain/document.hpp"
#include "explain/phrases.hpp"
#include "explain/tree.hpp"

namespace zhunze::explain {

/// How much of a condition is told: the parts that made it what it is, or those that did not as well.
enum class Detail : unsigned char { deciding, all };

class Wording {
public:
    Wording(const Tree& tree, Language language) : tree_(tree), language_(language) {}

    // ---- the application ----
    [[nodiscard]] std::string outcome() const;    ///< 不通过
    [[nodiscard]] std::string headline() const;   ///< 不通过:有不符合所载规则之处
    [[nodiscard]] std::string as_of() const;      ///< 2020-06-08(取自“受理日期”)
    [[nodiscard]] std::string missing(const Missing& missing) const;  ///< what to hand in or settle
    [[nodiscard]] std::string conflict(const std::pair<std::size_t, std::size_t>& rules) const;
    [[nodiscard]] std::string notice(const Notice& notice) const;
    [[nodiscard]] std::string change(const ChangeNode& change) const;
    [[nodiscard]] std::string reading(const Reading& reading) const;

    // ---- facts and derived values ----
    [[nodiscard]] std::string fact_value(const Fact& fact) const;   ///< 25.0005亩, 无, 未知(≤ 4500万元)
    [[nodiscard]] std::string fact_origin(const Fact& fact) const;  ///< 填报;applications.csv:7:F7
    [[nodiscard]] std::string fact(const Fact& fact) const;         ///< one line with value, conversion and origin
    [[nodiscard]] Item calculation(const Derived& derived) const;
    /// How the derived values were computed that the deciding parts stand on, but for those already `told` (indexes).
    [[nodiscard]] std::vector<Item> calculations(const Node& node, std::set<std::size_t>& told) const;

    // ---- rules ----
    [[nodiscard]] const std::string& name(const Rule& rule) const { return rule.label.in(language_); }
    [[nodiscard]] std::string outcome(const Rule& rule) const;
    [[nodiscard]] std::string possible(const Rule& rule) const;
    [[nodiscard]] std::string norm(const Rule& rule) const;
    [[nodiscard]] std::string citation(const Citation& citation) const;
    [[nodiscard]] std::string citations(const std::vector<Citation>& citations) const;
    [[nodiscard]] std::string period(const Period& period) const;
    /// Why the rule's period keeps it from deciding; empty if it does not.
    [[nodiscard]] std::string period_problem(const Rule& rule) const;
    [[nodiscard]] Item clause(const Clause& clause, Detail detail) const;  ///< scope or trigger
    [[nodiscard]] Item norm_clause(const Rule& rule, Detail detail) const;  ///< with whether it is met, if that was asked
    [[nodiscard]] std::string exception_status(const ExceptionNode& exception) const;
    [[nodiscard]] std::string remedy(const Rule& rule) const;  ///< empty where there is nothing to mend
    [[nodiscard]] std::string opinion(const Rule& rule) const;

    // ---- conditions ----
    [[nodiscard]] Item reasons(const Node& node, Detail detail) const;
    /// The parts that decide, on one line, without marks.
    [[nodiscard]] std::string short_reason(const Node& node) const;

    // ---- joining ----
    [[nodiscard]] std::string say(Phrase which, const Arguments& arguments = {}) const { return phrase(which, language_, arguments); }
    [[nodiscard]] std::string labelled(Phrase label, const std::string& text) const;
    [[nodiscard]] std::string join(const std::vector<std::string>& parts, Phrase separator) const;

private:
    [[nodiscard]] std::string inference(const Inference& inference, Phrase alone, Phrase with_values) const;
    [[nodiscard]] std::string inference_detail(const Node& node) const;
    [[nodiscard]] std::string paper(const Paper& paper) const;
    [[nodiscard]] std::string papers(const ExceptionNode& exception) const;
    [[nodiscard]] std::string marked(const Node& node, const std::string& text) const;
    [[nodiscard]] std::string leaf_detail(const Node& node) const;
    [[nodiscard]] std::string margin(const Margin& margin) const;
    [[nodiscard]] std::string value_of(const Node& node) const;
    [[nodiscard]] std::string substituted(const Node& node, int wanted_precedence) const;
    [[nodiscard]] std::string reading_detail(const Node& node) const;

    const Tree& tree_;
    Language language_;
};

/// Indexes of rules as people want them: not met and open ones first, those that do not apply last.
[[nodiscard]] std::vector<std::size_t> by_importance(const Tree& tree);
/// What the norm forbids, requires or advises; none for a grant.
[[nodiscard]] const Clause* content_of(const Rule& rule);
/// 不适用 and 未施行: told in one line.
[[nodiscard]] bool trivial(const Rule& rule);

}  // namespace zhunze::explain
