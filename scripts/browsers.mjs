import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';

const chromes = [
  process.env.CHROME_PATH,
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];
const firefoxes = [
  process.env.FIREFOX_PATH,
  'firefox-esr',
  'firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** Chrome without whatever reaches for the network, and able to run as root. */
export const quietFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** WebGL drawn by the processor: slow, but the same code path as a graphics card. */
export const softwareGlFlags = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

function find(candidates) {
  for (const candidate of candidates.filter(Boolean)) {
    if (/[\\/]/.test(candidate)) {
      if (existsSync(candidate)) return candidate;
      continue;
    }
    const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [candidate], {
      encoding: 'utf8',
    });
    if (found.status === 0) return found.stdout.split(/\r?\n/)[0].trim();
  }
  return null;
}

export const findChrome = () => find(chromes);
export const findFirefox = () => find(firefoxes);

/** What is said of a browser that is not here: where it comes from, and what goes without it. */
export const missing = {
  chromium:
    'no Chrome or Chromium is on this machine (Debian: sudo apt-get install chromium; elsewhere: install Google Chrome, or name one in CHROME_PATH)',
  firefox:
    'no Firefox is on this machine (Debian: sudo apt-get install firefox-esr; elsewhere: install Firefox, or name one in FIREFOX_PATH)',
  webkit:
    'no WebKitGTK is on this machine (Debian: sudo apt-get install webkit2gtk-driver xvfb; there is none elsewhere)',
};

/** On a machine that is there for tests, which says so in CI, what they need is installed; on nobody's own. */
const mayInstall = () => !['', '0', 'false'].includes(process.env.CI ?? '');

/** Debian's package, where it may be installed and apt-get and root are at hand. Returns whether it was. */
export function installFromDebian(...packages) {
  const root = typeof process.getuid === 'function' && process.getuid() === 0;
  if (!mayInstall() || !root || spawnSync('which', ['apt-get']).status !== 0) return false;
  console.log(`Installing ${packages.join(' and ')} (apt-get) …`);
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  try {
    execFileSync('apt-get', ['update', '-qq'], {stdio: 'inherit', env});
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
    return true;
  } catch {
    return false;
  }
}

/** A Chrome or Chromium; ends this process with one sentence where there is none. */
export function requireChrome() {
  const found = findChrome() ?? (installFromDebian('chromium') ? findChrome() : null);
  if (found) return found;
  console.error(
    `The tests need a browser: ${missing.chromium}. A container that is thrown away gets it from CI=1 npm test.`,
  );
  process.exit(1);
}

/** Firefox; null where there is none: its tests are skipped, and that is said. */
export function wantFirefox() {
  return findFirefox() ?? (installFromDebian('firefox-esr') ? findFirefox() : null);
}
