// SPDX-License-Identifier: Apache-2.0
#include "facts/file_notes.hpp"

#include <random>

#include "facts/finding.hpp"
#include "facts/row_set.hpp"
#include "unit/facts/support.hpp"

using namespace zhunze;
using namespace zhunze::facts;

namespace {

constexpr std::size_t many = 1'000'000;

/// Slug and place of each warning.
std::vector<std::string> told(const std::vector<Diagnostic>& warnings) {
    std::vector<std::string> lines;
    for (const Diagnostic& warning : warnings) lines.push_back(std::string(warning.slug()) + " " + warning.place);
    return lines;
}

Diagnostic skipped(const std::string& place) {
    Diagnostic warning = finding(Code::skipped_row, {{"what", Name{"甲", "a"}}});
    warning.place = place;
    return warning;
}

/// The n-th of a hundred notes of every kind, some of them equal.
void take(FileNotes& notes, std::size_t n) {
    const std::string row = std::to_string(n);
    if (n % 7 == 0) notes.unknown("word" + std::to_string(n % 5), [&] { return skipped("unknown" + row); });
    notes.id("id" + std::to_string(n % 30), n + 2, "A" + row);
    if (n % 11 == 0) notes.warn(skipped("row" + row));
}

}  // namespace

TEST_CASE("an id is told with the place where it stood first, whatever its form") {
    std::vector<Diagnostic> warnings;
    FileWarnings notes("a.json", many, warnings);
    for (const std::string where : {"", "/3", "/30", "C7", "项目!A8"}) notes.id("at " + where, 5, where);
    for (const std::string where : {"", "/4", "/41", "C9", "项目!A19"}) {
        const std::vector<std::pair<std::string, std::string>> first{{"", ""}, {"/4", "/3"}, {"/41", "/30"}, {"C9", "C7"}, {"项目!A19", "项目!A8"}};
        for (const auto& [again, before] : first) {
            if (again == where) notes.id("at " + before, 6, again);
        }
    }
    const std::vector<std::string> places{"a.json:5", "a.json:5:/3", "a.json:5:/30", "a.json:5:C7", "a.json:5:项目!A8"};
    REQUIRE(warnings.size() == places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        CHECK(warnings[i].message(Language::en).ends_with(" stands at " + places[i] + " already"));
    }
}

TEST_CASE("ids that count on are not compared, and so not limited, until one does not") {
    std::vector<Diagnostic> warnings;
    FileWarnings notes("a.csv", 3, warnings);
    for (const std::string id : {"8", "9", "10", "11", "12"}) notes.id(id, 1, "A1");
    CHECK(warnings.empty());
    notes.id("9", 2, "A2");
    notes.id("12", 3, "A3");
    notes.id("1", 4, "A4");
    CHECK(told(warnings) == std::vector<std::string>{"duplicate-id a.csv:2:A2", "ids-not-compared a.csv:3:A3"});

    std::vector<Diagnostic> others;
    FileWarnings few("a.csv", many, others);
    for (const std::string id : {"1", "2", "2", "3", "1"}) few.id(id, others.size() + 1, "A1");
    CHECK(told(others) == std::vector<std::string>{"duplicate-id a.csv:1:A1", "duplicate-id a.csv:2:A1"});
}

TEST_CASE("ids are compared up to a number of different ones, which is told once") {
    std::vector<Diagnostic> warnings;
    FileWarnings notes("a.csv", 3, warnings);
    for (const std::string id : {"a", "b", "a", "c", "b", "d", "a", "e"}) notes.id(id, warnings.size() + 1, "A1");
    CHECK(told(warnings) == std::vector<std::string>{"duplicate-id a.csv:1:A1", "duplicate-id a.csv:2:A1", "ids-not-compared a.csv:3:A1"});
}

TEST_CASE("many ids are told apart") {
    std::vector<Diagnostic> warnings;
    FileWarnings notes("a.csv", many, warnings);
    for (std::size_t i = 0; i < 100'000; ++i) notes.id("id-" + std::to_string(i), i, "");
    CHECK(warnings.empty());
    notes.id("id-77777", 100'000, "");
    REQUIRE(warnings.size() == 1);
    CHECK(warnings.front().message(Language::en) == "the id `id-77777` stands at a.csv:77777 already");
}

TEST_CASE("notes that are kept and told later are those of the file read at once") {
    std::vector<Diagnostic> at_once;
    FileWarnings whole("a.csv", many, at_once);
    for (std::size_t n = 0; n < 100; ++n) take(whole, n);
    REQUIRE(at_once.size() > 20);
    for (const std::size_t piece : {1, 2, 7, 30, 99, 200}) {
        std::vector<Diagnostic> warnings;
        FileWarnings file("a.csv", many, warnings);
        KeptNotes kept;
        for (std::size_t n = 0; n < 100; ++n) {
            take(kept, n);
            if (n % piece != piece - 1) continue;
            kept.tell(file);
            kept.clear();
        }
        kept.tell(file);
        CHECK(told(warnings) == told(at_once));
    }
}

TEST_CASE("a hundred of a kind are told, however many pieces they come in") {
    std::vector<Diagnostic> warnings;
    FileWarnings file("a.csv", many, warnings);
    for (std::size_t piece = 0; piece < 4; ++piece) {
        KeptNotes kept;
        for (std::size_t i = 0; i < 90; ++i) {
            kept.unknown("word" + std::to_string(piece * 60 + i), [&] { return skipped("p"); });
            kept.id("same", 1, "");
        }
        kept.tell(file);
    }
    CHECK(warnings.size() == 2 * FileWarnings::most_of_a_kind);
}

TEST_CASE("ids that count on are told as all others are, however they are cut and wherever they stop to count on") {
    std::mt19937 random(20210817);
    std::size_t repeated = 0, beyond = 0;
    for (int round = 0; round < 3000; ++round) {
        const std::size_t count = random() % 40, limit = random() % 2 == 0 ? many : 1 + random() % 40;
        const std::size_t odd = random() % 4;  // how many do not count on
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < count; ++i) ids.push_back("A" + std::to_string(5 + 3 * i));
        for (std::size_t i = 0; i < odd && count > 0; ++i) ids[random() % count] = "A" + std::to_string(5 + 3 * (random() % count) + random() % 2);
        std::vector<Diagnostic> at_once, warnings;
        FileWarnings direct("a.csv", limit, at_once);
        FileWarnings file("a.csv", limit, warnings);
        KeptNotes kept;
        for (std::size_t i = 0; i < count; ++i) {
            for (FileNotes* notes : {static_cast<FileNotes*>(&direct), static_cast<FileNotes*>(&kept)}) notes->id(ids[i], i + 2, "A" + std::to_string(i));
            if (random() % 6 != 0) continue;
            kept.tell(file);
            kept.clear();
        }
        kept.tell(file);
        if (told(warnings) != told(at_once)) FAIL("round " << round);
        for (const Diagnostic& one : at_once) ++(one.code == Code::duplicate_id ? repeated : beyond);
    }
    CHECK(repeated > 100);
    CHECK(beyond > 100);
}

TEST_CASE("a set of rows holds those that were added") {
    RowSet rows;
    for (const std::uint64_t row : {2u, 3u, 4u, 9u, 11u, 12u, 12u}) rows.add(row);
    std::string held;
    for (std::uint64_t row = 0; row < 15; ++row) held += rows.contains(row) ? '1' : '0';
    CHECK(held == "001110000101100");
    CHECK(!RowSet().contains(1));
}
