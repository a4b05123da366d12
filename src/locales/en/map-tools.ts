import type {MapToolsMessages} from '../messages/map-tools.ts';
import {shell} from './shell.ts';

const {count} = shell.format;

export const mapTools: MapToolsMessages = {
  view: 'View',
  kinds: {code: 'Code', pca: 'PCA', umap: 'UMAP', tsne: 't-SNE'},
  tools: {label: 'Tools', point: 'Point', lasso: 'Lasso', box: 'Box', walk: 'Walk'},
  looks: {
    label: 'Points as',
    dots: 'Dots',
    digits: (noun) => (noun === 'digit' ? 'Digits' : 'Pictures'),
    decoded: 'Decoded',
  },
  keys: 'Keys on the map',
  sample: (n, all) =>
    n < all ? `first ${count(n)} of ${count(all)} test images` : `all ${count(n)} test images`,
};
