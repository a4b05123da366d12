import type {MapShellMessages} from '../messages/map-shell.ts';

export const mapShell: MapShellMessages = {
  empty: 'Mapa de los códigos; aún no se ha entrenado nada',
  place: 'cualquier lugar, decodificado',
};
