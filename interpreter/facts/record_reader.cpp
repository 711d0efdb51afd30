// SPDX-License-Identifier: Apache-2.0
#include "facts/record_reader.hpp"

#include <utility>

#include "base/text.hpp"
#include "facts/finding.hpp"
#include "facts/place.hpp"
#include "facts/words.hpp"

namespace zhunze::facts {

RecordReader::RecordReader(std::string file, const program::Program& program, program::RecordId record, Batch& batch, const Limits& limits,
                           FileNotes& notes, Owners* owners)
    : file_(std::move(file)), program_(program), record_(record), batch_(batch), limits_(limits), notes_(notes), owners_(owners),
      names_(owners ? FieldIndex::of_items(program, record, &owners->key) : FieldIndex::of_applications(program, record)),
      facts_(
          file_, program, limits,
          [this](Diagnostic problem, std::uint64_t line, std::string_view where) { error(std::move(problem), line, where); },
          [this](std::string_view word, const FieldIndex& names, std::uint64_t line, std::string_view where) {
              unknown(word, names, place(file_, line, where));
          }) {}

void RecordReader::begin(std::uint64_t line, std::string_view where, std::string_view own_text) {
    current_ = Application{};
    current_.record = record_;
    current_.place = place(file_, line, where);
    current_.facts.resize(program_.records[record_].fields.size());
    if (!own_text.empty()) current_.input_hash = sha256_hex(own_text);
    current_line_ = line;
    current_where_ = where;
    current_key_.reset();
    facts_.begin();
}

void RecordReader::read(Target target, const Entry& entry) {
    if (target.key) read_key(entry);
    if (target.field) facts_.read(target.field, entry, current_);
    if (target == Target{}) read_evidence(entry);
}

void RecordReader::read_members(const Written& object, const std::string& where) {
    facts_.read_members(object, where, names_, [this](Target target, const Entry& entry) { read(target, entry); });
}

/// The unit of a column that is one of the item's fields as well need not be one of the key's.
void RecordReader::read_key(const Entry& entry) {
    const program::FieldId id = owners_->key.field;
    const bool fits = entry.header_unit && entry.header_unit->dimension == program_.fields[id].type.dimension;
    facts_.read_value(id, {entry.written, entry.where, fits ? entry.header_unit : nullptr}, current_key_.emplace());
}

void RecordReader::read_evidence(const Entry& entry) {
    const Report report = [&](Diagnostic problem, std::uint64_t line, std::string_view where) {
        if (!current_.unread_evidence) current_.unread_evidence = std::make_shared<const Written>(entry.written);
        error(std::move(problem), line, where);
    };
    current_.evidence = facts::read_evidence(entry.written, entry.where, report);
}

void RecordReader::error(Diagnostic problem, std::uint64_t line, std::string_view where) {
    problem.place = place(file_, line, where);
    errors_.add(current_, std::move(problem));
}

void RecordReader::finish() {
    errors_.close(current_);
    if (!owners_) name_current();
    add_current();
}

/// An application goes by its id, else by the word that stands in its place (待定), else by where it stands.
void RecordReader::name_current() {
    current_.id = current_.place;
    const program::FieldId id = program_.records[record_].id_field;
    if (!id) return;
    const Fact& fact = current_.facts[program_.fields[id].index];
    const bool given = fact.state == FactState::given;
    if (!given && (fact.written.empty() || !state_word(fact.written))) return;
    current_.id = given && fact.value.kind == ValueKind::text ? fact.value.text : fact.written;
    notes_.id(current_.id, current_line_, current_where_);
}

void RecordReader::add_current() {
    if (take_) return take_(current_);
    const std::size_t applications = batch_.applications.size();
    const std::size_t items = facts_.items_of_file() + (owners_ ? applications + 1 : 0);
    if (!owners_ && applications >= limits_.records) {
        refuse_file(Code::too_many_records, limits_.records);
    } else if (items > limits_.file_items) {
        refuse_file(Code::too_many_file_items, limits_.file_items);
    } else {
        batch_.applications.push_back(std::move(current_));
        if (owners_) owners_->keys.push_back(std::move(current_key_));
    }
}

void RecordReader::refuse_file(Code code, std::size_t limit) {
    if (!batch_.file_errors.empty()) return;
    batch_.file_errors.push_back(finding(code, {{"limit", std::to_string(limit)}}));
    batch_.file_errors.back().place = file_;
}

void RecordReader::unknown(std::string_view name, const FieldIndex& names, const std::string& where) {
    // The same word may be unknown to an application and to its items, which are of another record.
    const std::string known_as = std::to_string(names.record().value) + ":" + std::string(name);
    notes_.unknown(known_as, [&] {
        Diagnostic warning = finding(Code::unknown_field, {{"name", shown(name)}, {"record", program_.records[names.record()].name}});
        warning.place = where;
        if (const auto near = names.nearest(name)) warning = with_hint(std::move(warning), LabelText::did_you_mean, {{"name", *near}});
        return warning;
    });
}

}  // namespace zhunze::facts
