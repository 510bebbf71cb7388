import { NOT_APPLICABLE, PodCheck, Violation } from '../../check';
import type { Pod, VolumeSpec } from '../../pod';
import type { Path } from '../../shape';
import { quote } from '../../text';

/*
 * Files of Secrets must not be readable by everybody in the pod.
 * Another user in the container reads them, as a program does that was broken into and runs as nobody.
 *
 * volumes[*].secret.defaultMode, items[*].mode, and the same of a projected volume with Secrets: set, without any right
 * for others (0440, 0400); absent, defaultMode is 0644
 *
 * No patch: the files belong to root, so a program that is not reads them only with an fsGroup. Tokens are left out: the
 * kubelet chooses their mode by the pod's users. Windows has no such modes: its pods do not apply.
 */

const DEFAULT_MODE = 0o644;
const OTHERS = 0o007;

/** A place where a mode stands, or should. */
interface Mode {
  readonly path: Path;
  readonly mode: number;
  /** `volume "a"` or `file "b" of volume "a"` */
  readonly title: string;
}

type Items = readonly { readonly key?: string; readonly path?: string; readonly mode?: number }[];

/** The modes that apply: of items that have one, and the default where it is used. */
function modesOf(items: Items, defaultMode: number, [title, base, itemBase]: readonly [string, Path, Path]): Mode[] {
  const own = items.flatMap(({ key = '', path = key, mode }, index) =>
    mode === undefined ? [] : [{ path: [...itemBase, index, 'mode'], mode, title: `file ${quote(path)} of ${title}` }],
  );
  const inherits = items.length === 0 || own.length < items.length;
  return [...(inherits ? [{ path: [...base, 'defaultMode'], mode: defaultMode, title }] : []), ...own];
}

function projectedModes({ projected }: VolumeSpec, title: string, base: Path): Mode[] {
  const modes = (projected?.sources ?? []).flatMap(({ secret }, index) =>
    secret === undefined
      ? []
      : modesOf(secret.items ?? [], projected?.defaultMode ?? DEFAULT_MODE, [
          title,
          base,
          [...base, 'sources', index, 'secret', 'items'],
        ]),
  );
  // The default is one field, however many sources it is for.
  return modes.filter(({ path }, index) => modes.findIndex((other) => other.path.join() === path.join()) === index);
}

function volumeModes(pod: Pod, volume: VolumeSpec, index: number): Mode[] {
  const title = `volume ${quote(volume.name ?? '')}`;
  const base = pod.path('spec', 'volumes', index);
  if (volume.secret !== undefined) {
    const secret = [...base, 'secret'];
    const { items = [], defaultMode = DEFAULT_MODE } = volume.secret;
    return modesOf(items, defaultMode, [title, secret, [...secret, 'items']]);
  }
  return projectedModes(volume, title, [...base, 'projected']);
}

function octal(mode: number): string {
  return `0${mode.toString(8).padStart(3, '0')}`;
}

function violation({ path, mode, title }: Mode): Violation {
  return {
    path,
    problem: `${title} gives its secrets to every user of the pod: mode ${octal(mode)}`,
    repair: `set ${path.at(-1)} to 0440 or less`,
  };
}

export const secretFileMode: PodCheck = {
  id: 'secret-file-mode',
  run: (pod) => {
    const modes = (pod.spec.volumes ?? []).flatMap((volume, index) => volumeModes(pod, volume, index));
    return pod.isWindows || modes.length === 0
      ? NOT_APPLICABLE
      : modes.filter(({ mode }) => (mode & OTHERS) !== 0).map(violation);
  },
};
