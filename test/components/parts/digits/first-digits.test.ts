import {expect} from '@open-wc/testing';
import {firstDigits, firstIndices} from '../../../../src/components/parts/digits/first-digits.ts';
import {firstOfEachClass} from '../../../../src/images/digits/first.ts';
import {packLevels} from '../../../../src/pixels/levels.ts';

describe('the ten digits that an idle element shows', () => {
  it('are the first of each class that a run on the built-in digits shows', () => {
    // After a change of how digits are drawn: node scripts/first-digits.mjs
    const {images, indices} = firstOfEachClass();
    expect(firstIndices).to.deep.equal(indices);
    expect(firstDigits).to.equal(packLevels(images));
  });
});
