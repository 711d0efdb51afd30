// SPDX-License-Identifier: Apache-2.0
// The rules after checking: names resolved, types and units known. Data only; it exists only when checking found no error.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/language.hpp"
#include "base/source.hpp"
#include "base/store.hpp"
#include "values/dimension.hpp"
#include "values/operator.hpp"
#include "values/value.hpp"

namespace zhunze::program {

using ModuleId = Id<struct ModuleTag>;
using UnitId = Id<struct UnitTag>;
using EnumId = Id<struct EnumTag>;
using TaxonomyId = Id<struct TaxonomyTag>;
using RecordId = Id<struct RecordTag>;
using FieldId = Id<struct FieldTag>;
using InvariantId = Id<struct InvariantTag>;
using SourceId = Id<struct SourceTag>;
using QuestionId = Id<struct QuestionTag>;
using ParameterId = Id<struct ParameterTag>;
using DefinitionId = Id<struct DefinitionTag>;
using TableId = Id<struct TableTag>;
using RuleId = Id<struct RuleTag>;
using ExceptionId = Id<struct ExceptionTag>;
using ExprId = Id<struct ExprTag>;
using TestId = Id<struct TestTag>;

struct Type {
    enum class Kind : unsigned char { invalid, truth, text, quantity, date, enumeration, taxonomy, question, list };
    Kind kind = Kind::invalid;
    Dimension dimension;     ///< kind quantity; the empty one is a Number
    EnumId enumeration;      ///< kind enumeration
    TaxonomyId taxonomy;     ///< kind taxonomy
    QuestionId question;     ///< kind question
    RecordId record;         ///< kind list: of its items

    [[nodiscard]] static Type of(Kind kind) { Type t; t.kind = kind; return t; }
    [[nodiscard]] static Type quantity(Dimension d) { Type t; t.kind = Kind::quantity; t.dimension = std::move(d); return t; }
    [[nodiscard]] static Type of(EnumId id) { Type t; t.kind = Kind::enumeration; t.enumeration = id; return t; }
    [[nodiscard]] static Type of(TaxonomyId id) { Type t; t.kind = Kind::taxonomy; t.taxonomy = id; return t; }
    [[nodiscard]] static Type of(QuestionId id) { Type t; t.kind = Kind::question; t.question = id; return t; }
    [[nodiscard]] static Type list_of(RecordId id) { Type t; t.kind = Kind::list; t.record = id; return t; }
    /// How a value of this type is held.
    [[nodiscard]] ValueKind value_kind() const;
    friend bool operator==(const Type&, const Type&) = default;
};

/// A unit for reading or showing a quantity: value in base units = number × factor.
struct Unit {
    Rational factor = 1;
    Dimension dimension;
    std::string text;  ///< as written: `万元/亩`; empty: none wanted
    friend bool operator==(const Unit&, const Unit&) = default;
};

/// What every declaration has.
struct Declared {
    Name name;                           ///< the first of each language: what is shown
    std::vector<std::string> spellings;  ///< every name it was declared with; empty: just `name`
    ModuleId module;
    Span span;                  ///< of the name
    std::string documentation;  ///< the comment block right above it

    [[nodiscard]] bool is_called(std::string_view word) const;
};

struct Module {
    Name path;  ///< `江西.项目` and `jiangxi.project`
    FileId file;
    std::vector<ModuleId> uses;
    std::vector<std::string> data_hashes;  ///< of its data files, for the rule-set hash
};

struct BaseDimension : Declared {};
struct NamedDimension : Declared { Dimension dimension; };
struct NamedUnit : Declared { Dimension dimension; Rational factor = 1; };
struct Enumeration : Declared {
    std::vector<Name> members;
    std::vector<std::vector<std::string>> words;  ///< by member: every name it was declared with; empty: just `members`
    bool ordered = false;
};

/// A code of a taxonomy. Members stand in depth-first order: the descendants of one follow it up to `last`.
struct Member {
    std::string code;
    Name name;
    std::int32_t parent = -1;
    std::int32_t last = 0;       ///< index of the last descendant, itself if none
    Period validity;
    std::int32_t successor = -1;
};
struct Taxonomy : Declared {
    std::string edition;
    std::vector<Member> members;
    /// By code, Chinese or English name; -1 if there is none.
    [[nodiscard]] std::int32_t find(std::string_view word) const;
};

struct Field : Declared {
    RecordId record;
    std::uint32_t index = 0;  ///< in its record
    Type type;
    std::optional<Unit> wire_unit;    ///< of bare numbers in inputs
    std::optional<Rational> quantum;  ///< in base units
    ExprId assume;                    ///< the value where none is given
    std::vector<std::string> labels;  ///< further header texts
    bool adjustable = false;
    bool as_of = false;
};
struct Invariant {
    ExprId condition;
    std::string message;
    Span span;
};
struct Record : Declared {
    std::vector<FieldId> fields;
    std::vector<InvariantId> invariants;
    FieldId as_of_field;
    FieldId id_field;  ///< the field named id/编号 or the first Text field; none if there is no Text field
};

enum class Boundary : unsigned char { included, excluded, undecided };

struct SourceDocument : Declared {
    std::string title, number, issuer, level, url;
    std::optional<Date> issued, repealed;
    std::optional<Period> in_force;
    std::optional<Boundary> boundary;
};
struct Question : Declared {
    std::string text;
    std::vector<Name> options;
    std::vector<std::vector<std::string>> words;  ///< by option, as of an enum's members
};

struct Citation {
    SourceId source;
    std::string section;
};

enum class ExprKind : unsigned char {
    literal,     ///< `literal`
    field,       ///< `field`
    definition,  ///< `definition`
    question,    ///< `question`
    parameter,   ///< `parameter`: its version of the as-of date
    operation,   ///< `op` over `args`
    lookup,      ///< `table` at `args`
    selection,   ///< `op` (rule items) over the items of `list`
    group_list,  ///< within the body of a selection with groups: the items of the group; `selection` says of which
    group_key,   ///< likewise: the key of the group
    cases        ///< `args` = value, condition, value, condition, …, and the `otherwise` value last if `has_otherwise`
};
struct Expr {
    ExprKind kind = ExprKind::literal;
    Type type;
    Span span;
    Operator op = Operator::both;
    Span op_span;
    std::vector<ExprId> args;
    Value literal;
    FieldId field;
    DefinitionId definition;
    QuestionId question;
    ParameterId parameter;
    TableId table;
    ExprId list;       ///< selection: the list; a field of kind list or a group_list
    ExprId where;      ///< selection: which items count; none: all. Stands, as `by` and `body` do, in the scope of an item
    ExprId by;         ///< selection: the key of the groups; none: no groups
    ExprId body;       ///< selection: of each item, or with `by` of each group; none where only the items count
    ExprId selection;  ///< group_list, group_key: the `list` expression of the selection whose group is meant
    SourceId boundary;  ///< operators up_to and at_or_over: the source whose reading counts
    RoundingMode rounding = RoundingMode::half_even;
    bool has_otherwise = false;
    bool in_order = false;  ///< cases: the first that holds decides
    Unit unit;              ///< quantities: the unit it is best shown in
};

struct Definition : Declared {
    RecordId record;  ///< none: a constant
    Type type;
    bool report = false;
    std::vector<Citation> citations;
    ExprId body;
};

/// A value that changes by date.
struct ParameterVersion {
    Period period;
    Value value;  ///< known
    std::vector<Citation> citations;
    Span span;
};
struct Parameter : Declared {
    Type type;
    std::vector<ParameterVersion> versions;  ///< by date, not overlapping; none at all until an authority sets it
    Unit unit;                               ///< quantities: the unit of the first version
};

/// What one alternative of a cell demands.
struct CellTest {
    enum class Kind : unsigned char {
        numbers,  ///< quantities within `numbers`
        dates,    ///< dates within `dates`
        members,  ///< members `first` to `last`, in the order of the enum or of the taxonomy (depth first, so that all below are in)
        text,     ///< the text `text`
        prefix,   ///< texts that begin with `text`
        truth     ///< `truth`
    };
    Kind kind = Kind::numbers;
    Interval numbers;
    Period dates;
    std::int32_t first = 0, last = 0;
    std::string text;
    bool truth = false;
    friend bool operator==(const CellTest&, const CellTest&) = default;
};
/// Any of its tests; none at all: anything.
struct Cell { std::vector<CellTest> tests; };
struct Row {
    std::vector<Cell> cells;      ///< by column
    std::optional<Value> value;   ///< known; none: the row says that there is no value
    Span span;                    ///< of an inline row
    std::uint32_t line = 0;       ///< of the data file, for rows from there
};
struct Column {
    Name name;
    Type type;
    Unit unit;                         ///< quantities: of bare numbers in the data file's header
    std::optional<Interval> domain;    ///< declared; numbers outside match no row
};
enum class HitPolicy : unsigned char { unique, sum, min, max, count };
struct Table : Declared {
    std::vector<Column> columns;
    Type type;                       ///< of its values
    Unit unit;
    HitPolicy policy = HitPolicy::unique;
    std::vector<Citation> citations;
    std::vector<Row> rows;
    std::optional<Row> otherwise;    ///< without cells
    std::string data;                ///< name of the data file; empty: inline
};

enum class NormKind : unsigned char { forbid, require, advise, grant };
struct Norm {
    NormKind kind = NormKind::forbid;
    bool in_principle = false;
    ExprId content;   ///< none for grant
    Name grant;
    std::string grant_text;
    Span span;
    /// A forbid or require that is no mere matter of principle.
    [[nodiscard]] bool mandatory() const { return (kind == NormKind::forbid || kind == NormKind::require) && !in_principle; }
    [[nodiscard]] bool binding() const { return kind == NormKind::forbid || kind == NormKind::require; }
};
/// What an exception does to its target while it holds.
enum class Effect : unsigned char {
    exempt,    ///< the rule does not bind
    replace,   ///< the rule binds with other content: its variant of this exception
    reinstate  ///< the exception it targets does not hold
};
struct ExceptionClause : Declared {
    RuleId rule;          ///< the base of the rule it bears on, through however many exceptions
    ExceptionId target;   ///< effect reinstate: the exception it defeats
    Effect effect = Effect::exempt;
    ExceptionId base;     ///< of a 除非 that an amendment puts in the place of one of the same name: that one; else itself
    bool inline_clause = true;  ///< 除非 within its rule; else a declaration of its own
    std::vector<ExceptionId> defeated_by;
    ExprId condition;
    std::vector<std::string> evidence;
    std::vector<Citation> citations;
    Period in_force;
};
/// A rule's content while an exception with effect replace holds.
struct Variant {
    ExceptionId exception;
    ExprId trigger;
    Norm norm;
};
/// That a rule goes before another, directly or through others.
struct Precedence {
    RuleId over;           ///< the base of the rule it goes before
    bool special = false;  ///< by 特别于 alone
};
struct Rule : Declared {
    RuleId base;                        ///< of a later version: the rule it amends; else itself
    std::vector<RuleId> versions;       ///< of a base: all its versions by date, itself first
    std::vector<Precedence> precedes;   ///< of a base
    std::vector<Variant> variants;
    RecordId record;
    std::vector<Citation> citations;
    Period in_force;  ///< its own, else its first cited source's
    std::optional<Date> dated;  ///< when the first dated source it cites was issued, else came into force; else when the rule did
    ExprId scope;     ///< none: always in scope
    ExprId trigger;   ///< none: always triggered
    Norm norm;
    std::vector<ExceptionId> exceptions;  ///< all that bear on it, directly or not; those that defeat one stand after it
    std::string remedy;
    Span whole;       ///< of the declaration

    /// Whether it is special to the other and older, and both can be in force on one day: the law leaves it to the authority which
    /// of them applies (Legislation Law, art. 105). Both are versions.
    [[nodiscard]] bool is_contested_by(const Rule& general) const {
        return dated && general.dated && *dated < *general.dated && in_force.meets(general.in_force);
    }
};

/// What the authority has settled; what is not in here stands as declared (sources) or open (questions).
struct Readings {
    std::vector<std::pair<SourceId, Boundary>> boundaries;
    std::vector<std::pair<QuestionId, std::int32_t>> answers;
    std::vector<std::pair<ParameterId, Value>> parameters;  ///< what-if values: they go before every version
};

enum class Outcome : unsigned char {
    out_of_force, not_applicable, not_triggered, exempt, overridden, compliant, violated, justify, advised, granted
};
/// Outcomes still possible, one bit each.
struct OutcomeSet {
    std::uint16_t bits = 0;
    void add(Outcome o) { bits = static_cast<std::uint16_t>(bits | (1u << static_cast<unsigned>(o))); }
    [[nodiscard]] bool has(Outcome o) const { return (bits >> static_cast<unsigned>(o)) & 1u; }
    [[nodiscard]] bool single() const { return bits != 0 && (bits & (bits - 1u)) == 0; }
    [[nodiscard]] bool only(Outcome o) const { return has(o) && single(); }
    friend bool operator==(const OutcomeSet&, const OutcomeSet&) = default;
};
inline constexpr int outcome_count = 10;
/// Of an application.
enum class Overall : unsigned char { passed, rejected, undetermined, justify, conflict, invalid };
inline constexpr int overall_count = 6;

[[nodiscard]] const Name& outcome_name(Outcome outcome);
[[nodiscard]] const Name& undetermined_name();  ///< 待定 / undetermined
[[nodiscard]] const Name& overall_name(Overall overall);
[[nodiscard]] const Name& boundary_name(Boundary boundary);
[[nodiscard]] std::optional<Outcome> outcome_of(std::string_view word);
[[nodiscard]] std::optional<Overall> overall_of(std::string_view word);
[[nodiscard]] std::optional<Boundary> boundary_of(std::string_view word);

/// A `test` declaration, ready to run.
struct Test {
    enum class GivenState : unsigned char { value, none, not_applicable, not_given };
    struct Item;
    struct Given { FieldId field; GivenState state; Value value; std::string written; std::vector<Item> items; };
    struct Item { std::vector<Given> given; };  ///< of a list field, state value; the items of one field stand in one Given
    struct RuleExpectation { RuleId rule; OutcomeSet possible; bool any_undetermined = false; Span span; };
    /// A field (of an item: whichever item), a source (its boundary), a question, a parameter, or a piece of evidence.
    struct MissingFact { FieldId field; SourceId source; QuestionId question; ParameterId parameter; std::string evidence; std::string written;
                         friend bool operator==(const MissingFact&, const MissingFact&) = default; };
    struct ValueExpectation { DefinitionId definition; Value value; Span span; };
    std::string title;
    ModuleId module;
    Span span;
    RecordId record;
    std::vector<Given> given;
    std::vector<std::string> evidence;
    std::optional<Date> as_of;
    Readings readings;
    std::vector<RuleExpectation> rules;
    std::optional<std::vector<MissingFact>> missing;
    Span missing_span;
    std::optional<Overall> overall;
    Span overall_span;
    std::vector<ValueExpectation> values;
    std::vector<std::pair<ExceptionId, Span>> exceptions;
};

struct Program {
    std::shared_ptr<const Sources> sources;
    Store<ModuleId, Module> modules;
    Store<BaseDimensionId, BaseDimension> base_dimensions;
    std::vector<NamedDimension> dimensions;
    Store<UnitId, NamedUnit> units;
    Store<EnumId, Enumeration> enums;
    Store<TaxonomyId, Taxonomy> taxonomies;
    Store<RecordId, Record> records;
    Store<FieldId, Field> fields;
    Store<InvariantId, Invariant> invariants;
    Store<SourceId, SourceDocument> documents;
    Store<QuestionId, Question> questions;
    Store<ParameterId, Parameter> parameters;
    Store<DefinitionId, Definition> definitions;
    Store<TableId, Table> tables;
    Store<RuleId, Rule> rules;
    Store<ExceptionId, ExceptionClause> exceptions;
    Store<ExprId, Expr> exprs;
    Store<TestId, Test> tests;
    /// Where a name is used, and how it may be written there in each language without meaning anything else: for tools that respell it.
    std::vector<std::pair<Span, Name>> name_uses;
    std::string rule_set_hash;  ///< SHA-256 over module paths, texts and data files, sorted by path

    /// `jiangxi.ganzhou.industry_2020.small_project_no_standalone_land`, or the Chinese one; falls back by part.
    [[nodiscard]] std::string qualified(const Declared& declared, Language language) const;
    /// The base dimension of the prelude with this English name, such as `Days`; none where there is no prelude.
    [[nodiscard]] std::optional<Dimension> base_dimension(std::string_view name) const;
    /// Whether an operation moves a date by months of the calendar, not by days.
    [[nodiscard]] bool moves_by_months(const Expr& operation) const;
    [[nodiscard]] Name type_name(const Type& type) const;  ///< `金额/面积`, `Money/Area`
    [[nodiscard]] const Name& member_name(const Type& type, std::int32_t member) const;
    /// The member of an enum, taxonomy or question with this code or name (any of its spellings); -1 if there is none.
    [[nodiscard]] std::int32_t find_member(const Type& type, std::string_view word) const;
    /// By member of an enum or a question: every word that it goes by.
    [[nodiscard]] std::vector<std::vector<std::string>> words_of_members(const Type& type) const;
    /// Every word `find_member` knows for the type, for suggestions.
    [[nodiscard]] std::vector<std::string> member_words(const Type& type) const;
};

}  // namespace zhunze::program
