// SPDX-License-Identifier: Apache-2.0
// Which rows of tables are read straight into columns. That what is read is right is for tests/differential.
#include "facts/column_layout.hpp"
#include "facts/column_rows.hpp"
#include "facts/csv_input.hpp"
#include "unit/facts/support.hpp"

namespace zhunze::facts {
namespace {

/// Reads a table of the project record, all fields kept.
class TableReading {
public:
    explicit TableReading(std::string text, std::size_t cell_bytes = 65536)
        : text_(std::move(text)), notes_("a", 1000, batch_.warnings), names_("a", *project().program, project().record(), batch_, limits_, notes_),
          layout_(layout_of(*project().program, project().record(), std::vector<bool>(project().program->fields.size(), true))) {
        limits_.cell_bytes = cell_bytes;
        CsvScan scan(delimiter_of(text_), has_unit_word(text_), names_, limits_, batch_);
        (void)scan.add({}, text_);
        const std::optional<CsvTable> table = scan.finish();
        REQUIRE(table.has_value());
        ColumnRows rows(*project().program, project().record(), layout_, *table->shape, table->delimiter, table->header_row, limits_);
        consumed = rows.read({text_, 0}, at, columns);
    }

    /// `.` for a row that is taken, `L` for one that is left.
    [[nodiscard]] std::string rows() const {
        std::string all;
        for (std::uint32_t row = 0; row < columns.count; ++row) all += left(row) ? 'L' : '.';
        return all;
    }
    [[nodiscard]] bool left(std::uint32_t row) const { return (columns.left[row / 64] >> (row % 64) & 1u) != 0; }
    [[nodiscard]] std::string total(std::uint32_t row) const {
        const std::uint32_t index = project().program->fields[project().total].index;
        const Column& column = columns.fields[index];
        if ((column.given[row / 64] >> (row % 64) & 1u) == 0) return "not given";
        return (layout_[index].step * Rational(column.numbers[row])).to_fraction();
    }

    Columns columns;
    RowPosition at;
    std::size_t consumed = 0;

private:
    std::string text_;
    Limits limits_;
    Batch batch_;
    FileWarnings notes_;
    RecordReader names_;
    ColumnLayout layout_;
};

}  // namespace

TEST_CASE("rows of a table go into columns", "[facts][columns][csv]") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"id,总投资\nA,5000\nB,5000.5\n", ".."},
        {"id,总投资\r\nA,5000\r\nB,5000.5", ".."},
        {"id;总投资\nA;5000\n", "."},
        {"id\t总投资\nA\t5000\n", "."},
        {"\nid,总投资\n\nA,5000\n,\n \nB,\n", ".."},           // blank rows are none
        {"id,总投资\n\"A\",\"5,000万元\"\n", "."},
        {"id,总投资\n \"A\" , \"5000\" \n", "."},
        {"id,总投资\nA,5000,,\n", "."},                         // empty cells past the last column
        {"id,总投资\nA,5000,x\n", "L"},
        {"id,总投资\nA\n", "L"},                                // too few
        {"id,总投资\n,5000\n", "L"},                            // no id
        {"总投资\n5000\n", "L"},
        {"id,总投资\n\"A\"\"B\",5000\n", "L"},                  // a quote within
        {"id,总投资\nA\"B,5000\n", "L"},
        {"id,总投资\n\"A\"B,5000\n", "L"},
        {"id,总投资\n\"A\nB\",5000\nC,1\n", "L."},              // a line end within
        {"id,总投资\nA\\B,5000\n", "L"},                        // an id that needs an escape
        {"id,总投资\nA,无\n", "L"},
        {"id,总投资\nA,5000亩\n", "L"},
        {"id,name\nA1,B\nid,name\nC1,D\n", ".L."},             // the header once more
        {"id,name\n总投资,B\n", "L"},                           // may be a heading
        {"id,name,证据\nA,B,\nC,D,无\nE,F,证明\n", "..L"},
        {"id,总投资（元）\nA,5000\n", "."},
        {"id,总投资,单位\nA,5000,元\n", "L"},                    // each row has its own unit
        {"id,总投资\n,万元\nA,5000\n", "L."},                   // units below the header
        {"id,总投资,备注\nA,5000,单位:万元\nB,1,\n", "L."},
        {"id,remark,总投资\nA,x,5000\n", "."},                  // a column that is no field
        {"id,总投资\nA,\"5000\n", ""},                          // an open quote
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        CHECK(TableReading(text).rows() == expected);
        const bool complete = text.ends_with('\n') && !expected.empty();
        if (complete) CHECK(TableReading(text + std::string(300, '\n')).rows() == expected);
    }
}

TEST_CASE("numbers of a table have the unit of their column", "[facts][columns][csv]") {
    CHECK(TableReading("id,总投资\nA,5000\n").total(0) == "50000000");
    CHECK(TableReading("id,总投资（元）\nA,5000\n").total(0) == "5000");
    CHECK(TableReading("id,总投资（元）\nA,5000万元\n").total(0) == "50000000");
    CHECK(TableReading("id,总投资（亿元）\nA,0.005\n").total(0) == "500000");
    CHECK(TableReading("id,总投资\nA,\n").total(0) == "not given");
    CHECK(TableReading("id,name\nA,B\n").total(0) == "not given");
}

TEST_CASE("rows of a table say where they stand", "[facts][columns][csv]") {
    const TableReading reading("id,name\n\nA1,B\n\"C\r\nD\",\"E\nF\"\nG1,H\n");
    REQUIRE(reading.rows() == ".L.");
    CHECK(reading.columns.sources[0].line == 3);
    CHECK(reading.columns.sources[0].index == 2);
    CHECK(reading.columns.sources[1].line == 4);
    CHECK(reading.columns.sources[1].text == "\"C\r\nD\",\"E\nF\"");
    CHECK(reading.columns.sources[2].line == 7);
    CHECK(reading.columns.sources[2].index == 4);
    CHECK(reading.columns.sources[2].id == "G1");
    CHECK(reading.at.line == 8);
    CHECK(reading.at.index == 5);
}

TEST_CASE("a quote that nothing closes stops the reading of a table", "[facts][columns][csv]") {
    const std::string text = "id,name\nA1,B\n";
    const TableReading reading(text + "C1,\"D\nE1,F\n");
    CHECK(reading.rows() == ".");
    CHECK(reading.consumed == text.size());
}

TEST_CASE("a row that is too long is left", "[facts][columns][csv]") {
    CHECK(TableReading("id,name\nA1,B\nC1," + std::string(40, 'x') + "\nD1,E\n", 40).rows() == ".L.");
}

}  // namespace zhunze::facts
