import {expect} from '@open-wc/testing';
const wasmBundle = async (): Promise<string> => (await fetch('/tfjs-bundles/wasm.js')).text();

/** What `prepare` says in a worker of a page with this policy for scripts. The page may fetch nothing. */
async function fitnessUnder(scripts: string): Promise<unknown> {
  const frame = document.createElement('iframe');
  frame.srcdoc =
    `<meta http-equiv="Content-Security-Policy"
      content="default-src 'none'; script-src 'unsafe-inline' blob: ${scripts}; worker-src blob:">
    <script>
      onmessage = ({data}) => {
        const url = URL.createObjectURL(new Blob([data], {type: 'text/javascript'}));
        const worker = new Worker(url, {type: 'module'});
        worker.onmessage = (event) => parent.postMessage(event.data, '*');
        worker.onerror = (event) => parent.postMessage(event.message, '*');
      };
    </` + `script>`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
  document.body.append(frame);
  await loaded;
  const answer = new Promise((resolve) => {
    const listen = (event: MessageEvent): void => {
      if (event.source !== frame.contentWindow) return;
      removeEventListener('message', listen);
      resolve(event.data);
    };
    addEventListener('message', listen);
  });
  const source = await wasmBundle();
  frame.contentWindow!.postMessage(`${source}\npostMessage(await createWasmEngine().prepare());`, '*');
  const fitness = await answer;
  frame.remove();
  return fitness;
}

describe('tfjs on WebAssembly, in a page with a strict policy', () => {
  it("starts where only 'wasm-unsafe-eval' is allowed, without a request", async () => {
    expect(await fitnessUnder("'wasm-unsafe-eval'")).to.deep.equal({fit: true, detail: 'SIMD'});
  });

  it('says that it cannot run where WebAssembly is forbidden', async () => {
    expect(await fitnessUnder('')).to.deep.equal({fit: false, reason: 'no-webassembly'});
  });
});
