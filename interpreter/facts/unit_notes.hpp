// SPDX-License-Identifier: Apache-2.0
// Notes of tables on the units of their numbers: `单位:万元`, `(单位:万元、亩)`, `金额(元)`. `填报单位:某局` is a body, no note.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "program/program.hpp"

namespace zhunze::facts {

/// A text typed by hand in one form: half-width, brackets of every kind round, blanks and line ends one sign, none within 单位.
[[nodiscard]] std::string plain_heading(std::string_view text);
/// A unit as a cell or the brackets of a heading name it: `(元)`, `人民币元`, `单位:元`. A scale alone (万) is none.
[[nodiscard]] std::optional<program::Unit> noted_unit(const program::Program& program, std::string_view text);
/// A short text that ends as units do, known or not: `万美元`, `平米`.
[[nodiscard]] bool looks_like_unit(std::string_view text);
/// A heading above units: `单位`, `计量单位`, `金额单位`.
[[nodiscard]] bool is_unit_heading(std::string_view text);
/// Whether a text holds the word, perhaps with blanks in it, that notes on units have.
[[nodiscard]] bool has_unit_word(std::string_view text);

/// What the notes of one table say.
class UnitNotes {
public:
    explicit UnitNotes(const program::Program& program) : program_(program) {}

    enum class Says : unsigned char { nothing, units, unclear };
    /// Which texts can be notes: those with the word 单位 only, or also `金额(元)`, `(元)` and `以元计`.
    enum class Form : unsigned char { with_word, any };
    /// Unclear notes are kept, with their place.
    Says add(std::string_view text, const std::string& place, Form form);
    /// What `add` would say; nothing is kept.
    [[nodiscard]] Says reading_of(std::string_view text, Form form) const;

    /// A quotient that no column has (`元/平方米`) may have been meant as two units.
    void settle(const std::vector<Dimension>& of_columns);
    [[nodiscard]] std::optional<program::Unit> unit_for(const Dimension& dimension) const;
    /// Whether a note that is not understood may be about numbers of this dimension.
    [[nodiscard]] bool unclear(const Dimension& dimension) const;

    struct Unclear {
        std::string text;
        std::string place;
    };
    [[nodiscard]] const std::vector<Unclear>& unclear_notes() const { return unclear_notes_; }

private:
    struct Pieces {
        std::vector<program::Unit> units;
        std::vector<Dimension> doubtful;  ///< units that may not be meant for the table
        bool any = false;                 ///< it is a note
        bool unknown = false;             ///< and holds what is not known
    };
    void read_word_notes(std::string_view text, Pieces& pieces) const;
    void read_loose_notes(std::string_view text, Pieces& pieces) const;
    void read_list(std::string_view list, bool sure, Pieces& pieces) const;
    void add_unit(const program::Unit& unit, Pieces& pieces) const;
    [[nodiscard]] Pieces pieces_of(std::string_view text, Form form) const;
    bool keep(const Pieces& pieces);
    void doubt(const Dimension& dimension);

    const program::Program& program_;
    std::vector<program::Unit> units_;
    std::vector<Dimension> doubtful_;
    bool unknown_ = false;
    std::vector<Unclear> unclear_notes_;
    std::vector<Unclear> quotients_;
};

}  // namespace zhunze::facts
