// SPDX-License-Identifier: Apache-2.0
// One version of a rule by itself: its exceptions, and the contents it may have.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "differential/naive_expressions.hpp"

namespace zhunze::naive {

/// Outcomes that are possible, and why there are several.
struct Outcomes {
    std::set<std::string> possible;
    Causes causes;
    void add(const Outcomes& more);
};

/// What goes before a rule: for certain where it decides, or only for an authority to say.
struct Before {
    Value overridden;
    Value contested;
    program::RuleId by;  ///< the first that decides, else that may
};

class Version {
public:
    Version(const World& world, const facts::Application& application, const program::Rule& rule);

    /// From its scope on.
    struct Verdict {
        Outcomes outcomes;
        bool conflict = false;  ///< exceptions that differ hold together
        bool binding = false;   ///< some content that it may have is a ban or a duty
    };
    Verdict verdict(const Before& before) const;
    /// In scope, triggered and not exempt: it decides as long as it is in force.
    Value decides() const;
    /// The norm it binds with, if that is sure: in scope, triggered, and not exempt.
    const program::Norm* binds_with() const;
    /// Exceptions whose effect shows in what is possible: that hold, that may, and those that hold and lift one.
    struct Listed {
        std::set<program::ExceptionId> hold, may, lift;
    };
    Listed exceptions(const std::set<std::string>& possible) const;

    /// The exception whose content takes the place of the rule's own: none where another may, or an exemption surely holds.
    program::ExceptionId replacement() const;

    /// Its scope, its trigger, whether it is exempt, and whether its norm is met, a sign each: of the replacement if that decides.
    std::string stages(bool replaced) const;

    const program::Rule& rule;

private:
    /// A content that the rule may have, and exceptions of one effect that lead to it.
    struct Content {
        Value holds;
        bool exempt = false;
        program::ExprId trigger;
        const program::Norm* norm = nullptr;
        std::vector<program::ExceptionId> exceptions = {};  ///< that replace by it
    };

    Value holds(program::ExceptionId id) const;
    Value claimed(const program::ExceptionClause& exception) const;
    Value has_paper(const std::string& paper) const;
    Value counts(const facts::Evidence& paper) const;
    Value clause(program::ExprId id) const;

    void gather_effects();
    bool same_content(const program::Variant& a, const program::Variant& b) const;
    std::vector<const Content*> surely_holding() const;
    std::vector<const Content*> contents() const;
    Outcomes walk(const Content& content, const Before& before) const;
    /// The content is as the norm wants it. What is granted has no other wish.
    Value satisfied(const program::Norm& norm) const;

    const World& world_;
    const facts::Application& application_;
    Value scope_;
    std::map<program::ExceptionId, Value> holds_;
    Content own_;
    std::vector<Content> effects_;  ///< the exemption first, if there is any
};

/// `1`, `0` or `?`.
char sign_of(const Value& condition);

/// The two are the same expression, definitions looked through.
bool alike(const program::Program& program, program::ExprId a, program::ExprId b);

}  // namespace zhunze::naive
