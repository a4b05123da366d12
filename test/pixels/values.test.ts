import {expect} from '@open-wc/testing';
import {byteOf, unitValue, unitValues} from '../../src/pixels/values.ts';

const bytes = Uint8Array.from({length: 256}, (_, byte) => byte);

describe('bytes and values', () => {
  it('are each other’s: every byte’s value has that byte', () => {
    expect([...bytes].map((byte) => byteOf(unitValue(byte)))).to.deep.equal([...bytes]);
    expect([0, 51, 255].map(unitValue)).to.deep.equal([0, 0.2, 1]);
    expect([0.001, 0.002, 0.5].map(byteOf), 'the nearest').to.deep.equal([0, 1, 128]);
  });

  it('are a quotient, rounded once, in whatever precision they are kept', () => {
    expect([...unitValues(bytes)]).to.deep.equal([...bytes].map((byte) => Math.fround(byte / 255)));
    expect([...bytes].map(unitValue)).to.deep.equal([...bytes].map((byte) => byte / 255));
  });
});
