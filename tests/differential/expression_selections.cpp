// SPDX-License-Identifier: Apache-2.0
// Random selections over lists, groups and groups of groups.
#include <algorithm>

#include "differential/expressions.hpp"

namespace zhunze::differential {

namespace {

/// What tells groups of items apart, or counts as different.
const std::vector<Sort> told_apart{Sort::truth, Sort::number, Sort::date, Sort::colour, Sort::place, Sort::text, Sort::grade};

}  // namespace

/// A list whose items are not gone through yet; of the items of a group, the group itself.
std::vector<Named> ExpressionWriter::lists() const {
    std::vector<Named> found;
    for (const Named& named : names_) {
        if (named.sort != Sort::list || !visible(named) || scope_.places.contains(named.items)) continue;
        const bool other_group = std::ranges::any_of(scope_.groups, [&](const Group& group) {
            return group.list.items == named.items && group.list.name.en != named.name.en;
        });
        if (!other_group) found.push_back(named);
    }
    return found;
}

std::string ExpressionWriter::selection(Operator op, Sort sort, int depth, bool cited) {
    const Scope around = scope_;
    Group group{random_.pick(lists()), {}};
    SelectionParts parts{spelled(group.list.name), {}, {}, {}};
    scope_.places.insert(group.list.items);
    if (random_.once_in(2)) parts.where = write(Sort::truth, depth - 1, cited);
    // The name of a key would mean two of them in a group of a group.
    const bool has_key = std::ranges::any_of(scope_.groups, [](const Group& one) { return one.key.has_value(); });
    if (!has_key && random_.once_in(3)) parts.by = key(group, depth, cited);
    const bool only_counts = op == Operator::exists || op == Operator::exactly_one || op == Operator::count;
    if (!parts.by.empty()) {
        scope_ = around;
        scope_.groups.push_back(group);
    }
    const bool with_body = only_counts ? !parts.by.empty() && random_.once_in(2) : true;
    if (with_body) parts.body = body(op, sort, depth, cited);
    scope_ = around;
    return selection_text(op, parts, language());
}

/// Of a group mostly what its items come to; of other values than numbers a name, for a bare member would not say of what.
std::string ExpressionWriter::body(Operator op, Sort sort, int depth, bool cited) {
    const bool condition = facts_of(op).kleene == KleeneBehaviour::decides;
    const Sort said = condition ? Sort::truth : op == Operator::distinct ? random_.pick(told_apart) : sort;
    std::vector<Operator> over_items = operators_for(said, false, true);
    std::erase_if(over_items, [](Operator one) { return facts_of(one).rule != OperandRule::items; });
    const bool group = !scope_.groups.empty() && !lists().empty() && !over_items.empty();
    if (group && depth > 0 && random_.once_in(2)) return selection(random_.pick(over_items), said, depth - 1, cited);
    const bool named = operators_for(said, false).empty() || depth < 2 || random_.once_in(3);
    return named ? name(said) : write(said, depth - 1, cited);
}

/// Mostly a field of the items: its name then stands for the group's value.
std::string ExpressionWriter::key(Group& group, int depth, bool cited) {
    const Sort sort = random_.pick(told_apart);
    std::vector<Named> fields;
    for (const Named& named : names_) {
        if (named.field && named.sort == sort && named.place == group.list.items) fields.push_back(named);
    }
    const bool plain = !fields.empty() && !random_.once_in(4);
    const bool named = plain || operators_for(sort, false).empty();
    const std::string text = plain ? spelled(random_.pick(fields).name) : named ? name(sort) : write(sort, depth - 1, cited);
    for (const Named& field : fields) {
        if (text == field.name.zh || text == field.name.en) group.key = field;
    }
    return named ? text : '(' + text + ')';
}

}  // namespace zhunze::differential
