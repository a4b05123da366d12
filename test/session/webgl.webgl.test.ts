import {expect} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';
import {done, openSessions, record, until} from './helpers.ts';

describe('a session on WebGL', () => {
  const sessions = openSessions();
  const start = (attributes: Record<string, string> = {}) =>
    sessions.start({backend: 'webgl', ...attributes});

  it('trains on a software context where the author asks for it by name', async () => {
    const session = start();
    session.play();
    const {engine, history} = await until(session, done);
    expect(engine).to.include({name: 'webgl', rung: 'own-url'});
    expect(history.epoch).to.deep.equal([1, 2, 3]);
    const other = start({backend: 'plain'});
    other.play();
    const plain = await until(other, done);
    history.valLoss.forEach((loss, i) => expect(loss).to.be.closeTo(plain.history.valLoss[i]!, 1e-3 * loss));
  });

  it('starts on the processor at once where the author leaves the choice', async () => {
    const session = start({backend: 'auto', epochs: '1'});
    session.play();
    const {engine} = await until(session, done);
    expect(engine?.name).to.match(/^simd/);
  });

  it('goes on from the last good weights when the context is lost, and then on the next engine', async () => {
    const session = start({epochs: '4000'});
    const events = record(session);
    const lost = async () => {
      const {epoch} = session.snapshot;
      await until(session, () =>
        events.some((event) => event.type === 'checkpoint' && event.checkpoint.position.epoch > epoch),
      );
      const notice = session.snapshot.notice;
      await executeServerCommand('lose-webgl');
      await until(session, (snapshot) => snapshot.notice !== null && snapshot.notice !== notice);
      const {history} = session.snapshot;
      const last = history.epoch.at(-1)!;
      await until(session, (snapshot) => snapshot.status === 'training' && snapshot.epoch > last + 1);
    };
    session.play();
    await until(session, ({history}) => history.epoch.length >= 1);
    await lost();
    expect(session.snapshot.notice?.code).to.equal('engine-lost');
    expect(session.snapshot.engine?.name).to.equal('webgl');
    await lost();
    expect(session.snapshot.engine?.name).to.match(/^simd/);
    expect(session.snapshot.engine?.passedOver).to.deep.include({name: 'webgl', reason: 'lost'});
    const {history} = session.snapshot;
    expect(history.epoch).to.deep.equal(history.epoch.map((_, i) => i + 1));
    // No garbage reached the chart: a lost context reads as zeros, or as anything.
    for (const loss of [...history.loss, ...history.valLoss]) expect(loss).to.be.within(0.001, 0.2);
  });
});
