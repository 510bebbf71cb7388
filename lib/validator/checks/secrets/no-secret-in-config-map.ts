import { objectCheck, Violation } from '../../check';
import { decoded } from '../../secret-values';
import { findSecret, tell } from '../../secrets';
import { quote } from '../../text';

/*
 * No ConfigMap may hold a secret's value.
 * A ConfigMap is readable by everybody who may view the namespace, and is printed and cached without care.
 *
 * data[*], binaryData[*] as far as it is text: nothing that looks like a secret by its key, its form or its settings
 * (secrets.ts)
 */

type Values = { readonly [key: string]: string | undefined };

function keysOf(field: 'data' | 'binaryData', values: Values, read: (value: string) => string): Violation[] {
  return Object.entries(values).flatMap(([key, value = '']) => {
    const secret = findSecret(key, read(value));
    return secret === undefined
      ? []
      : [
          {
            path: [field, key],
            problem: `has ${tell(secret)} under key ${quote(key)}`,
            repair: 'move it to a Secret outside Git, and rotate it',
          },
        ];
  });
}

export const noSecretInConfigMap = objectCheck({
  id: 'no-secret-in-config-map',
  kinds: ['/ConfigMap'],
  run: ({ body }) => [
    ...keysOf('data', body.data ?? {}, (value) => value),
    ...keysOf('binaryData', body.binaryData ?? {}, (value) => decoded(value) ?? ''),
  ],
});
