import type {SettingsMessages} from '../messages/settings.ts';

/** What is said of the settings. */
export const settings: SettingsMessages = {
  title: 'Ajustes',
  startsOver: 'empieza de nuevo',
  more: 'Más ajustes',
  fewer: 'Menos ajustes',
  back: (name) => `Deshacer el cambio de ${name}`,
  unused: (other, value) => `No se usa mientras ${other} sea ${value}.`,
};
