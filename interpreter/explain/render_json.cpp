// SPDX-License-Identifier: Apache-2.0
// The whole tree for programs; docs/decision.md names its keys.
#include "explain/explain.hpp"
#include "explain/json_nodes.hpp"
#include "explain/json_words.hpp"
#include "explain/names.hpp"

namespace zhunze::explain {

namespace {

class TreeJson {
public:
    TreeJson(const Tree& tree, Language language) : tree_(tree), language_(language) {}

    [[nodiscard]] Json write() const {
        Json result = Json::object();
        result.set("id", tree_.id).set("place", tree_.place).set("record", tree_.record);
        result.set("as_of", date_or_null(tree_.as_of)).set("as_of_origin", word(tree_.as_of_origin));
        result.set("outcome", program::overall_name(tree_.outcome).en);
        result.set("rules", json_list(tree_.rules, [this](const Rule& one) { return rule(one); }));
        result.set("definitions", json_list(tree_.definitions, [this](const Derived& one) { return derived(one); }));
        if (!tree_.parameters.empty()) {
            result.set("parameters", json_list(tree_.parameters, [this](const Parameter& one) { return parameter(one); }));
        }
        result.set("facts", facts());
        result.set("conflicts", json_list(tree_.conflicts, [this](const Conflict& one) { return conflict(one); }));
        result.set("missing", json_missing(tree_.missing, language_));
        result.set("changes", json_list(tree_.changes, [this](const ChangeNode& one) { return change(one); }));
        result.set("warnings", json_notices(tree_.warnings, language_));
        result.set("readings", json_list(tree_.readings, [this](const Reading& one) { return reading(one); }));
        result.set("input_hash", tree_.input_hash).set("rule_set", tree_.rule_set).set("engine", tree_.engine);
        if (tree_.outcome == program::Overall::invalid) result.set("errors", json_notices(tree_.errors, language_));
        return result;
    }

private:
    [[nodiscard]] Json node(const Node& one) const { return json_node(tree_, one, language_); }

    [[nodiscard]] Json parameter(const Parameter& one) const {
        Json result = Json::object();
        result.set("parameter", one.name).set("label", one.label.in(language_)).set("origin", word(one.origin)).set("used", one.used);
        result.set("value", json_shown(one.value, language_)).set("version", json_period(one.period));
        result.set("citations", json_list(one.citations, json_citation)).set("span", json_place(one.place));
        return result;
    }

    [[nodiscard]] Json clause(const Clause& one) const {
        Json result = Json::object();
        result.set("clause", word(one.kind)).set("reached", one.reached).set("node", node(one.condition));
        return result;
    }

    [[nodiscard]] static Json paper(const Paper& one) {
        Json result = Json::object();
        result.set("name", one.name).set("state", word(one.state)).set("number", text_or_null(one.number));
        result.set("issuer", text_or_null(one.issuer)).set("date", date_or_null(one.date));
        result.set("place", text_or_null(one.place));
        return result;
    }

    [[nodiscard]] Json exception(const Rule& rule, const ExceptionNode& one) const {
        Json result = Json::object();
        result.set("exception", one.name).set("label", one.label.in(language_)).set("effect", word(one.effect)).set("status", word(one.status));
        if (one.effect == program::Effect::reinstate) result.set("defeats", rule.exceptions[one.target].name);
        if (!one.defeated_by.empty()) {
            result.set("defeated_by", json_list(one.defeated_by, [&](std::size_t each) { return Json(rule.exceptions[each].name); }));
        }
        result.set("span", json_place(one.place)).set("citations", json_list(one.citations, json_citation));
        result.set("in_force", json_period(one.in_force)).set("node", node(one.condition));
        result.set("evidence", json_list(one.papers, paper));
        return result;
    }

    [[nodiscard]] static Json norm(const Norm& one) {
        Json result = Json::object();
        result.set("kind", word(one.kind)).set("in_principle", one.in_principle);
        if (one.kind == program::NormKind::grant) {
            result.set("grant", one.grant.in(Language::en)).set("text", text_or_null(one.grant_text));
        }
        return result;
    }

    [[nodiscard]] Json clauses(const std::vector<Clause>& list) const {
        return json_list(list, [this](const Clause& each) { return clause(each); });
    }

    [[nodiscard]] Json variant(const Rule& rule, const Variant& one) const {
        Json result = Json::object();
        result.set("exception", rule.exceptions[one.exception].name).set("decides", one.decides);
        result.set("norm", norm(one.norm)).set("clauses", clauses(one.clauses));
        return result;
    }

    [[nodiscard]] Json rule(const Rule& one) const {
        Json result = Json::object();
        result.set("rule", one.name).set("label", one.label.in(language_));
        if (one.version) result.set("version", one.version->iso()).set("amended", one.amended);
        result.set("outcome", outcome_text(one.possible).en);
        result.set("possible", json_outcomes(one.possible)).set("active", one.active).set("norm", norm(one.norm));
        result.set("span", json_place(one.place)).set("citations", json_list(one.citations, json_citation));
        result.set("in_force", json_period(one.in_force)).set("in_force_now", word(one.in_force_now));
        result.set("clauses", clauses(one.clauses));
        result.set("exceptions_reached", one.exceptions_reached);
        result.set("exceptions", json_list(one.exceptions, [&](const ExceptionNode& each) { return exception(one, each); }));
        result.set("deciding_exceptions", json_list(one.deciding_exceptions, [](const std::string& each) { return Json(each); }));
        if (!one.variants.empty()) result.set("variants", json_list(one.variants, [&](const Variant& each) { return variant(one, each); }));
        if (!one.replaced_by.empty()) result.set("replaced_by", one.replaced_by);
        if (one.exceptions_conflict) result.set("exceptions_conflict", true);
        if (!one.overridden_by.empty()) result.set("overridden_by", one.overridden_by);
        result.set("missing", json_missing(one.missing, language_));
        result.set("remedy", text_or_null(one.remedy));
        return result;
    }

    [[nodiscard]] Json derived(const Derived& one) const {
        Json result = Json::object();
        result.set("definition", one.name);
        if (!one.item.empty()) result.set("item", json_item(one.item));
        result.set("label", one.label.in(language_)).set("report", one.report).set("used", one.used);
        result.set("citations", json_list(one.citations, json_citation)).set("node", node(one.body));
        return result;
    }

    [[nodiscard]] Json inference(const Inference& one) const {
        Json result = Json::object();
        result.set("message", text_or_null(one.message)).set("node", node(one.condition));
        return result;
    }

    [[nodiscard]] Json fact(const Fact& one) const {
        Json result = Json::object();
        result.set("fact", one.name);
        if (!one.item.empty()) result.set("item", json_item(one.item));
        result.set("label", one.label.in(language_)).set("origin", word(one.origin)).set("used", one.used);
        result.set("written", text_or_null(one.written)).set("place", text_or_null(one.place));
        if (one.origin == FactOrigin::given) result.set("entered", json_shown(one.entered, language_));
        result.set("value", json_shown(one.value, language_));
        if (one.inferred.empty()) return result;
        result.set("inferred_by", json_list(one.inferred, [this](const Inference& each) { return inference(each); }));
        return result;
    }

    /// Fields that were left blank and that nothing looked at say nothing.
    [[nodiscard]] Json facts() const {
        Json result = Json::array();
        for (const Fact& one : tree_.facts) {
            if (one.used || (one.origin != FactOrigin::not_given && one.origin != FactOrigin::inferred)) result.push(fact(one));
        }
        return result;
    }

    [[nodiscard]] Json conflict(const Conflict& one) const {
        Json result = Json::array();
        result.push(tree_.rules[one.one].name).push(tree_.rules[one.other].name);
        return result;
    }

    [[nodiscard]] Json changed(const ChangedFact& one) const {
        Json result = Json::object();
        result.set("field", one.field).set("label", one.label.in(language_)).set("condition", one.condition.in(language_));
        if (one.low || one.high) result.set("low", json_bound(one.low)).set("high", json_bound(one.high));
        else result.set("option", json_value(one.option));
        return result;
    }

    [[nodiscard]] Json change(const ChangeNode& one) const {
        Json result = Json::object();
        result.set("facts", json_list(one.facts, [this](const ChangedFact& each) { return changed(each); }));
        result.set("outcome", program::overall_name(one.outcome).en);
        return result;
    }

    [[nodiscard]] Json reading(const Reading& one) const {
        Json result = Json::object();
        result.set("name", one.name).set("label", one.label.in(language_)).set("value", text_or_null(one.code));
        result.set("set", one.set).set("decisive", one.decisive);
        return result;
    }

    const Tree& tree_;
    Language language_;
};

}  // namespace

Json render_json(const Tree& tree, Language language) { return TreeJson(tree, language).write(); }

}  // namespace zhunze::explain
