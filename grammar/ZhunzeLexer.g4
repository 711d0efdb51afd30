// SPDX-License-Identifier: Apache-2.0
// The words of the language: a keyword a line, both spellings. The text it reads is width-folded (full-width ASCII and the
// ideographic space are already their half-width twins), but ＂ and ＼ stay what they are, for a string may hold them.
// The longest match wins, so 当年产值 is a name although 当 is a keyword; on a tie the earlier line wins.
// Every token stands in the same order in interpreter/syntax/tokens.def, which says what it is for and how it is called.
lexer grammar ZhunzeLexer;

// ---- hard keywords: never names ----
AND              : '且' | 'and' ;
OR               : '或' | 'or' ;
NOT              : '非' | 'not' ;
IS               : '是' | 'is' ;
IS_NOT           : '不是' | 'is' GAP 'not' | '!=' | '≠' ;
WITHIN           : '属于' | 'within' ;
IN               : 'in' ;
LESS             : '<' | '不足' | '低于' | '小于' | '不满' ;
LESS_OR_EQUAL    : '<=' | '≤' | '不超过' | '不高于' ;
GREATER          : '>' | '超过' | '高于' | '大于' ;
GREATER_OR_EQUAL : '>=' | '≥' | '达到' | '不低于' | '不少于' ;
BETWEEN          : '介于' | 'between' ;
BETWEEN_AND      : '与' ;
AT               : '在' ;
BELOW            : '以下' ;
INSIDE           : '以内' ;
ABOVE            : '以上' ;
UP_TO            : 'up' GAP 'to' ;
AT_OR_OVER       : 'at' GAP 'or' GAP 'over' ;
WHEN             : '当' | 'when' ;
OTHERWISE        : '否则' | 'otherwise' ;
TRUE             : '真' | 'true' ;
FALSE            : '假' | 'false' ;

// ---- soft keywords: still names wherever a name can stand (parser rule `name`) ----
MODULE           : '模块' | 'module' ;
USE              : '引用' | 'use' ;
DIMENSION        : '量纲' | 'dimension' ;
UNIT             : '单位' | 'unit' ;
ENUM             : '枚举' | 'enum' ;
TAXONOMY         : '分类' | 'taxonomy' ;
RECORD           : '记录' | 'record' ;
SOURCE           : '文件' | 'source' ;
PENDING          : '待决' ;
QUESTION         : 'question' ;
PARAMETER        : '参数' | 'parameter' ;
DEFINE           : '定义' | 'define' ;
TABLE            : '表' | 'table' ;
RULE             : '规则' | 'rule' ;
AMEND            : '修订' | 'amend' ;
TEST             : '测试' | 'test' ;

CITES            : '依据' | 'cites' ;
IN_FORCE         : '施行' | 'in' GAP 'force' ;
APPLIES_WHEN     : '适用' | 'applies' GAP 'when' ;
FORBID           : '禁止' | 'forbid' ;
REQUIRE          : '应当' | 'require' ;
IN_PRINCIPLE     : '原则上' | 'in' GAP 'principle' ;
ADVISE           : '宜' | 'advise' ;
GRANT            : '给予' | 'grant' ;
UNLESS           : '除非' | 'unless' ;
REMEDY           : '整改' | 'remedy' ;
WITH_EVIDENCE    : '凭' | 'with' GAP 'evidence' ;
SPECIAL_TO       : '特别于' | 'special' GAP 'to' ;
OVERRIDES        : '优先于' | 'overrides' ;
ON_RULE          : '针对规则' ;
ON_EXCEPTION     : '针对例外' ;
EXEMPT           : '豁免' | 'exempt' ;
REPLACE          : '改为' | 'replace' ;
REINSTATE        : '恢复' | 'reinstate' ;

COUNTED_IN       : '以' ;
COUNTED          : '计' ;
QUANTUM          : '精度' | 'quantum' ;
ADJUSTABLE       : '可调' | 'adjustable' ;
ASSUME           : '视为' | 'assume' ;
AS_OF_DATE       : '作为基准日' | 'as' GAP 'of' GAP 'date' ;
LABEL            : '标签' | 'label' ;
WHERE            : '其中' | 'where' ;

ISSUER           : '发文机关' | 'issuer' ;
NUMBERED         : '文号' | 'number' ;
LEVEL            : '层级' | 'level' ;
URL              : '网址' | 'url' ;
ISSUED           : '公布' | 'issued' ;
REPEALED         : '废止' | 'repealed' ;
BOUNDARY         : '本数' | 'boundary' ;

GIVEN            : '给定' | 'given' ;
EVIDENCE         : '证据' | 'evidence' ;
AS_OF            : '基准日' | 'as' GAP 'of' ;
READING          : '口径' | 'reading' ;
EXPECT           : '期望' | 'expect' ;
MISSING          : '缺' | 'missing' ;
OUTCOME          : '结论' | 'outcome' ;
VALUE            : 'value' ;
EXCEPTION        : '例外' | 'exception' ;

AKA              : '又名' | 'aka' ;
ORDERED          : '有序' | 'ordered' ;
EDITION          : '版本' | 'edition' ;
DATA             : '数据' | 'data' ;
FROM             : 'from' ;
SINCE            : '自' ;
ON               : '针对' | 'on' ;
UNIQUE           : '唯一' | 'unique' ;
COLLECT          : '汇总' | 'collect' ;
LIST_OF          : '列表' | 'list' GAP 'of' ;
OF               : 'of' ;
POSSESSIVE       : '的' ;
BY               : '按' | 'by' ;
REPORT           : '列示' | 'report' ;
CASES            : '分情况' | 'cases' ;
IN_ORDER         : '依次' | 'in' GAP 'order' ;
TO               : '至' | 'to' ;
INCLUDED         : '包含' | 'included' ;
EXCLUDED         : '不包含' | 'excluded' ;
UNDECIDED        : 'undecided' ;
NONE             : '无' | 'none' ;
NOT_APPLICABLE   : '不适用' ;
APPLICABLE       : 'applicable' ;
NOT_PROVIDED     : '未提供' ;

// ---- literals ----
DATE             : D D D D '-' D D? '-' D+ | D D D D '年' D D? '月' D+ '日' ;
// Numbers as people type them and the language does not: 1.  .5  1.2.3  3..5  1。2  5,000  1e5
BAD_NUMBER       : D+ '.' | '.' D+ | D+ '.' D+ ('.' D+)+ | DECIMAL '。' D+ | D+ '.' D+ '..' D+ | D D? D? (',' D D D+)+ | DECIMAL [eE] [+-]? D+ ;
// `13..15`, codes from … to: without a token of its own it would be two bad numbers.
CODE_RANGE       : D+ '..' D+ ;
PERCENT          : DECIMAL '%' ;
QUANTITY         : DECIMAL UNIT_RUN ([/·] UNIT_RUN)* ;
NUMBER           : DECIMAL ;
STRING           : '"' IN_ASCII_QUOTES* '"' | '＂' IN_WIDE_QUOTES* '＂' | '“' IN_CURLY_QUOTES* '”' | '「' IN_CORNERS* '」' ;
OPEN_STRING      : ('"' IN_ASCII_QUOTES* | '＂' IN_WIDE_QUOTES* | '“' IN_CURLY_QUOTES* | '「' IN_CORNERS*) '\\'? ;
IDENTIFIER       : WORD_START WORD_REST* ;

// ---- marks ----
LBRACE           : '{' ;
RBRACE           : '}' ;
LPAREN           : '(' ;
RPAREN           : ')' ;
LBRACKET         : '[' ;
RBRACKET         : ']' ;
COMMA            : ',' | '、' ;
COLON            : ':' ;
DOT              : '.' ;
DOTS             : '..' ;
PIPE             : '|' ;
EQUALS           : '=' ;
PLUS             : '+' ;
MINUS            : '-' ;
STAR             : '*' | '×' ;
SLASH            : '/' | '÷' ;
MIDDLE_DOT       : '·' ;
SEP              : '\n' | ';' ;

// ---- what stands between, and what should not stand at all ----
LINE_COMMENT     : ('#' | '//') ~[\n]* ;
BLOCK_COMMENT    : '/*' (~'*' | '*'+ ~[*/])* '*'+ '/' ;
OPEN_COMMENT     : '/*' (~'*' | '*'+ ~[*/])* '*'* ;
FOREIGN_OPERATOR : '==' | '===' | '&&' | '||' | '!' | '<>' | '=<' | '=>' ;
BLANK            : (SPACE | INVISIBLE)+ -> skip ;
UNEXPECTED       : . ;

fragment D             : [0-9] ;
fragment DECIMAL       : D+ ('.' D+)? ;
fragment SPACE         : [ \t\r\f\u000B\u00A0\u2000-\u200A\u202F\u205F] ;
fragment GAP           : SPACE+ ;
// An ASCII word of a unit may hold digits (m2); a Chinese one ends before them, or 2020年4月 would be one unit. No ideograph
// of a unit is 以 (U+4EE5), so that 5000万元以下 is a quantity and a word.
fragment UNIT_RUN      : (UNIT_LETTER | SQUARED_UNIT | [A-Za-z_] [A-Za-z0-9_]*)+ ;
fragment UNIT_LETTER   : [\u0370-\u03FF\u3400-\u4DBF\u4E00-\u4EE4\u4EE6-\u9FFF\uF900-\uFAFF\u{20000}-\u{323AF}] ;
// XID without its few punctuation marks: `·` multiplies units.
fragment WORD_START    : [_\p{XID_Start}] | SQUARED_UNIT ;
fragment WORD_REST     : [_\p{XID_Start}\p{Mn}\p{Mc}\p{Nd}] | SQUARED_UNIT | INVISIBLE ;
fragment SQUARED_UNIT  : [\u3371-\u33DF] ;
// Zero-width and bidirectional characters: reported on their own, so they do not cut a word in two and cause further errors.
fragment INVISIBLE     : [\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF] ;

fragment IN_ASCII_QUOTES : ~["\\\n] | '\\' ~'\n' ;
fragment IN_WIDE_QUOTES  : ~[＂\\\n] | '\\' ~'\n' ;
fragment IN_CURLY_QUOTES : ~[”\\\n] | '\\' ~'\n' ;
fragment IN_CORNERS      : ~[」\\\n] | '\\' ~'\n' ;
