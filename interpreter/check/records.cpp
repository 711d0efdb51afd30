// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "check/expressions.hpp"
#include "check/passes.hpp"

namespace zhunze::check {

namespace {

using program::FieldId;
using program::ModuleId;
using program::RecordId;

template <class Item, class Function>
void each_item(const syntax::RecordDecl& record, Function&& function) {
    for (const auto& item : record.items) {
        if (const auto* found = std::get_if<Item>(&item)) function(*found);
    }
}

/// Every record of the module with its declaration.
template <class Function>
void each_record(Context& context, ModuleId module, Function&& function) {
    for (const syntax::Declaration& declaration : context.scope(module).tree->declarations) {
        const auto* decl = std::get_if<syntax::RecordDecl>(&declaration);
        if (!decl || decl->name.spellings.empty()) continue;
        syntax::Path name{{decl->name.spellings.front()}, decl->name.span};
        const auto symbol = find(context, module, Space::type, name);
        if (symbol && symbol->kind == SymbolKind::record) function(*decl, symbol->id<RecordId>());
    }
}

bool name_is_taken(Context& context, RecordId record, const syntax::Ident& word) {
    const FieldId other = field_named(context, record, word.text);
    if (!other) return false;
    Diagnostic& diagnostic = context.sink.report(Code::repeated_name, word.span, {{"name", word.text}});
    diagnostic.labels.push_back({context.program.fields[other].span, LabelText::declared_here, {{"name", word.text}}});
    return true;
}

FieldId add_field(Context& context, program::Field field) {
    const RecordId record = field.record;
    const FieldId id = context.program.fields.add(std::move(field));
    for (const std::string& word : context.program.fields[id].spellings) context.fields[record.value].emplace(word, id);
    context.program.records[record].fields.push_back(id);
    return id;
}

program::Type field_type(Context& context, ModuleId module, const syntax::TypeExpr& type) {
    if (!type.list) return resolve_type(context, module, type);
    const syntax::Path& path = type.factors.front().name;
    const auto symbol = resolve(context, module, Space::type, path, {"记录", "record"});
    if (!symbol) return {};
    if (symbol->kind == SymbolKind::record) return program::Type::list_of(symbol->id<RecordId>());
    context.sink.report(Code::type_expected, path.span, {{"expected", Name{"记录", "a record"}}, {"found", kind_name(symbol->kind)}});
    return {};
}

/// A list is as many items as are given: there is nothing to measure it by, to assume, or to adjust.
void check_list_modifiers(Context& context, const syntax::FieldDecl& decl, const syntax::Module& tree) {
    const auto report = [&](Span span, Name modifier) { context.sink.report(Code::list_modifier, span, {{"modifier", std::move(modifier)}}); };
    if (decl.wire_unit) report(decl.wire_unit->span, {"以 … 计", "in"});
    if (decl.quantum) report(tree.exprs[*decl.quantum].span, {"精度", "quantum"});
    if (decl.assume) report(tree.exprs[*decl.assume].span, {"视为", "assume"});
    if (decl.adjustable) report(decl.span, {"可调", "adjustable"});
    if (decl.as_of) report(decl.span, {"作为基准日", "as of date"});
}

void set_wire_unit(Context& context, ModuleId module, const syntax::FieldDecl& decl, program::Field& field) {
    if (!decl.wire_unit) return;
    field.wire_unit = resolve_unit(context, module, *decl.wire_unit);
    const program::Type unit_type = field.wire_unit ? program::Type::quantity(field.wire_unit->dimension) : program::Type{};
    if (!field.wire_unit || field.type.kind == program::Type::Kind::invalid || field.type == unit_type) return;
    Diagnostic& diagnostic = context.sink.report(Code::type_expected, decl.wire_unit->span,
                                                 {{"expected", context.program.type_name(field.type)}, {"found", context.program.type_name(unit_type)}});
    diagnostic.labels.push_back({decl.type.span, LabelText::declared_as, {{"name", field.name}, {"type", context.program.type_name(field.type)}}});
}

void set_as_of(Context& context, const syntax::FieldDecl& decl, const program::Field& field, program::Record& record, FieldId id) {
    if (!decl.as_of) return;
    if (record.as_of_field || field.type.kind != program::Type::Kind::date) context.sink.report(Code::as_of_field, decl.span);
    record.as_of_field = id;
}

void declare_field(Context& context, ModuleId module, const syntax::FieldDecl& decl, RecordId record_id) {
    program::Record& record = context.program.records[record_id];
    program::Field field;
    field.name = decl.name.name();
    field.spellings = decl.name.words();
    field.module = module;
    field.span = decl.name.span;
    field.documentation = context.scope(module).tree->documentation(decl.span, context.sources);
    for (const syntax::Ident& word : decl.name.spellings) {
        if (name_is_taken(context, record_id, word)) return;
        if (!field.name.is(word.text)) field.labels.push_back(word.text);
    }
    for (const syntax::Text& label : decl.labels) field.labels.push_back(label.text);
    field.record = record_id;
    field.index = static_cast<std::uint32_t>(record.fields.size());
    field.type = field_type(context, module, decl.type);
    if (field.type.kind == program::Type::Kind::list) {
        check_list_modifiers(context, decl, *context.scope(module).tree);
        add_field(context, std::move(field));
        return;
    }
    field.adjustable = decl.adjustable;
    field.as_of = decl.as_of;
    set_wire_unit(context, module, decl, field);
    const bool is_text = field.type.kind == program::Type::Kind::text;
    const bool named_id = field.name.is("id");
    const FieldId id = add_field(context, std::move(field));
    if (is_text && (!record.id_field || named_id)) record.id_field = id;
    set_as_of(context, decl, context.program.fields[id], record, id);
}

void check_field(Context& context, const Surroundings& where, const syntax::FieldDecl& decl, FieldId id) {
    program::Field& field = context.program.fields[id];
    if (field.type.kind == program::Type::Kind::invalid || field.type.kind == program::Type::Kind::list) return;
    if (decl.quantum) {
        const auto step = check_constant(context, {where.module, {}, {}}, *decl.quantum, field.type);
        if (step && step->kind == ValueKind::number && step->number.sign() > 0) {
            field.quantum = step->number;
        } else if (step) {
            context.sink.report(Code::not_positive, context.scope(where.module).tree->exprs[*decl.quantum].span);
        }
    }
    if (decl.assume) {
        const program::ExprId assumed = check_expression(context, {where.module, {}, {}}, *decl.assume, field.type);
        if (assumed && context.program.exprs[assumed].kind != program::ExprKind::literal) {
            context.sink.report(Code::not_constant, context.program.exprs[assumed].span);
        }
        field.assume = assumed;
    }
}

/// Follows the lists of a record to those of its items, and so on.
struct CycleFinder {
    Context& context;
    std::vector<Progress> progress;  ///< by RecordId
    std::vector<RecordId> chain;

    void visit(RecordId record) {
        progress[record.value] = Progress::running;
        chain.push_back(record);
        for (const FieldId id : context.program.records[record].fields) {
            const program::Field& field = context.program.fields[id];
            if (field.type.kind != program::Type::Kind::list) continue;
            const Progress of_item = progress[field.type.record.value];
            if (of_item == Progress::running) report(field);
            if (of_item == Progress::waiting) visit(field.type.record);
        }
        chain.pop_back();
        progress[record.value] = Progress::done;
    }

    void report(const program::Field& back) {
        Name cycle;
        const auto append = [&](RecordId record, const char* arrow) {
            const Name& name = context.program.records[record].name;
            cycle.zh += name.in(Language::zh) + arrow;
            cycle.en += name.in(Language::en) + arrow;
        };
        for (auto at = std::ranges::find(chain, back.type.record); at != chain.end(); ++at) append(*at, " → ");
        append(back.type.record, "");
        context.sink.report(Code::record_cycle, back.span, {{"cycle", cycle}});
    }
};

}  // namespace

void check_record_cycles(Context& context) {
    CycleFinder finder{context, std::vector(context.program.records.size(), Progress::waiting), {}};
    for (std::size_t i = 0; i < context.program.records.size(); ++i) {
        if (finder.progress[i] == Progress::waiting) finder.visit(context.program.records.id_at(i));
    }
}

void declare_fields(Context& context, ModuleId module) {
    each_record(context, module, [&](const syntax::RecordDecl& decl, RecordId record) {
        each_item<syntax::FieldDecl>(decl, [&](const syntax::FieldDecl& field) { declare_field(context, module, field, record); });
    });
}

void check_records(Context& context, ModuleId module) {
    each_record(context, module, [&](const syntax::RecordDecl& decl, RecordId record) {
        const Surroundings where{module, record, {}};
        each_item<syntax::FieldDecl>(decl, [&](const syntax::FieldDecl& field) {
            if (field.name.spellings.empty()) return;
            const FieldId id = field_named(context, record, field.name.spellings.front().text);
            // One whose name was taken is no field.
            if (id && context.program.fields[id].span == field.name.span) check_field(context, where, field, id);
        });
        each_item<syntax::InvariantDecl>(decl, [&](const syntax::InvariantDecl& invariant) {
            const program::ExprId condition = check_condition(context, where, invariant.condition);
            if (!condition) return;
            const std::string message = invariant.message ? invariant.message->text : std::string();
            context.program.records[record].invariants.push_back(context.program.invariants.add({condition, message, invariant.span}));
        });
    });
}

}  // namespace zhunze::check
