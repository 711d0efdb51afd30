// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "syntax/print.hpp"
#include "syntax/token.hpp"

namespace zhunze::syntax {

/// Whether the text is a keyword of one of these kinds.
[[nodiscard]] bool is_one_of(std::initializer_list<TokenKind> keywords, std::string_view text);

/// Which spelling each word is printed in: the one asked for, or the one its author chose.
class Spelling {
public:
    Spelling(const Module& module, const Sources& sources, const PrintOptions& options);

    /// The keyword that stands somewhere in `place`; what was asked for, else in the script found there.
    [[nodiscard]] std::string keyword(TokenKind kind, Span place) const;
    [[nodiscard]] Language language_of(TokenKind kind, Span place) const;
    /// One of several keywords that say the same, of which one is the Chinese and one the English.
    [[nodiscard]] std::string keyword(std::initializer_list<TokenKind> kinds, TokenKind zh, TokenKind en, Span place) const;
    /// The first of these words in `place`; END if there is none.
    [[nodiscard]] Token find(std::initializer_list<TokenKind> kinds, Span place) const;

    [[nodiscard]] std::string operation(const Expr& expr) const;
    [[nodiscard]] Language language_of_operation(const Expr& expr) const;
    [[nodiscard]] std::string truth(const Expr& expr) const;
    [[nodiscard]] std::string date(Span span, Date date) const;

    [[nodiscard]] std::string name(const Ident& ident) const;
    [[nodiscard]] std::string path(const Path& path) const;
    /// The same where some of these words would be read as keywords: a name whose twin is one of them stays as it is.
    [[nodiscard]] std::string name_beside(std::initializer_list<TokenKind> keywords, const Ident& ident) const;
    [[nodiscard]] std::string path_beside(std::initializer_list<TokenKind> keywords, const Path& path) const;
    /// What is called: not by the name of a function of the language.
    [[nodiscard]] std::string called(const Path& path) const;
    [[nodiscard]] std::string declared(const NameDecl& decl) const;
    [[nodiscard]] std::string outcome(const Ident& ident) const;
    [[nodiscard]] std::string overall(const Ident& ident) const;
    [[nodiscard]] std::string rounding(const Ident& ident) const;
    /// Anything that may be missing: a name, or the boundary of a source.
    [[nodiscard]] std::string fact(const Path& fact) const;
    /// What a reading sets: the word of a boundary is a word of the language, any other a name.
    [[nodiscard]] std::string reading(const Path& what, const Ident& word) const;
    [[nodiscard]] std::string aggregate(const Ident& ident) const;

    [[nodiscard]] const std::optional<Language>& asked() const { return options_.language; }
    [[nodiscard]] std::string as_written(Span span) const;

private:
    const Sources& sources_;
    const PrintOptions& options_;
    Tokens tokens_;
};

}  // namespace zhunze::syntax
