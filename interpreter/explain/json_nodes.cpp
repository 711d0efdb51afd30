// SPDX-License-Identifier: Apache-2.0
#include "explain/json_nodes.hpp"

#include "explain/json_words.hpp"

namespace zhunze::explain {

namespace {

class NodeJson {
public:
    NodeJson(const Tree& tree, Language language) : tree_(tree), language_(language) {}

    [[nodiscard]] Json node(const Node& node) const {
        Json result = Json::object();
        result.set("kind", word(node.kind));
        if (node.kind == program::ExprKind::operation || node.selection) result.set("operator", facts_of(node.op).name);
        result.set("text", node.text.in(language_)).set("written", node.written).set("span", json_place(node.place));
        result.set("value", json_shown(node.value, language_));
        if (node.value.kind == ValueKind::truth) result.set("truth", word(node.value.truth));
        result.set("decides", node.decides);
        if (node.fact) result.set("fact", tree_.facts[*node.fact].name);
        if (node.definition) result.set("definition", tree_.definitions[*node.definition].name);
        refer_to_item(result, node);
        if (node.parameter) result.set("parameter", tree_.parameters[*node.parameter].name);
        if (node.lookup) result.set("lookup", lookup(*node.lookup));
        if (node.selection) result.set("selection", selection(*node.selection));
        if (node.reading) result.set("reading", *node.reading);
        if (!node.margins.empty()) result.set("margins", json_list(node.margins, margin));
        if (!node.causes.empty()) result.set("missing", json_missing(node.causes, language_));
        if (!node.operands.empty()) result.set("operands", json_list(node.operands, [this](const Node& one) { return this->node(one); }));
        return result;
    }

private:
    [[nodiscard]] static Json margin(const Margin& margin) {
        Json result = Json::object();
        result.set("side", word(margin.side)).set("difference", json_value(margin.difference));
        result.set("threshold", json_value(margin.threshold));
        return result;
    }

    /// Several facts and definitions of one name differ by the item they belong to.
    void refer_to_item(Json& result, const Node& node) const {
        const ItemPath& item = node.fact ? tree_.facts[*node.fact].item : (node.definition ? tree_.definitions[*node.definition].item : no_item_);
        if (!item.empty()) result.set("item", json_item(item));
    }

    [[nodiscard]] Json row(const TableRow& one) const {
        Json result = Json::object();
        result.set("row", one.number > 0 ? Json(static_cast<std::int64_t>(one.number)) : Json("otherwise")).set("span", json_place(one.place));
        result.set("cells", json_list(one.cells, [this](const Name& cell) { return Json(cell.in(language_)); }));
        result.set("value", one.value ? json_value(*one.value) : Json()).set("matches", word(one.matches));
        return result;
    }

    [[nodiscard]] Json lookup(const Lookup& one) const {
        Json result = Json::object();
        result.set("table", one.table).set("label", one.label.in(language_)).set("collects", one.collects);
        result.set("citations", json_list(one.citations, json_citation));
        result.set("rows", json_list(one.rows, [this](const TableRow& each) { return row(each); }));
        result.set("more", static_cast<std::int64_t>(one.more));
        return result;
    }

    [[nodiscard]] Json selected(const SelectedItem& one) const {
        Json result = Json::object();
        result.set("item", json_item(one.item)).set("label", one.label.in(language_)).set("counts", word(one.counts));
        if (one.group) result.set("items", static_cast<std::int64_t>(one.items));
        if (!one.where.empty()) result.set("where", node(one.where.front()));
        if (!one.body.empty()) result.set("node", node(one.body.front()));
        return result;
    }

    [[nodiscard]] Json selection(const Selection& one) const {
        Json result = Json::object();
        result.set("list", tree_.facts[one.fact].name).set("given", one.given).set("items", static_cast<std::int64_t>(one.items));
        result.set("counted", static_cast<std::int64_t>(one.counted)).set("open", static_cast<std::int64_t>(one.open));
        if (one.groups) result.set("groups", static_cast<std::int64_t>(*one.groups));
        result.set("deciding", json_list(one.shown, [this](const SelectedItem& each) { return selected(each); }));
        result.set("more", static_cast<std::int64_t>(one.more));
        return result;
    }

    const Tree& tree_;
    Language language_;
    ItemPath no_item_;
};

}  // namespace

Json json_place(const RulePlace& place) {
    if (place.path.empty()) return {};
    Json result = Json::object();
    result.set("file", place.path).set("line", static_cast<std::int64_t>(place.line));
    result.set("column", static_cast<std::int64_t>(place.column));
    return result;
}

Json json_period(const Period& period) {
    Json result = Json::object();
    result.set("from", date_or_null(period.from)).set("to", date_or_null(period.to));
    return result;
}

Json json_citation(const Citation& one) {
    Json result = Json::object();
    result.set("source", one.source).set("title", one.title).set("section", text_or_null(one.section));
    result.set("issuer", text_or_null(one.issuer)).set("number", text_or_null(one.number)).set("level", text_or_null(one.level));
    result.set("issued", date_or_null(one.issued)).set("in_force", json_period(one.in_force));
    result.set("repealed", date_or_null(one.repealed)).set("url", text_or_null(one.url));
    return result;
}

Json json_bound(const std::optional<QuantityBound>& bound) {
    if (!bound) return {};
    Json result = json_quantity(bound->value);
    result.set("open", bound->open);
    return result;
}

Json json_shown(const Shown& shown, Language language) {
    Json result = Json::object();
    result.set("state", word(shown.state)).set("value", json_value(shown)).set("text", shown.text.in(language));
    if (shown.low || shown.high) result.set("low", json_bound(shown.low)).set("high", json_bound(shown.high));
    return result;
}

Json json_node(const Tree& tree, const Node& node, Language language) { return NodeJson(tree, language).node(node); }

}  // namespace zhunze::explain
