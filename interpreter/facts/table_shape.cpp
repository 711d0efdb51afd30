// SPDX-License-Identifier: Apache-2.0
#include "facts/table_shape.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.hpp"
#include "facts/finding.hpp"
#include "facts/numeral.hpp"
#include "facts/place.hpp"

namespace zhunze::facts {
namespace {

using Says = UnitNotes::Says;
using Form = UnitNotes::Form;

bool is_blank(const std::string& text) { return trim(text).empty(); }

bool has_digit(std::string_view text) { return fold_width(text).find_first_of("0123456789") != std::string::npos; }

/// Units tell nothing of columns without numbers.
bool is_filler(std::string_view text) {
    const std::string plain = fold_width(trim(text));
    return plain.empty() || plain == "-" || plain == "—" || plain == "/" || is_unit_heading(plain) || plain == "单位:";
}

/// The number in `3` or `(3)`; zero if it is none.
std::size_t column_number(std::string_view text) {
    std::string plain = fold_width(trim(text));
    if (plain.starts_with('(') && plain.ends_with(')')) plain = plain.substr(1, plain.size() - 2);
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
    return error == std::errc() && end == plain.data() + plain.size() ? number : 0;
}

bool is_bare_number(const Written& written) {
    constexpr std::size_t longest = 1024;
    if (written.kind != Written::Kind::text || written.text.size() > longest) return false;
    const std::string text = fold_width(trim(written.text));
    std::string_view rest = text;
    return !take_numeral(rest).empty() && trim(rest).empty();
}

}  // namespace

TableShape::TableShape(std::vector<std::string> header, std::vector<TableColumn> columns, UnitNotes notes, RowPlace place, std::string sheet,
                       RecordReader& reader, Batch& batch)
    : header_(std::move(header)), columns_(std::move(columns)), notes_(std::move(notes)), place_(place), sheet_(std::move(sheet)), reader_(reader),
      batch_(batch), filled_(columns_.size()), holds_units_(columns_.size()), own_units_(columns_.size()) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const bool note = !columns_[i].target && is_named(i) && notes_.reading_of(header_[i], Form::any) == Says::units;
        columns_say_units_ = columns_say_units_ || columns_[i].names_units || note;
    }
}

TableShape::TableShape(const TableShape& settled, RecordReader& reader, Batch& batch)
    : header_(settled.header_), columns_(settled.columns_), notes_(settled.notes_), place_(settled.place_), sheet_(settled.sheet_), reader_(reader),
      batch_(batch), at_top_(settled.at_top_), columns_say_units_(settled.columns_say_units_), marked_(settled.marked_),
      own_units_(columns_.size()) {}

// ---- the table as a whole ----

void TableShape::scan(const std::vector<std::string>& texts, RowPlace place) {
    if (at_top_) scan_top(texts, place);
    if (marked_->skipped.contains(place.row)) return;
    const auto filled = std::ranges::count_if(texts, [](const std::string& text) { return !is_blank(text); });
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (is_blank(texts[i])) continue;
        if (i < filled_.size()) filled_[i] = true;
        if (filled == 1 && notes_.add(texts[i], full_place(i, place), Form::with_word) != Says::nothing) {
            marked_->skipped.add(place.row);
            return skip(place, {"单位说明", "a note on units"});
        }
        if (i >= columns_.size() || !columns_[i].target) scan_cell(i, texts[i], place);
    }
}

void TableShape::scan_top(const std::vector<std::string>& texts, RowPlace place) {
    if (numbering_) {
        // A list may number its rows as well: then the next row goes on counting.
        const auto first = std::ranges::find_if(texts, [](const std::string& text) { return !is_blank(text); });
        const RowPlace candidate = *std::exchange(numbering_, std::nullopt);
        if (first == texts.end() || column_number(*first) != 2) {
            marked_->skipped.add(candidate.row);
            skip(candidate, {"各列的序号", "the numbers of the columns"});
        }
    } else if (numbers_columns(texts)) {
        numbering_ = place;
        return;
    }
    at_top_ = read_unit_row(texts, place);
}

bool TableShape::numbers_columns(const std::vector<std::string>& texts) const {
    constexpr std::size_t fewest = 3;
    std::size_t count = 0;
    for (std::size_t i = 0; i < std::max(texts.size(), columns_.size()); ++i) {
        const bool blank = i >= texts.size() || is_blank(texts[i]);
        if (blank && (i >= columns_.size() || !columns_[i].target)) continue;
        if (blank || column_number(texts[i]) != ++count) return false;
    }
    return count >= fewest;
}

/// The row counts if it holds units, known or not, and nothing else.
bool TableShape::read_unit_row(const std::vector<std::string>& texts, RowPlace place) {
    constexpr std::size_t longest = 64;
    bool any = false;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string& text = texts[i];
        if (is_filler(text)) continue;
        if (text.size() > longest || has_digit(text)) return false;
        const bool unit = noted_unit(reader_.program(), text).has_value() || looks_like_unit(text);
        const bool used = i < columns_.size() && columns_[i].target.has_value();
        if (used && (!unit || quantity(i) == nullptr)) return false;
        any = any || (used && unit);
    }
    if (!any) return false;
    std::vector<Dimension> named;
    for (std::size_t i = 0; i < std::min(texts.size(), columns_.size()); ++i) {
        if (is_filler(texts[i]) || quantity(i) == nullptr) continue;
        const auto unit = noted_unit(reader_.program(), texts[i]);
        if (unit && unit->dimension == quantity(i)->type.dimension) {
            named.push_back(unit->dimension);
            take_row_unit(i, *unit, texts[i], place);
        } else {
            columns_[i].unit.reset();
            columns_[i].unit_unclear = true;
            warn(finding(Code::unit_note, {{"found", shown(texts[i])}}), full_place(i, place));
        }
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const bool left_out = quantity(i) != nullptr && !columns_[i].unit && (i >= texts.size() || is_filler(texts[i]));
        if (left_out && std::ranges::find(named, quantity(i)->type.dimension) != named.end()) columns_[i].unit_unclear = true;
    }
    marked_->skipped.add(place.row);
    return true;
}

void TableShape::take_row_unit(std::size_t column, const program::Unit& unit, const std::string& text, RowPlace place) {
    TableColumn& own = columns_[column];
    if (own.unit && own.unit->factor != unit.factor) {
        own.unit.reset();
        own.unit_unclear = true;
        warn(finding(Code::unit_note, {{"found", shown(text)}}), full_place(column, place));
    } else if (!own.unit_unclear) {
        own.unit = unit;
    }
}

/// Of a column that is not used.
void TableShape::scan_cell(std::size_t column, const std::string& text, RowPlace place) {
    const bool unit = noted_unit(reader_.program(), text).has_value();
    if (column < columns_.size() && columns_[column].names_units) {
        if (unit || looks_like_unit(text)) holds_units_[column] = true;
        return;
    }
    if (!is_named(column)) {
        if (notes_.add(text, full_place(column, place), Form::with_word) == Says::nothing && unit) marked_->unclear.add(place.row);
    } else if (notes_.reading_of(text, Form::with_word) != Says::nothing) {
        marked_->unclear.add(place.row);
    }
}

void TableShape::settle() {
    numbering_.reset();
    std::vector<Dimension> dimensions;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        TableColumn& column = columns_[i];
        if (const auto* field = quantity(i)) dimensions.push_back(field->type.dimension);
        if (column.names_units && !holds_units_[i]) {
            column.names_units = false;
            reader_.unknown(trim(header_[i]), full_place(i, place_));
        }
        // A heading above nothing is a note.
        const bool note = !column.target && !column.names_units && !filled_[i] && is_named(i) && notes_.reading_of(header_[i], Form::any) == Says::units;
        if (note) (void)notes_.add(header_[i], full_place(i, place_), Form::any);
    }
    notes_.settle(dimensions);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        TableColumn& column = columns_[i];
        const auto* field = quantity(i);
        if (field == nullptr || column.unit || column.unit_unclear) continue;
        column.unit = notes_.unit_for(field->type.dimension);
        column.unit_unclear = notes_.unclear(field->type.dimension);
    }
    for (const UnitNotes::Unclear& note : notes_.unclear_notes()) warn(finding(Code::unit_note, {{"found", shown(note.text)}}), note.place);
}

bool TableShape::has_fixed_units() const {
    return std::ranges::none_of(columns_, [](const TableColumn& column) { return column.unit_unclear || column.names_units; });
}

// ---- row by row ----

bool TableShape::is_data(const std::vector<std::string>& texts, RowPlace place) {
    if (marked_->skipped.contains(place.row)) return false;
    if (!is_second_header(texts)) return true;
    if (repeats_header(texts)) {
        skip(place, {"重复的表头", "the header once more"});
        return false;
    }
    std::string words;
    for (const std::string& text : texts) words += (words.empty() ? "" : " | ") + text;
    Diagnostic problem = finding(Code::second_header, {{"found", shown(words)}, {"first", cell(0, place_)}});
    problem.place = full_place(0, place);
    batch_.file_errors.push_back(std::move(problem));
    return false;
}

/// At least two of its cells name fields, and most of them. Its first two are looked at first: nearly every row ends there.
bool TableShape::is_second_header(const std::vector<std::string>& texts) const {
    constexpr std::size_t longest = 256;
    constexpr std::size_t looked_at = 2;
    std::size_t filled = 0;
    std::vector<Target> known;
    for (std::size_t i = 0; i < std::min(texts.size(), columns_.size()); ++i) {
        if (!columns_[i].target || is_blank(texts[i])) continue;
        ++filled;
        const auto target = texts[i].size() <= longest && !has_digit(texts[i]) ? target_of_heading(texts[i], reader_) : std::nullopt;
        if (target && std::ranges::find(known, *target) == known.end()) known.push_back(*target);
        if (filled >= looked_at && known.empty()) return false;
    }
    return known.size() >= 2 && known.size() * 2 >= filled;
}

bool TableShape::repeats_header(const std::vector<std::string>& texts) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const std::string_view text = i < texts.size() ? trim(texts[i]) : std::string_view();
        if (columns_[i].target && text != trim(header_[i])) return false;
    }
    return true;
}

void TableShape::begin_row(const std::vector<std::string>& texts, RowPlace place) {
    std::ranges::fill(own_units_, OwnUnit{});
    if (marked_->unclear.contains(place.row)) doubt_columns(columns_.size());
    std::vector<bool> taken(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].names_units) take_cell_unit(i, i < texts.size() ? texts[i] : std::string(), taken);
    }
}

/// A unit beside a number is that number's; elsewhere it is that of the one column that it fits.
void TableShape::take_cell_unit(std::size_t column, const std::string& text, std::vector<bool>& taken) {
    const auto unit = noted_unit(reader_.program(), text);
    if (!unit) return doubt_columns(column);
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (quantity(i) != nullptr && quantity(i)->type.dimension == unit->dimension) fitting.push_back(i);
    }
    const bool beside = column > 0 && std::ranges::find(fitting, column - 1) != fitting.end();
    for (const std::size_t i : fitting) {
        OwnUnit& own = own_units_[i];
        if (beside ? i + 1 == column : fitting.size() == 1) {
            const program::Unit* other = own.unit ? &*own.unit : columns_[i].unit ? &*columns_[i].unit : nullptr;
            own.unclear = (other != nullptr && other->factor != unit->factor) || (taken[i] && own.unclear);
            own.unit = *unit;
            taken[i] = true;
        } else if (!columns_[i].unit && !taken[i]) {
            own.unclear = true;
        }
    }
}

/// The numbers that a cell without a known unit may be about: the one beside it, else all without a unit.
void TableShape::doubt_columns(std::size_t beside) {
    const bool has_neighbour = beside > 0 && beside < columns_.size() && quantity(beside - 1) != nullptr;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const bool meant = quantity(i) != nullptr && !columns_[i].unit && (!has_neighbour || i + 1 == beside);
        if (meant && !own_units_[i].unit) own_units_[i].unclear = true;
    }
}

void TableShape::read(std::size_t column, const Written& written, RowPlace place) {
    const TableColumn& own = columns_[column];
    if (!own.target) return;
    const OwnUnit& said = own_units_[column];
    const program::Unit* unit = said.unit ? &*said.unit : own.unit ? &*own.unit : nullptr;
    const std::string where = cell(column, place);
    const auto* field = quantity(column);
    const bool unclear = said.unclear || (own.unit_unclear && !said.unit);
    if (field != nullptr && unclear && is_bare_number(written)) {
        Diagnostic problem = finding(Code::unit_missing, {{"field", field->name}, {"found", shown(trim(written.text))}});
        reader_.error(with_hint(std::move(problem), LabelText::unit_in_header, {}), place.line, where);
        Written broken = written;
        broken.kind = Written::Kind::broken;
        return reader_.read(*own.target, {broken, where, unit});
    }
    reader_.read(*own.target, {written, where, unit});
}

// ---- helpers ----

bool TableShape::is_named(std::size_t column) const { return column < header_.size() && !is_blank(header_[column]); }

const program::Field* TableShape::quantity(std::size_t column) const {
    return column < columns_.size() ? quantity_field(columns_[column], reader_) : nullptr;
}

std::string TableShape::cell(std::size_t column, RowPlace place) const { return facts::cell(sheet_, column, place.row); }

std::string TableShape::full_place(std::size_t column, RowPlace place) const {
    return facts::place(reader_.file(), place.line, cell(column, place));
}

void TableShape::warn(Diagnostic warning, std::string place) {
    warning.place = std::move(place);
    reader_.warn(std::move(warning));
}

void TableShape::skip(RowPlace place, Name what) {
    warn(finding(Code::skipped_row, {{"what", std::move(what)}}), full_place(0, place));
}

}  // namespace zhunze::facts
