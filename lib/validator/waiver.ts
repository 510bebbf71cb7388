import { findControl } from '../controls';
import { isDay, MIN_REASON, WAIVER_ANNOTATION_PREFIX } from '../waiver-terms';
import type { Manifest } from './manifest';
import { quote, shown } from './text';

/** Which objects a waiver is about. What is left out is not widened, except `apiVersion`. */
export interface WaiverScope {
  /** `apps/v1`. @default - any */
  readonly apiVersion?: string;
  /** `Deployment`. */
  readonly kind?: string;
  /** Its namespace. @default - objects that have no namespace written */
  readonly namespace?: string;
  /** Its name; `*` in it stands for any characters. */
  readonly name?: string;
  /** Instead of kind and name: path of a construct; what lies below it is meant, too. */
  readonly constructPath?: string;
}

/** A control that is given up for some objects: why, who answers for it and until when. */
export interface Waiver {
  readonly control: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
  /** Where it is written, for messages: a file, `cdk8s.yaml`, or the object that carries the annotation. */
  readonly source: string;
  /** @default - the object that carries the annotation */
  readonly scope?: WaiverScope;
}

/** What a waiver looks like where somebody wrote it, before it is known to be one. */
export type RawWaiver = { readonly [key: string]: unknown };

const FIELDS = ['control', 'expires', 'object', 'constructPath', 'owner', 'reason'];
const SCOPE_FIELDS = ['apiVersion', 'kind', 'namespace', 'name'];

function isFilled(value: unknown, length = 1): value is string {
  return typeof value === 'string' && value.trim().length >= length;
}

function isMap(value: unknown): value is RawWaiver {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function termProblems({ control, reason, owner, expires }: RawWaiver): string[] {
  const known = typeof control === 'string' && findControl(control)?.check !== undefined;
  return [
    ...(known ? [] : [`"control" (${shown(String(control))}) must be the id of a checked control; see docs/checks.md`]),
    ...(isFilled(reason, MIN_REASON) ? [] : [`"reason" must say why, in at least ${MIN_REASON} characters`]),
    ...(isFilled(owner) ? [] : ['"owner" must name who answers for it']),
    ...(typeof expires === 'string' && isDay(expires)
      ? []
      : [`"expires" (${shown(String(expires))}) must be a calendar day as YYYY-MM-DD`]),
  ];
}

function scopeProblems({ object, constructPath }: RawWaiver): string[] {
  if ((object === undefined) === (constructPath === undefined)) {
    return ['exactly one of "object" and "constructPath" must say what it is about'];
  }
  if (constructPath !== undefined) {
    return isFilled(constructPath) ? [] : ['"constructPath" must be the path of a construct'];
  }
  if (!isMap(object) || !isFilled(object.kind) || !isFilled(object.name)) {
    return ['"object" must have a kind and a name'];
  }
  const wrong = Object.keys(object).filter((key) => !SCOPE_FIELDS.includes(key) || !isFilled(object[key]));
  return wrong.map((key) => `"object.${shown(key)}" must be one of ${SCOPE_FIELDS.join(', ')}, and text`);
}

/** Everything that is wrong with a waiver written in a file or in properties; nothing where it is one. */
export function waiverProblems(raw: unknown): string[] {
  if (!isMap(raw)) {
    return ['it must be a map with control, object or constructPath, reason, owner and expires'];
  }
  const unknown = Object.keys(raw).filter((key) => !FIELDS.includes(key));
  return [
    ...unknown.map((key) => `${quote(key)} is no field of a waiver`),
    ...termProblems(raw),
    ...scopeProblems(raw),
  ];
}

/** The waiver that was written. Only for what has no `waiverProblems`. */
export function toWaiver(raw: RawWaiver, source: string): Waiver {
  const { control, reason, owner, expires, object, constructPath } = raw as RawWaiver & Waiver;
  const scope: WaiverScope =
    constructPath === undefined ? (object as WaiverScope) : { constructPath: constructPath as string };
  return { control, reason, owner, expires, source, scope };
}

/** A waiver that an object carries as an annotation, or what is wrong with it. */
export interface Annotated {
  readonly waiver?: Waiver;
  readonly problems: readonly string[];
  readonly annotation: string;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The object that carries it is what an annotation is about: it can name no other. */
function unknownTerms(value: RawWaiver): string[] {
  const unknown = Object.keys(value).filter((key) => !['expires', 'owner', 'reason'].includes(key));
  return unknown.map((key) => `${quote(key)} is no field of a waiver in an annotation`);
}

/** The waivers in an object's annotations: `waiver.cdk8s-hardened/<control>: {"expires":...,"owner":...,"reason":...}`. */
export function annotatedWaivers(manifest: Manifest): Annotated[] {
  const found: Annotated[] = [];
  for (const [annotation, text] of Object.entries(manifest.annotations)) {
    if (annotation.startsWith(WAIVER_ANNOTATION_PREFIX)) {
      const value = parse(text);
      const raw = { ...(isMap(value) ? value : {}), control: annotation.slice(WAIVER_ANNOTATION_PREFIX.length) };
      const problems = isMap(value)
        ? [...unknownTerms(value), ...termProblems(raw)]
        : ['its value must be JSON with expires, owner and reason'];
      const source = `annotation of ${manifest.title}`;
      found.push({
        annotation,
        problems,
        waiver: problems.length > 0 ? undefined : ({ ...raw, source } as unknown as Waiver),
      });
    }
  }
  return found;
}

/** `*` stands for any characters; everything else for itself. */
function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*');
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) {
    return pattern === text;
  }
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) {
    return false;
  }
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > text.length - last.length) {
      return false;
    }
    at = found + part.length;
  }
  return true;
}

function isBelow(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}

/** Whether a scope covers an object, and no other than it says. */
export function covers(scope: WaiverScope, manifest: Manifest, constructPath: string | undefined): boolean {
  if (scope.constructPath !== undefined) {
    return constructPath !== undefined && isBelow(constructPath, scope.constructPath);
  }
  return (
    (scope.apiVersion === undefined || scope.apiVersion === manifest.apiVersion) &&
    scope.kind === manifest.kind &&
    matches(scope.namespace ?? '', manifest.namespace) &&
    matches(scope.name ?? '', manifest.name)
  );
}

/** Whether a waiver for one control accepts findings of another: of itself, and of the controls that are parts of it. */
export function accepts(waived: string, control: string): boolean {
  return waived === control || findControl(control)?.partOf === waived;
}
