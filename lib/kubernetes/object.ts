import { ApiObject, App, Chart, JsonPatch, YamlOutputType } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { NAME_LABEL } from '../hardening';
import { ConstructPaths } from './construct-paths';
import { Problems } from './problems';

/** What tells an object from all others. */
export interface ObjectIdentity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Left out for objects of the cluster. */
  readonly namespace?: string;
}

/** What an object is made of. */
export interface ObjectProps extends ObjectIdentity {
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
  readonly spec?: { readonly [key: string]: unknown };
  /** What stands beside metadata and spec. */
  readonly content?: { readonly [key: string]: unknown };
}

/** Label of every object that belongs to no one program. */
export const MANAGED: { readonly [key: string]: string } = { 'app.kubernetes.io/managed-by': 'cdk8s-hardened' };

/** Labels of every object that belongs to a program. */
export function objectLabels(name: string): { [key: string]: string } {
  return { [NAME_LABEL]: name, ...MANAGED };
}

interface Claim {
  readonly key: string;
  readonly where: string;
  readonly repair: string;
}

/** Who writes which object, and which file, of a chart or an app. */
const written = new WeakMap<IConstruct, Map<string, string>>();

function claim(problems: Problems, scope: Construct, within: IConstruct, claimed: Claim): void {
  const writers = written.get(within) ?? new Map<string, string>();
  written.set(within, writers);
  problems.check(!writers.has(claimed.key), {
    property: 'name',
    value: claimed.key,
    rule: `must be there once in ${claimed.where}, and ${writers.get(claimed.key)} writes it already`,
    repair: claimed.repair,
  });
  writers.set(claimed.key, scope.node.path);
}

/** Whose objects go into one folder, a file each; `undefined` where a file holds a whole chart. */
function folderOfFiles(chart: Chart): IConstruct | undefined {
  const app = chart.node.root instanceof App ? chart.node.root : undefined;
  if (app?.yamlOutputType === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE) {
    return chart;
  }
  return app?.yamlOutputType === YamlOutputType.FILE_PER_RESOURCE ? app : undefined;
}

/**
 * An object is apiVersion, kind, namespace and name: of two with the same, the one applied last would silently win.
 * Where cdk8s writes a file for each object, it names the file by kind and name alone, and the last would overwrite.
 *
 * @throws where it is there already
 */
export function checkUnique(scope: Construct, { apiVersion, kind, namespace, name }: ObjectIdentity): void {
  const chart = Chart.of(scope);
  const problems = new Problems(scope);
  const key = `${apiVersion} ${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
  claim(problems, scope, chart, { key, where: 'a chart', repair: 'rename one, or give it a namespace of its own' });
  const folder = folderOfFiles(chart);
  if (folder !== undefined) {
    const file = `${kind}.${name}`;
    const repair = 'use YamlOutputType.FILE_PER_CHART, or an app for each namespace';
    claim(problems, scope, folder, { key: file, where: 'a folder of files by kind and name', repair });
  }
  problems.throwIfAny();
}

/**
 * Adds one object to the tree, raw: the L1 classes of cdk8s-plus-28 silently drop fields that are younger than 1.28.
 *
 * @throws where the chart has an object of the same apiVersion, kind, namespace and name
 */
export function addObject(scope: Construct, id: string, props: ObjectProps): ApiObject {
  checkUnique(scope, props);
  ConstructPaths.record(scope);
  const object = new ApiObject(scope, id, {
    apiVersion: props.apiVersion,
    kind: props.kind,
    metadata: {
      name: props.name,
      ...(props.namespace === undefined ? {} : { namespace: props.namespace }),
      labels: { ...props.labels },
      annotations: { ...props.annotations },
    },
    ...(props.spec === undefined ? {} : { spec: props.spec }),
    ...props.content,
  });
  // cdk8s gives the chart's namespace to every object, those of the cluster among them.
  if (props.namespace === undefined && Chart.of(scope).namespace !== undefined) {
    object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }
  return object;
}
