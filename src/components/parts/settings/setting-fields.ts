import {actionControls, fields, type Field} from '../../../recipe/fields.ts';

/** The recipe fields among the names of controls, in their order there. */
export function settingFields(controls: readonly string[]): readonly Field[] {
  const actions: readonly string[] = actionControls;
  return controls.flatMap((name) => {
    const field = fields.find(({attribute}) => attribute === name);
    return field && !actions.includes(name) ? [field] : [];
  });
}
