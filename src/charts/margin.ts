/** Around the plot of a chart with axes, in pixels. */
export const margin = {top: 24, right: 62, bottom: 36, left: 46};
