import { Meaning, meaningOf } from './secret-names';
import { isComment } from './secret-shapes';
import { looksSecret } from './secret-verdict';

/** A setting in a text, such as a line of a properties file, whose value is a secret. */
export interface Setting {
  readonly noun: string;
  /** `spring.datasource.password` */
  readonly name: string;
  readonly index: number;
}

/** What every name of a secret contains. Searching for it first keeps the search linear: the rest is bounded. */
const KEYWORD =
  /pass|pwd|secret|token|credential|masterauth|_auth|(?:api|access|account|app|encryption|fernet|master|private|session|signing)[_.-]?key|salt/gi;

const MAX_NAME = 64;
const MAX_VALUE = 512;

function isNameCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45 ||
    code === 46
  );
}

/** The bounds of the name around a keyword. */
function nameAround(text: string, start: number, end: number): [number, number] {
  let [from, to] = [start, end];
  while (from > 0 && start - from < MAX_NAME && isNameCharacter(text.charCodeAt(from - 1))) {
    from -= 1;
  }
  while (to < text.length && to - end < MAX_NAME && isNameCharacter(text.charCodeAt(to))) {
    to += 1;
  }
  return [from, to];
}

/** `=`, `:`, `:=` and `=>`, after a closing quote or bracket; not `==`, `=~`, and a colon within a name, as in an ARN. */
const ASSIGN = /\\?["'`]?\]?[ \t]{0,16}(=>|:=|=(?![=~])|:(?=[ \t\\"'`]))[ \t]{0,16}/y;
/** `<name>password</name><value>...`, `name="password" value="..."`, `"name": "PASSWORD", "value": "..."` */
const NAMED_VALUE = /(?:<\/name>\s{0,40}<value>|["']?,?\s{1,80}["']?value["']?\s{0,4}[:=]\s{0,4})/y;
/** `<password>...` */
const ELEMENT = />/y;
/** `--password ...`, `requirepass ...` */
const BLANK = /[ \t]{1,4}(?!-)/y;

/** Quoted, quoted within quotes, or up to a blank or delimiter. */
const VALUE = /"((?:[^"\\\n]|\\.){0,512})"|'([^'\n]{0,512})'|\\"([^"\\\n]{0,512})\\"|([^\s"'<>,;&|]{1,512})/y;

interface Assignment {
  readonly value: string;
  readonly operator: string;
  readonly quoted: boolean;
  /** Index after the value. */
  readonly end: number;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** What stands between the name and its value. */
function operatorAt(text: string, from: number, to: number): { operator: string; end: number } | undefined {
  const assign = match(ASSIGN, text, to);
  if (assign) {
    return { operator: assign[1], end: to + assign[0].length };
  }
  const named = match(NAMED_VALUE, text, to);
  if (named) {
    return { operator: 'value', end: to + named[0].length };
  }
  const name = text.slice(from, to);
  const loose = text[from - 1] === '<' ? ELEMENT : /^--|^(requirepass|masterauth)$/.test(name) ? BLANK : undefined;
  const other = loose && match(loose, text, to);
  return other && { operator: other[0], end: to + other[0].length };
}

function assignmentAt(text: string, from: number, to: number): Assignment | undefined {
  const operator = operatorAt(text, from, to);
  const found = operator && match(VALUE, text, operator.end);
  if (!operator || !found) {
    return undefined;
  }
  const quoted = found[4] === undefined;
  const value = found[1] ?? found[2] ?? found[3] ?? found[4];
  return { value, operator: operator.operator, quoted, end: operator.end + found[0].length };
}

/** Values of settings that are types or words of a schema, a form or a program. */
const WORD =
  /^(any|array|bool|boolean|bytes|false|include|int|integer|keyword|number|object|omit|password|same-origin|str|string|text|token|true)\??$/i;
/** `os.environ[...`, `getToken(`, `config.db.password` */
const CODE = /^[A-Za-z_$][\w$]*([.\w$]*[([]|(\.[A-Za-z_$][A-Za-z_$]*)+[)\]]*$)/;

/** Whether a value says nothing: empty, the name once more, a word of a schema, code, or the first word of a sentence. */
function isText(text: string, name: string, { value, operator, quoted, end }: Assignment): boolean {
  const bare = value.replace(/[)\]}]+$/, '');
  return (
    !/\w.*\w/.test(bare) ||
    bare.length >= MAX_VALUE ||
    WORD.test(bare) ||
    name.toLowerCase().endsWith(bare.toLowerCase()) ||
    (quoted
      ? /\s/.test(bare)
      : CODE.test(value) || (operator === ':' && /^[ \t]+[\w"'(]/.test(text.slice(end, end + 8))))
  );
}

/** The meaning of a name, worked out once: files repeat their names. */
function remember(meanings: Map<string, Meaning | undefined>, name: string): Meaning | undefined {
  if (!meanings.has(name)) {
    meanings.set(name, meaningOf(name));
  }
  return meanings.get(name);
}

/**
 * The first setting of a text whose name and value speak of a secret: in properties, INI, YAML, JSON and XML files,
 * connection strings, queries, options of commands. In a program only what stands in quotes counts.
 */
export function findSetting(text: string, program: boolean): Setting | undefined {
  const meanings = new Map<string, Meaning | undefined>();
  KEYWORD.lastIndex = 0;
  for (let keyword = KEYWORD.exec(text); keyword !== null; keyword = KEYWORD.exec(text)) {
    const [from, to] = nameAround(text, keyword.index, KEYWORD.lastIndex);
    KEYWORD.lastIndex = to;
    const name = text.slice(from, to);
    const meaning = remember(meanings, name);
    const assignment = meaning && assignmentAt(text, from, to);
    if (!meaning || !assignment || (program && !assignment.quoted) || isText(text, name, assignment)) {
      continue;
    }
    const noun = looksSecret(meaning, assignment.value);
    if (noun !== undefined && !isComment(text, from)) {
      return { noun, name: name.replace(/^-+/, ''), index: from };
    }
  }
  return undefined;
}
