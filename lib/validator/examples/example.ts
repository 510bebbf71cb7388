/** An object, or a few that belong together, that a control finds wanting; and the same mended. */
export interface Example {
  /** YAML in which the control has a finding. */
  readonly fails: string;
  /** YAML in which it has none. Other controls may have: it shows one thing only. */
  readonly passes: string;
}

/** Examples by the id of their control. */
export type Examples = { readonly [id: string]: Example };

/** The digest of no image. */
const DIGEST = `sha256:${'5891b5b522d5df08'.repeat(4)}`;

/** An image that every check of images is content with. */
export const IMAGE = `registry.example.com/web:1.4.2@${DIGEST}`;

/** Lines with this many spaces before each. */
function indented(spaces: number, lines: string): string {
  return lines === '' ? '' : `${lines.replace(/^(?=.)/gm, ' '.repeat(spaces))}\n`;
}

/** What may be said of a Deployment. */
interface DeploymentLines {
  /** Lines of the spec of the Deployment. */
  readonly spec?: string;
  /** Lines of the pod's spec. */
  readonly pod?: string;
  /** Lines of its one container. */
  readonly container?: string;
  readonly image?: string;
}

/** A small Deployment. */
export function deployment({ spec = '', pod = '', container = '', image = IMAGE }: DeploymentLines = {}): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
${indented(2, spec)}  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
${indented(6, pod)}      containers:
        - name: app
          image: ${image}
${indented(10, container)}`;
}

/** A Deployment whose pod has the one or the other lines. */
export function ofPod(fails: string, passes: string): Example {
  return { fails: deployment({ pod: fails }), passes: deployment({ pod: passes }) };
}

/** A Deployment whose container has the one or the other lines. */
export function ofContainer(fails: string, passes: string): Example {
  return { fails: deployment({ container: fails }), passes: deployment({ container: passes }) };
}

/** Several objects in one file. */
export function together(...objects: readonly string[]): string {
  return objects.join('---\n');
}

/** An object of which the rest is given. */
export function object(
  apiVersion: string,
  kind: string,
  rest: string,
  metadata = 'name: web\nnamespace: shop',
): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n${indented(2, metadata)}${indented(0, rest)}`;
}
