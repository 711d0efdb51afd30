// SPDX-License-Identifier: Apache-2.0
// What is told once a file and not once an application: words that are no field, ids that were there before, rows left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace zhunze::facts {

/// Takes them in the order of the file.
class FileNotes {
public:
    FileNotes() = default;
    FileNotes(const FileNotes&) = delete;
    FileNotes& operator=(const FileNotes&) = delete;
    virtual ~FileNotes() = default;

    using Make = std::function<Diagnostic()>;
    /// A word that is no field; `known_as` is the same for what is told once. Most calls need no warning, so that it is made on demand.
    virtual void unknown(const std::string& known_as, const Make& make) = 0;
    /// The id of an application that begins on `line`, at `where`: a pointer or a cell, or empty.
    virtual void id(std::string_view id, std::uint64_t line, std::string_view where) = 0;
    virtual void warn(Diagnostic warning) = 0;
    /// Where an id stood: its place without what all places of a file share.
    struct Seen {
        std::uint64_t hash = 0;
        std::uint64_t line = 0;
        std::uint64_t number = 0;  ///< that `where` ends in
    };
    /// Ids of which each is greater than the one before it. False: they have to be told one by one.
    [[nodiscard]] virtual bool take_ascending(std::string_view first, std::string_view last, std::span<const Seen> ids) {
        static_cast<void>(first), static_cast<void>(last), static_cast<void>(ids);
        return false;
    }
    /// Whether it is worth while to announce ids.
    [[nodiscard]] virtual bool looks_ids_up() const { return false; }
    /// That this id comes a few ids later.
    virtual void announce(std::string_view id) { static_cast<void>(id); }
};

/// Makes warnings of them, in bounded memory: nobody reads more than so many of a kind.
class FileWarnings : public FileNotes {
public:
    static constexpr std::size_t most_of_a_kind = 100;
    static constexpr std::size_t most_others = 1000;
    static constexpr unsigned index_bits = 21;  ///< as many ids, less one, can be compared

    /// `compared_ids`: of how many different ids is remembered where they stood.
    FileWarnings(std::string file, std::size_t compared_ids, std::vector<Diagnostic>& warnings);

    void unknown(const std::string& known_as, const Make& make) override;
    void id(std::string_view id, std::uint64_t line, std::string_view where) override;
    [[nodiscard]] bool take_ascending(std::string_view first, std::string_view last, std::span<const Seen> ids) override;
    void warn(Diagnostic warning) override;
    /// Ids that count on need not be looked up.
    [[nodiscard]] bool looks_ids_up() const override { return !slots_.empty(); }
    /// Fetches what is known of it: a table of a million ids is in no cache.
    void announce(std::string_view id) override;

private:
    [[nodiscard]] bool is_of(std::uint64_t slot, std::uint64_t hash) const;
    [[nodiscard]] std::uint64_t& slot_of(std::uint64_t hash);
    void grow();
    void warn_of_repetition(std::string_view id, const Seen& first, std::uint64_t line, std::string_view where);

    std::string file_;
    std::size_t compared_ids_;
    std::vector<Diagnostic>& warnings_;
    std::unordered_set<std::string> unknown_;
    /// By hash, at most half full: the hash's upper bits, and in the lower ones which of `seen_`, from one; zero: free. Small, for
    /// each id is looked for in no cache.
    std::vector<std::uint64_t> slots_;
    /// The greatest so far, by length and then by text, while each id was greater than all before it, as numbers that count on are:
    /// then none repeats one, and nothing need be looked for.
    std::string last_;
    bool ascending_ = true;
    bool beyond_ = false;      ///< there were ascending ids past those that can be compared
    std::deque<Seen> seen_;    ///< grows without being copied
    std::size_t repeated_ = 0;
    std::size_t others_ = 0;
    bool compares_ = true;
};

/// Keeps those of a part of a file, until all that stands before it has been told.
class KeptNotes : public FileNotes {
public:
    void unknown(const std::string& known_as, const Make& make) override;
    void id(std::string_view id, std::uint64_t line, std::string_view where) override;
    void warn(Diagnostic warning) override;

    /// Tells them all, in the order in which they were taken.
    void tell(FileNotes& notes) const;
    void clear();
    void swap(KeptNotes& other);

private:
    struct Id {
        std::size_t end = 0;        ///< of its text in `texts_`
        std::size_t where_end = 0;  ///< of its place, which stands behind it
    };
    struct Note {
        std::size_t ids = 0;   ///< how many were taken before it
        std::string known_as;  ///< empty: no unknown word
        Diagnostic warning;
    };
    [[nodiscard]] std::string_view id_at(std::size_t index) const;

    std::string texts_;
    std::vector<Id> ids_;
    std::vector<Seen> seen_;  ///< of the same
    bool ascending_ = true;
    std::vector<Note> notes_;
    std::unordered_set<std::string> unknown_;
    std::size_t others_ = 0;
};

}  // namespace zhunze::facts
