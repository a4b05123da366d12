import {actionControls, fields, type Field} from '../../../recipe/fields.ts';

/** The recipe fields among the names of controls, in the table's order. */
export function settingFields(controls: readonly string[]): readonly Field[] {
  const actions: readonly string[] = actionControls;
  return fields.filter(({attribute}) => controls.includes(attribute) && !actions.includes(attribute));
}

/** Whether the form for these controls has a setting that starts over, and with it the way back. */
export const offersUndo = (controls: readonly string[]): boolean =>
  settingFields(controls).some(({change}) => change === 'reset');
