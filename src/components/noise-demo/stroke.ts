/** What a brush does to a pixel. */
export const stroke = {none: 0, noise: 1, rub: 2} as const;
export type Stroke = (typeof stroke)[keyof typeof stroke];
