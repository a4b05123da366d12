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
  zoom: 'Escala',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  zoomAll: 'Todo el mapa; otra vez: todos los puntos',
  keys: 'Teclas del mapa',
  sample: (n, all) =>
    n < all
      ? `${count(n)} primeras de ${count(all)} imágenes de prueba`
      : `las ${count(n)} imágenes de prueba`,
  legend: 'Clases',
  classShown: (noun, label) => (noun === 'digit' ? `Mostrar los ${label}` : `Mostrar la clase ${label}`),
};
