import {expect} from '@open-wc/testing';
import {csv, largestSprite, metadataTsv, spriteOf, vectorsTsv} from '../../src/numerics/point-files.ts';

describe('points as files', () => {
  it('are a table that spreadsheets read, whatever the texts', () => {
    const rows = [
      [0, 'a "b", c', -1.5],
      [1, '=1+1', 2],
    ];
    expect(csv(['index', 'name', 'x'], rows)).to.equal(
      'index,name,x\r\n0,"a ""b"", c",-1.5\r\n1,\'=1+1,2\r\n',
    );
  });

  it('are vectors that are the same float32 again, and short', () => {
    const values = Float32Array.from([0, 1, 0.1, -1 / 3, 1e-20, 16777216, 3.4e38, 0.2]);
    const text = vectorsTsv(values, 4);
    const back = text.trim().split(/[\t\n]/);
    expect(Float32Array.from(back, Number)).to.deep.equal(values);
    expect(text.split('\n')).to.have.length(3);
    expect(back[2]).to.equal('0.1');
  });

  it('have metadata with headings only where there are several columns, as the Projector reads it', () => {
    expect(metadataTsv(['class'], [[3], ['a\tb']])).to.equal('3\na b\n');
    expect(metadataTsv(['index', 'class'], [[0, 3]])).to.equal('index\tclass\n0\t3\n');
  });

  it('have a square sprite, thumbnails row by row', () => {
    const images = Uint8Array.from([255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0]);
    const {side, pixels, count} = spriteOf(images, 2);
    expect([side, count]).to.deep.equal([4, 3]);
    const dark: number[] = [];
    for (let at = 0; at < 16; at++) if (pixels[4 * at] === 0) dark.push(at);
    // First image: its first pixel; second: its second, at (3, 0); third: its third, at (0, 3).
    expect(dark).to.deep.equal([0, 3, 12]);
    for (let at = 0; at < 16; at++) expect(pixels[4 * at + 3]).to.equal(255);
    expect(spriteOf(new Uint8Array(0), 2).count).to.equal(0);
    const large = spriteOf(new Uint8Array(90_000 * 4), 28 * 0 + 2);
    expect(large.side).to.be.at.most(largestSprite);
  });
});
