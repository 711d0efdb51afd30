// SPDX-License-Identifier: Apache-2.0
#include "facts/record_reader.hpp"

#include <utility>

#include "base/text.hpp"
#include "facts/finding.hpp"
#include "facts/place.hpp"

namespace zhunze::facts {

RecordReader::RecordReader(std::string file, const program::Program& program, program::RecordId record, Batch& batch,
                           std::size_t most_records)
    : file_(std::move(file)), program_(program), record_(record), batch_(batch), most_records_(most_records), names_(program, record), values_(program) {}

void RecordReader::begin(std::uint32_t line, std::string_view where, std::string_view own_text) {
    current_ = Application{};
    current_.record = record_;
    current_.place = place(file_, line, where);
    current_.facts.resize(program_.records[record_].fields.size());
    current_.input_hash = sha256_hex(own_text);
}

void RecordReader::read(Target target, const Entry& entry) {
    if (target.field) {
        read_field(target.field, entry);
        return;
    }
    const Report report = [this](Diagnostic problem, std::uint32_t line, std::string_view where) {
        error(std::move(problem), line, where);
    };
    current_.evidence = read_evidence(entry.written, entry.where, report);
}

void RecordReader::read_field(program::FieldId id, const Entry& entry) {
    const program::Field& field = program_.fields[id];
    Fact& fact = current_.facts[field.index];
    fact.place = entry.where;
    const bool is_id = program_.records[record_].id_field == id;
    if (auto problem = values_.read(field, entry.written, entry.header_unit, is_id, fact)) {
        error(std::move(*problem), entry.written.line, entry.where);
    }
}

void RecordReader::error(Diagnostic problem, std::uint32_t line, std::string_view where) {
    problem.place = place(file_, line, where);
    current_.errors.push_back(std::move(problem));
}

std::string RecordReader::id_of(const Application& application) const {
    const program::FieldId id = program_.records[record_].id_field;
    if (!id) return application.place;
    const Fact& fact = application.facts[program_.fields[id].index];
    if (fact.state != FactState::given) return application.place;
    return fact.value.kind == ValueKind::text ? fact.value.text : fact.written;
}

void RecordReader::finish() {
    current_.id = id_of(current_);
    if (batch_.applications.size() < most_records_) {
        batch_.applications.push_back(std::move(current_));
    } else if (batch_.file_errors.empty()) {
        batch_.file_errors.push_back(finding(Code::too_many_records, {{"limit", std::to_string(most_records_)}}));
        batch_.file_errors.back().place = file_;
    }
}

void RecordReader::unknown(std::string_view name, const std::string& where) {
    // A file may hold any number of different wrong keys; nobody reads more than this many.
    constexpr std::size_t most = 100;
    if (unknown_.size() == most || !unknown_.emplace(name).second) return;
    Diagnostic warning = finding(Code::unknown_field, {{"name", shown(name)}, {"record", program_.records[record_].name}});
    warning.place = where;
    if (const auto near = names_.nearest(name)) warning = with_hint(std::move(warning), LabelText::did_you_mean, {{"name", *near}});
    batch_.warnings.push_back(std::move(warning));
}

}  // namespace zhunze::facts
