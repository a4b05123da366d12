/**
 * Stroke skeletons of characters, as tables that hold no more than points: how a hand varies them and how their ink is
 * rasterized is elsewhere, so that any alphabet is another table.
 */

/**
 * The stroke skeleton of one way of writing a character. It has several forms: the same strokes in the same order with the same number of
 * points and the same corners, drawn differently. A hand writes a blend of the forms.
 */
export interface StrokeTemplate {
  /** How often it is chosen, relative to the character's other templates. */
  weight: number;
  /** How far a hand distorts it, relative to other templates; 1 unless given. */
  distortion?: number;
  /** The thickest pen that leaves its loops open: radius per breadth of the character; 0.17 unless given. */
  clearance?: number;
  /**
   * Points as in SVG, `x,y x,y …`, on a field of 100 × 100 with y downwards; strokes are parted by semicolons. The
   * curve goes smoothly through a stroke's points; a point given twice is a corner.
   */
  forms: readonly string[];
}

/** The most points in all strokes of a template, and the most forms. */
export const maxPoints = 32;
export const maxForms = 12;

/** A template with its numbers laid out for speed: the points of all strokes in a row, each in -1 … 1. */
export interface CompiledTemplate {
  forms: readonly {x: Float64Array; y: Float64Array}[];
  points: number;
  /** Where each stroke ends (exclusive), in points. */
  ends: readonly number[];
  /** 1 where a point repeats the one before it in its stroke: a corner. */
  corners: Uint8Array;
  distortion: number;
  clearance: number;
  /** Share of the character's images, of this template and those before it; 1 for the last. */
  upTo: number;
}

/** The strokes of a form, each a list of [x, y]. Throws a RangeError where a number is missing. */
function parse(form: string): number[][][] {
  return form.split(';').map((stroke) =>
    stroke
      .trim()
      .split(/\s+/)
      .map((point) => {
        const pair = point.split(',').map(Number);
        if (pair.length !== 2 || !pair.every(Number.isFinite)) throw new RangeError(`no point: ${point}`);
        return pair;
      }),
  );
}

/** 1 where a point repeats the one before it in its stroke. */
const cornersOf = (strokes: number[][][]): number[] =>
  strokes.flatMap((stroke) =>
    stroke.map(([x, y], i) => Number(i > 0 && x === stroke[i - 1][0] && y === stroke[i - 1][1])),
  );

/** Throws a RangeError when the forms of a template differ in their strokes, points or corners, or are too many. */
export function compileTemplates(templates: readonly StrokeTemplate[]): CompiledTemplate[] {
  const total = templates.reduce((sum, template) => sum + template.weight, 0);
  let soFar = 0;
  return templates.map((template, at) => {
    const parsed = template.forms.map(parse);
    const corners = cornersOf(parsed[0]);
    const ends: number[] = [];
    let points = 0;
    for (const stroke of parsed[0]) ends.push((points += stroke.length));
    const pattern = (strokes: number[][][]): string =>
      `${strokes.map((stroke) => stroke.length)} ${cornersOf(strokes)}`;
    if (parsed.some((strokes) => pattern(strokes) !== pattern(parsed[0]))) {
      throw new RangeError(`the forms of template ${at} differ in strokes, points or corners`);
    }
    if (parsed[0].some((stroke) => stroke.length < 2))
      throw new RangeError(`template ${at} has a stroke of one point`);
    if (points > maxPoints || template.forms.length > maxForms) {
      throw new RangeError(`template ${at} has ${points} points in ${template.forms.length} forms`);
    }
    const forms = parsed.map((strokes) => ({
      x: Float64Array.from(strokes.flat(), ([x]) => x / 50 - 1),
      y: Float64Array.from(strokes.flat(), ([, y]) => y / 50 - 1),
    }));
    soFar += template.weight;
    return {
      forms,
      points,
      ends,
      corners: Uint8Array.from(corners),
      distortion: template.distortion ?? 1,
      clearance: template.clearance ?? 0.17,
      upTo: at === templates.length - 1 ? 1 : soFar / total,
    };
  });
}
