import * as kplus from 'cdk8s-plus-28';
import { Rule } from '../analysis/rights';
import { Problems } from '../kubernetes/problems';

/** A verb of the Kubernetes API. Those that open an escalation path need a waiver wherever they are used. */
export enum Verb {
  GET = 'get',
  LIST = 'list',
  WATCH = 'watch',
  CREATE = 'create',
  UPDATE = 'update',
  PATCH = 'patch',
  DELETE = 'delete',
  DELETE_COLLECTION = 'deletecollection',
  /** Use of a named object, such as a device class. */
  USE = 'use',
  APPROVE = 'approve',
  SIGN = 'sign',
  BIND = 'bind',
  ESCALATE = 'escalate',
  IMPERSONATE = 'impersonate',
  /** Every verb there is and will be. */
  ANY = '*',
}

/** What a `Grant` allows. */
export interface GrantProps {
  /** What may be done. */
  readonly verbs: Verb[];
  /** To what: members of `ApiResource`, `ApiResource.custom`, or constructs of cdk8s-plus-28. */
  readonly resources: kplus.IApiResource[];
  /**
   * Names of the objects that the grant is limited to. `create` and `deletecollection` cannot be limited.
   *
   * @default - the names of the resources where they are constructs, else all objects
   */
  readonly resourceNames?: string[];
}

interface RuleDraft {
  readonly apiGroups: string[];
  readonly resources: string[];
  readonly resourceNames?: string[];
  readonly verbs: string[];
}

/** One typed right: verbs on resources. It becomes one rule for each API group and each set of names. */
export class Grant {
  /** May get, list and watch all objects of these resources. */
  public static read(...resources: kplus.IApiResource[]): Grant {
    return Grant.make('read', { verbs: [Verb.GET, Verb.LIST, Verb.WATCH], resources });
  }

  /** @throws where verbs or resources are missing, or names limit what cannot be limited */
  public static of(props: GrantProps): Grant {
    return Grant.make('of', props);
  }

  /**
   * Grants for rules that are written as the API writes them.
   *
   * @internal
   */
  public static _fromRules(rules: readonly Rule[]): Grant {
    return new Grant(rules);
  }

  private static make(factory: string, props: GrantProps): Grant {
    const problems = new Problems(`Grant.${factory}`);
    checkGrant(problems, props);
    problems.throwIfAny();
    return new Grant(toRules(props));
  }

  private constructor(private readonly _rules: readonly Rule[]) {}

  /**
   * The rules as the API writes them.
   *
   * @internal
   */
  public _toRules(): readonly Rule[] {
    return this._rules;
  }
}

function checkGrant(problems: Problems, props: GrantProps): void {
  problems.check(props.verbs.length > 0, {
    property: 'verbs',
    rule: 'must not be empty',
    repair: 'name what may be done, for example Verb.GET',
  });
  problems.check(props.resources.length > 0, {
    property: 'resources',
    rule: 'must not be empty',
    repair: 'name what it may be done to, for example ApiResource.PODS',
  });
  const named = props.resourceNames !== undefined || props.resources.some((r) => r.resourceName !== undefined);
  const unlimited = props.verbs.filter((verb) => verb === Verb.CREATE || verb === Verb.DELETE_COLLECTION);
  problems.check(!named || unlimited.length === 0, {
    property: 'verbs',
    value: unlimited.join(', '),
    rule: 'cannot be limited by names: the API server would refuse every such request',
    repair: 'put it into a grant of its own, without names',
  });
  for (const { resourceType } of props.resources) {
    problems.check(/^(\*|[a-z][a-z0-9.-]*)(\/(\*|[a-z][a-z0-9.-]*))?$/.test(resourceType), {
      property: 'resources',
      value: resourceType,
      rule: 'must be the plural of a kind, in lower case',
      repair: 'give for example ApiResource.PODS',
    });
  }
  for (const name of (props.resourceNames ?? []).filter((each) => each.trim() === '')) {
    problems.add({
      property: 'resourceNames',
      value: name,
      rule: 'must be the name of an object',
      repair: 'leave it out, or give a name',
    });
  }
  problems.check(props.resourceNames === undefined || props.resourceNames.length > 0, {
    property: 'resourceNames',
    rule: 'must not be empty: RBAC reads an empty list as every name',
    repair: 'leave it out, or give a name',
  });
}

/** One rule for each pair of API group and names, in the order in which they come first. */
function toRules({ verbs, resources, resourceNames }: GrantProps): Rule[] {
  const rules = new Map<string, RuleDraft>();
  for (const resource of resources) {
    const names =
      (resourceNames && [...resourceNames]) ??
      (resource.resourceName === undefined ? undefined : [resource.resourceName]);
    const key = JSON.stringify([resource.apiGroup, names]);
    const rule = rules.get(key) ?? {
      apiGroups: [resource.apiGroup],
      resources: [],
      ...(names ? { resourceNames: names } : {}),
      verbs: [...new Set(verbs)],
    };
    if (!rule.resources.includes(resource.resourceType)) {
      rule.resources.push(resource.resourceType);
    }
    rules.set(key, rule);
  }
  return [...rules.values()];
}
