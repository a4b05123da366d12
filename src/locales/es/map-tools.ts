import type {MapToolsMessages} from '../messages/map-tools.ts';
import {shell} from './shell.ts';

const {count} = shell.format;

export const mapTools: MapToolsMessages = {
  view: 'Vista',
  kinds: {code: 'Código', pca: 'PCA', umap: 'UMAP', tsne: 't-SNE'},
  tools: {label: 'Herramientas', point: 'Punto', lasso: 'Lazo', box: 'Rectángulo', walk: 'Camino'},
  looks: {
    label: 'Puntos como',
    dots: 'Puntos',
    digits: (noun) => (noun === 'digit' ? 'Dígitos' : 'Imágenes'),
    decoded: 'Decodificado',
  },
  keys: 'Teclas del mapa',
  sample: (n, all) =>
    n < all
      ? `${count(n)} primeras de ${count(all)} imágenes de prueba`
      : `las ${count(n)} imágenes de prueba`,
};
