// SPDX-License-Identifier: Apache-2.0
#include "evaluate/walk.hpp"

#include <array>

namespace zhunze::evaluate {
namespace {

using program::Outcome;

const Value yes = Value::of(Truth::yes), no = Value::of(Truth::no);

/// What the stages of one content look at.
struct Subject {
    const Value& trigger;
    const Value& exempt;
    const Value& overridden;
    const Value& contested;
    const Value& satisfied;
};

/// Where a rule may end before its last outcome: there, if the test comes out so.
struct Stage {
    const Value& (*test)(const Subject&);
    Truth ends_on;
    Outcome outcome;
};
constexpr std::array gates{
    Stage{[](const Subject& subject) -> const Value& { return subject.trigger; }, Truth::no, Outcome::not_triggered},
    Stage{[](const Subject& subject) -> const Value& { return subject.exempt; }, Truth::yes, Outcome::exempt},
    Stage{[](const Subject& subject) -> const Value& { return subject.overridden; }, Truth::yes, Outcome::overridden},
    Stage{[](const Subject& subject) -> const Value& { return subject.contested; }, Truth::yes, Outcome::overridden},
    Stage{[](const Subject& subject) -> const Value& { return subject.satisfied; }, Truth::yes, Outcome::compliant},
};

/// What is left when no stage ends the rule.
Outcome last_outcome(const program::Norm& norm) {
    switch (norm.kind) {
        case program::NormKind::forbid:
        case program::NormKind::require: return norm.in_principle ? Outcome::justify : Outcome::violated;
        case program::NormKind::advise: return Outcome::advised;
        case program::NormKind::grant: break;
    }
    return Outcome::granted;
}

/// Takes a walk through one stage; true if it ends there for certain.
bool ends(const Value& result, Truth ends_on, Outcome outcome, Walk& walk) {
    if (result.truth != Truth::unknown && result.truth != ends_on) return false;
    walk.possible.add(outcome);
    walk.causes.add(result.causes);
    return result.truth == ends_on;
}

Walk walk_content(const Subject& subject, const program::Norm& norm) {
    Walk walk;
    for (const Stage& gate : gates) {
        if (ends(gate.test(subject), gate.ends_on, gate.outcome, walk)) return walk;
    }
    walk.possible.add(last_outcome(norm));
    return walk;
}

/// All that a version may come to from its trigger on: with its own content, exempt from it, or with what replaces it.
class Courses {
public:
    Courses(const Standing& standing, const Precedence& precedence) : standing_(standing), precedence_(precedence) {}

    void run(VersionWalk& result) {
        if (standing_.may_be_own()) walk_own(result);
        for (std::size_t i = 0; i < standing_.replaced.size(); ++i) walk_replaced(i, result);
        if (conflict()) {
            result.exceptions_conflict = true;
            all_.causes.add(standing_.planned->conflict);
        }
        // Where every course comes to the same, it does not matter which it is.
        if (all_.possible.single()) all_.causes = {};
        result.walk.add(all_);
    }

private:
    [[nodiscard]] Subject subject(const Content& content, const Value& exempt) const {
        return {content.trigger, exempt, precedence_.overridden, precedence_.contested, content.satisfied};
    }

    void walk_own(VersionWalk& result) {
        const Value& exempt = standing_.exceptions.exempt;
        const bool replaced = standing_.surely_replaced();
        Walk walk = walk_content(subject(standing_.own, replaced ? yes : exempt), *standing_.own.norm);
        // Beside a replacement that holds, its own content counts only if it may be exempt from it.
        if (replaced) walk.causes.add(exempt.causes);
        take(walk, exempt);
        if (!replaced) result.binding = result.binding || standing_.own.norm->binding();
    }

    void walk_replaced(std::size_t index, VersionWalk& result) {
        const Value& holds = standing_.exceptions.replacements[index].holds;
        if (holds.truth == Truth::no) return;
        const Content& content = standing_.replaced[index];
        Walk walk = walk_content(subject(content, no), *content.norm);
        walk.causes.add(holds.causes);
        take(walk, holds);
        result.binding = result.binding || content.norm->binding();
    }

    void take(const Walk& walk, const Value& effect) {
        all_.add(walk);
        if (effect.truth != Truth::yes) return;
        ++certain_;
        under_certain_.add(walk);
    }

    /// Effects that certainly hold and come to different outcomes. If they come to one, no harm is done.
    [[nodiscard]] bool conflict() const { return certain_ > 1 && !under_certain_.possible.single(); }

    const Standing& standing_;
    const Precedence& precedence_;
    Walk all_, under_certain_;
    int certain_ = 0;
};

}  // namespace

void Walk::add(const Walk& other) {
    possible.bits = static_cast<std::uint16_t>(possible.bits | other.possible.bits);
    causes.add(other.causes);
}

VersionWalk walk(const Standing& standing, const Precedence& precedence) {
    VersionWalk result;
    result.binding = standing.own.norm->binding();
    if (ends(standing.scope, Truth::no, Outcome::not_applicable, result.walk)) return result;
    result.exceptions_reached = true;
    result.binding = false;
    Courses(standing, precedence).run(result);
    return result;
}

}  // namespace zhunze::evaluate
