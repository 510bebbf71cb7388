import { NOT_APPLICABLE, objectCheck } from '../../check';
import { quote } from '../../text';

/*
 * No Ingress may inject configuration of its controller.
 * A snippet runs with the controller's rights, which reach secrets of every namespace (CVE-2021-25742).
 *
 * metadata.annotations: those that set one option; a snippet that is empty
 */

/** `nginx.ingress.kubernetes.io/server-snippet`, `nginx.org/location-snippets`, `haproxy.org/backend-config-snippet` */
const SNIPPET = /\/([\w.-]+-)?snippets?$/;
/** HAProxy Ingress: `haproxy-ingress.github.io/config-backend`, `-frontend`, `-global`, ... */
const CONFIGURATION = /^(haproxy-ingress\.github\.io|ingress\.kubernetes\.io)\/config-/;

export const ingressSnippets = objectCheck({
  id: 'ingress-snippets',
  kinds: ['networking.k8s.io/Ingress'],
  run: ({ metadata }) => {
    const found = Object.entries(metadata.annotations ?? {}).filter(
      ([key, value = '']) => (SNIPPET.test(key) || CONFIGURATION.test(key)) && value.trim() !== '',
    );
    return found.length === 0
      ? NOT_APPLICABLE
      : found.map(([key]) => ({
          path: ['metadata', 'annotations', key],
          problem: `annotation ${quote(key)} injects configuration of the controller`,
          repair: 'remove the annotation',
        }));
  },
});
