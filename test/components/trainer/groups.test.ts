import {expect} from '@open-wc/testing';
import {loadMessages, messagesFor} from '../../../src/locales/words.ts';
import {runUntil} from '../fake-session.ts';
import {openTab, settle, stage, start} from '../helpers.ts';

// As sources, an element is of more files than a browser remembers by itself.
performance.setResourceTimingBufferSize(2000);

/** Which files of words the page has requested. */
const fetched = () =>
  performance
    .getEntriesByType('resource')
    .map(({name}) => /\/src\/locales\/(\w+\/\w+)\.ts/.exec(name)?.[1])
    .filter((name) => name?.startsWith('en/'));

describe('ae-trainer: the words it fetches', () => {
  it('are those of a run, and none of a map or of noise', async () => {
    const on = await stage();
    expect(messagesFor('en', ['run'])).to.equal(null);
    await start(on);
    on.session.say([...runUntil(3), {type: 'status', status: 'done'}]);
    await openTab(on, 'more');
    await settle(on);
    expect(on.text('[part~="play-button"]')).to.match(/epochs/);
    expect(messagesFor('en', ['run'])).to.not.equal(null);
    expect(messagesFor('en', ['map'])).to.equal(null);
    expect(messagesFor('en', ['noise'])).to.equal(null);
    expect([...new Set(fetched())].sort()).to.deep.equal([
      'en/failures',
      'en/first',
      'en/glossary',
      'en/later',
      'en/run',
      'en/shell',
      'en/sight',
    ]);
    // They are there for who asks.
    await loadMessages('en', ['map']);
    expect(fetched()).to.include('en/map');
  });
});
