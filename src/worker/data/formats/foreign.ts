/** What files that are no images begin with, so that a sentence can say what was found instead. */
const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['zip', [0x50, 0x4b]],
  ['npy', [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['gzip', [0x1f, 0x8b]],
];

const texts: readonly (readonly [string, RegExp])[] = [
  ['git-lfs', /^version https:\/\/git-lfs/],
  ['html', /^<(!doctype html|!--|html|head|body|script|title)/i],
  ['xml', /^</],
  ['json', /^[[{]/],
];

/** Names a file that is in none of our formats by its first bytes: html, json, png, git-lfs, …; null where they say nothing. */
export function foreignName(bytes: Uint8Array): string | null {
  for (const [name, signature] of signatures) {
    if (signature.every((byte, i) => bytes[i] === byte)) return name;
  }
  const text = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  return texts.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
