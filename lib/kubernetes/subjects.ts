import * as kplus from 'cdk8s-plus-28';
import { PUBLIC_SUBJECTS } from '../hardening';
import { Problems } from './problems';

const ACCOUNT_PREFIX = 'system:serviceaccount:';

/** Why a user or group is everybody, or bypasses RBAC; `undefined` where it is somebody in particular. */
export function everybody({ kind, name }: kplus.SubjectConfiguration): string | undefined {
  if (kind === 'ServiceAccount') {
    return undefined;
  }
  return Object.hasOwn(PUBLIC_SUBJECTS, name)
    ? PUBLIC_SUBJECTS[name]
    : name.startsWith('system:serviceaccounts:')
      ? 'it is every service account of that namespace'
      : undefined;
}

/** The service account that a subject is: also where it is named as a user, `system:serviceaccount:NAMESPACE:NAME`. */
export function accountName({ kind, name }: kplus.SubjectConfiguration): string | undefined {
  if (kind === 'ServiceAccount') {
    return name;
  }
  return kind === 'User' && name.startsWith(ACCOUNT_PREFIX) ? name.split(':')[3] : undefined;
}

/** Checks that a subject has a name. */
export function checkSubjectName(
  problems: Problems,
  property: string,
  { name }: kplus.SubjectConfiguration,
  repair: string,
): boolean {
  return problems.check(name.trim() !== '', { property, value: name, rule: 'must have a name', repair });
}
