/** Values in an image. */
export const width = 784;

/** The axes of all of them, row by row; never written to. */
export const axes = new Float64Array(width * width);
for (let i = 0; i < width; i++) axes[i * width + i] = 1;
