// SPDX-License-Identifier: Apache-2.0
// The explanation of one application: pure data, with every text in both languages, so that a renderer needs nothing else.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/language.hpp"
#include "plan/plan.hpp"

namespace zhunze::explain {

/// Where a piece of rule text stands; line and column count from one.
struct RulePlace {
    std::string path;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// A number ready to be shown. Comparisons never look at it: they were made with the full value.
struct Quantity {
    std::string decimal;   ///< in `unit`; rounded half-even where `rounded`
    std::string exact;     ///< the full value in `unit`: `n` or `n/d`
    std::string unit;      ///< empty for a bare number
    bool rounded = false;
};

/// One end of what is known of a number that is not given.
struct QuantityBound {
    Quantity value;
    bool open = false;
};

/// A value ready to be shown: `text` for people, the rest for programs.
struct Shown {
    ValueKind kind = ValueKind::truth;
    ValueState state = ValueState::unknown;
    Truth truth = Truth::unknown;          ///< kind truth
    Name text;                             ///< `6000万元`, `≈ 239.9952万元/亩`, 新上 / new, 未知 / unknown
    std::optional<Quantity> quantity;      ///< kind number, known
    std::optional<QuantityBound> low;      ///< kind number, unknown: its interval
    std::optional<QuantityBound> high;
    std::string code;                      ///< dates, texts, members, known: 2020-04-13, new, 360703
};

/// Something whose absence keeps a result open.
struct Missing {
    plan::Cause::Kind kind = plan::Cause::Kind::fact;
    std::string name;   ///< qualified, ASCII where there is such a twin
    Name label;
};

enum class FactOrigin : unsigned char { given, assumed, inferred, not_given, declared_none, not_applicable, invalid };

/// Which side of its threshold a value lies on.
enum class Side : unsigned char { below, equal, above };
struct Margin {
    Side side = Side::equal;
    Shown difference;  ///< without sign, in the threshold's unit; days for dates
    Shown threshold;
};

/// One expression with its value in this run.
struct Node {
    program::ExprKind kind = program::ExprKind::literal;
    Operator op = Operator::both;       ///< kind operation
    Name text;                          ///< the expression in both languages
    std::string written;                ///< as it stands in the rule file
    RulePlace place;
    Shown value;
    bool decides = true;                ///< takes part in making the expression around it what it is
    std::optional<std::size_t> fact;        ///< kind field: index into Tree::facts
    std::optional<std::size_t> definition;  ///< kind definition: index into Tree::definitions
    std::optional<std::string> reading; ///< name of the reading it asks: operators up_to and at_or_over, kind question
    std::vector<Node> operands;         ///< a chain of `and` or of `or` is one node
    std::vector<Margin> margins;        ///< comparisons of known numbers or dates; two for `between`
    std::vector<Missing> causes;        ///< why the value is not known
};

/// A condition of the record that limits a fact which is not given.
struct Inference {
    Node condition;
    std::string message;
};

struct Fact {
    std::string name;       ///< qualified
    Name label;
    FactOrigin origin = FactOrigin::not_given;
    bool used = false;      ///< some clause that was reached looks at it
    std::string written;    ///< as it stands in the input
    std::string place;      ///< in the input
    Shown entered;          ///< in the unit it was entered in
    Shown value;            ///< as the rules see it, in the field's own unit
    bool converted = false; ///< the two units differ
    std::vector<Inference> inferred;  ///< origin inferred: by what
};

/// Whether the node's value hangs on the reading it asks: its number lies on the limit, or nobody has settled the reading.
[[nodiscard]] bool hangs_on_reading(const Node& node);

struct Citation {
    std::string source;  ///< qualified
    std::string title, section, number, issuer, level, url;
    std::optional<Date> issued, repealed;
    Period in_force;
};

/// A derived value, computed once however many rules look at it.
struct Derived {
    std::string name;  ///< qualified
    Name label;
    std::vector<Citation> citations;
    Node body;
    bool report = false;
    bool used = false;  ///< some clause that was reached looks at it
};

enum class ClauseKind : unsigned char { scope, trigger, norm };
struct Clause {
    ClauseKind kind = ClauseKind::scope;
    bool reached = false;  ///< the clauses before it left it something to decide
    Node condition;
};

enum class EvidenceState : unsigned char {
    present,
    not_listed,
    declared_none,
    dated_late,  ///< after the as-of date
    date_open    ///< it has a date, and there is no as-of date to hold it against
};
struct Paper {
    std::string name;
    EvidenceState state = EvidenceState::not_listed;
    std::string number, issuer, place;
    std::optional<Date> date;
};

/// Why an exception does, does not or may hold.
enum class ExceptionStatus : unsigned char { holds, condition_false, no_evidence, not_in_force, evidence_open, open };
struct ExceptionNode {
    std::string name;  ///< qualified
    Name label;
    RulePlace place;
    std::vector<Citation> citations;
    Period in_force;
    ExceptionStatus status = ExceptionStatus::open;
    Node condition;
    std::vector<Paper> papers;
};

struct Rule {
    std::string name;  ///< qualified
    Name label;
    RulePlace place;
    program::OutcomeSet possible;
    bool active = false;
    std::vector<Citation> citations;
    Period in_force;
    Truth in_force_now = Truth::yes;
    program::NormKind norm = program::NormKind::forbid;
    bool in_principle = false;
    Name grant;
    std::string grant_text;
    std::vector<Clause> clauses;
    bool exceptions_reached = false;
    std::vector<ExceptionNode> exceptions;
    std::string exception;           ///< qualified name of the one that holds, or of the first that may; or empty
    std::vector<Missing> missing;
    std::string remedy;              ///< empty unless the rule is not met, or may not be
};

/// A reading of a text that the rules leave to the authority.
struct Reading {
    std::string name;     ///< qualified; a source's boundary ends in `.boundary`
    Name label;
    Name value;
    std::string code;     ///< the value's ASCII name; empty: open
    bool set = false;     ///< by the caller, not by the rule file
    bool decisive = false;  ///< another reading would, or may, give another result here
};

struct Notice {
    std::string code;
    std::string place;
    Name message;
};

/// One change of one fact that would give another outcome.
struct ChangeNode {
    std::string field;  ///< qualified
    Name label;
    Name condition;     ///< 用地面积 < 20亩
    std::optional<QuantityBound> low;
    std::optional<QuantityBound> high;
    Shown option;       ///< for a field that is no quantity
    program::Overall outcome = program::Overall::passed;
};

enum class AsOfOrigin : unsigned char { none, field, caller };

struct Tree {
    std::string id;
    std::string place;
    std::string record;    ///< qualified
    Name record_label;
    std::optional<Date> as_of;
    AsOfOrigin as_of_origin = AsOfOrigin::none;
    Name as_of_field;
    std::string input_hash;
    std::string rule_set;
    std::string engine;
    program::Overall outcome = program::Overall::invalid;
    std::vector<Reading> readings;
    std::vector<Fact> facts;            ///< every field of the record, in its order
    std::vector<Derived> definitions;
    std::vector<Rule> rules;            ///< in the rule files' order
    std::vector<std::pair<std::size_t, std::size_t>> conflicts;  ///< indexes into `rules`
    std::vector<Missing> missing;       ///< what can still change the outcome
    std::vector<Notice> errors;
    std::vector<Notice> warnings;
    std::vector<ChangeNode> changes;
};

}  // namespace zhunze::explain
