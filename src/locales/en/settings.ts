import type {SettingsMessages} from '../messages/settings.ts';

/** What is said of the settings. */
export const settings: SettingsMessages = {
  title: 'Settings',
  startsOver: 'starts over',
  more: 'More settings',
  fewer: 'Fewer settings',
  back: (name) => `Take back the change of ${name}`,
  unused: (other, value) => `Not used while ${other} is ${value}.`,
};
