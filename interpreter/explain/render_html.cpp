// SPDX-License-Identifier: Apache-2.0
#include "explain/explain.hpp"
#include "explain/opinion.hpp"

namespace zhunze::explain {

namespace {

/// For A4 and for the screen. Nothing is told by colour alone, and no font or picture is fetched.
constexpr std::string_view styles = R"css(
@page { size: A4; margin: 20mm 18mm; }
body { font-family: "Noto Serif CJK SC", "Source Han Serif SC", SimSun, "Songti SC", serif; font-size: 12pt; line-height: 1.6;
  color: #000; background: #fff; max-width: 174mm; margin: 0 auto; padding: 8mm; }
h1 { font-size: 18pt; text-align: center; line-height: 1.4; }
h2 { font-size: 14pt; margin: 1.2em 0 0.4em; }
h3 { font-size: 12pt; margin: 1em 0 0.3em; }
h1, h2, h3 { break-after: avoid; }
table { border-collapse: collapse; width: 100%; margin: 0.4em 0; font-size: 10.5pt; }
caption { text-align: left; font-weight: bold; padding: 0.3em 0; }
th, td { border: 1px solid #444; padding: 0.25em 0.5em; text-align: left; vertical-align: top; overflow-wrap: anywhere; min-width: 5.6em; }
thead th { background: #eee; white-space: nowrap; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
li, p { overflow-wrap: anywhere; }
p.note { border-left: 3px solid #444; padding-left: 0.6em; margin: 0.4em 0; }
ul.signature { list-style: none; padding: 0; margin-top: 2.5em; }
ul.signature li { margin: 1.5em 0; break-inside: avoid; }
article + article { break-before: page; }
@media print { body { padding: 0; max-width: none; } a { color: inherit; text-decoration: none; } }
)css";

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : plain_line(text)) {
        switch (c) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            case '"': result += "&quot;"; break;
            case '\'': result += "&#39;"; break;
            default: result += c;
        }
    }
    return result;
}

std::string element(std::string_view tag, const std::string& content) {
    return "<" + std::string(tag) + ">" + content + "</" + std::string(tag) + ">";
}

class HtmlWriter {
public:
    [[nodiscard]] std::string write(const Document& document) {
        out_ = "<!doctype html>\n<html lang=\"" + std::string(document.language == Language::zh ? "zh-CN" : "en") + "\">\n<head>\n";
        out_ += "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
        out_ += element("title", escaped(document.title)) + "\n<style>" + std::string(styles) + "</style>\n</head>\n<body>\n<main>\n";
        for (const auto& page : document.pages) {
            out_ += "<article>\n";
            for (const Block& one : page) block(one);
            out_ += "</article>\n";
        }
        out_ += "</main>\n</body>\n</html>\n";
        return std::move(out_);
    }

private:
    void block(const Block& block) {
        switch (block.kind) {
            case Block::Kind::heading: return heading(block);
            case Block::Kind::paragraph: return line(element("p", escaped(block.text)));
            case Block::Kind::note: return line("<p class=\"note\">" + escaped(block.text) + "</p>");
            case Block::Kind::list: return items("ul", "", block.items);
            case Block::Kind::numbered: return items("ol", "", block.items);
            case Block::Kind::signature: return items("ul", " class=\"signature\"", block.items);
            case Block::Kind::table: return table(block);
        }
    }

    void line(const std::string& text) { out_ += text + "\n"; }

    void heading(const Block& block) {
        const std::string tag = "h" + std::to_string(block.level);
        const std::string id = block.anchor.empty() ? "" : " id=\"" + escaped(block.anchor) + "\"";
        line("<" + tag + id + ">" + escaped(block.text) + "</" + tag + ">");
    }

    void items(const std::string& tag, const std::string& attributes, const std::vector<Item>& list) {
        line("<" + tag + attributes + ">");
        for (const Item& item : list) {
            out_ += "<li>" + escaped(item.text);
            if (!item.parts.empty()) {
                out_ += '\n';
                items("ul", "", item.parts);
            }
            line("</li>");
        }
        line("</" + tag + ">");
    }

    void table(const Block& block) {
        line("<table>");
        line(element("caption", escaped(block.text)));
        out_ += "<thead>\n<tr>";
        for (const std::string& cell : block.header) out_ += "<th scope=\"col\">" + escaped(cell) + "</th>";
        out_ += "</tr>\n</thead>\n<tbody>\n";
        for (std::size_t i = 0; i < block.rows.size(); ++i) row(block.rows[i], i < block.links.size() ? block.links[i] : "");
        out_ += "</tbody>\n</table>\n";
    }

    void row(const std::vector<std::string>& cells, const std::string& link) {
        out_ += "<tr>";
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string text = escaped(cells[i]);
            if (i > 0) out_ += element("td", text);
            else out_ += "<th scope=\"row\">" + (link.empty() ? text : "<a href=\"#" + escaped(link) + "\">" + text + "</a>") + "</th>";
        }
        out_ += "</tr>\n";
    }

    std::string out_;
};

}  // namespace

std::string write_html(const Document& document) { return HtmlWriter().write(document); }

std::string render_html(const Tree& tree, Language language) { return write_html(opinion_of(tree, language)); }

std::string render_html(const std::vector<Tree>& trees, Language language) { return write_html(opinions_of(trees, language)); }

}  // namespace zhunze::explain
