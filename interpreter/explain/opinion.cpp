// SPDX-License-Identifier: Apache-2.0
#include "explain/opinion.hpp"

#include <algorithm>
#include <set>

#include "explain/brief.hpp"
#include "explain/decisive.hpp"
#include "explain/wording.hpp"

namespace zhunze::explain {

namespace {

/// Writes one opinion section by section, in the order in which an officer reads and signs it.
class OpinionWriter {
public:
    OpinionWriter(const Tree& tree, Language language) : tree_(tree), language_(language), wording_(tree, language) {}

    [[nodiscard]] std::vector<Block> write(const std::string& anchor) {
        title(anchor);
        basis();
        facts();
        comparison();
        exceptions();
        opinion();
        changes();
        missing();
        objection();
        return std::move(blocks_);
    }

private:
    void add(Block block) { blocks_.push_back(std::move(block)); }
    void heading(Phrase phrase, int level = 2) { add(heading_block(wording_.say(phrase), level)); }
    static Block heading_block(std::string text, int level) {
        Block block;
        block.kind = Block::Kind::heading;
        block.text = std::move(text);
        block.level = level;
        return block;
    }
    void text(Block::Kind kind, std::string text) {
        Block block;
        block.kind = kind;
        block.text = std::move(text);
        add(std::move(block));
    }
    void paragraph(Phrase phrase) { text(Block::Kind::paragraph, wording_.say(phrase)); }
    void list(std::vector<Item> items, Block::Kind kind = Block::Kind::list) {
        if (items.empty()) return;
        Block block;
        block.kind = kind;
        block.items = std::move(items);
        add(std::move(block));
    }
    void table(Phrase caption, const std::vector<Phrase>& header, std::vector<std::vector<std::string>> rows) {
        if (rows.empty()) return;
        Block block;
        block.kind = Block::Kind::table;
        block.text = wording_.say(caption);
        for (const Phrase cell : header) block.header.push_back(wording_.say(cell));
        block.rows = std::move(rows);
        add(std::move(block));
    }
    [[nodiscard]] std::string stated(const std::string& text) const { return text.empty() ? wording_.say(Phrase::not_stated) : text; }
    [[nodiscard]] std::string stated(const std::optional<Date>& date) const { return date ? wording_.date(*date) : wording_.say(Phrase::not_stated); }

    void title(const std::string& anchor) {
        Block block = heading_block(wording_.say(Phrase::opinion_full_title, {{"disclaimer", wording_.say(Phrase::disclaimer)}}), 1);
        block.anchor = anchor;
        add(std::move(block));
        std::vector<std::vector<std::string>> rows{{wording_.say(Phrase::head_number), tree_.id},
                                                   {wording_.say(Phrase::head_record), tree_.record_label.in(language_)},
                                                   {wording_.say(Phrase::head_as_of), wording_.as_of()}};
        for (const Fact& fact : tree_.facts) {
            if (particular(fact)) rows.push_back({fact.label.in(language_), fact.value.text.in(language_)});
        }
        for (auto& row : values()) rows.push_back(std::move(row));
        rows.push_back({wording_.say(Phrase::head_outcome), wording_.headline()});
        table(Phrase::caption_particulars, {Phrase::head_item, Phrase::head_content}, std::move(rows));
    }

    /// Texts that no rule looks at say who and what: names, numbers, addresses.
    [[nodiscard]] bool particular(const Fact& fact) const {
        return fact.origin == FactOrigin::given && !fact.used && fact.value.kind == ValueKind::text && fact.value.code != tree_.id;
    }

    [[nodiscard]] std::vector<std::vector<std::string>> values() const {
        std::vector<std::vector<std::string>> rows;
        for (const Derived& derived : tree_.definitions) {
            if (derived.report) rows.push_back({derived.label.in(language_), derived.body.value.text.in(language_)});
        }
        return rows;
    }

    // ---- 1. basis ----

    /// Every document cited, once for each section.
    [[nodiscard]] std::vector<const Citation*> cited() const {
        std::vector<const Citation*> result;
        const auto add_all = [&result](const std::vector<Citation>& citations) {
            for (const Citation& one : citations) {
                const bool known = std::any_of(result.begin(), result.end(), [&one](const Citation* other) {
                    return other->source == one.source && other->section == one.section;
                });
                if (!known) result.push_back(&one);
            }
        };
        for (const Rule& rule : tree_.rules) {
            add_all(rule.citations);
            for (const ExceptionNode& exception : rule.exceptions) add_all(exception.citations);
        }
        for (const Parameter& one : tree_.parameters) {
            if (one.used) add_all(one.citations);
        }
        for (const Node* node : nodes_with_tables(tree_)) add_all(node->lookup->citations);
        for (const Derived& derived : tree_.definitions) {
            if (derived.used) add_all(derived.citations);
        }
        return result;
    }

    void basis() {
        heading(Phrase::section_basis);
        const std::vector<const Citation*> sources = cited();
        std::vector<std::vector<std::string>> rows;
        for (const Citation* one : sources) {
            rows.push_back({one->title, stated(one->section), stated(one->number), stated(one->issuer), stated(one->level),
                            stated(one->issued), wording_.period(one->in_force)});
        }
        if (rows.empty()) paragraph(tree_.rules.empty() ? Phrase::no_basis : Phrase::no_citation);
        table(Phrase::caption_basis,
              {Phrase::head_source, Phrase::head_section, Phrase::head_document_number, Phrase::head_issuer, Phrase::head_level,
               Phrase::head_issued, Phrase::clause_period},
              std::move(rows));
        basis_notes(sources);
    }

    /// Weak sources are marked, never passed over.
    void basis_notes(const std::vector<const Citation*>& sources) {
        for (const Citation* one : sources) {
            if (!one->repealed) continue;
            text(Block::Kind::note, wording_.say(Phrase::repealed_note, {{"title", one->title}, {"date", wording_.date(*one->repealed)}}));
        }
        const bool unnumbered = std::any_of(sources.begin(), sources.end(), [](const Citation* one) { return one->number.empty(); });
        if (unnumbered) text(Block::Kind::note, wording_.say(Phrase::number_not_stated_note));
        if (!sources.empty()) text(Block::Kind::note, wording_.say(Phrase::validity_note));
    }

    // ---- 2. facts ----

    void facts() {
        heading(Phrase::section_facts);
        std::vector<Item> errors;
        for (const Notice& error : tree_.errors) errors.push_back({wording_.notice(error), {}});
        if (!errors.empty()) heading(Phrase::errors_heading, 3);
        list(std::move(errors));
        std::vector<std::vector<std::string>> rows;
        for (const Fact& fact : tree_.facts) {
            if (!shown(fact)) continue;
            rows.push_back({fact.label.in(language_), entered(fact), wording_.fact_value(fact), wording_.fact_origin(fact)});
        }
        if (rows.empty() && tree_.errors.empty()) paragraph(Phrase::no_facts);
        table(Phrase::caption_facts, {Phrase::head_item, Phrase::head_entered, Phrase::head_value, Phrase::head_origin}, std::move(rows));
        unused();
    }

    /// Of an application in error no rule saw anything: what was given is shown as it came.
    [[nodiscard]] bool shown(const Fact& fact) const {
        if (tree_.outcome == program::Overall::invalid) return fact.origin != FactOrigin::not_given && !particular(fact);
        return fact.used;
    }

    [[nodiscard]] std::string entered(const Fact& fact) const {
        if (!fact.written.empty()) return fact.written;
        return fact.origin == FactOrigin::given ? fact.entered.text.in(language_) : wording_.say(Phrase::origin_not_given);
    }

    void unused() {
        std::vector<std::string> texts;
        for (const Fact& fact : tree_.facts) {
            if (shown(fact) || particular(fact) || fact.origin != FactOrigin::given || fact.value.kind == ValueKind::text) continue;
            texts.push_back(wording_.say(Phrase::fact_given, {{"label", fact.label}, {"value", wording_.fact_value(fact)}}));
        }
        if (texts.empty()) return;
        const std::string joined = wording_.join(texts, Phrase::list_separator);
        text(Block::Kind::paragraph, wording_.say(Phrase::unused_facts, {{"list", joined}}));
    }

    // ---- 3. comparison ----

    void comparison() {
        heading(Phrase::section_comparison);
        parameters();
        std::vector<Item> calculations;
        for (const Derived& derived : tree_.definitions) {
            if (derived.used) calculations.push_back(wording_.calculation(derived));
        }
        std::set<std::string> tables;
        for (const Node* node : nodes_with_tables(tree_)) {
            if (std::string line = wording_.lookup(*node); tables.insert(line).second) calculations.push_back({std::move(line), {}});
        }
        if (!calculations.empty()) heading(Phrase::calculation_heading, 3);
        list(std::move(calculations));
        if (tree_.rules.empty()) paragraph(Phrase::nothing_compared);
        for (const std::size_t index : by_importance(tree_)) compared(tree_.rules[index]);
        readings();
    }

    void parameters() {
        std::vector<Item> items;
        for (const Parameter& one : tree_.parameters) {
            if (one.used) items.push_back({wording_.parameter(one), {}});
        }
        if (!items.empty()) heading(Phrase::parameters_heading, 3);
        list(std::move(items));
    }

    void compared(const Rule& rule) {
        const std::string heading_text =
            wording_.say(Phrase::labelled, {{"label", wording_.name(rule)}, {"text", wording_.outcome(rule)}});
        add(heading_block(heading_text, 3));
        std::vector<Item> items{{wording_.labelled(Phrase::clause_citation, wording_.citations(rule.citations)), {}}};
        if (rule.version) items.push_back({wording_.labelled(Phrase::clause_version, wording_.version(rule)), {}});
        const std::string period = wording_.period_problem(rule);
        if (!period.empty()) items.push_back({wording_.labelled(Phrase::clause_period, period), {}});
        for (const Clause& clause : rule.clauses) {
            if (clause.reached && clause.kind != ClauseKind::norm) items.push_back(wording_.clause(clause, Detail::all));
        }
        if (!rule.overridden_by.empty()) items.push_back({wording_.labelled(Phrase::clause_precedence, wording_.overridden(rule)), {}});
        items.push_back(wording_.norm_as_written(rule, Detail::all));
        for (const Variant& one : rule.variants) items.push_back(wording_.variant(rule, one, Detail::all));
        list(std::move(items));
    }

    void readings() {
        if (tree_.readings.empty() || tree_.rules.empty()) return;
        heading(Phrase::readings_heading, 3);
        std::vector<Item> items;
        for (const Reading& reading : tree_.readings) items.push_back({wording_.reading(reading), {}});
        list(std::move(items));
    }

    // ---- 4. to 8. ----

    void exceptions() {
        heading(Phrase::section_exceptions);
        std::vector<Item> items;
        for (const Rule& rule : tree_.rules) {
            if (!rule.exceptions_reached) continue;
            for (const ExceptionNode& exception : rule.exceptions) {
                items.push_back({wording_.say(Phrase::exception_of_rule, {{"rule", rule.label}, {"exception", wording_.exception(rule, exception)}}), {}});
            }
            if (rule.exceptions_conflict) items.push_back({wording_.exceptions_conflict(rule), {}});
        }
        if (items.empty()) paragraph(Phrase::no_exceptions);
        list(std::move(items));
    }

    void opinion() {
        heading(Phrase::section_opinion);
        text(Block::Kind::paragraph, wording_.headline());
        std::vector<Item> items;
        for (const Conflict& conflict : tree_.conflicts) items.push_back({wording_.conflict(conflict), {}});
        for (const std::size_t index : by_importance(tree_)) items.push_back({wording_.opinion(tree_.rules[index]), {}});
        list(std::move(items));
        if (tree_.warnings.empty()) return;
        heading(Phrase::warnings_heading, 3);
        std::vector<Item> warnings;
        for (const Notice& warning : tree_.warnings) warnings.push_back({wording_.notice(warning), {}});
        list(std::move(warnings));
    }

    void changes() {
        heading(Phrase::section_changes);
        std::vector<Item> items;
        for (const ChangeNode& change : tree_.changes) items.push_back({wording_.change(change), {}});
        if (items.empty()) return paragraph(changes_matter() ? Phrase::no_changes : Phrase::changes_idle);
        list(std::move(items));
        text(Block::Kind::note, wording_.say(Phrase::changes_note));
    }

    /// Nobody asks what would change a pass, and of data in error nothing can be said.
    [[nodiscard]] bool changes_matter() const {
        return tree_.outcome != program::Overall::passed && tree_.outcome != program::Overall::invalid;
    }

    void missing() {
        heading(Phrase::section_missing);
        if (!tree_.errors.empty()) return paragraph(Phrase::fix_errors);
        std::vector<Item> items;
        for (std::string& one : wording_.missing(tree_.missing)) items.push_back({std::move(one), {}});
        if (items.empty()) return paragraph(Phrase::no_missing);
        paragraph(Phrase::missing_intro);
        list(std::move(items), Block::Kind::numbered);
        paragraph(Phrase::missing_deadline);
    }

    void objection() {
        heading(Phrase::section_objection);
        paragraph(Phrase::objection_text);
        list({signature(Phrase::signature_officer), signature(Phrase::signature_reviewer)}, Block::Kind::signature);
        list({{wording_.labelled(Phrase::head_place, tree_.place), {}},
              {wording_.labelled(Phrase::head_input_hash, tree_.input_hash), {}},
              {wording_.labelled(Phrase::head_rule_set, tree_.rule_set), {}},
              {wording_.labelled(Phrase::head_engine, tree_.engine), {}}});
    }

    [[nodiscard]] Item signature(Phrase who) const { return {wording_.say(Phrase::signature_line, {{"who", wording_.say(who)}}), {}}; }

    const Tree& tree_;
    Language language_;
    Wording wording_;
    std::vector<Block> blocks_;
};

}  // namespace

Document opinion_of(const Tree& tree, Language language) {
    return {language, phrase(Phrase::opinion_title, language) + " " + tree.id, {OpinionWriter(tree, language).write({})}};
}

Document opinions_of(const std::vector<Tree>& trees, Language language) {
    Document document{language, phrase(Phrase::list_title, language), {overview_of(trees, language)}};
    for (std::size_t i = 0; i < trees.size(); ++i) document.pages.push_back(OpinionWriter(trees[i], language).write(anchor_of(i)));
    return document;
}

}  // namespace zhunze::explain
