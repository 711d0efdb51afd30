// SPDX-License-Identifier: Apache-2.0
#include "differential/record_writer.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "facts/field_index.hpp"
#include "program/units.hpp"

namespace zhunze::differential {
namespace {

using program::Field;
using program::Type;

std::string digits(Random& random, std::size_t most) {
    std::string text;
    for (std::size_t i = 0; i < 1 + random.below(most); ++i) text += static_cast<char>('0' + random.below(10));
    while (text.size() > 1 && text.front() == '0') text.erase(0, 1);
    return text;
}

std::string padded(std::size_t number) { return number < 10 ? "0" + std::to_string(number) : std::to_string(number); }

std::string day(Random& random) {
    const std::string year = std::to_string(1990 + random.below(50));
    const std::size_t month = 1 + random.below(12);
    const std::size_t day = 1 + random.below(28);
    switch (random.below(4)) {
        case 0: return year + "年" + std::to_string(month) + "月" + std::to_string(day) + "日";
        case 1: return year + "/" + std::to_string(month) + "/" + std::to_string(day);
        default: return year + "-" + padded(month) + "-" + padded(day);
    }
}

std::string name(Random& random) {
    static const std::vector<std::string> parts{"南康", "家具", "有限公司", "XM-2020-", "赣州", "A", "（集团）", "“一期”", "、", "project ", "7", "·x", "龘"};
    std::string text = "名" + std::to_string(random.below(1000));
    for (std::size_t i = random.below(5); i > 0; --i) text += random.pick(parts);
    return std::string(trim(text));
}

/// What people write where a value belongs, whatever its type.
const std::vector<std::string>& odd_words() {
    static const std::vector<std::string> words{
        "",       " ",       "无",       "待定",    "不适用",   "none",       "N/A",    "ＮＯＮＥ",  "-",      "—",         "/",
        "tbd",    "5,000",   "50,00",    "1e5",     "1.5E+3",   "１２３",     "12 ",    " 12",       "+5",     "-5",        "0012",
        "1.",     ".5",      "1.2.3",    "约5000",  "5000多",   "五千",       "5000万", "5000 万元", "5e3",    "3.5%",      "300万元/亩",
        "1.31公顷", "true",   "yes",      "是",      "否",       "真 ",        "ＹＥＳ", "2020-2-3",  "2020-02-30", "43831",  "20200413",
        "2020年13月1日", "２０２０-04-13", "2020-04-13 ", "0000-01-01", "9999-12-31", "\u00A0x", "x\u3000", "e\u0301", "é", "Å", "\u212B",
        "\u200Bx", "x\u2028y", "x\x7Fy", "名称（甲）", "龍", "\U00020000", "999999999999999999", "9223372036854775807", "92233720368547758070",
        "0.000001", "0.0000001", "1.10", "100.000000000000", "-0", "-0.00", "无需", "未知", "不详", "待", "none of it", "nothing", "36E7", "1ｅ5", "１e5", " 1e5", "\u00A01E5", "+1.5e-3", "2020年E区"};
    return words;
}

std::string in_full_width(std::string_view text) {
    std::string wide;
    for (const char c : text) {
        if (c > ' ' && c < 0x7F) append_utf8(wide, static_cast<char32_t>(c) - U'!' + U'\uFF01');
        else wide += c;
    }
    return wide;
}

std::string in_json(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

std::string in_csv(Random& random, std::string_view text) {
    const bool needs_quotes = text.find_first_of(",\"\n\r\t;") != std::string_view::npos;
    if (!needs_quotes && !random.once_in(20)) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

/// Names of units of the dimension, with scales and as quotients, in which numbers of nine digits and two decimals have
/// room for a column in the field's own unit.
std::vector<std::string> units_of(const program::Program& program, const Field& field) {
    std::vector<std::string> names;
    const auto add = [&](const std::string& text) {
        const auto unit = program::parse_unit(program, text);
        if (!unit || unit->dimension != field.type.dimension) return;
        const Rational own = field.wire_unit ? field.wire_unit->factor : Rational(1);
        const Rational worth = unit->factor / own;
        if (worth <= Rational(1000) && (worth * Rational(10'000)).is_whole()) names.push_back(text);
    };
    for (const program::NamedUnit& over : program.units) {
        for (const std::string& spelling : over.spellings) {
            add(spelling);
            add("万" + spelling);
        }
        for (const program::NamedUnit& under : program.units) {
            if (names.size() < 40) add("万" + over.name.zh + "/" + under.name.zh);
        }
    }
    if (field.wire_unit) add(field.wire_unit->text);
    if (field.type.dimension.is_number()) names.insert(names.end(), {"%", "千"});
    return names;
}

bool is_member_type(const Type& type) { return type.kind == Type::Kind::enumeration || type.kind == Type::Kind::taxonomy; }

}  // namespace

RecordWriter::RecordWriter(const program::Program& program, program::RecordId record) : program_(program), record_(record) {
    for (const program::FieldId id : program.records[record].fields) {
        const Field& field = program.fields[id];
        units_.push_back(field.type.kind == Type::Kind::quantity ? units_of(program, field) : std::vector<std::string>());
        members_.push_back(is_member_type(field.type) ? program.member_words(field.type) : std::vector<std::string>());
    }
}

std::string RecordWriter::unit(Random& random, const Field& field) const {
    const std::vector<std::string>& units = units_[field.index];
    return units.empty() ? "" : (random.once_in(3) ? " " : "") + random.pick(units);
}

/// A number that the field takes: a multiple of its quantum.
RecordWriter::Cell RecordWriter::amount(Random& random, const Field& field) const {
    const bool bare = field.wire_unit || field.type.dimension.is_number();
    if (field.quantum) {
        const auto named = field.wire_unit ? *field.wire_unit : program::parse_unit(program_, std::string(trim(unit(random, field)))).value_or(program::Unit{});
        const Rational number = *field.quantum * Rational(static_cast<std::int64_t>(random.below(1'000'000))) / named.factor;
        const auto text = number.exact_decimal(6);
        if (text && field.wire_unit && random.once_in(2)) return {*text, false};
        return {text.value_or("0") + named.text, true};
    }
    std::string number = digits(random, 9);
    if (random.once_in(3)) number += "." + digits(random, 2);
    if (random.once_in(9)) number.insert(0, "-");
    if (bare && !random.once_in(4)) return {number, random.once_in(5)};
    return {number + unit(random, field), true};
}

RecordWriter::Cell RecordWriter::usual(Random& random, program::FieldId id) const {
    const Field& field = program_.fields[id];
    switch (field.type.kind) {
        case Type::Kind::truth:
            if (random.once_in(2)) return {random.once_in(2) ? "true" : "false", false};
            return {random.once_in(2) ? "是" : "否", true};
        case Type::Kind::text: return {name(random), true};
        case Type::Kind::date: return {day(random), true};
        case Type::Kind::quantity: return amount(random, field);
        case Type::Kind::enumeration:
        case Type::Kind::taxonomy: return {random.pick(members_[field.index]), true};
        default: return {"null", false};
    }
}

RecordWriter::Cell RecordWriter::odd(Random& random, Cell cell) {
    static const std::vector<std::string> bare{"null", "true", "false", "0",  "12.50", "-1", "1e3", "01", "-", "12345678901234567890", "nul", "[]", "[ ]",
                                               "{}",   "[1]", "[{}]", R"({"value": "1.31", "unit": "公顷"})", R"({"数值": 5, "单位": "亿元"})", "360703", "NaN"};
    switch (random.below(7)) {
        case 0: return {random.pick(odd_words()), true};
        case 1: return {random.pick(odd_words()), true};
        case 2: return {random.pick(bare), false};
        case 3: return {in_full_width(cell.text), true};
        case 4: return {random.pick(std::vector<std::string>{" ", "\u3000", "\u00A0", "\t"}) + cell.text + (random.once_in(2) ? " " : ""), true};
        case 5: return {cell.text + random.pick(odd_words()), cell.string};
        default: return {std::move(cell.text), !cell.string};
    }
}

std::vector<program::FieldId> RecordWriter::order(Random& random) const {
    std::vector<program::FieldId> fields = program_.records[record_].fields;
    const program::FieldId id = program_.records[record_].id_field;
    std::erase_if(fields, [&](program::FieldId field) { return field != id && random.once_in(6); });
    for (std::size_t i = fields.size(); random.once_in(3) && i > 1; --i) std::swap(fields[i - 1], fields[random.below(i)]);
    return fields;
}

WrittenRecord RecordWriter::object(Random& random, std::size_t odd_once_in) const {
    const bool may_be_odd = odd_once_in > 0;
    const auto oddly = [&] { return may_be_odd && random.once_in(odd_once_in); };
    WrittenRecord record;
    const bool spaced = random.once_in(2);
    std::string members;
    const auto member = [&](const std::string& key, const std::string& value) {
        if (!members.empty()) members += spaced ? ", " : ",";
        members += in_json(key) + (oddly() ? " :\t" : spaced ? ": " : ":") + value;
    };
    for (const program::FieldId id : order(random)) {
        const std::vector<std::string> words = facts::words_of(program_.fields[id]);
        Cell cell = usual(random, id);
        if (oddly()) {
            cell = odd(random, std::move(cell));
            record.usual = false;
        }
        std::string key = random.once_in(8) ? random.pick(words) : words.front();
        if (may_be_odd && random.once_in(40 * odd_once_in)) key += "。", record.usual = false;
        member(key, cell.string ? in_json(cell.text) : cell.text);
        if (may_be_odd && random.once_in(40 * odd_once_in)) member(key, "null"), record.usual = false;
    }
    if (may_be_odd && odd_once_in % 2 == 0 && !random.once_in(5)) {
        static const std::vector<std::string> remarks{"\"x\"", "\"1E5\"", "\"e\u0301\"", "null", "true", "12.5e3", "-0", "01", "[]", "[1]", "{}", "\"\"", "nul", "\"a\\nb\"", "\"a\tb\""};
        member("附注", random.pick(remarks));
        if (random.once_in(50)) member("附注", "1");
        record.usual = false;
    }
    if (may_be_odd && random.once_in(10)) {
        static const std::vector<std::string> papers{"[]", "null", R"("无")", R"(["证明"])", R"("")", R"([{"name": "证明"}])"};
        member("证据", random.pick(papers));
        record.usual = false;
    }
    record.text = (oddly() ? " {" : "{") + members + (oddly() ? " }\r" : "}");
    if (program_.records[record_].id_field == program::FieldId()) record.usual = false;
    return record;
}

RecordWriter::Table RecordWriter::table(Random& random, bool odd) const {
    static const std::vector<std::string> others{"说明", "单位", "计量单位", "(单位:万元)", "", "名 称", "序"};
    Table table;
    table.columns = order(random);
    table.delimiter = random.once_in(4) ? random.pick(std::vector<char>{';', '\t'}) : ',';
    if (odd && random.once_in(3)) table.columns.insert(table.columns.begin() + static_cast<std::ptrdiff_t>(random.below(table.columns.size() + 1)), program::FieldId());
    for (const program::FieldId& id : table.columns) {
        std::string heading = id ? random.pick(facts::words_of(program_.fields[id])) : random.pick(others);
        const bool noted = id && program_.fields[id].type.kind == Type::Kind::quantity && odd && random.once_in(6);
        if (noted) heading += "（" + std::string(trim(unit(random, program_.fields[id]))) + "）";
        table.usual = table.usual && id && !noted;
        table.header += (&id == table.columns.data() ? "" : std::string(1, table.delimiter)) + in_csv(random, heading);
    }
    return table;
}

WrittenRecord RecordWriter::row(Random& random, const Table& table, std::size_t odd_once_in) const {
    static const std::vector<std::string> others{"", "", "无", "万元", "元", "见单位说明", "x", "12", "总投资"};
    WrittenRecord record;
    for (const program::FieldId& id : table.columns) {
        Cell cell = id ? usual(random, id) : Cell{random.pick(others), true};
        if (id && program_.fields[id].type.kind == Type::Kind::list) cell.text.clear();
        if (odd_once_in > 0 && random.once_in(odd_once_in)) {
            cell = odd(random, std::move(cell));
            record.usual = false;
        }
        record.text += (&id == table.columns.data() ? "" : std::string(1, table.delimiter)) + in_csv(random, cell.text);
    }
    if (odd_once_in > 0 && random.once_in(2 * odd_once_in)) {
        static const std::vector<std::string> rows{"", "   ", "1,2,3,4,5,6,7,8,9", ",,,,,,", "\u3000", "\"a\nb\",1"};
        record.text = random.once_in(2) ? random.pick(rows) : table.header;
        record.usual = false;
    }
    if (program_.records[record_].id_field == program::FieldId()) record.usual = false;
    return record;
}

void RecordWriter::damage(Random& random, std::string& text) {
    static const std::vector<std::string> pieces{"\"", ",", ":", "{", "}", "[", "]", "\\", " ", "0", "9", ".", "-", "e", "\n", "\r", "\t", "\x01", "\x7F", "，",
                                                 "：", "“", "５", "\u00A0", "\u3000", "无", "null", "\\u0041", "\\n", "\"\"", "a", "万", "\u0301", "+", "é"};
    std::string damaged = text;
    for (std::size_t times = 1 + random.below(2); times > 0; --times) {
        const std::size_t at = code_point_begin(damaged, random.below(damaged.size() + 1));
        std::size_t next = at;
        if (at < damaged.size()) (void)next_code_point(damaged, next);
        const std::size_t taken = random.once_in(3) ? 0 : next - at;
        damaged.replace(at, taken, random.once_in(4) ? "" : random.pick(pieces));
    }
    if (!invalid_utf8_at(damaged)) text = std::move(damaged);
}

}  // namespace zhunze::differential
