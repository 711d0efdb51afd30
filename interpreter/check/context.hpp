// SPDX-License-Identifier: Apache-2.0
// What all checking passes share: the program being built, the names visible in each module, and how a name is found.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "check/check.hpp"
#include "program/member_index.hpp"
#include "program/units.hpp"

namespace zhunze::check {

/// Names of different spaces do not clash: a unit 人 and a field 人 may stand side by side.
enum class Space : unsigned char { type, value, unit, source, rule };
inline constexpr std::size_t space_count = 5;

enum class SymbolKind : unsigned char { dimension, enumeration, taxonomy, record, definition, question, parameter, table, unit, source, rule, exception };

struct Symbol {
    SymbolKind kind = SymbolKind::definition;
    std::uint32_t index = 0;  ///< in the store of its kind
    Span span;
    template <class IdType>
    [[nodiscard]] IdType id() const { return IdType(index); }
};

/// The declarations of one module, by every spelling, and the modules whose names it may use plainly.
struct ModuleScope {
    program::ModuleId id;
    const syntax::Module* tree = nullptr;
    std::array<std::unordered_map<std::string, Symbol>, space_count> own;
    std::array<std::unordered_map<std::string, std::string>, space_count> looks;  ///< a confusable skeleton → the first word that has it
    std::vector<program::ModuleId> visible;
};

/// How far a definition's body has been checked.
enum class Progress : unsigned char { waiting, running, done };

struct PendingDefinition {
    const syntax::DefineDecl* decl = nullptr;
    Progress progress = Progress::waiting;
    std::size_t own_levels = 0;  ///< how deep its own operators stand in one another
    std::size_t chain = 1;       ///< itself and the longest chain of definitions that it uses
    std::size_t levels = 0;      ///< of the operators along the deepest
};

/// An exception that is a declaration of its own.
struct PendingException {
    const syntax::ExceptionDecl* decl = nullptr;
    program::ExceptionId id;
};

/// One 修订, of whatever it amends.
struct Amendment {
    const syntax::AmendDecl* decl = nullptr;
    program::ModuleId module;
};

/// The exceptions of one name, without later versions.
struct NamedExceptions {
    std::vector<program::ExceptionId> apart;   ///< declarations of their own
    std::vector<program::ExceptionId> within;  ///< 除非 of rules
    std::unordered_map<std::uint32_t, std::vector<program::ExceptionId>> within_rule;  ///< the same, by RuleId
};

struct Context {
    program::Program& program;
    Sink& sink;
    const Sources& sources;
    const DataLoader& data;
    std::vector<Span> syntax_errors{};             ///< by place
    std::vector<ModuleScope> scopes{};             ///< by ModuleId; used modules before their users
    std::vector<PendingDefinition> definitions{};  ///< by DefinitionId
    std::vector<program::DefinitionId> definition_chain{};  ///< being checked now, outermost first
    std::size_t open_levels = 0;                            ///< of operators that stand in one another, in all of those
    std::vector<const syntax::ParameterDecl*> parameters{};  ///< by ParameterId
    std::vector<const syntax::TableDecl*> tables{};          ///< by TableId
    std::vector<const syntax::RuleDecl*> rules{};            ///< by RuleId, the bases; amended versions come after them
    std::unordered_set<std::uint32_t> wrong_rules{};         ///< by RuleId: with a clause that is wrong, so that what it uses is not known
    std::vector<PendingException> exceptions{};              ///< as they are declared
    std::unordered_map<std::string, NamedExceptions> exceptions_by_name{};
    std::unordered_map<std::uint32_t, std::vector<Amendment>> parameter_amendments{};  ///< by ParameterId, in the order of modules
    std::unordered_map<std::uint32_t, std::vector<Amendment>> rule_amendments{};       ///< by RuleId, likewise
    /// What a few lines can unfold into: clauses carried over to later versions, exceptions of every version, copied expressions,
    /// pairs of rules.
    static constexpr std::size_t most_entries = 1'000'000;
    std::size_t entries_left = most_entries;
    bool too_many_entries = false;  ///< which is reported
    std::unordered_map<std::uint32_t, program::ModuleId> module_of_file{};  ///< by FileId
    std::unordered_map<std::uint32_t, std::unordered_map<std::string, program::FieldId>> fields{};  ///< by RecordId and every spelling
    program::UnitIndex units{};
    std::map<std::pair<program::Type::Kind, std::uint32_t>, program::MemberIndex> members{};  ///< of each type asked about so far
    int suggestions_left = 200;                           ///< each is a search through all names, and nobody reads thousands

    [[nodiscard]] ModuleScope& scope(program::ModuleId id) { return scopes[id.value]; }
    [[nodiscard]] const ModuleScope& scope(program::ModuleId id) const { return scopes[id.value]; }
};

/// The first part of every declaration; reports a name that is taken, shadows an import or looks like another.
[[nodiscard]] program::Declared declare(Context& context, program::ModuleId module, Space space, const syntax::NameDecl& name,
                                        Span declaration, Symbol symbol);

/// Places that one message points at: of a name that thousands of rules have, nobody reads more.
inline constexpr std::size_t most_labels = 20;

/// Finds a plain or qualified name. Reports what is wrong (`what` words the kind of thing looked for) and gives none.
[[nodiscard]] std::optional<Symbol> resolve(Context& context, program::ModuleId module, Space space, const syntax::Path& path, const Name& what);

/// The same without a report; none also where the name is ambiguous.
[[nodiscard]] std::optional<Symbol> find(const Context& context, program::ModuleId module, Space space, const syntax::Path& path);

[[nodiscard]] bool is_ambiguous(const Context& context, program::ModuleId module, Space space, const syntax::Path& path);

/// The member of an enum, taxonomy or question, all of which are declared by now; -1 if there is none, or the type has no members.
[[nodiscard]] std::int32_t find_member(Context& context, const program::Type& type, std::string_view word);

/// The field that the record has under this name.
[[nodiscard]] program::FieldId field_named(const Context& context, program::RecordId record, const std::string& word);

/// Whether a part of this text did not parse, which is reported: what it lacks may be just that.
[[nodiscard]] bool has_syntax_error(const Context& context, Span span);

/// Counts entries that come of writing things out; false, and reported once, when there are too many.
[[nodiscard]] bool spend(Context& context, std::size_t entries, Span span);

/// `甲 → 乙 → 甲`; of a long circle the beginning.
[[nodiscard]] Name circle_text(const std::vector<Name>& names);

/// Whether another spelling of a path would be understood as the path itself is.
using MeansTheSame = std::function<bool(const syntax::Path& other)>;

/// Keeps how a path that is understood may be written in each language, for tools that respell it: by `names`, one a part, wherever
/// that means the same, else as it is.
void note_use(Context& context, const syntax::Path& path, const std::vector<Name>& names, const MeansTheSame& means_the_same);

/// The same of what stands in the spaces of values and rules, the exceptions of rules among them; `name` is that of its last part.
void note_use(Context& context, const syntax::Path& path, const Name& name);

/// Of a word.
void note_use(Context& context, const syntax::Ident& word, const Name& name, const std::function<bool(const std::string& other)>& means_the_same);

/// The words of a module's path with their twins, part for part; none where the twin has another number of them.
[[nodiscard]] std::vector<Name> segments_of(const Name& module);

/// The names of the parts before the last, where they are a module or a rule; empty ones where they are neither.
[[nodiscard]] std::vector<Name> names_before_last(const Context& context, program::ModuleId module, const syntax::Path& path);

/// What it was declared as.
[[nodiscard]] const Name& declared_name(const program::Program& program, const Symbol& symbol);

/// What a name was found to be, worded for a message: `定义`, `a definition`.
[[nodiscard]] Name kind_name(SymbolKind kind);

/// Every spelling that can be written plainly in the module, for suggestions; empty once there have been enough of them.
[[nodiscard]] std::vector<std::string> visible_names(const Context& context, program::ModuleId module, Space space);

/// `unknown-name` with a suggestion where one is near.
Diagnostic& report_unknown(Context& context, Code code, Span span, Arguments arguments, std::string_view word, const std::vector<std::string>& candidates);

/// The hint that lists what can be written.
[[nodiscard]] Label allowed_are(Span span, const std::vector<std::string>& words);

/// The citations of a rule, a clause or a definition, resolved.
[[nodiscard]] std::vector<program::Citation> resolve_citations(Context& context, program::ModuleId module, const std::vector<syntax::Citation>& citations);

/// Reports a period that ends before it begins.
[[nodiscard]] Period checked_period(Context& context, const syntax::PeriodLiteral& literal);

}  // namespace zhunze::check
