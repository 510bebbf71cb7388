import { PUBLIC_SUBJECTS } from '../hardening';
import { BindingManifest, isKubernetesOwn, RoleManifest } from './rights';
import type { Path } from './shape';
import { quote, shown } from './text';
import type { Tree } from './tree';

const ACCOUNT_USER = /^system:serviceaccount:([^:]*):([^:]*)$/;
const ACCOUNT_GROUP = 'system:serviceaccounts';

/** A subject of a binding. */
export class Subject {
  constructor(
    /** As written; empty where it is not. */
    readonly kind: string,
    readonly name: string,
    /** Of a service account: where none is written, that of the binding. */
    readonly namespace: string,
    readonly path: Path,
  ) {}

  /** `ServiceAccount "prod/web"`, `Group "admins"` */
  get title(): string {
    const namespace = this.kind === 'ServiceAccount' && this.namespace !== '' ? `${this.namespace}/` : '';
    return `${shown(this.kind) || 'subject'} ${quote(namespace + this.name)}`;
  }

  /** The service account that it is, also where it is named as a user. */
  get account(): { readonly namespace: string; readonly name: string } | undefined {
    if (this.kind === 'ServiceAccount') {
      return { namespace: this.namespace, name: this.name };
    }
    const [, namespace, name] = (this.kind === 'User' && ACCOUNT_USER.exec(this.name)) || [];
    return namespace === undefined || name === undefined ? undefined : { namespace, name };
  }

  /** The user or group as requests name it: the same for a service account and the user that it is. */
  get identity(): { readonly kind: 'User' | 'Group'; readonly name: string } {
    const account = this.account;
    return account === undefined
      ? { kind: this.kind === 'Group' ? 'Group' : 'User', name: this.name }
      : { kind: 'User', name: `system:serviceaccount:${account.namespace}:${account.name}` };
  }

  /** Why it is everybody, or bypasses RBAC; `undefined` where it is somebody in particular. */
  get everybody(): string | undefined {
    if (this.kind === 'ServiceAccount') {
      return undefined;
    }
    if (Object.hasOwn(PUBLIC_SUBJECTS, this.name)) {
      return PUBLIC_SUBJECTS[this.name];
    }
    return this.name.startsWith(`${ACCOUNT_GROUP}:`) ? 'it is every service account of that namespace' : undefined;
  }

  /** The groups that the API server puts it in, whoever it is. */
  get groups(): readonly string[] {
    const account = this.account;
    return account === undefined
      ? this.kind === 'User'
        ? ['system:authenticated']
        : []
      : [ACCOUNT_GROUP, `${ACCOUNT_GROUP}:${account.namespace}`, 'system:authenticated'];
  }
}

/** The subjects of a binding, in their order. */
export function subjectsOf({ body, namespace }: BindingManifest): readonly Subject[] {
  return (body.subjects ?? []).map(
    (subject, index) =>
      new Subject(subject.kind ?? '', subject.name ?? '', subject.namespace ?? namespace, ['subjects', index]),
  );
}

const MAX_SUBJECTS = 5;

/** `Group "admins" and ServiceAccount "prod/web"`: sorted, each once, and not endless. */
export function subjectsText(subjects: readonly Subject[]): string {
  const titles = [...new Set(subjects.map(({ title }) => title))].sort();
  const left = titles.length - MAX_SUBJECTS;
  const named = left > 0 ? [...titles.slice(0, MAX_SUBJECTS), `${left} more`] : titles;
  const last = named.pop() ?? '';
  return named.length > 0 ? `${named.join(', ')} and ${last}` : last;
}

/** `ClusterRole "view"` */
export function roleText({ body: { roleRef = {} } }: BindingManifest): string {
  return `${shown(roleRef.kind ?? '') || 'role'} ${quote(roleRef.name ?? '')}`;
}

/**
 * Whether a binding is to be judged: not one that every API server makes at its start. Those bind the role of their own
 * name, and cluster-admin to system:masters only.
 */
export function isJudgedBinding(binding: BindingManifest): boolean {
  const { name, body } = binding;
  const own =
    isKubernetesOwn(binding) &&
    [name, name.replace(/^system::/, '')].includes(body.roleRef?.name ?? '') &&
    (name !== 'cluster-admin' || (body.subjects ?? []).every((subject) => subject.name === 'system:masters'));
  return !own;
}

function bindingsByRole(tree: Tree): ReadonlyMap<string, readonly BindingManifest[]> {
  const found = new Map<string, BindingManifest[]>();
  for (const binding of tree.all('rbac.authorization.k8s.io/RoleBinding')) {
    const { kind, name = '' } = binding.body.roleRef ?? {};
    const key = `${binding.namespace}\n${name}`;
    if (kind === 'Role') {
      found.set(key, found.get(key) ?? []);
      found.get(key)!.push(binding);
    }
  }
  return found;
}

/** The bindings of a Role in the tree. None of a ClusterRole: those may stand in every namespace. */
export function bindingsOf(tree: Tree, role: RoleManifest): readonly BindingManifest[] {
  const isRole = role.kindName === 'rbac.authorization.k8s.io/Role';
  return (isRole && tree.once(bindingsByRole).get(`${role.namespace}\n${role.name}`)) || [];
}
