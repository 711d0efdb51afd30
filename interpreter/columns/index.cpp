// SPDX-License-Identifier: Apache-2.0
// Rules whose scope names members of a field need not be looked at for rows with other members.
#include <algorithm>
#include <map>

#include "columns/compiler.hpp"

namespace zhunze::columns {
namespace {

/// The members of a field that a rule can apply to.
using Members = std::vector<bool>;

class Arrangement {
public:
    Arrangement(Compilation& compilation, std::size_t least_gain) : c_(compilation), least_gain_(least_gain) {}

    Node run() {
        for (const RuleCode& rule : c_.out.rules) restrictions_.push_back(restrictions_of(rule));
        std::vector<std::uint32_t> all;
        for (std::uint32_t i = 0; i < c_.out.rules.size(); ++i) all.push_back(i);
        Node root = arrange(std::move(all), {});
        add_fields(root);
        return root;
    }

private:
    using Restrictions = std::map<std::uint32_t, Members>;

    /// What the scope asks for, or, where a rule has no scope and nothing before its trigger may be unknown, its trigger: a row that
    /// does not meet it comes to an outcome that is not told of.
    [[nodiscard]] Restrictions restrictions_of(const RuleCode& rule) const {
        Restrictions restrictions;
        if (rule.scope != no_slot) add_restrictions(rule.scope, restrictions);
        else if (rule.trigger != no_slot && rule.replaced == no_slot) add_restrictions(rule.trigger, restrictions);
        return restrictions;
    }

    void add_restrictions(SlotIndex condition, Restrictions& restrictions) const {
        std::vector<SlotIndex> pending{condition};
        while (!pending.empty()) {
            const Code& code = c_.code(pending.back());
            pending.pop_back();
            if (code.op == Op::both) pending.insert(pending.end(), code.arguments.begin(), code.arguments.end());
            else if ((code.op == Op::in_range || code.op == Op::in_set) && is_member_field(code.a)) restrict(code, restrictions);
        }
    }

    [[nodiscard]] bool is_member_field(SlotIndex slot) const {
        return slot < c_.plan.field_count && c_.out.layout[slot].kind == facts::ColumnForm::Kind::member;
    }

    void restrict(const Code& code, Restrictions& restrictions) const {
        const auto count = static_cast<std::size_t>(c_.member_count(c_.field(code.a).type));
        Members& members = restrictions.try_emplace(code.a, Members(count, true)).first->second;
        for (std::size_t i = 0; i < count; ++i) {
            const auto member = static_cast<std::int64_t>(i);
            const bool in = code.op == Op::in_range ? code.low <= member && member <= code.high
                                                    : i / 64 < code.set.size() && ((code.set[i / 64] >> (i % 64)) & 1) != 0;
            members[i] = members[i] && in;
        }
    }

    /// How much of the rule's work is spared, in thousandths.
    [[nodiscard]] std::size_t gain(std::uint32_t rule, std::uint32_t field) const {
        const auto found = restrictions_[rule].find(field);
        if (found == restrictions_[rule].end() || found->second.empty()) return 0;
        const std::size_t all = found->second.size();
        const std::size_t spared = 1000 * static_cast<std::size_t>(std::ranges::count(found->second, false)) / all;
        return spared < 500 ? 0 : spared;
    }

    Node arrange(std::vector<std::uint32_t> rules, const std::vector<std::uint32_t>& told_apart) {
        Node node;
        const std::uint32_t field = best_field(rules, told_apart);
        if (field == no_slot) {
            node.rules = std::move(rules);
            return node;
        }
        node.field = field;
        std::vector<std::vector<std::uint32_t>> by_member(static_cast<std::size_t>(c_.member_count(c_.field(field).type)));
        for (const std::uint32_t rule : rules) {
            if (gain(rule, field) == 0) {
                node.rules.push_back(rule);
                continue;
            }
            const Members& members = restrictions_[rule].at(field);
            for (std::size_t i = 0; i < members.size(); ++i) {
                if (members[i]) by_member[i].push_back(rule);
            }
        }
        std::vector<std::uint32_t> below = told_apart;
        below.push_back(field);
        std::map<std::vector<std::uint32_t>, std::int32_t> known;
        for (const std::vector<std::uint32_t>& of_member : by_member) {
            const auto [child, is_new] = known.try_emplace(of_member, static_cast<std::int32_t>(node.children.size()));
            if (is_new) node.children.push_back(arrange(within(of_member, field), below));
            node.child_of.push_back(of_member.empty() ? -1 : child->second);
        }
        return node;
    }

    /// The rules without what they ask of the field: there it is met.
    std::vector<std::uint32_t> within(std::vector<std::uint32_t> rules, std::uint32_t field) {
        for (std::uint32_t& rule : rules) {
            RuleCode simpler = c_.out.rules[rule];
            SlotIndex& clause = simpler.scope != no_slot ? simpler.scope : simpler.trigger;
            clause = without(clause, field);
            Restrictions restrictions = restrictions_[rule];
            restrictions.erase(field);
            rule = static_cast<std::uint32_t>(c_.out.rules.size());
            c_.out.rules.push_back(simpler);
            restrictions_.push_back(std::move(restrictions));
        }
        return rules;
    }

    /// A condition without the parts that restrict the field; none if nothing is left of it.
    SlotIndex without(SlotIndex condition, std::uint32_t field) {
        const Code code = c_.code(condition);
        if ((code.op == Op::in_range || code.op == Op::in_set) && code.a == field && is_member_field(field)) return no_slot;
        if (code.op != Op::both) return condition;
        std::vector<SlotIndex> rest;
        for (const SlotIndex part : code.arguments) {
            if (const SlotIndex left = without(part, field); left != no_slot) rest.push_back(left);
        }
        if (rest == code.arguments) return condition;
        return rest.empty() ? no_slot : rest.size() == 1 ? rest.front() : c_.add(joined(c_, Op::both, rest));
    }

    [[nodiscard]] std::uint32_t best_field(const std::vector<std::uint32_t>& rules, const std::vector<std::uint32_t>& told_apart) const {
        std::map<std::uint32_t, std::size_t> gains;
        for (const std::uint32_t rule : rules) {
            for (const auto& [field, members] : restrictions_[rule]) gains[field] += gain(rule, field);
        }
        std::uint32_t best = no_slot;
        std::size_t most = least_gain_ * 1000;
        for (const auto& [field, sum] : gains) {
            if (sum <= most || std::ranges::find(told_apart, field) != told_apart.end()) continue;
            most = sum;
            best = field;
        }
        return best;
    }

    /// Which fields the node and all below read.
    void add_fields(Node& node) const {
        std::vector<bool> read(c_.plan.field_count, false);
        std::vector<bool> seen(c_.out.slots.size(), false);
        for (const std::uint32_t rule : node.rules) {
            const RuleCode& code = c_.out.rules[rule];
            for (const SlotIndex stage : {code.in_force, code.scope, code.replaced, code.trigger, code.exempt, code.overridden, code.contested, code.content}) {
                if (stage != no_slot) mark(stage, read, seen);
            }
        }
        if (node.field != no_slot) read[node.field] = true;
        for (Node& child : node.children) {
            add_fields(child);
            for (const std::uint32_t field : child.fields) read[field] = true;
        }
        for (std::uint32_t field = 0; field < read.size(); ++field) {
            if (read[field]) node.fields.push_back(field);
        }
    }

    void mark(SlotIndex root, std::vector<bool>& read, std::vector<bool>& seen) const {
        std::vector<SlotIndex> pending{root};
        while (!pending.empty()) {
            const SlotIndex slot = pending.back();
            pending.pop_back();
            if (slot == no_slot || seen[slot]) continue;
            seen[slot] = true;
            if (slot < c_.plan.field_count) {
                read[slot] = true;
                continue;
            }
            const Code& code = c_.code(slot);
            pending.insert(pending.end(), {code.a, code.b, code.divisors[0], code.divisors[1]});
            pending.insert(pending.end(), code.arguments.begin(), code.arguments.end());
        }
    }

    Compilation& c_;
    std::size_t least_gain_;  ///< telling rows apart costs about as much as this many rules
    std::vector<Restrictions> restrictions_;
};

}  // namespace

void arrange_rules(Compilation& compilation, std::size_t least_gain) { compilation.out.root = Arrangement(compilation, least_gain).run(); }

}  // namespace zhunze::columns
