// SPDX-License-Identifier: Apache-2.0
// How words make declarations. interpreter/syntax/separate.cpp prepares the words: it takes out comments and those line ends
// that separate nothing, leaves one SEP where something ends, puts one before a `}` that has none, and hands over one item of
// the file at a time, so that an error in one leaves the others alone. A rule whose name ends in `Line` is a place where the
// parser takes up again after an error. The rules stand in the same order in interpreter/syntax/rules.def.
parser grammar ZhunzeParser;
options { tokenVocab = ZhunzeLexer; }

item
    : ( moduleHeader | useDecl | dimensionDecl | unitDecl | enumDecl | taxonomyDecl | recordDecl | sourceDecl | questionDecl
      | parameterDecl | defineDecl | tableDecl | ruleDecl | exceptionDecl | amendDecl | testDecl ) EOF
    ;

moduleHeader  : MODULE itself=path (AKA twin=path)? ;
useDecl       : USE path ;
dimensionDecl : DIMENSION nameDecl (EQUALS typeExpr)? ;
unitDecl      : UNIT nameDecl (COLON typeExpr)? (EQUALS unitExpr)? ;
enumDecl      : ENUM nameDecl ORDERED? LBRACE memberLine* RBRACE ;
taxonomyDecl  : TAXONOMY nameDecl (EDITION edition=STRING)? (DATA | FROM) data=STRING ;
recordDecl    : RECORD nameDecl LBRACE recordLine* RBRACE ;
sourceDecl    : SOURCE nameDecl title=STRING LBRACE sourceLine* RBRACE ;
questionDecl  : (PENDING | QUESTION) nameDecl text=STRING LBRACE memberLine* RBRACE ;
parameterDecl : PARAMETER nameDecl COLON typeExpr (LBRACE versionLine* RBRACE)? ;
defineDecl    : DEFINE nameDecl (ON path)? cites? (COLON typeExpr)? REPORT? EQUALS (expression | cases) ;
tableDecl
    : TABLE nameDecl LPAREN column (COMMA column)* RPAREN COLON typeExpr (UNIQUE | COLLECT name) cites?
      (LBRACE rowLine* RBRACE | (DATA | FROM) data=STRING)
    ;
ruleDecl      : RULE nameDecl ON path LBRACE clauseLine* RBRACE ;
exceptionDecl
    : EXCEPTION nameDecl (ON_RULE | ON_EXCEPTION | ON | TO) path effect WHEN expression
      (WITH_EVIDENCE STRING (COMMA STRING)*)? cites? inForce?
    ;
amendDecl     : AMEND path LBRACE (clauseLine | versionLine)* RBRACE ;
testDecl      : TEST title=STRING LBRACE testLine* RBRACE ;

memberLine    : nameDecl (COMMA | SEP) ;
nameDecl      : name (AKA name)* ;
typeExpr      : LIST_OF path | path ((STAR | SLASH | MIDDLE_DOT) path)* ;
unitExpr      : unitTerm ((STAR | SLASH | MIDDLE_DOT) unitTerm)* ;
unitTerm      : NUMBER IDENTIFIER? | QUANTITY | name ;

recordLine    : (field | invariant) SEP ;
field         : nameDecl COLON typeExpr modifier* ;
modifier
    : COUNTED_IN unitExpr COUNTED
    | IN unitExpr
    | QUANTUM expression
    | ADJUSTABLE
    | ASSUME expression
    | AS_OF_DATE
    | LABEL STRING
    ;
invariant     : WHERE must=expression message=STRING? ;

sourceLine    : sourceClause SEP ;
sourceClause
    : (ISSUER | NUMBERED | LEVEL | URL) STRING
    | (ISSUED | REPEALED) DATE
    | IN_FORCE period
    | BOUNDARY (INCLUDED | EXCLUDED | PENDING | UNDECIDED)
    ;
period        : from=DATE (TO to=DATE)? ;

cases         : CASES IN_ORDER? LBRACE caseLine* RBRACE ;
caseLine      : value=expression (WHEN holds=expression | OTHERWISE) SEP ;

versionLine   : (SINCE | FROM) period COLON expression cites? SEP ;

column        : nameDecl COLON typeExpr range? ;
rowLine       : (OTHERWISE | cell) (PIPE cell)+ SEP ;
// `-` is anything, and as the value of a row `无` is none.
cell          : MINUS | NONE | cellTest (COMMA cellTest)* ;
cellTest
    : range
    | (LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL) sum
    | CODE_RANGE
    | sum (DOTS sum | STAR)?
    ;
range         : (LBRACKET | LPAREN) low=sum? COMMA high=sum? (RBRACKET | RPAREN) ;

clauseLine    : (cites | inForce | scope | trigger | norm | unless | remedy | precedence) SEP ;
cites         : CITES citation (COMMA citation)* ;
citation      : path section=STRING? ;
inForce       : IN_FORCE period ;
scope         : APPLIES_WHEN expression ;
trigger       : WHEN expression ;
norm
    : IN_PRINCIPLE? (FORBID | REQUIRE) IN_PRINCIPLE? expression
    | ADVISE expression
    | GRANT nameDecl STRING?
    ;
unless        : UNLESS nameDecl WHEN expression (WITH_EVIDENCE STRING (COMMA STRING)*)? cites? inForce? ;
remedy        : REMEDY STRING ;
precedence    : (SPECIAL_TO | OVERRIDES) path (COMMA path)* ;
effect        : EXEMPT | REINSTATE | REPLACE (replacement | LBRACE replacementLine* RBRACE) ;
replacementLine : (replacement | trigger) SEP ;
replacement   : norm | path EQUALS expression ;

testLine      : (given | asOf | reading | expectation) SEP ;
given         : GIVEN path LBRACE givenLine* RBRACE ;
givenLine     : (givenEvidence | givenValue) SEP ;
givenEvidence : EVIDENCE STRING (COMMA? STRING)* ;
givenValue    : name (absent | expression | LBRACE givenLine* RBRACE) ;
absent        : NONE | NOT_PROVIDED | NOT GIVEN | NOT_APPLICABLE | NOT APPLICABLE ;
asOf          : AS_OF DATE ;
reading       : READING path EQUALS expression ;
expectation   : EXPECT (expectMissing | expectOverall | expectValue | expectException | expectRule) ;
expectMissing : MISSING LBRACKET (missingThing (COMMA missingThing)*)? RBRACKET ;
missingThing  : path | STRING ;
expectOverall : OUTCOME name ;
expectValue   : (REPORT | VALUE) path EQUALS expression ;
expectException : EXCEPTION path ;
expectRule    : path name outcomeSet? ;
outcomeSet    : LBRACE outcomeLine* RBRACE ;
outcomeLine   : name (COMMA | SEP) ;

// Chains are loops, not recursion: half a million words of `a and a and …` must not cost stack.
expression    : conjunction (OR conjunction)* ;
conjunction   : condition (AND condition)* ;
condition     : NOT* sum comparison? ;
comparison
    : (LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL) sum
    | (WITHIN | IN) (sum | set)
    | IS (state | sum)
    | IS_NOT (APPLICABLE | state | sum)
    | AT sum (BELOW | INSIDE | ABOVE)
    | (UP_TO | AT_OR_OVER) sum
    | BETWEEN low=sum (BETWEEN_AND | AND) high=sum
    ;
set           : LBRACKET sum (COMMA sum)* RBRACKET ;
state         : NONE | NOT_APPLICABLE | NOT APPLICABLE ;
sum           : product ((PLUS | MINUS) product)* ;
product       : factor ((STAR | SLASH) factor)* ;
factor        : MINUS* primary ;
primary
    : NUMBER unit=IDENTIFIER?
    | PERCENT
    | QUANTITY
    | STRING
    | DATE
    | TRUE
    | FALSE
    | path arguments?
    | LPAREN expression RPAREN
    ;
arguments     : LPAREN (argument (COMMA argument)*)? RPAREN ;
// Of a selection the list stands first, `清单 其中 … 按 … 的 …`, or after what is said of its items, `… of list where … by …`. One rule
// for both: which it is shows only at its end, and looking so far ahead at every bracket would cost too much.
argument
    : TO expression
    | expression (OF path)? (WHERE expression)? (BY sum)? (POSSESSIVE expression)?
    ;

path          : name (DOT name)* ;
name
    : IDENTIFIER
    | MODULE | USE | DIMENSION | UNIT | ENUM | TAXONOMY | RECORD | SOURCE | PENDING | QUESTION | DEFINE | RULE | TEST
    | PARAMETER | TABLE | AMEND
    | CITES | IN_FORCE | APPLIES_WHEN | FORBID | REQUIRE | IN_PRINCIPLE | ADVISE | GRANT | UNLESS | REMEDY | WITH_EVIDENCE
    | SPECIAL_TO | OVERRIDES | ON_RULE | ON_EXCEPTION | EXEMPT | REPLACE | REINSTATE
    | COUNTED_IN | COUNTED | QUANTUM | ADJUSTABLE | ASSUME | AS_OF_DATE | LABEL | WHERE
    | ISSUER | NUMBERED | LEVEL | URL | ISSUED | REPEALED | BOUNDARY
    | GIVEN | EVIDENCE | AS_OF | READING | EXPECT | MISSING | OUTCOME | VALUE | EXCEPTION
    | AKA | ORDERED | EDITION | DATA | FROM | SINCE | ON | UNIQUE | COLLECT | LIST_OF | OF | POSSESSIVE | BY | REPORT | CASES | IN_ORDER | TO
    | INCLUDED | EXCLUDED | UNDECIDED
    | NONE | NOT_APPLICABLE | APPLICABLE | NOT_PROVIDED
    ;
