// SPDX-License-Identifier: Apache-2.0
// How words make declarations. interpreter/syntax/separate.cpp prepares the words: it takes out comments and those line ends
// that separate nothing, leaves one SEP where something ends, puts one before a `}` that has none, and hands over one item of
// the file at a time, so that an error in one leaves the others alone. A rule whose name ends in `Line` is a place where the
// parser takes up again after an error. The rules stand in the same order in interpreter/syntax/rules.def.
parser grammar ZhunzeParser;
options { tokenVocab = ZhunzeLexer; }

item
    : ( moduleHeader | useDecl | dimensionDecl | unitDecl | enumDecl | taxonomyDecl | recordDecl | sourceDecl | questionDecl
      | defineDecl | ruleDecl | testDecl ) EOF
    ;

moduleHeader  : MODULE itself=path (AKA twin=path)? ;
useDecl       : USE path ;
dimensionDecl : DIMENSION nameDecl (EQUALS typeExpr)? ;
unitDecl      : UNIT nameDecl (COLON typeExpr)? (EQUALS unitExpr)? ;
enumDecl      : ENUM nameDecl ORDERED? LBRACE memberLine* RBRACE ;
taxonomyDecl  : TAXONOMY nameDecl (EDITION edition=STRING)? FROM data=STRING ;
recordDecl    : RECORD nameDecl LBRACE recordLine* RBRACE ;
sourceDecl    : SOURCE nameDecl title=STRING LBRACE sourceLine* RBRACE ;
questionDecl  : (PENDING | QUESTION) nameDecl text=STRING LBRACE memberLine* RBRACE ;
defineDecl    : DEFINE nameDecl (ON path)? cites? (COLON typeExpr)? REPORT? EQUALS (expression | cases) ;
ruleDecl      : RULE nameDecl ON path LBRACE clauseLine* RBRACE ;
testDecl      : TEST title=STRING LBRACE testLine* RBRACE ;

memberLine    : nameDecl (COMMA | SEP) ;
nameDecl      : name (AKA name)* ;
typeExpr      : path ((STAR | SLASH | MIDDLE_DOT) path)* ;
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

clauseLine    : (cites | inForce | scope | trigger | norm | unless | remedy) SEP ;
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

testLine      : (given | asOf | reading | expectation) SEP ;
given         : GIVEN path LBRACE givenLine* RBRACE ;
givenLine     : (givenEvidence | givenValue) SEP ;
givenEvidence : EVIDENCE STRING (COMMA? STRING)* ;
givenValue    : name (absent | expression) ;
absent        : NONE | NOT_PROVIDED | NOT GIVEN | NOT_APPLICABLE | NOT APPLICABLE ;
asOf          : AS_OF DATE ;
reading       : READING path EQUALS name ;
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
    : (LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL | WITHIN | IN) sum
    | IS (state | sum)
    | IS_NOT (APPLICABLE | state | sum)
    | AT sum (BELOW | INSIDE | ABOVE)
    | (UP_TO | AT_OR_OVER) sum
    | BETWEEN low=sum (BETWEEN_AND | AND) high=sum
    ;
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
argument      : TO expression | expression ;

path          : name (DOT name)* ;
name
    : IDENTIFIER
    | MODULE | USE | DIMENSION | UNIT | ENUM | TAXONOMY | RECORD | SOURCE | PENDING | QUESTION | DEFINE | RULE | TEST
    | CITES | IN_FORCE | APPLIES_WHEN | FORBID | REQUIRE | IN_PRINCIPLE | ADVISE | GRANT | UNLESS | REMEDY | WITH_EVIDENCE
    | COUNTED_IN | COUNTED | QUANTUM | ADJUSTABLE | ASSUME | AS_OF_DATE | LABEL | WHERE
    | ISSUER | NUMBERED | LEVEL | URL | ISSUED | REPEALED | BOUNDARY
    | GIVEN | EVIDENCE | AS_OF | READING | EXPECT | MISSING | OUTCOME | VALUE | EXCEPTION
    | AKA | ORDERED | EDITION | FROM | ON | REPORT | CASES | IN_ORDER | TO | INCLUDED | EXCLUDED | UNDECIDED
    | NONE | NOT_APPLICABLE | APPLICABLE | NOT_PROVIDED
    ;
