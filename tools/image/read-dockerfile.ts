/** What the last stage of a Dockerfile says of the image, as far as ours says it. */
export interface ImagePlan {
  /** From the repository's root to the image's; a folder with all that is in it. */
  readonly copies: readonly { readonly from: string; readonly to: string }[];
  readonly env: Readonly<Record<string, string>>;
  /** Numbers, as Kubernetes needs them to tell that it is not root. */
  readonly user: { readonly uid: number; readonly gid: number };
  readonly entrypoint: readonly string[];
  readonly healthcheck: readonly string[];
}

/** Where the build stage has the repository. */
const source = '/src/';

/** What is understood. What `RUN` does is for the proof to do in its own way; `EXPOSE` does nothing. */
const understood = ['RUN', 'WORKDIR', 'COPY', 'ENV', 'USER', 'EXPOSE', 'HEALTHCHECK', 'ENTRYPOINT'];

/** Throws for what it does not understand, so that a proof never leaves out a line of the Dockerfile silently. */
export function readDockerfile(text: string): ImagePlan {
  const lines = text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n');
  const lastFrom = lines.findLastIndex((line) => line.startsWith('FROM '));
  const stage = lines.slice(lastFrom + 1).flatMap((line) => {
    if (line.trim() === '') return [];
    const [, word = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (!understood.includes(word)) throw new Error(`This line is not understood: ${line}`);
    return [{ word, rest }];
  });
  const all = (word: string) => stage.filter((line) => line.word === word).map(({ rest }) => rest);
  const one = (word: string): string => {
    const [rest, ...more] = all(word);
    if (rest === undefined || more.length > 0) throw new Error(`The Dockerfile's last stage needs one ${word}.`);
    return rest;
  };
  const workdir = one('WORKDIR');
  const [, uid, gid] = /^(\d+):(\d+)$/.exec(one('USER')) ?? [];
  if (uid === undefined || gid === undefined) throw new Error('USER must be two numbers.');
  return {
    copies: all('COPY').map((rest) => copyOf(rest, workdir)),
    env: Object.fromEntries(all('ENV').flatMap(variablesOf)),
    user: { uid: Number(uid), gid: Number(gid) },
    entrypoint: wordsOf(one('ENTRYPOINT')),
    healthcheck: wordsOf(one('HEALTHCHECK').replace(/^.*?CMD\s+/, '')),
  };
}

/** `A=b C="d e"` */
function variablesOf(rest: string): (readonly [string, string])[] {
  const pairs = [...rest.matchAll(/(\w+)=("[^"\\]*"|[^\s"]+)/g)];
  if (pairs.map(([pair]) => pair).join(' ') !== rest.trim().replaceAll(/\s+(?=\w+=)/g, ' ')) {
    throw new Error(`This ENV is not understood: ${rest}`);
  }
  return pairs.map(([, name = '', value = '']) => [name, value.replaceAll('"', '')]);
}

function copyOf(rest: string, workdir: string): ImagePlan['copies'][number] {
  const [, from, to] = /^--from=build (\S+) \.\/(\S+)$/.exec(rest) ?? [];
  if (from === undefined || to === undefined || !from.startsWith(source)) {
    throw new Error(`This COPY is not understood: ${rest}`);
  }
  return { from: from.slice(source.length), to: `${workdir}/${to}` };
}

function wordsOf(rest: string): readonly string[] {
  const words: unknown = JSON.parse(rest);
  if (Array.isArray(words) && words.every((word) => typeof word === 'string')) return words;
  throw new Error(`This must be a list of words: ${rest}`);
}
