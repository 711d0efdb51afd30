// SPDX-License-Identifier: Apache-2.0
// The explanation of one application: pure data, with every text in both languages, so that a renderer needs nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "explain/shown.hpp"
#include "plan/plan.hpp"

namespace zhunze::explain {

/// Where a piece of rule text stands; line and column count from one.
struct RulePlace {
    std::string path;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// Which item of a list, and of which list within that; counted from zero.
using ItemPath = std::vector<std::uint32_t>;

/// Something whose absence keeps a result open.
struct Missing {
    plan::Cause::Kind kind = plan::Cause::Kind::fact;
    std::string name;   ///< qualified, ASCII where there is such a twin
    Name label;
    ItemPath item;      ///< where it is of an item
    Name around, list, what;  ///< of a field of an item: the item that its list lies in, if any; its list; the field alone
};

struct Citation {
    std::string source;  ///< qualified
    std::string title, section, number, issuer, level, url;
    std::optional<Date> issued, repealed;
    Period in_force;
};

enum class FactOrigin : unsigned char { given, assumed, inferred, not_given, declared_none, not_applicable, invalid };

/// Which side of its threshold a value lies on.
enum class Side : unsigned char { below, equal, above };
struct Margin {
    Side side = Side::equal;
    Shown difference;  ///< without sign, in the threshold's unit; days for dates
    Shown threshold;
};

/// Which row of a table gave the value.
struct TableRow {
    std::size_t number = 0;        ///< counted from one, in the table's order; 0: the `otherwise` row
    RulePlace place;               ///< in the rule file, or the line of the data file
    std::vector<Name> cells;       ///< by column: `C13..C15`, `[1, 4)`, `-`
    std::optional<Shown> value;    ///< none: the row says that there is no value
    Truth matches = Truth::yes;
};
/// What a table was asked, and how it answered.
struct Lookup {
    std::string table;             ///< qualified
    Name label;
    bool collects = false;         ///< all matching rows count, not one
    bool asked = true;             ///< false: an argument does not exist, so no row could be looked for
    std::vector<Citation> citations;
    std::vector<TableRow> rows;    ///< those that match, or may; the first of many
    std::size_t more = 0;          ///< further ones
};

struct Node;
/// One item of a list, or one group of items, that takes part in making a selection what it is.
struct SelectedItem {
    ItemPath item;                 ///< of a group: of its first item
    Name label;                    ///< 项目清单第3项; of a group its key
    Truth counts = Truth::yes;     ///< whether it counts
    std::size_t items = 0;         ///< of a group: how many items it has
    bool group = false;
    std::vector<Node> where;       ///< none or one
    std::vector<Node> body;        ///< none or one
};
/// What was looked at in a list.
struct Selection {
    std::size_t fact = 0;          ///< the list: index into Tree::facts
    Name label;
    bool given = false;            ///< the list itself
    std::size_t items = 0;         ///< in the list
    std::size_t counted = 0;       ///< items that count
    std::size_t open = 0;          ///< items that may
    std::optional<std::size_t> groups;  ///< with a key: how many
    std::vector<SelectedItem> shown;    ///< that decide; the first of many
    std::size_t more = 0;          ///< further ones that decide
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
    std::optional<std::size_t> parameter;   ///< kind parameter: index into Tree::parameters
    std::optional<Lookup> lookup;           ///< kind lookup
    std::optional<Selection> selection;     ///< kind selection
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
    Name label;             ///< of an item with its place: 项目清单第3项的投资额
    ItemPath item;          ///< where it is of an item
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

/// Where a parameter's value comes from.
enum class ParameterOrigin : unsigned char {
    version,  ///< its version of the as-of date
    caller,   ///< what the caller supposes
    no_day,   ///< nowhere: there is no as-of date
    none      ///< nowhere: it has no version of that day
};
struct Parameter {
    std::string name;  ///< qualified
    Name label;
    ParameterOrigin origin = ParameterOrigin::none;
    Shown value;
    Period period;     ///< of the version
    std::vector<Citation> citations;
    RulePlace place;
    bool used = false;  ///< some clause that was reached looks at it
};

/// A derived value, computed once however many rules look at it; of an item, once for each that is shown.
struct Derived {
    std::string name;  ///< qualified
    Name label;
    ItemPath item;
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

struct Norm {
    program::NormKind kind = program::NormKind::forbid;
    bool in_principle = false;
    Name grant;
    std::string grant_text;
};

/// Why an exception does, does not or may hold.
enum class ExceptionStatus : unsigned char { holds, condition_false, no_evidence, not_in_force, defeated, evidence_open, defeat_open, open };
struct ExceptionNode {
    std::string name;  ///< qualified
    Name label;
    program::Effect effect = program::Effect::exempt;
    std::size_t target = 0;              ///< effect reinstate: index in the rule's exceptions of the one it defeats
    std::vector<std::size_t> defeated_by;  ///< those among them that hold, or may
    RulePlace place;
    std::vector<Citation> citations;
    Period in_force;
    ExceptionStatus status = ExceptionStatus::open;
    Node condition;
    std::vector<Paper> papers;
};

/// What the rule is while an exception that replaces its content holds.
struct Variant {
    std::size_t exception = 0;   ///< index in the rule's exceptions
    bool decides = false;        ///< it stands in the place of the rule's own content; else it may
    Norm norm;
    std::vector<Clause> clauses;  ///< trigger and norm
};

struct Rule {
    std::string name;  ///< qualified
    Name label;
    RulePlace place;
    std::optional<Date> version;  ///< amended rules: from when this version is in force
    bool amended = false;         ///< this version comes from an amendment
    program::OutcomeSet possible;
    bool active = false;
    std::vector<Citation> citations;
    Period in_force;
    Truth in_force_now = Truth::yes;
    Norm norm;
    std::vector<Clause> clauses;
    bool exceptions_reached = false;
    std::vector<ExceptionNode> exceptions;
    std::vector<std::string> deciding_exceptions;  ///< qualified: those that hold; if none does, those that may
    std::vector<Variant> variants;   ///< of the exceptions that replace its content and hold, or may
    std::string replaced_by;         ///< qualified name of the exception whose variant decided; or empty
    bool exceptions_conflict = false;
    std::string overridden_by;       ///< qualified name of the rule that goes before it, or may; or empty
    Name overridden_by_label;
    bool contested = false;          ///< that rule is special to it and older: the law leaves it open which goes first
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

/// What one fact would have to be.
struct ChangedFact {
    std::string field;  ///< qualified
    Name label;
    Name condition;     ///< 用地面积 < 20亩
    std::optional<QuantityBound> low;
    std::optional<QuantityBound> high;
    Shown option;       ///< for a field that is no quantity
};
/// A change of one fact, or of two together, that would give another outcome.
struct ChangeNode {
    std::vector<ChangedFact> facts;
    program::Overall outcome = program::Overall::passed;
};

/// Two rules that the law does not let stand together.
struct Conflict {
    std::size_t one = 0, other = 0;  ///< indexes into `rules`
    bool contested = false;  ///< `other` is special to `one` and older; else they ask for opposite things
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
    std::vector<Parameter> parameters;
    std::vector<Fact> facts;            ///< every field of the record, in its order; then the facts of items that nodes look at
    std::vector<Derived> definitions;
    std::vector<Rule> rules;            ///< in the rule files' order
    std::vector<Conflict> conflicts;
    std::vector<Missing> missing;       ///< what can still change the outcome
    std::vector<Notice> errors;
    std::vector<Notice> warnings;
    std::vector<ChangeNode> changes;
};

}  // namespace zhunze::explain
