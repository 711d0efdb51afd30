// SPDX-License-Identifier: Apache-2.0
// What the slots of a program hold for some rows, each computed when it is first asked for.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "columns/program.hpp"

namespace zhunze::columns {

/// Memory given back all at once; blocks are kept for the next time.
class Arena {
public:
    struct Mark {
        std::size_t block = 0, used = 0;
    };
    [[nodiscard]] std::uint64_t* take(std::size_t words);
    [[nodiscard]] Mark mark() const { return at_; }
    void release(Mark mark) { at_ = mark; }

private:
    static constexpr std::size_t block_words = 1U << 17U;
    struct Block {
        std::unique_ptr<std::uint64_t[]> words;
        std::size_t size;
    };
    std::vector<Block> blocks_;
    Mark at_;
};

/// The facts of one field.
struct FieldView {
    const std::int64_t* numbers = nullptr;
    const std::string_view* texts = nullptr;
    const std::uint64_t* given = nullptr;  ///< none: in all rows
};

/// Some rows of a batch.
struct View {
    std::uint32_t count = 0;
    std::size_t words = 0;
    std::vector<FieldView> fields;        ///< by index in the record
    const std::uint32_t* rows = nullptr;  ///< which rows of the batch they are; none: all, in order
    const std::uint64_t* live = nullptr;  ///< one bit a row there is
};

/// Kleene truths: a row in neither is unknown.
struct Truths {
    const std::uint64_t* yes = nullptr;
    const std::uint64_t* no = nullptr;  ///< none: wherever it is not yes

    [[nodiscard]] std::uint64_t no_at(std::size_t word) const { return no ? no[word] : ~yes[word]; }
};

struct Numbers {
    const std::int64_t* at = nullptr;
    const std::uint64_t* known = nullptr;  ///< none: in all rows
    std::uint64_t bound = 0;               ///< no number is further from zero
};

class Registers {
public:
    Registers(const ColumnProgram& program, Arena& arena);

    /// Forgets everything: from now on about these rows.
    void begin(const View& view);

    [[nodiscard]] Truths truths(SlotIndex slot);
    [[nodiscard]] Numbers numbers(SlotIndex slot);

private:
    struct alignas(64) Register {
        std::uint32_t of = 0;           ///< the run it was computed in
        std::uint32_t positive_of = 0;  ///< the run in which `positive` was
        Truths truths;
        Numbers numbers;
        const std::uint64_t* positive = nullptr;  ///< where its number is above zero; none: wherever it is known
    };

    [[nodiscard]] bool is_constant(SlotIndex slot) const { return program_.slots[slot].shape == Shape::constant; }
    [[nodiscard]] std::uint64_t* bits() { return arena_.take(view_->words); }
    [[nodiscard]] std::int64_t* whole_numbers() { return reinterpret_cast<std::int64_t*>(arena_.take(view_->words * 64)); }

    /// Where the number is above zero.
    [[nodiscard]] const std::uint64_t* positive(SlotIndex slot);
    [[nodiscard]] Truths compute_truths(SlotIndex slot);
    [[nodiscard]] Truths same_everywhere(Truth truth);
    [[nodiscard]] Truths all_joined(SlotIndex slot);
    [[nodiscard]] Truths turned_round(Truths truths);
    [[nodiscard]] Truths alike(Truths a, Truths b);
    [[nodiscard]] Truths known_part(std::uint64_t* yes, const std::uint64_t* known);
    [[nodiscard]] Truths compared(SlotIndex slot);
    [[nodiscard]] Truths in_range(SlotIndex slot);
    template <class Test>
    [[nodiscard]] Truths tested(const std::uint64_t* known, const Test& test);
    [[nodiscard]] Truths chosen_truth(SlotIndex slot);
    [[nodiscard]] const std::uint64_t* both_known(const std::uint64_t* a, const std::uint64_t* b);

    [[nodiscard]] Numbers compute_numbers(SlotIndex slot);
    [[nodiscard]] Numbers unknown_numbers();
    [[nodiscard]] Numbers field_numbers(std::uint32_t field);
    /// By row, where its operands are known: false where there is no result in 62 bits.
    template <class Compute>
    [[nodiscard]] Numbers computed(const std::uint64_t* known, const Compute& compute);
    [[nodiscard]] Numbers summed(SlotIndex slot);
    [[nodiscard]] Numbers multiplied(SlotIndex slot);
    [[nodiscard]] Numbers extreme(SlotIndex slot);
    [[nodiscard]] Numbers rounded(SlotIndex slot);
    [[nodiscard]] Numbers chosen(SlotIndex slot);
    [[nodiscard]] Numbers piecewise(SlotIndex slot);
    [[nodiscard]] Numbers looked_up(SlotIndex slot);
    [[nodiscard]] Numbers looked_up_in_grid(const TableIndex& table, std::span<const Numbers> arguments, const std::uint64_t* known);
    [[nodiscard]] Numbers part_of_date(SlotIndex slot);

    const ColumnProgram& program_;
    Arena& arena_;
    const View* view_ = nullptr;
    std::uint32_t run_ = 0;
    std::vector<Register> registers_;
};

}  // namespace zhunze::columns
