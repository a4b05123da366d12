/** What the worker of maps needs of the kernel: a page that shows a map pays for no more. */
export {transpose} from './products';
export {keepNearest, squaredDistances} from './neighbours';
