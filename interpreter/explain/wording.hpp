// SPDX-License-Identifier: Apache-2.0
// The sentences that all renderers share, made from the tree in one language.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "explain/document.hpp"
#include "explain/phrases.hpp"
#include "explain/style.hpp"
#include "explain/tree.hpp"

namespace zhunze::explain {

/// How much of a condition is told: the parts that made it what it is, or those that did not as well.
enum class Detail : unsigned char { deciding, all };

class Wording {
public:
    Wording(const Tree& tree, Style style) : tree_(tree), language_(style.language), exact_(style.exact) {}

    // ---- the application ----
    [[nodiscard]] std::string outcome() const;    ///< 不通过
    [[nodiscard]] std::string headline() const;   ///< 不通过:有不符合所载规则之处
    [[nodiscard]] std::string as_of() const;      ///< 2020-06-08(取自“受理日期”)
    /// What to hand in or settle; the same field of several items of a list together.
    [[nodiscard]] std::vector<std::string> missing(const std::vector<Missing>& missing) const;
    [[nodiscard]] std::vector<std::string> missing_labels(const std::vector<Missing>& missing) const;  ///< likewise, the things alone
    [[nodiscard]] std::string conflict(const Conflict& conflict) const;
    [[nodiscard]] std::string notice(const Notice& notice) const;
    [[nodiscard]] std::string change(const ChangeNode& change) const;
    [[nodiscard]] std::string reading(const Reading& reading) const;
    [[nodiscard]] std::string parameter(const Parameter& parameter) const;  ///< its value, version and citation
    [[nodiscard]] std::string date(Date date) const;

    // ---- facts and derived values ----
    [[nodiscard]] std::string fact_value(const Fact& fact) const;   ///< 25.0005亩, 无, 未知(≤ 4500万元)
    [[nodiscard]] std::string fact_origin(const Fact& fact) const;  ///< 填报;applications.csv:7:F7
    [[nodiscard]] std::string fact(const Fact& fact) const;         ///< one line with value, conversion and origin
    [[nodiscard]] Item calculation(const Derived& derived) const;
    /// What the deciding parts stand on — derived values, parameters, tables — but for what was already `told`.
    struct Told { std::set<std::size_t> definitions, parameters; std::set<std::string> lookups; };
    [[nodiscard]] std::vector<Item> calculations(const Node& node, Told& told) const;
    [[nodiscard]] std::string lookup(const Node& node) const;  ///< which row of the table

    // ---- rules ----
    [[nodiscard]] const std::string& name(const Rule& rule) const { return rule.label.in(language_); }
    [[nodiscard]] std::string outcome(const Rule& rule) const;
    [[nodiscard]] std::string possible(const Rule& rule) const;
    [[nodiscard]] std::string norm(const Rule& rule) const { return norm(rule.norm, rule.clauses); }
    [[nodiscard]] std::string norm(const Norm& norm, const std::vector<Clause>& clauses) const;
    [[nodiscard]] std::string citation(const Citation& citation) const;
    [[nodiscard]] std::string citations(const std::vector<Citation>& citations) const;
    [[nodiscard]] std::string period(const Period& period) const;
    /// Why the rule's period keeps it from deciding; empty if it does not.
    [[nodiscard]] std::string period_problem(const Rule& rule) const;
    [[nodiscard]] Item clause(const Clause& clause, Detail detail) const;  ///< scope or trigger
    /// With whether it is met, if that was asked.
    [[nodiscard]] Item norm_clause(const Norm& norm, const std::vector<Clause>& clauses, Detail detail) const;
    [[nodiscard]] std::string exception(const Rule& rule, const ExceptionNode& exception) const;  ///< effect, status, citations
    [[nodiscard]] std::string exception_name(const Rule& rule, const ExceptionNode& exception) const;
    [[nodiscard]] Item norm_as_written(const Rule& rule, Detail detail) const;
    [[nodiscard]] std::string variant_name(const Rule& rule, const Variant& variant) const;
    /// The rule as an exception has it, beside its own content.
    [[nodiscard]] Item variant(const Rule& rule, const Variant& variant, Detail detail) const;
    [[nodiscard]] std::string version(const Rule& rule) const;   ///< empty of a rule that nobody amended
    [[nodiscard]] std::string overridden(const Rule& rule) const;  ///< by which rule; empty if by none
    [[nodiscard]] std::string exceptions_conflict(const Rule& rule) const;  ///< empty if there is none
    [[nodiscard]] std::string remedy(const Rule& rule) const;  ///< empty where there is nothing to mend
    [[nodiscard]] std::string opinion(const Rule& rule) const;

    // ---- conditions ----
    [[nodiscard]] Item reasons(const Node& node, Detail detail) const;
    /// The parts that decide, a line each, without marks.
    [[nodiscard]] std::vector<Item> short_reasons(const Node& node) const;
    [[nodiscard]] std::string short_reason(const Node& node) const { return on_one_line(short_reasons(node)); }
    /// All lines in one, each once.
    [[nodiscard]] std::string on_one_line(const std::vector<Item>& items) const;

    // ---- joining ----
    [[nodiscard]] std::string say(Phrase which, const Arguments& arguments = {}) const { return phrase(which, language_, arguments); }
    [[nodiscard]] std::string labelled(Phrase label, const std::string& text) const;
    [[nodiscard]] std::string join(const std::vector<std::string>& parts, Phrase separator) const;

private:
    /// A value; with its exact form beside it where that was asked for.
    [[nodiscard]] std::string text(const Shown& shown) const;
    [[nodiscard]] std::string unmarked(const Shown& shown) const;
    [[nodiscard]] std::string with_exact(const Shown& shown, const std::string& text) const;
    [[nodiscard]] std::string exception_status(const Rule& rule, const ExceptionNode& exception) const;
    [[nodiscard]] std::string names_of(const Rule& rule, const std::vector<std::size_t>& exceptions) const;
    [[nodiscard]] std::string table_row(const TableRow& row) const;
    [[nodiscard]] std::string counted(const Selection& selection) const;
    [[nodiscard]] std::string selected_item(const SelectedItem& item, const Node& node) const;
    [[nodiscard]] std::vector<Item> selected_items(const Node& node, std::size_t most) const;
    [[nodiscard]] std::string inference(const Inference& inference, Phrase alone, Phrase with_values) const;
    [[nodiscard]] std::vector<Item> inferences(const Node& node) const;
    [[nodiscard]] std::string paper(const Paper& paper) const;
    [[nodiscard]] std::string papers(const ExceptionNode& exception) const;
    [[nodiscard]] std::string marked(const Node& node, const std::string& text) const;
    /// Whether the condition itself stands beside its values.
    enum class Beside : unsigned char { condition, nothing };
    [[nodiscard]] std::string leaf_detail(const Node& condition, Beside beside) const;
    [[nodiscard]] std::vector<Item> below_leaf(const Node& node, std::size_t most_items) const;
    /// Where a condition stands: in a rule, where the definitions it names are told as well; in one of those; in a selection, whose
    /// line has told what is asked of the items.
    enum class Place : unsigned char { rule, definition, item };
    void add_reasons(std::vector<Item>& to, const Node& node, Place place) const;
    [[nodiscard]] Item short_leaf(const Node& node, Place place) const;
    void add_reasons_of_definition(std::vector<Item>& to, const Node& node) const;
    [[nodiscard]] std::string margin(const Margin& margin) const;
    [[nodiscard]] std::string value_of(const Node& node) const;
    [[nodiscard]] std::string with_count(const Node& node, const std::string& line) const;
    [[nodiscard]] std::vector<std::string> margins(const Node& node) const;
    [[nodiscard]] std::string substituted(const Node& node, int wanted_precedence) const;
    [[nodiscard]] std::string reading_detail(const Node& node) const;

    const Tree& tree_;
    Language language_;
    bool exact_;
};

/// Indexes of rules as people want them: not met and open ones first, those that do not apply last.
[[nodiscard]] std::vector<std::size_t> by_importance(const Tree& tree);
/// What the norm forbids, requires or advises; none for a grant.
[[nodiscard]] const Clause* content_of(const std::vector<Clause>& clauses);
/// 不适用 and 未施行: told in one line.
[[nodiscard]] bool trivial(const Rule& rule);

}  // namespace zhunze::explain
