import {drawRange} from '../../data/samples.ts';
import type {ContextOf, QueryRow} from './query.ts';
import {validated} from './validated.ts';

export const evaluate: QueryRow<'evaluate'> = {
  needs: 'data',
  ofEpoch: true,
  answer: (context, {by}) => (by === 'mse' ? meanSquaredError(context) : meanLoss(context)),
};

async function meanLoss({dataset: {test}, chunk, useModel, yielder}: ContextOf['data']): Promise<number> {
  let sum = 0;
  for (let from = 0; from < test.count; from += chunk) {
    const to = Math.min(test.count, from + chunk);
    await drawRange(test, from, to, yielder);
    sum += (await useModel((model) => model.evaluate(test, from, to))).sum;
    await yielder.yieldIfDue();
  }
  return sum / test.count;
}

async function meanSquaredError(context: ContextOf['data']): Promise<number> {
  const {count, width} = context.dataset.test;
  let sum = 0;
  for await (const {clean, made} of validated(context))
    for (let i = 0; i < clean.length; i++) sum += (made[i] - clean[i]) ** 2;
  return sum / (count * width);
}
