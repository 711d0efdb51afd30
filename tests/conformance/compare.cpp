// SPDX-License-Identifier: Apache-2.0
#include "conformance/compare.hpp"

#include <algorithm>
#include <functional>
#include <optional>

#include "facts/quantity.hpp"

namespace zhunze::conformance {

namespace {

/// A name as written fits a qualified one that it is, or that ends with it: `small` fits `m.small`.
bool fits(const std::string& written, const std::string& qualified) { return written == qualified || qualified.ends_with("." + written); }

bool name_fits(const Json& written, const Json& qualified) {
    if (!written.is_string() || !qualified.is_string()) return written == qualified;
    return fits(written.get<std::string>(), qualified.get<std::string>());
}

/// A key that stands only where it applies counts as null, a truth as false, a list as empty.
Json member(const Json& object, const std::string& key, const Json& expected) {
    if (object.contains(key)) return object[key];
    if (expected.is_boolean()) return false;
    return expected.is_array() ? Json::array() : Json();
}

using Same = std::function<bool(const Json& expected, const Json& found)>;

bool same_set(const Json& expected, const Json& found, const Same& same) {
    if (!expected.is_array() || !found.is_array() || expected.size() != found.size()) return false;
    std::vector<Json> left(found.begin(), found.end());
    return std::ranges::all_of(expected, [&](const Json& one) {
        const auto at = std::ranges::find_if(left, [&](const Json& other) { return same(one, other); });
        if (at == left.end()) return false;
        left.erase(at);
        return true;
    });
}

bool equal(const Json& expected, const Json& found) { return expected == found; }
bool same_names(const Json& expected, const Json& found) { return same_set(expected, found, name_fits); }

/// Labels are words for people and are not compared; a cause's name may be left out, its item not.
bool same_missing(const Json& expected, const Json& found) {
    const bool same_name = !expected.contains("name") || name_fits(expected["name"], found["name"]);
    return expected["kind"] == found["kind"] && same_name && expected.value("item", Json()) == found.value("item", Json());
}

/// Codes of notices, in any order.
bool same_codes(const Json& expected, const Json& found) {
    return same_set(expected, found, [](const Json& code, const Json& notice) { return code == notice["code"]; });
}

class Comparison {
public:
    Comparison(const Outcome& outcome, std::vector<std::string>& problems) : outcome_(outcome), problems_(problems) {}

    void all(const Json& expect) {
        const Json& found = outcome_.found;
        if (!expect.contains("errors")) hold("/errors", found["errors"].empty(), Json::array(), found["errors"]);
        for (const auto& [key, wanted] : expect.items()) {
            const std::string where = "/" + key;
            const Json came = member(found, key, wanted);
            if (key == "errors" || key == "warnings") findings(where, wanted, came);
            else if (key == "decisions") decisions(where, wanted, came);
            else if (key == "tests") hold(where, wanted == came, wanted, came);
            else hold(where, same_set(wanted, came, equal), wanted, came);
        }
    }

private:
    void hold(const std::string& where, bool same, const Json& expected, const Json& found) {
        if (!same) problems_.push_back(where + ":\n      expected " + expected.dump() + "\n      found    " + found.dump());
    }

    void findings(const std::string& where, const Json& expected, const Json& found) {
        bool same = expected.size() == found.size();
        for (std::size_t i = 0; same && i < expected.size(); ++i) {
            for (const auto& [key, wanted] : expected[i].items()) same = same && found[i].value(key, Json()) == wanted;
        }
        hold(where, same, expected, found);
    }

    void decisions(const std::string& where, const Json& expected, const Json& found) {
        if (expected.size() != found.size()) return hold(where, false, expected, found);
        for (std::size_t i = 0; i < expected.size(); ++i) decision(where + "/" + std::to_string(i), expected[i], found[i]);
    }
    void decision(const std::string& path, const Json& expected, const Json& found) {
        for (const auto& [key, wanted] : expected.items()) {
            const std::string where = path + "/" + key;
            if (key == "rules") rules(where, wanted, found["rules"]);
            else if (key == "reports") by_name(where, wanted, found["values"], std::bind_front(&Comparison::same_value, this));
            else if (key == "parameters") parameters(where, wanted, member(found, key, Json()));
            else if (key == "readings") by_name(where, wanted, found[key], equal);
            else if (key == "missing") hold(where, same_set(wanted, found[key], same_missing), wanted, found[key]);
            else if (key == "conflicts") hold(where, same_set(wanted, found[key], same_names), wanted, found[key]);
            else if (key == "input_errors") codes(where, wanted, member(found, "errors", wanted));
            else if (key == "input_warnings") codes(where, wanted, found["warnings"]);
            else if (key == "record") hold(where, name_fits(wanted, found[key]), wanted, found[key]);
            else hold(where, wanted == found[key], wanted, found[key]);
        }
    }
    void parameters(const std::string& where, const Json& expected, const Json& found) {
        by_name(where, expected, found, std::bind_front(&Comparison::same_parameter, this));
    }
    void codes(const std::string& where, const Json& expected, const Json& found) {
        hold(where, same_codes(expected, found), expected, found);
    }

    /// Every name of both sides has its counterpart.
    void by_name(const std::string& where, const Json& expected, const Json& found, const Same& same) {
        std::size_t met = 0;
        for (const auto& [name, wanted] : expected.items()) {
            for (const auto& [qualified, came] : found.items()) {
                if (!fits(name, qualified)) continue;
                ++met;
                hold(where + "/" + name, same(wanted, came), wanted, came);
            }
        }
        hold(where, met == expected.size() && met == found.size(), expected, found);
    }

    void rules(const std::string& where, const Json& expected, const Json& found) {
        Json named = Json::object();
        for (const Json& rule : found) named[rule["rule"].get<std::string>()] = rule;
        std::size_t met = 0;
        for (const auto& [name, wanted] : expected.items()) {
            for (const auto& [qualified, came] : named.items()) {
                if (!fits(name, qualified)) continue;
                ++met;
                rule(where + "/" + name, wanted, came);
            }
        }
        hold(where, met == expected.size() && met == named.size(), expected, found);
    }
    /// An outcome alone, the possible ones alone, or an object.
    void rule(const std::string& path, const Json& expected, const Json& found) {
        if (expected.is_string()) return hold(path, expected == found["outcome"], expected, found);
        if (expected.is_array()) return hold(path, same_set(expected, found["possible"], equal), expected, found);
        for (const auto& [key, wanted] : expected.items()) {
            const Json came = member(found, key, wanted);
            const std::string where = path + "/" + key;
            if (key == "possible") hold(where, same_set(wanted, came, equal), wanted, came);
            else if (key == "missing") hold(where, same_set(wanted, came, same_missing), wanted, came);
            else if (key == "exceptions") hold(where, same_names(wanted, came), wanted, came);
            else if (key == "citation" || key == "stages") given_keys(where, wanted, came);
            else hold(where, name_fits(wanted, came), wanted, came);
        }
    }
    void given_keys(const std::string& where, const Json& expected, const Json& found) {
        bool same = expected.is_null() == found.is_null();
        for (const auto& [key, wanted] : expected.items()) same = same && name_fits(wanted, found.value(key, Json()));
        hold(where, same, expected, found);
    }

    bool same_parameter(const Json& expected, const Json& found) const {
        return std::ranges::all_of(expected.items(), [&](const auto& entry) {
            return entry.key() == "value" ? same_value(entry.value(), found["value"]) : entry.value() == found[entry.key()];
        });
    }
    /// Quantities are the same amount, whatever their units.
    bool same_value(const Json& expected, const Json& found) const {
        if (!expected.is_object() || !found.is_object()) return expected == found;
        const auto wanted = amount(expected["value"], expected["unit"]);
        const auto came = amount(found.value("exact", Json()), found.value("unit", Json()));
        return wanted && came && wanted->first == came->first && wanted->second == came->second;
    }
    std::optional<std::pair<Rational, Dimension>> amount(const Json& value, const Json& unit) const {
        if (!value.is_string()) return std::nullopt;
        const auto digits = value.get<std::string>();
        const auto number = digits.find('/') == std::string::npos ? Rational::from_decimal(digits) : Rational::from_fraction(digits);
        if (!number) return std::nullopt;
        if (unit.is_null()) return std::pair(*number, Dimension());
        const auto known = facts::input_unit(*outcome_.program, unit.get<std::string>());
        if (!known) return std::nullopt;
        return std::pair(*number * known->factor, known->dimension);
    }

    const Outcome& outcome_;
    std::vector<std::string>& problems_;
};

}  // namespace

std::vector<std::string> mismatches(const Json& expect, const Outcome& outcome) {
    std::vector<std::string> problems;
    Comparison(outcome, problems).all(expect);
    return problems;
}

}  // namespace zhunze::conformance
