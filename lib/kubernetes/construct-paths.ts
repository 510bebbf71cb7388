import * as fs from 'node:fs';
import * as path from 'node:path';
import { ApiObject, App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { CONSTRUCT_PATH_RECORD, ConstructPathEntry } from '../construct-path-record';

/** Apps that record already. */
const recording = new WeakSet<IConstruct>();

function entries(app: IConstruct): ConstructPathEntry[] {
  return app.node
    .findAll()
    .filter((each): each is ApiObject => ApiObject.isApiObject(each))
    .map(({ apiVersion, kind, name, metadata, node }) => ({
      apiVersion,
      kind,
      namespace: metadata.namespace,
      name,
      path: node.path,
    }));
}

/**
 * Tells the validation plugin `HardeningValidation` which construct made which object.
 *
 * cdk8s itself records paths by the name of an object alone: a Service and a Deployment of one name share one entry.
 * Every app that has a construct of this library records by itself; others may ask for it.
 */
export class ConstructPaths {
  /**
   * Records the paths of all objects of an app, where `cdk8s synth` runs with validations; else it does nothing. The
   * manifests are the same with and without it.
   *
   * @param scope - the app, or any construct in it
   */
  public static record(scope: IConstruct): void {
    const app = scope.node.root;
    if (!(app instanceof App) || recording.has(app)) {
      return;
    }
    recording.add(app);
    let done = false;
    app.node.addValidation({
      validate: () => {
        // cdk8s-cli switches this on when there are validations; cdk8s keeps it to itself.
        const { recordConstructMetadata } = app as unknown as { recordConstructMetadata: boolean };
        // Validations run several times in a synth, before it writes the first manifest.
        if (recordConstructMetadata && !done) {
          done = true;
          fs.mkdirSync(app.outdir, { recursive: true });
          fs.writeFileSync(path.join(app.outdir, CONSTRUCT_PATH_RECORD), JSON.stringify(entries(app)));
        }
        return [];
      },
    });
  }

  private constructor() {}
}
