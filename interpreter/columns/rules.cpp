// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <unordered_map>

#include "columns/compiler.hpp"
#include "evaluate/periods.hpp"

namespace zhunze::columns {
namespace {

using program::Effect;
using program::NormKind;
using program::Outcome;

SlotIndex slot_of(plan::SlotId slot) { return slot ? slot.value : no_slot; }

Outcome last_outcome(const program::Norm& norm) {
    switch (norm.kind) {
        case NormKind::forbid:
        case NormKind::require: return norm.in_principle ? Outcome::justify : Outcome::violated;
        case NormKind::advise: return Outcome::advised;
        case NormKind::grant: break;
    }
    return Outcome::granted;
}

class RuleCompiler {
public:
    explicit RuleCompiler(Compilation& compilation) : c_(compilation) {}

    void run() {
        for (std::uint32_t i = 0; i < c_.plan.rules.size(); ++i) c_.out.rules.push_back(stages(i));
        for (const plan::RuleGroup& group : c_.plan.groups) add_precedence(group);
        add_opposites();
    }

private:
    [[nodiscard]] const program::Rule& rule(std::uint32_t planned) const { return c_.program.rules[c_.plan.rules[planned].id]; }

    [[nodiscard]] SlotIndex unknown() { return c_.add({}); }
    [[nodiscard]] SlotIndex join(Op op, const std::vector<SlotIndex>& parts) { return c_.add(joined(c_, op, parts)); }
    [[nodiscard]] SlotIndex denied(SlotIndex slot) {
        Code code;
        code.shape = Shape::truth;
        code.op = Op::negation;
        code.a = slot;
        return c_.add(std::move(code));
    }

    /// Whether the day lies in a period; none if every day does. Many rules share a few periods.
    [[nodiscard]] SlotIndex within_period(const Period& period) {
        if (evaluate::cover_every_day({period})) return no_slot;
        c_.out.needs_day = true;
        if (c_.out.as_of_slot == no_slot) return unknown();
        const Days days = days_of(period);
        for (const auto& [known, slot] : periods_) {
            if (known.from == days.from && known.to == days.to) return slot;
        }
        Code code;
        if (c_.as_of) {
            code = constant_truth(period.contains(*c_.as_of));
        } else {
            code.shape = Shape::truth;
            code.op = Op::in_range;
            code.a = c_.out.as_of_slot;
            code.low = days.from;
            code.high = days.to;
        }
        const SlotIndex slot = c_.add(std::move(code));
        periods_.emplace_back(days, slot);
        return slot;
    }

    RuleCode stages(std::uint32_t planned) {
        const plan::PlannedRule& from_plan = c_.plan.rules[planned];
        const program::Rule& declared = rule(planned);
        RuleCode code;
        code.planned = planned;
        code.in_force = within_period(declared.in_force);
        code.scope = slot_of(from_plan.scope);
        code.trigger = slot_of(from_plan.trigger);
        code.content = slot_of(from_plan.content);
        code.forbids = declared.norm.kind == NormKind::forbid;
        code.last = last_outcome(declared.norm);
        add_exceptions(from_plan, code);
        return code;
    }

    /// Those that defeat an exception stand after it. Papers are known only to rows that are left: here each is unknown.
    void add_exceptions(const plan::PlannedRule& from_plan, RuleCode& code) {
        std::vector<SlotIndex> holds(from_plan.exceptions.size()), exempting, replacing;
        for (std::size_t i = from_plan.exceptions.size(); i-- > 0;) {
            const plan::PlannedException& exception = from_plan.exceptions[i];
            const program::ExceptionClause& clause = c_.program.exceptions[exception.id];
            std::vector<SlotIndex> parts{exception.condition.value};
            if (const SlotIndex period = within_period(clause.in_force); period != no_slot) parts.push_back(period);
            if (!exception.evidence.empty()) parts.push_back(unknown());
            for (const std::uint32_t defeater : exception.defeated_by) parts.push_back(denied(holds[defeater]));
            holds[i] = join(Op::both, parts);
            if (clause.effect == Effect::exempt) exempting.push_back(holds[i]);
            if (clause.effect == Effect::replace) replacing.push_back(holds[i]);
        }
        if (!exempting.empty()) code.exempt = join(Op::either, exempting);
        if (!replacing.empty()) code.replaced = join(Op::either, replacing);
    }

    /// Whether a version decides: it is in force, in scope, triggered and not exempt. What a replacement asks for is not known here.
    [[nodiscard]] SlotIndex decides(const RuleCode& version) {
        std::vector<SlotIndex> parts;
        for (const SlotIndex stage : {version.in_force, version.scope}) {
            if (stage != no_slot) parts.push_back(stage);
        }
        if (version.replaced != no_slot) {
            parts.push_back(unknown());
        } else {
            if (version.trigger != no_slot) parts.push_back(version.trigger);
            if (version.exempt != no_slot) parts.push_back(denied(version.exempt));
        }
        return join(Op::both, parts);
    }

    [[nodiscard]] bool may_be_contested(const plan::RuleGroup& special, const plan::RuleGroup& general) const {
        for (std::uint32_t i = 0; i < special.count; ++i) {
            for (std::uint32_t k = 0; k < general.count; ++k) {
                if (rule(special.first + i).is_contested_by(rule(general.first + k))) return true;
            }
        }
        return false;
    }

    void add_precedence(const plan::RuleGroup& own) {
        std::vector<SlotIndex> overriding, contesting;
        for (const plan::RuleGroup::Before& before : own.overridden_by) {
            const plan::RuleGroup& other = c_.plan.groups[before.group];
            const bool contested = before.special && may_be_contested(other, own);
            for (std::uint32_t i = 0; i < other.count; ++i) {
                (contested ? contesting : overriding).push_back(decides(c_.out.rules[other.first + i]));
            }
        }
        const SlotIndex overridden = overriding.empty() ? no_slot : join(Op::either, overriding);
        const SlotIndex contested = contesting.empty() ? no_slot : join(Op::either, contesting);
        for (std::uint32_t i = 0; i < own.count; ++i) {
            c_.out.rules[own.first + i].overridden = overridden;
            c_.out.rules[own.first + i].contested = contested;
        }
    }

    /// Of rules with their own content: a row where a replacement may hold is left.
    void add_opposites() {
        std::unordered_map<std::uint32_t, std::uint32_t> planned_of;
        for (std::uint32_t i = 0; i < c_.plan.rules.size(); ++i) planned_of.emplace(c_.plan.rules[i].id.value, i);
        const auto rows_of = [&](plan::ContentId content) {
            RuleCode& code = c_.out.rules[planned_of.at(content.rule.value)];
            if (code.binds == no_slot) code.binds = c_.out.binding_count++;
            return code.binds;
        };
        for (const plan::Opposition& opposition : c_.plan.opposites) {
            std::vector<std::vector<plan::ContentId>> sides = opposition.sides;
            for (auto& side : sides) std::erase_if(side, [](plan::ContentId content) { return content.index != 0; });
            std::erase_if(sides, [](const auto& side) { return side.empty(); });
            if (sides.size() < 2) continue;
            std::vector<std::vector<std::uint32_t>>& rows = c_.out.opposites.emplace_back();
            for (const auto& side : sides) {
                rows.emplace_back();
                for (const plan::ContentId content : side) rows.back().push_back(rows_of(content));
            }
        }
    }

    Compilation& c_;
    std::vector<std::pair<Days, SlotIndex>> periods_;
};

/// Comparisons of one field with constants, and such joined by `and`: they come to no for a field that is not given only where they
/// contradict each other, and then bounds_agree does not hold.
class LenientInvariants {
public:
    explicit LenientInvariants(const Compilation& c) : c_(c) {}

    [[nodiscard]] bool is_lenient(SlotIndex invariant) const {
        const Code& code = c_.code(invariant);
        if (code.shape != Shape::truth) return false;
        if (code.op == Op::in_range) return code.a < c_.plan.field_count;
        return code.op == Op::both && std::ranges::all_of(code.arguments, [&](SlotIndex part) { return is_lenient(part); });
    }

    /// Whether the bounds of a field are constants and leave it a value.
    [[nodiscard]] bool bounds_agree(std::uint32_t field) const {
        Interval left;
        for (const plan::FieldBound& bound : c_.plan.bounds) {
            if (bound.field != field) continue;
            const Code& limit = c_.code(bound.bound.value);
            if (limit.shape != Shape::constant || limit.constant.kind != ValueKind::number) return false;
            left = intersect(left, allowed(bound.op, limit.constant.number));
        }
        return !left.is_empty();
    }

private:
    [[nodiscard]] static Interval allowed(Operator op, const Rational& limit) {
        const Bound closed{limit, false}, open{limit, true};
        switch (op) {
            case Operator::less: return {std::nullopt, open};
            case Operator::less_or_equal: return {std::nullopt, closed};
            case Operator::greater: return {open, std::nullopt};
            case Operator::greater_or_equal: return {closed, std::nullopt};
            default: return {closed, closed};
        }
    }

    const Compilation& c_;
};

bool is_bounded(const Compilation& c, std::uint32_t field) {
    return std::ranges::any_of(c.plan.bounds, [&](const plan::FieldBound& bound) { return bound.field == field; });
}

/// A code that is not valid on the day is warned of.
void add_warnings(Compilation& c) {
    if (c.out.as_of_slot == no_slot) return;
    for (std::uint32_t field = 0; field < c.plan.field_count; ++field) {
        const program::Type& type = c.field(field).type;
        if (type.kind != program::Type::Kind::taxonomy || c.out.layout[field].kind != facts::ColumnForm::Kind::member) continue;
        Code code;
        code.shape = Shape::truth;
        code.op = Op::valid_member;
        code.a = field;
        code.b = c.out.as_of_slot;
        bool always = true;
        for (const program::Member& member : c.program.taxonomies[type.taxonomy].members) {
            code.validity.push_back(days_of(member.validity));
            always = always && !member.validity.from && !member.validity.to;
        }
        if (!always) c.out.warnings.push_back(c.add(std::move(code)));
    }
}

}  // namespace

void add_rules(Compilation& compilation) { RuleCompiler(compilation).run(); }

void add_invariants(Compilation& c) {
    const LenientInvariants lenient(c);
    for (const auto& [id, slot] : c.plan.invariants) {
        (lenient.is_lenient(slot.value) ? c.out.lenient_invariants : c.out.invariants).push_back(slot.value);
    }
    for (std::uint32_t field = 0; field < c.plan.field_count; ++field) {
        const bool harmless = c.is_assumed(field) || !is_bounded(c, field) || lenient.bounds_agree(field);
        if (!harmless) c.out.must_be_given.push_back(field);
    }
    add_warnings(c);
}

}  // namespace zhunze::columns
