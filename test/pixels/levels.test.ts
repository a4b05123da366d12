import {expect} from '@open-wc/testing';
import {packLevels, unpackLevels} from '../../src/pixels/levels.ts';

describe('packed greys', () => {
  it('are all bytes to within half a sixteenth, and the ends exactly', () => {
    const bytes = Uint8Array.from({length: 256}, (_, i) => i);
    const back = unpackLevels(packLevels(bytes));
    expect(back).to.have.length(256);
    for (const byte of bytes) expect(Math.abs(back[byte]! - byte), String(byte)).to.be.at.most(8.5);
    expect([back[0], back[255]]).to.deep.equal([0, 255]);
  });

  it('take a letter for many without ink', () => {
    expect(packLevels(new Uint8Array(784))).to.have.length(Math.ceil(784 / 46));
    expect(unpackLevels(packLevels(new Uint8Array(784)))).to.deep.equal(new Uint8Array(784));
  });
});
