import { RawObject } from '../../lib/validator/manifest';
import { Subject } from './checks';
import { Raw } from './minimal';

const RBAC = 'rbac.authorization.k8s.io/v1';

/** Labels of what every API server makes at its start. */
export const BOOTSTRAPPED = { 'kubernetes.io/bootstrapping': 'rbac-defaults' };

/** `get,list on secrets,configmaps of apps,batch named a,b`; without "of" the core group. */
export function rule(text: string): { [field: string]: any } {
  const parts = /^(\S+) on (\S+)(?: of (\S+))?(?: named (\S+))?$/.exec(text);
  if (parts === null) {
    throw new Error(`not a rule: ${text}`);
  }
  const [, verbs, resources, groups = '', names] = parts;
  return {
    apiGroups: groups.split(','),
    resources: resources.split(','),
    verbs: verbs.split(','),
    ...(names === undefined ? {} : { resourceNames: names.split(',') }),
  };
}

function rules(texts: readonly string[]): readonly object[] {
  return texts.map(rule);
}

/** Role prod/reader with these rules. */
export function role(...texts: readonly string[]): Raw {
  return { apiVersion: RBAC, kind: 'Role', metadata: { name: 'reader', namespace: 'prod' }, rules: rules(texts) };
}

/** A ClusterRole with these rules. */
export function clusterRole(name: string, ...texts: readonly string[]): Raw {
  return { apiVersion: RBAC, kind: 'ClusterRole', metadata: { name }, rules: rules(texts) };
}

/** `ServiceAccount prod/web`, `ServiceAccount web`, `Group admins` */
function subject(text: string): object {
  const [kind = '', path = ''] = text.split(' ');
  const slash = kind === 'ServiceAccount' ? path.indexOf('/') : -1;
  return slash < 0 ? { kind, name: path } : { kind, name: path.slice(slash + 1), namespace: path.slice(0, slash) };
}

function roleRef(text: string): object {
  const [kind, name] = text.split(' ');
  return { apiGroup: 'rbac.authorization.k8s.io', kind, name };
}

/** A RoleBinding `prod/web`, or a ClusterRoleBinding `web`, of the role `ClusterRole view` to subjects. */
export function binding(path: string, ref: string, ...subjects: readonly string[]): Raw {
  const [name = '', namespace] = path.split('/').reverse();
  return {
    apiVersion: RBAC,
    kind: namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding',
    metadata: namespace === undefined ? { name } : { name, namespace },
    roleRef: roleRef(ref),
    subjects: subjects.map(subject),
  };
}

/** Rows of a check's test. */
interface Rows {
  readonly passes: { readonly [name: string]: Subject };
  readonly notApplicable: { readonly [name: string]: Subject };
}

/** What no check of rights reports, whatever the rule is; `text` is one that it does report. */
export function roleRows(text: string): Rows {
  const plain: Raw = role(text);
  const collector: Raw = {
    ...clusterRole('collector', text),
    aggregationRule: { clusterRoleSelectors: [{ matchLabels: { collect: 'yes' } }] },
  };
  const collected = { ...clusterRole('collected', text), metadata: { name: 'collected', labels: { collect: 'yes' } } };
  const system = { name: 'system:example', labels: BOOTSTRAPPED };
  return {
    passes: {
      'no rules': { ...plain, rules: undefined },
      'rules are null': { ...plain, rules: null },
      'rules are empty': { ...plain, rules: [] },
      'a rule is null': { ...plain, rules: [null] },
      'a rule without verbs': { ...plain, rules: [{ ...rule(text), verbs: null }] },
      'a rule without resources': { ...plain, rules: [{ ...rule(text), resources: [] }] },
      'a rule without API groups': { ...plain, rules: [{ ...rule(text), apiGroups: undefined }] },
    },
    notApplicable: {
      'a role of Kubernetes itself': { ...clusterRole('', text), metadata: system },
      'a ClusterRole that holds a copy of those it collects': [collector, collected] as [RawObject, RawObject],
    },
  };
}

/** What no check of an escalation path reports, either. */
export function escalationRows(text: string): Rows {
  const { passes, notApplicable } = roleRows(text);
  return {
    passes: {
      ...passes,
      'another API group': { ...role(), rules: [{ ...rule(text), apiGroups: ['example.com'] }] },
      'everything, which rbac-wildcard reports': role('* on * of *'),
    },
    notApplicable,
  };
}
