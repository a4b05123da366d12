import {expect} from '@open-wc/testing';
import {runsCsv} from '../../../../src/components/parts/runs/runs-csv.ts';

const figures = {valLoss: 0.0215, mse: 0.0215, epochs: 30, flatSince: 12, seconds: 6.5};
const row = {name: 'adam', loss: 'mse', ...figures};

describe('the table of runs for a spreadsheet', () => {
  it('has a line a run, numbers as they are, and nothing where there is none', () => {
    const cut = {...row, name: 'run 2', valLoss: null, mse: null, epochs: 0, flatSince: null, seconds: null};
    expect(runsCsv([row, cut])).to.equal(
      'run,loss,val_loss,test_mse,epochs,flat_since,seconds\nadam,mse,0.0215,0.0215,30,12,6.50\nrun 2,mse,,,0,,\n',
    );
  });

  it('quotes what would be more than one cell, and marks what would be a formula as text', () => {
    const names = ['adam, 2 numbers', 'a "b"', '=1+1', '-1, 2'];
    const lines = runsCsv(names.map((name) => ({...row, name})))
      .split('\n')
      .slice(1, -1);
    expect(lines.map((line) => line.slice(0, line.indexOf(',mse')))).to.deep.equal([
      '"adam, 2 numbers"',
      '"a ""b"""',
      "'=1+1",
      '"\'-1, 2"',
    ]);
  });
});
