import { QUARANTINE_LABEL } from '../hardening';

const LABEL = JSON.stringify(QUARANTINE_LABEL);

/** A field of metadata is the same before and after, absent or not. */
function same(field: string): string {
  const [before, after] = [`oldObject.metadata.${field}`, `object.metadata.${field}`];
  return `has(${before}) == has(${after}) && (!has(${after}) || ${before} == ${after})`;
}

/** Every label of one object but the quarantine label is one of the other, with its value: CEL cannot remove a key. */
function labelsAre(subset: string, superset: string): string {
  return `(!has(${subset}.metadata.labels) || ${subset}.metadata.labels.all(key, key == ${LABEL} || (has(${superset}.metadata.labels) && key in ${superset}.metadata.labels && ${superset}.metadata.labels[key] == ${subset}.metadata.labels[key])))`;
}

/**
 * CEL of the admission policy of IncidentQuarantine: responders may change the quarantine label of a pod, and nothing else.
 *
 * The construct writes it, and the validator knows it again. It is compared as text: what an expression that somebody has
 * edited still forbids, nobody can tell for certain.
 */
export const LABEL_ONLY = [
  '!variables.responder || (request.operation == "UPDATE" && object.spec == oldObject.spec',
  ...['annotations', 'finalizers', 'ownerReferences'].map(same),
  labelsAre('oldObject', 'object'),
  `${labelsAre('object', 'oldObject')})`,
].join(' && ');
