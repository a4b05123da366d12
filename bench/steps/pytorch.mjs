// PyTorch beside the browser, where /usr/bin/python3 has it (Debian: python3-torch with libopenblas0-pthread).
import {spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {resolve} from 'node:path';
import {root} from '../../scripts/data-dir.mjs';

const python = '/usr/bin/python3';

/** Something that takes tasks and answers; null where there is no PyTorch. */
export async function startPytorch() {
  const child = spawn(python, [resolve(root, 'bench/steps/pytorch.py')], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1'},
  });
  child.on('error', () => undefined);
  const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]();
  const next = async () => {
    const {value, done} = await lines.next();
    return done ? null : JSON.parse(value);
  };
  if (!(await next())) return null;
  return {
    async ask(task) {
      child.stdin.write(`${JSON.stringify(task)}\n`);
      return (await next()).answer;
    },
    stop: () => child.stdin.end(),
  };
}
