/**
 * A contact sheet: ours to the left, MNIST's training digits to the right (when they are here), a row of a class
 * at a time. Usage: node bench/digits/sheet.mjs out.png [columns=16] [seed=42] [rows a class=2] [first index=0]
 */
import {writeFileSync} from 'node:fs';
import {deflateSync} from 'node:zlib';
import {readMnist} from './mnist.mjs';
import {importSource} from './source.mjs';

const [path, columnsArgument = '16', seedArgument = '42', rowsArgument = '2', firstArgument = '0'] =
  process.argv.slice(2);
if (!path) {
  console.error(
    'usage: node bench/digits/sheet.mjs out.png [columns=16] [seed=42] [rows a class=2] [first index=0]',
  );
  process.exit(2);
}
const columns = Number(columnsArgument);
const seed = Number(seedArgument);
const rowsPerClass = Number(rowsArgument);
const firstIndex = Number(firstArgument);
const zoom = 2;
const gap = 12;

const checksums = new Uint32Array(256).map((_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** One chunk of a PNG file: length, type, data, CRC-32 of type and data. */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  let checksum = 0xffffffff;
  for (const byte of body) checksum = checksums[(checksum ^ byte) & 255] ^ (checksum >>> 8);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(~checksum >>> 0, body.length + 4);
  return framed;
}

/** An 8-bit grey PNG. */
function greyPng(bytes, width, height) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) rows.set(bytes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const {drawDigit, digitLabel} = await importSource('src/images/digits/draw.ts');
const mnist = readMnist('train');
if (!mnist) console.log('MNIST not found (set AE_DATA_DIR): the sheet holds only the drawn digits.');

const side = columns * 28 * zoom;
const width = mnist ? 2 * side + gap : side;
const height = 10 * rowsPerClass * 28 * zoom;
const sheet = new Uint8Array(width * height).fill(90);

function paste(image, offset, left, top) {
  for (let y = 0; y < 28 * zoom; y++) {
    for (let x = 0; x < 28 * zoom; x++) {
      const pixel = image[offset + Math.floor(y / zoom) * 28 + Math.floor(x / zoom)];
      sheet[(top + y) * width + left + x] = pixel;
    }
  }
}

/** Pastes the next image of its class, until that class's rows are full. */
function fill(left, count, labelOf, imageOf) {
  const placed = new Uint32Array(10);
  for (let i = 0; i < count && Math.min(...placed) < columns * rowsPerClass; i++) {
    const label = labelOf(i);
    const at = placed[label];
    if (at >= columns * rowsPerClass) continue;
    placed[label]++;
    const row = label * rowsPerClass + Math.floor(at / columns);
    const {image, offset} = imageOf(i);
    paste(image, offset, left + (at % columns) * 28 * zoom, row * 28 * zoom);
  }
}

const drawn = new Uint8Array(784);
fill(
  0,
  10 * columns * rowsPerClass,
  (i) => digitLabel(seed, 0, firstIndex + i),
  (i) => {
    drawDigit(seed, 0, firstIndex + i, drawn, 0);
    return {image: drawn, offset: 0};
  },
);
if (mnist) {
  fill(
    side + gap,
    60000,
    (i) => mnist.labels[i],
    (i) => ({image: mnist.images, offset: i * 784}),
  );
}
writeFileSync(path, greyPng(sheet, width, height));
console.log(`${path}: ${width} × ${height}`);
