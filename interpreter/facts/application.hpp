// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "facts/written.hpp"
#include "program/program.hpp"

namespace zhunze::facts {

enum class FactState : unsigned char { not_given, given, declared_none, not_applicable, invalid };

struct Application;

/// What an application says of one field.
struct Fact {
    FactState state = FactState::not_given;
    Value value;          ///< state given: known, in base units
    std::string written;  ///< as written in the input, without quotes: `1.31公顷`
    std::string place;    ///< JSON pointer (`/3/land_area`) or cell (`F7`)
    program::Unit unit;   ///< quantities: the unit it was entered in; state invalid: that of its column's header
    /// Lists, state given: one an item, of the list's record; `record`, `place` and `facts` are set, `errors` and `warnings` are the
    /// whole application's. A list declared 无 is given and empty.
    std::vector<Application> items;
    bool may_lack_items = false;                      ///< lists, state given: there may be more items, of which nothing is known
    std::shared_ptr<const Written> unread = nullptr;  ///< state invalid: what stands there; none where even that cannot be told
};

/// A paper handed in.
struct Evidence {
    std::string name;
    std::string number;
    std::string issuer;
    std::optional<Date> date;
    bool none = false;  ///< the applicant says there is no such paper
    std::string place;
};

struct Application {
    program::RecordId record;
    std::string id;      ///< of its id field; else its place
    std::string place;   ///< file and line, index or row; of an item likewise, in whichever file it stands
    std::vector<Fact> facts;  ///< by field index
    std::vector<Evidence> evidence;
    std::shared_ptr<const Written> unread_evidence = nullptr;  ///< all that stands there, if some of it cannot be read
    std::vector<Diagnostic> errors;
    std::vector<Diagnostic> warnings;
    std::string input_hash;  ///< SHA-256 of the record's own text
};

/// What one input file gave. `file_errors` set: the file as a whole could not be read and `applications` is empty.
struct Batch {
    std::vector<Application> applications;
    std::vector<Diagnostic> file_errors;
    std::vector<Diagnostic> warnings;  ///< once a file, such as a column that is no field
    std::string encoding;              ///< as found: UTF-8, GB18030, …
};

}  // namespace zhunze::facts
