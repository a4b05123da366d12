import type {Accepted, Goal, LeastChange, NumberRange} from './accepted.ts';
import type {Field} from './fields.ts';
import type {Recipe} from './recipe.ts';

/** A number without an exponent: in a range, a minus sign stands between two numbers. */
function plain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
}

/** A share as a percentage, without the last digits of binary arithmetic. */
const percentage = (share: number) => `${Number((share * 100).toPrecision(12))}%`;

/** The text that an author would write for a value: `parseText` reads it back. Empty where there is none. */
export function writeValue(value: unknown, accepted: Accepted): string {
  if (value === null || value === undefined)
    return accepted.kind === 'integer' && accepted.orAll ? 'all' : '';
  switch (accepted.kind) {
    case 'units':
    case 'names': {
      const parts = value as readonly (string | number)[];
      return parts.length === 0 ? 'none' : parts.join(accepted.kind === 'units' ? ',' : ' ');
    }
    case 'range': {
      const {low, high} = value as NumberRange;
      return low === high ? plain(low) : `${plain(low)}-${plain(high)}`;
    }
    case 'change': {
      const {amount, relative} = value as LeastChange;
      return relative ? percentage(amount) : String(amount);
    }
    case 'goal': {
      const {metric, below} = value as Goal;
      return `${metric}<${below}`;
    }
    default:
      return String(value);
  }
}

/** What a recipe says in one of its fields, as an author would write it. */
export function textOf({name, accepted}: Field, recipe: Recipe): string {
  return writeValue(recipe[name], accepted);
}
