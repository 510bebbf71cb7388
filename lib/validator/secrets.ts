import { meaningOf } from './secret-names';
import { findSetting } from './secret-settings';
import { findShape } from './secret-shapes';
import { decoded } from './secret-values';
import { looksSecret } from './secret-verdict';
import { quote } from './text';

/** A value that looks like a secret. It never holds the value itself. */
export interface Secret {
  /** What it looks like: `a GitHub token`. */
  readonly noun: string;
  /** The setting that has it, where the text has several: `spring.datasource.password`. */
  readonly setting?: string;
  /** The line of the text, from 1; none where it has but one. */
  readonly line?: number;
}

/** Longer values are files, even where their key's name is one of a secret. */
const MAX_VALUE = 512;

/** What a value needs, if it is short, to hold a setting or a login. */
const SYNTAX = /[=:@\s]/;
const SHORT = 16;
const SHORTEST = 3;

/** Programs and texts for people: what is assigned there without quotes is no value. */
const PROGRAM =
  /\.(cel|css|go|gotmpl|groovy|html?|java|jinja2?|js|lua|md|mjs|php|pl|py|rb|rego|rst|tmpl|tpl|ts|vcl|xslt?)$/i;
const INTERPRETER = /^#!.*\b(lua|node|perl|php|python|ruby)/;

/** Runs of base64 that may hold a key or a file, and how much of each is looked at. */
const ENCODED = /(?<![\w+/=.-])[A-Za-z0-9+/]{24,}={0,2}/g;
const MIN_ENCODED = 24;
const MAX_ENCODED = 65_536;

function lineOf(text: string, index: number): { readonly line?: number } {
  return text.trimEnd().includes('\n') ? { line: text.slice(0, index).split('\n').length } : {};
}

function findByShape(text: string): Secret | undefined {
  const shape = findShape(text);
  return shape && { noun: shape.noun, ...lineOf(text, shape.index) };
}

function findInSettings(text: string, program: boolean): Secret | undefined {
  const setting = findSetting(text, program);
  return setting && { noun: setting.noun, setting: setting.name, ...lineOf(text, setting.index) };
}

function findByName(name: string, text: string): Secret | undefined {
  const value = text.trim();
  const meaning = value.length <= MAX_VALUE && !value.includes('\n') ? meaningOf(name) : undefined;
  const noun = meaning && looksSecret(meaning, value);
  return noun === undefined ? undefined : { noun };
}

function findEncoded(text: string): Secret | undefined {
  if (text.length < MIN_ENCODED) {
    return undefined;
  }
  for (const { 0: run, index } of text.matchAll(ENCODED)) {
    const plain = decoded(run.length > MAX_ENCODED ? run.slice(0, MAX_ENCODED) : run);
    const secret = plain === undefined ? undefined : (findByShape(plain) ?? findInSettings(plain, false));
    if (secret) {
      return { noun: `${secret.noun} in base64`, ...lineOf(text, index) };
    }
  }
  return undefined;
}

/**
 * The first secret in a named value: a variable, a key of a ConfigMap, an annotation, an option. Secrets are told by
 * their form, by the name and what it may stand for, by the settings within, and by each of these in base64. Randomness
 * alone tells none: digests and commits are random.
 *
 * Its time grows linearly with the text.
 */
export function findSecret(name: string, text: string): Secret | undefined {
  if (text.length < SHORT && !SYNTAX.test(text)) {
    return text.length < SHORTEST ? undefined : findByName(name, text);
  }
  const program = PROGRAM.test(name) || INTERPRETER.test(text);
  return findByShape(text) ?? findByName(name, text) ?? findInSettings(text, program) ?? findEncoded(text);
}

/** The secret as messages tell it: `what looks like a password on line 3 ("db.password")`. */
export function tell({ noun, setting, line }: Secret): string {
  const where = line === undefined ? '' : ` on line ${line}`;
  return `what looks like ${noun}${where}${setting === undefined ? '' : ` (${quote(setting)})`}`;
}
