// SPDX-License-Identifier: Apache-2.0
#include "conformance/cases.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace zhunze::conformance {

namespace {

/// Finds fault with one value; `where` leads to it.
class Form {
public:
    explicit Form(std::vector<std::string>& problems) : problems_(problems) {}

    void case_(const Json& one) {
        const Checks checks{{"id", text}, {"idea", text}, {"rules", &Form::rules}, {"record", text}, {"input", &Form::input},
                            {"input_hex", text}, {"format", text}, {"lists", &Form::lists}, {"as_of", text}, {"readings", &Form::texts},
                            {"expect", &Form::expect}, {"disputed", text}};
        object(one, "", checks, {"id", "idea", "rules", "expect"});
        if (!one.is_object()) return;
        const bool decides = one.contains("expect") && (one["expect"].contains("decisions") || one["expect"].contains("file_errors"));
        if (decides != (one.contains("input") || one.contains("input_hex"))) problem("", "an input and what is decided of it go together");
        if (one.contains("input") && one.contains("input_hex")) problem("", "two inputs");
        const std::set<Json> formats{"json", "ndjson", "csv"};
        if (one.contains("format") && !formats.contains(one["format"])) problem("/format", "unknown");
    }

private:
    using Check = void (Form::*)(const Json&, const std::string&);
    using Checks = std::map<std::string, Check>;

    void problem(const std::string& where, const std::string& what) { problems_.push_back(where + ": " + what); }

    void object(const Json& value, const std::string& where, const Checks& checks, const std::set<std::string>& required) {
        if (!value.is_object()) return problem(where, "wants an object");
        for (const auto& [key, member] : value.items()) {
            const auto found = checks.find(key);
            if (found == checks.end()) problem(where, "nobody knows the key `" + key + "`");
            else (this->*found->second)(member, where + "/" + key);
        }
        for (const std::string& key : required) {
            if (!value.contains(key)) problem(where, "lacks `" + key + "`");
        }
    }
    void each(const Json& value, const std::string& where, Check check) {
        if (!value.is_array()) return problem(where, "wants a list");
        for (std::size_t i = 0; i < value.size(); ++i) (this->*check)(value[i], where + "/" + std::to_string(i));
    }
    void each_member(const Json& value, const std::string& where, Check check) {
        if (!value.is_object()) return problem(where, "wants an object");
        for (const auto& [key, member] : value.items()) (this->*check)(member, where + "/" + key);
    }

    void text_(const Json& value, const std::string& where) {
        if (!value.is_string()) problem(where, "wants text");
    }
    void whole(const Json& value, const std::string& where) {
        if (!value.is_number_unsigned()) problem(where, "wants a whole number");
    }
    void truth(const Json& value, const std::string& where) {
        if (!value.is_boolean()) problem(where, "wants true or false");
    }
    void truth_or_null(const Json& value, const std::string& where) {
        if (!value.is_null()) truth(value, where);
    }
    void text_or_null(const Json& value, const std::string& where) {
        if (!value.is_null()) text_(value, where);
    }
    void lines(const Json& value, const std::string& where) { each(value, where, text); }
    void texts(const Json& value, const std::string& where) { each_member(value, where, text); }
    void texts_or_null(const Json& value, const std::string& where) { each_member(value, where, &Form::text_or_null); }
    void wholes(const Json& value, const std::string& where) { each(value, where, &Form::whole); }
    void pairs(const Json& value, const std::string& where) { each(value, where, &Form::lines); }
    void rules(const Json& value, const std::string& where) {
        value.is_object() ? each_member(value, where, &Form::lines) : lines(value, where);
    }
    /// A number with a fraction would come to the reader through binary floating point: such inputs are raw text.
    void input(const Json& value, const std::string& where) {
        if (value.is_number_float()) problem(where, "a number with a fraction; write the input as text");
        if (!value.is_structured()) return;
        for (const auto& [key, member] : value.items()) input(member, where + "/" + key);
    }
    void lists(const Json& value, const std::string& where) { each_member(value, where, &Form::list); }
    void list(const Json& value, const std::string& where) {
        object(value, where, {{"by", text}, {"input", &Form::input}, {"format", text}}, {"by", "input"});
    }

    void expect(const Json& value, const std::string& where) {
        const Checks checks{{"errors", &Form::findings}, {"warnings", &Form::findings}, {"tests", &Form::truths},
                            {"file_errors", &Form::lines}, {"file_warnings", &Form::lines}, {"decisions", &Form::decisions}};
        object(value, where, checks, {});
        if (value.is_object() && value.empty()) problem(where, "expects nothing");
    }
    void truths(const Json& value, const std::string& where) { each_member(value, where, &Form::truth); }
    void findings(const Json& value, const std::string& where) { each(value, where, &Form::finding); }
    void finding(const Json& value, const std::string& where) {
        object(value, where, {{"code", text}, {"line", &Form::whole}, {"column", &Form::whole}, {"file", text}}, {"code"});
    }
    void decisions(const Json& value, const std::string& where) { each(value, where, &Form::decision); }
    void decision(const Json& value, const std::string& where) {
        const Checks checks{{"id", text}, {"record", text}, {"as_of", &Form::text_or_null}, {"outcome", text},
                            {"rules", &Form::rule_outcomes}, {"reports", &Form::values}, {"conflicts", &Form::pairs},
                            {"missing", &Form::missing}, {"readings", &Form::texts_or_null}, {"parameters", &Form::parameters},
                            {"input_errors", &Form::lines}, {"input_warnings", &Form::lines}};
        object(value, where, checks, {});
        if (value.is_object() && value.empty()) problem(where, "expects nothing");
    }
    void rule_outcomes(const Json& value, const std::string& where) { each_member(value, where, &Form::rule_outcome); }
    void rule_outcome(const Json& value, const std::string& where) {
        if (value.is_string()) return;
        if (value.is_array()) return lines(value, where);
        const Checks checks{{"version", &Form::text_or_null}, {"outcome", text}, {"possible", &Form::lines},
                            {"citation", &Form::citation}, {"missing", &Form::missing}, {"exceptions", &Form::lines},
                            {"replaced_by", &Form::text_or_null}, {"overridden_by", &Form::text_or_null},
                            {"exceptions_conflict", &Form::truth}, {"remedy", &Form::text_or_null}, {"stages", &Form::stages}};
        object(value, where, checks, {});
    }
    void citation(const Json& value, const std::string& where) {
        if (!value.is_null()) object(value, where, {{"source", text}, {"title", text}, {"section", &Form::text_or_null}}, {});
    }
    void stages(const Json& value, const std::string& where) {
        const Checks checks{{"in_force", &Form::truth_or_null}, {"scope", &Form::truth_or_null}, {"trigger", &Form::truth_or_null},
                            {"exempt", &Form::truth_or_null}, {"satisfied", &Form::truth_or_null}};
        object(value, where, checks, {});
    }
    void missing(const Json& value, const std::string& where) { each(value, where, &Form::missing_one); }
    void missing_one(const Json& value, const std::string& where) {
        object(value, where, {{"kind", text}, {"name", text}, {"item", &Form::wholes}}, {"kind"});
    }
    void parameters(const Json& value, const std::string& where) { each_member(value, where, &Form::parameter); }
    void parameter(const Json& value, const std::string& where) {
        object(value, where, {{"value", &Form::value}, {"from", &Form::text_or_null}, {"set", &Form::truth}}, {});
    }
    void values(const Json& value, const std::string& where) { each_member(value, where, &Form::value); }
    void value(const Json& one, const std::string& where) {
        if (one.is_object()) object(one, where, {{"value", text}, {"unit", &Form::text_or_null}}, {"value", "unit"});
        else if (!one.is_null() && !one.is_boolean() && !one.is_string()) problem(where, "a number is an object with value and unit");
    }

    static constexpr Check text = &Form::text_;
    std::vector<std::string>& problems_;
};

std::string text_of(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

CaseFile read_file(const std::filesystem::path& path, std::vector<std::string>& problems) {
    CaseFile file{path.filename().string(), {}};
    try {
        const Json document = Json::parse(text_of(path));
        if (document.size() == 2 && document.contains("topic") && document.contains("cases")) {
            file.cases = document["cases"].get<std::vector<Json>>();
        } else {
            problems.push_back(file.name + ": wants `topic` and `cases`, and nothing else");
        }
    } catch (const Json::exception& error) {
        problems.push_back(file.name + ": " + error.what());
    }
    return file;
}

}  // namespace

std::vector<CaseFile> read_cases(const std::filesystem::path& folder, std::vector<std::string>& problems) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    }
    std::ranges::sort(paths);
    std::vector<CaseFile> files;
    for (const std::filesystem::path& path : paths) files.push_back(read_file(path, problems));
    return files;
}

std::vector<std::string> form_problems(const Json& one) {
    std::vector<std::string> problems;
    Form(problems).case_(one);
    return problems;
}

}  // namespace zhunze::conformance
