/** Around the plot of a chart with axes, in pixels. */
export const margin = {top: 24, right: 62, bottom: 36, left: 46};

/** Around the plot of losses by epoch: below it lie the track on which epochs are chosen, its numbers, and its name. */
export const lossMargin = {...margin, right: 64, bottom: 62};

/** Below the foot of the plot, in pixels: where numbers stand, and under that track. */
export const numbersAt = {plain: 17, underTrack: 25};

/** Above the lower edge of the loss chart: its horizontal axis's name, at the left. */
export const epochNameAt = 12;
