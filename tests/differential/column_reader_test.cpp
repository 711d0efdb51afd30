// SPDX-License-Identifier: Apache-2.0
// What is read straight into columns is what is read otherwise, of random records with all kinds of mistakes.
#include <charconv>
#include <iostream>
#include <map>
#include <memory>
#include <set>

#include "base/text.hpp"
#include "catch.hpp"
#include "differential/module_text.hpp"
#include "differential/record_writer.hpp"
#include "differential/tally.hpp"
#include "engine/engine.hpp"
#include "facts/column_layout.hpp"
#include "facts/column_reader.hpp"
#include "facts/column_rows.hpp"
#include "facts/csv_input.hpp"
#include "facts/input.hpp"
#include "facts/record_reader.hpp"

namespace zhunze::differential {

namespace {

constexpr std::uint64_t seed = 20210817;
constexpr std::size_t texts_of_a_record = 60;
constexpr std::size_t records_of_a_text = 50;

struct Counts {
    std::size_t rows = 0;
    std::size_t taken = 0;
    std::size_t usual = 0;
    std::size_t facts = 0;
    std::size_t texts_left_open = 0;
};

/// A text in memory of its own, with padding that holds what a reader must not take for content.
class Buffer {
public:
    Buffer(Random& random, const std::string& text) : size_(text.size()), padding_(random.once_in(2) ? random.below(400) : 0) {
        static constexpr std::string_view garbage = "\"}]1,0}\n";
        bytes_ = std::make_unique<char[]>(size_ + padding_);
        std::copy(text.begin(), text.end(), bytes_.get());
        for (std::size_t i = 0; i < padding_; ++i) bytes_[size_ + i] = garbage[(i + size_) % garbage.size()];
    }
    [[nodiscard]] facts::ColumnText text(std::size_t from = 0) const { return {std::string_view(bytes_.get(), size_).substr(from), padding_}; }

private:
    std::size_t size_;
    std::size_t padding_;
    std::unique_ptr<char[]> bytes_;
};

bool has(const facts::Bits& bits, std::uint32_t row) { return (bits[row / 64] >> (row % 64) & 1u) != 0; }

std::string value_text(const Value& value) {
    switch (value.kind) {
        case ValueKind::truth: return value.truth == Truth::yes ? "yes" : "no";
        case ValueKind::number: return value.number.to_fraction();
        case ValueKind::date: return value.date.iso();
        case ValueKind::text: return "'" + value.text + "'";
        case ValueKind::member: return "#" + std::to_string(value.member);
        case ValueKind::list: break;
    }
    return "list";
}

std::string column_text(const facts::ColumnForm& form, const facts::Column& column, std::uint32_t row) {
    using Kind = facts::ColumnForm::Kind;
    if (!has(column.given, row)) return "not given";
    if (form.kind == Kind::text) return "'" + std::string(column.texts[row]) + "'";
    const std::int64_t number = column.numbers[row];
    switch (form.kind) {
        case Kind::number: return (form.step * Rational(number)).to_fraction();
        case Kind::date: return Date::from_days(number).value_or(Date()).iso();
        case Kind::truth: return number == 1 ? "yes" : number == 0 ? "no" : "?";
        default: return "#" + std::to_string(number);
    }
}

std::string fact_text(const facts::Fact& fact) {
    switch (fact.state) {
        case facts::FactState::given: return value_text(fact.value);
        case facts::FactState::not_given: return fact.written.empty() ? "not given" : "not given: " + fact.written;
        case facts::FactState::declared_none: return "none";
        case facts::FactState::not_applicable: return "not applicable";
        case facts::FactState::invalid: break;
    }
    return "invalid";
}

/// How a row that was taken differs from the application, or nothing.
std::string difference(const program::Program& program, const facts::ColumnLayout& layout, const facts::Columns& columns, std::uint32_t row,
                       const facts::Application& application, Counts& counts) {
    if (!application.errors.empty() || !application.warnings.empty()) return "has an error: " + std::string(application.errors.front().slug());
    if (!application.evidence.empty()) return "has evidence";
    const facts::RowSource& source = columns.sources[row];
    if (source.id != application.id) return "is called " + std::string(source.id) + ", not " + application.id;
    for (const program::FieldId id : program.records[application.record].fields) {
        const program::Field& field = program.fields[id];
        const facts::Fact& fact = application.facts[field.index];
        if (fact.state == facts::FactState::invalid) return field.name.zh + " is invalid";
        if (!fact.items.empty()) return field.name.zh + " has items";
        if (layout[field.index].kind == facts::ColumnForm::Kind::none) continue;
        ++counts.facts;
        const std::string found = column_text(layout[field.index], columns.fields[field.index], row);
        if (found != fact_text(fact)) return field.name.zh + ": " + found + ", not " + fact_text(fact);
    }
    return {};
}

/// The lines that a warning of the file points at.
std::set<std::uint64_t> lines_warned_of(const facts::Batch& batch) {
    std::set<std::uint64_t> lines;
    for (const Diagnostic& warning : batch.warnings) {
        if (warning.code == Code::duplicate_id) continue;  // of the file, not of a record
        const std::string place = warning.place.substr(warning.place.find(':') + 1);
        std::uint64_t line = 0;
        std::from_chars(place.data(), place.data() + place.size(), line);
        lines.insert(line);
    }
    return lines;
}

class Comparison {
public:
    Comparison(const program::Program& program, program::RecordId record, Random& random)
        : program_(program), record_(record), writer_(program, record) {
        std::vector<bool> needed;
        for (std::size_t i = 0; i < program.records[record].fields.size(); ++i) needed.push_back(!random.once_in(5));
        layout_ = facts::layout_of(program, record, needed);
        const auto best = static_cast<std::uint64_t>(facts::best_instructions());
        const auto instructions = static_cast<facts::Instructions>(random.below(best + 1));
        reader_ = std::make_unique<facts::ColumnReader>(program, record, layout_, facts::Limits(), instructions);
    }

    std::string lines(Random& random, Counts& counts) {
        const Texts texts = written(random, random.once_in(20) ? "\r\n" : "\n");
        const Buffer buffer(random, texts.whole);
        facts::Batch batch;
        facts::FileWarnings notes("a", limits_.compared_ids, batch.warnings);
        facts::RecordReader full("a", program_, record_, batch, limits_, notes);
        facts::read_ndjson_file(texts.whole, full, limits_);

        facts::RowPosition at;
        columns_.count = 0;
        reader_->begin_file();
        for (std::size_t from = 0; from < texts.whole.size();) from += reader_->read_lines(buffer.text(from), at, columns_);
        if (!batch.file_errors.empty()) return "lines cannot be refused as a file";
        for (const std::uint64_t line : lines_warned_of(batch)) {
            for (std::uint32_t row = 0; row < columns_.count; ++row) {
                if (columns_.sources[row].line == line && !has(columns_.left, row)) return std::string(columns_.sources[row].text) + "\nhas a warning";
            }
        }
        return compared(batch, texts, counts);
    }

    std::string elements(Random& random, Counts& counts) {
        const Texts texts = written(random, random.once_in(3) ? ",\n " : ",");
        const std::string whole = "[" + texts.whole + "]";
        const Buffer buffer(random, whole);
        facts::Batch batch;
        facts::FileWarnings notes("a", limits_.compared_ids, batch.warnings);
        facts::RecordReader full("a", program_, record_, batch, limits_, notes);
        facts::read_json_file(whole, full, limits_, batch);

        facts::RowPosition at;
        columns_.count = 0;
        const auto result = reader_->read_elements(buffer.text(1), at, columns_);
        if (!batch.file_errors.empty()) {
            // What was read before the fault, or beside it, counts for nothing.
            ++counts.texts_left_open;
            return {};
        }
        if (result.stop != facts::ColumnReader::Stop::closed) return "the array is not read to its end";
        if (whole[1 + result.bytes] != ']') return "the array does not end where it is said to";
        return compared(batch, texts, counts);
    }

    std::string rows(Random& random, Counts& counts) {
        const bool odd = !random.once_in(4);
        const RecordWriter::Table table = writer_.table(random, odd);
        const std::string line_end = random.once_in(5) ? "\r\n" : random.once_in(20) ? "\r" : "\n";
        const std::size_t odd_once_in = odd ? 5 + random.below(200) : 0;
        Texts texts;
        texts.whole = table.header + line_end;
        for (std::size_t i = 0; i < records_of_a_text; ++i) {
            texts.records.push_back(writer_.row(random, table, odd_once_in));
            WrittenRecord& record = texts.records.back();
            if (odd && random.once_in(5)) {
                RecordWriter::damage(random, record.text);
                texts.damaged = true;
            }
            texts.whole += record.text + (i + 1 < records_of_a_text || random.once_in(2) ? line_end : "");
        }
        texts.damaged = texts.damaged || odd;
        return rows_compared(random, texts, counts);
    }

private:
    struct Texts {
        std::string whole;
        std::vector<WrittenRecord> records;
        bool damaged = false;
    };

    Texts written(Random& random, std::string_view between) const {
        Texts texts;
        const std::size_t odd_once_in = random.once_in(4) ? 0 : 5 + random.below(200);
        for (std::size_t i = 0; i < records_of_a_text; ++i) {
            texts.records.push_back(writer_.object(random, odd_once_in));
            WrittenRecord& record = texts.records.back();
            if (odd_once_in > 0 && random.once_in(5)) {
                RecordWriter::damage(random, record.text);
                texts.damaged = true;
            }
            texts.whole += (i == 0 ? "" : std::string(between)) + record.text;
        }
        if (between.ends_with('\n') && random.once_in(2)) texts.whole += between;
        return texts;
    }

    std::string rows_compared(Random& random, const Texts& texts, Counts& counts) {
        if (trim(texts.whole).empty()) return {};
        facts::Batch batch;
        facts::FileWarnings notes("a", limits_.compared_ids, batch.warnings);
        facts::RecordReader full("a", program_, record_, batch, limits_, notes);
        facts::CsvScan scan(facts::delimiter_of(texts.whole), facts::has_unit_word(texts.whole), full, limits_, batch);
        (void)scan.add({}, texts.whole);
        const std::optional<facts::CsvTable> table = scan.finish();
        if (!table) return {};
        facts::ColumnRows rows(program_, record_, layout_, *table->shape, table->delimiter, table->header_row, limits_);
        const Buffer buffer(random, texts.whole);
        facts::RowPosition at;
        columns_.count = 0;
        const std::size_t consumed = rows.read(buffer.text(), at, columns_);
        facts::Piece piece;
        piece.text = texts.whole;
        facts::read_row_piece(piece, *table, full, limits_, batch);
        if (!batch.file_errors.empty()) {
            ++counts.texts_left_open;
            return {};
        }
        if (consumed != texts.whole.size()) return "the table is not read to its end";
        std::map<std::string, const facts::Application*> by_place;
        for (const facts::Application& application : batch.applications) by_place[application.place] = &application;
        std::size_t usual = 0;
        for (std::uint32_t row = 0; row < columns_.count; ++row) {
            const facts::RowSource& source = columns_.sources[row];
            const std::string place = "a:" + std::to_string(source.line) + ":A" + std::to_string(source.index + 1);
            const auto found = by_place.find(place);
            const std::string here = "\n" + place + ": " + std::string(source.text) + "\n";
            ++counts.rows;
            if (has(columns_.left, row)) {
                by_place.erase(place);
                if (!texts.damaged && texts.records[0].usual) return here + "is as usual, and not taken";
                continue;
            }
            ++counts.taken;
            ++usual;
            if (found == by_place.end()) return here + "is no application";
            const std::string different = difference(program_, layout_, columns_, row, *found->second, counts);
            if (!different.empty()) return here + different;
            by_place.erase(found);
        }
        if (!texts.damaged) counts.usual += usual;
        return by_place.empty() ? "" : "no row is of " + by_place.begin()->first;
    }

    std::string compared(const facts::Batch& batch, const Texts& texts, Counts& counts) {
        if (columns_.count != batch.applications.size()) {
            return std::to_string(columns_.count) + " rows, not " + std::to_string(batch.applications.size());
        }
        for (std::uint32_t row = 0; row < columns_.count; ++row) {
            const facts::RowSource& source = columns_.sources[row];
            const facts::Application& application = batch.applications[row];
            const std::string here = "\n" + std::string(source.text) + "\n";
            ++counts.rows;
            if (source.index != row || sha256_hex(source.text) != application.input_hash) return here + "is not the text of its row";
            if (!application.place.starts_with("a:" + std::to_string(source.line))) return here + "does not stand on line " + std::to_string(source.line);
            if (has(columns_.left, row)) {
                if (!texts.damaged && texts.records[row].usual) return here + "is as usual, and not taken";
                continue;
            }
            ++counts.taken;
            if (!texts.damaged && texts.records[row].usual) ++counts.usual;
            const std::string found = difference(program_, layout_, columns_, row, application, counts);
            if (!found.empty()) return here + found;
        }
        return {};
    }

    const program::Program& program_;
    program::RecordId record_;
    RecordWriter writer_;
    facts::Limits limits_;
    facts::ColumnLayout layout_;
    std::unique_ptr<facts::ColumnReader> reader_;
    facts::Columns columns_;
};

void compare_record(const program::Program& program, program::RecordId record, std::uint64_t first, std::size_t texts, Counts& counts, Counts& rows) {
    Random choice(first);
    Comparison comparison(program, record, choice);
    for (std::size_t i = 0; i < texts; ++i) {
        Random random(first + i);
        const std::size_t way = random.below(4);
        const std::string found = way == 0 ? comparison.elements(random, counts) : way == 1 ? comparison.rows(random, rows) : comparison.lines(random, counts);
        INFO("text " << i << " with seed " << first + i << " of " << program.records[record].name.zh << found);
        REQUIRE(found.empty());
    }
}

void report(const char* what, const Counts& counts) {
    std::cout << what << ": rows " << counts.rows << " taken " << counts.taken << " of these as usual " << counts.usual << " facts " << counts.facts
              << " texts refused " << counts.texts_left_open << '\n';
    // Of what is as usual every row is taken; of the rest, some.
    CHECK(counts.usual > counts.rows / 10);
    CHECK(counts.taken > counts.usual);
    CHECK(counts.taken < counts.rows);
    CHECK(counts.facts > counts.taken);
    CHECK(counts.texts_left_open > 0);
}

}  // namespace

TEST_CASE("columns hold what is read otherwise, of records of the rule packs") {
    const engine::Rules rules = engine::load_rules({std::filesystem::path("rules")});
    REQUIRE(rules.ok());
    Counts counts, rows;
    for (std::size_t i = 0; i < rules.program->records.size(); ++i) {
        compare_record(*rules.program, rules.program->records.id_at(i), seed + 1000 * i, long_run(texts_of_a_record), counts, rows);
    }
    report("columns of rule packs", counts);
    report("columns of rule packs, from tables", rows);
}

TEST_CASE("columns hold what is read otherwise, of records of generated rules") {
    Counts counts, rows;
    for (std::size_t i = 0; i < 10; ++i) {
        Random random(seed + i);
        const engine::Rules rules = engine::load_rules(random_module(random, Size{}));
        REQUIRE(rules.ok());
        compare_record(*rules.program, program::RecordId(0), seed + 1000 * i, long_run(texts_of_a_record), counts, rows);
    }
    report("columns of generated rules", counts);
    report("columns of generated rules, from tables", rows);
}

}  // namespace zhunze::differential
