import type { PatchOperation } from '../../../lib/validator/check';

/**
 * RFC 6902 as the plainest program: on a copy, one operation after another. `add` makes missing parents: a list where
 * the next token is "-", otherwise a map. Throws where the patch does not fit.
 */
export function jsonPatch(before: unknown, operations: readonly PatchOperation[]): unknown {
  const root: { value?: any } = { value: structuredClone(before) };
  for (const operation of operations) {
    const tokens = ['value', ...operation.path.split('/').slice(1)].map((token) =>
      token.replaceAll('~1', '/').replaceAll('~0', '~'),
    );
    const last = tokens.pop()!;
    let parent: any = root;
    tokens.forEach((token, index) => {
      const next = tokens[index + 1] ?? last;
      checkKey(parent, token);
      if (
        (own(parent, token) ?? null) === null &&
        operation.op === 'add' &&
        !(Array.isArray(parent) && !Object.hasOwn(parent, token))
      ) {
        Object.defineProperty(parent, token, { ...OWN, value: next === '-' ? [] : {} });
      }
      parent = own(parent, token);
    });
    checkKey(parent, last);
    applyTo(parent, last, operation);
  }
  return root.value;
}

const OWN = { configurable: true, enumerable: true, writable: true };

function own(parent: any, key: string): any {
  return Object.hasOwn(parent, key) ? parent[key] : undefined;
}

function checkKey(parent: unknown, key: string): void {
  if (typeof parent !== 'object' || parent === null) {
    throw new Error(`no parent for ${key}`);
  }
  if (Array.isArray(parent) && !/^(?:-|0|[1-9]\d*)$/.test(key)) {
    throw new Error(`no index: ${key}`);
  }
}

function applyTo(parent: any, key: string, operation: PatchOperation): void {
  if (Array.isArray(parent)) {
    applyToList(parent, key === '-' ? parent.length : Number(key), operation);
    return;
  }
  if (operation.op !== 'add' && !Object.hasOwn(parent, key)) {
    throw new Error(`no field ${key}`);
  }
  if (operation.op === 'remove') {
    delete parent[key];
  } else {
    Object.defineProperty(parent, key, { ...OWN, value: structuredClone(operation.value) });
  }
}

function applyToList(list: unknown[], index: number, operation: PatchOperation): void {
  if (index >= list.length + (operation.op === 'add' ? 1 : 0)) {
    throw new Error(`no item ${index}`);
  }
  const values = operation.op === 'remove' ? [] : [structuredClone(operation.value)];
  list.splice(index, operation.op === 'add' ? 0 : 1, ...values);
}
