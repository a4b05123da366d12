import {expect} from '@open-wc/testing';
import {Sha256} from '../../src/numerics/sha256.ts';

function digestOf(bytes: Uint8Array, pieces: number): string {
  const hash = new Sha256();
  for (let at = 0; at < bytes.length; at += pieces) hash.update(bytes.subarray(at, at + pieces));
  return hash.finish();
}

const text = (content: string) => new TextEncoder().encode(content);

describe('SHA-256', () => {
  // NIST, "Cryptographic Standards and Guidelines, Examples with Intermediate Values", and FIPS 180-2, appendix B.
  const known: [name: string, bytes: Uint8Array, digest: string][] = [
    ['nothing', text(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', text('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      '448 bits',
      text('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'),
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    [
      '896 bits',
      text(
        'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
      ),
      'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
    ],
    [
      'a million times a',
      new Uint8Array(1e6).fill(0x61),
      'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
    ],
  ];
  for (const [name, bytes, digest] of known) {
    it(`of ${name} is the published one`, () => {
      for (const pieces of [1, 63, 64, 65, 1e6]) expect(digestOf(bytes, pieces)).to.equal(digest);
    });
  }

  it('is the browser’s own, of any length and in any pieces', async () => {
    for (let length = 0; length < 300; length++) {
      const bytes = Uint8Array.from({length}, (_, i) => (i * i + 7 * length) % 256);
      const theirs = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      const hexadecimal = [...theirs].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      expect(digestOf(bytes, 1 + ((length * 7) % 130)), `${length} bytes`).to.equal(hexadecimal);
    }
  });
});
