import {MatMulPackedProgram} from '@tensorflow/tfjs-backend-webgl/dist/mulmat_packed_gpu.js';
import type {GPGPUProgram} from '@tensorflow/tfjs-backend-webgl/dist/gpgpu_math.js';
import {glslFunctions, type Glsl} from './glsl.ts';
import {scalarNames} from './optimizers.ts';

/**
 * Programs for tfjs's WebGL backend. Its packed textures hold 2×2 neighbours of a matrix in a texel: x y over z w.
 * Every program here writes 0 into the places of a texel that lie outside of the matrix, and may rely on that.
 */

const uniforms = scalarNames.map((name) => ({name, type: 'float' as const}));

/** Sets what lies outside of rows × columns to zero. `row` and `column` are the texel's first. */
function masked(value: Glsl, row: Glsl, column: Glsl, rows: number, columns: number): Glsl {
  const right = columns % 2 === 0 ? '1.0' : `float(${column} + 1 < ${columns})`;
  const below = rows % 2 === 0 ? '1.0' : `float(${row} + 1 < ${rows})`;
  if (right === '1.0' && below === '1.0') return value;
  // A comparison, not a product: NaN · 0 is NaN.
  return `mix(vec4(0.0), ${value}, greaterThan(vec4(1.0, ${right}, ${below}, ${right} * ${below}), vec4(0.0)))`;
}

/** out = formula of inputs of one shape, all at the same place. `formula` is given the inputs' values by name. */
export function elementwiseProgram(
  shape: readonly number[],
  names: readonly string[],
  formula: (values: readonly Glsl[]) => Glsl,
): GPGPUProgram {
  const columns = shape.at(-1)!;
  const vector = shape.length === 1;
  const values = names.map((_, i) => `v${i}`);
  const reads = names.map((name, i) => `vec4 v${i} = get${capital(name)}AtOutCoords();`);
  // A vector's texel holds two numbers, as if there were one row.
  const mask = vector
    ? masked('result', '0', 'at', 1, columns)
    : masked('result', 'at.x', 'at.y', shape[0], columns);
  return {
    variableNames: [...names],
    outputShape: [...shape],
    packedInputs: true,
    packedOutput: true,
    customUniforms: uniforms,
    userCode: `${glslFunctions}
      void main() {
        ${vector ? 'int' : 'ivec2'} at = getOutputCoords();
        ${reads.join('\n')}
        vec4 result = ${formula(values)};
        setOutput(${mask});
      }`,
  };
}

/** A matrix product, and what becomes of its result in the same pass. */
export interface ProductOptions {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  /** Adds a vector to every row. */
  readonly bias?: boolean;
  /** Applied to the result (and the bias): given its name and that of a second matrix of the result's shape. */
  readonly then?: (result: Glsl, other: Glsl) => Glsl;
  /** Whether `then` uses that second matrix. */
  readonly other?: boolean;
}

/** rows × columns = a·b, by tfjs's own packed program. */
export function productProgram(
  a: readonly [number, number],
  b: readonly [number, number],
  {transposeA = false, transposeB = false, bias = false, then, other = false}: ProductOptions,
): GPGPUProgram {
  const rows = a[transposeA ? 1 : 0];
  const columns = b[transposeB ? 0 : 1];
  // Its hook for an activation runs after the bias; its input is called x, or a with a second matrix b.
  const result = then ? then(other ? 'a' : 'x', 'b') : other ? 'a' : 'x';
  const mask = masked('result', 'at.y', 'at.z', rows, columns);
  const hook =
    then || mask !== 'result'
      ? `ivec3 at = getOutputCoords(); vec4 result = ${result}; return ${mask};`
      : null;
  const program = new MatMulPackedProgram(
    [1, ...a],
    [1, ...b],
    [1, rows, columns],
    transposeA,
    transposeB,
    bias,
    hook!,
    other,
  );
  program.userCode = glslFunctions + program.userCode;
  return program;
}

/** columns = sums over the rows of a matrix. */
export function columnSumProgram(rows: number, columns: number): GPGPUProgram {
  return {
    variableNames: ['matrix'],
    outputShape: [columns],
    packedInputs: true,
    packedOutput: true,
    userCode: `
      void main() {
        int column = getOutputCoords();
        vec4 sum = vec4(0.0);
        for (int row = 0; row < ${rows}; row += 2) sum += getMatrix(row, column);
        setOutput(vec4(sum.xy + sum.zw, 0.0, 0.0));
      }`,
  };
}

/** Columns that one running sum goes over. */
const span = 56;

/**
 * Shape of running sums over at most maxBatch × width values: a row for two images, a column for `span` values; and as
 * many columns again, in which penalties stand a second time by themselves. Two columns go into a texel, so a half has an
 * even number.
 */
export const sumsShape = (maxBatch: number, width: number): [number, number] => [
  Math.ceil(maxBatch / 2),
  4 * Math.ceil(width / span / 2),
];

/**
 * sums = sums before + weight · Σ formula over two rows and `span` columns of the inputs (rows × columns).
 * @param isPenalty whether it is added to the second half of the columns too; the first alone reaches the inputs
 * @throws RangeError where the sums have no place for some of the inputs, which would go missing without a trace
 */
export function runningSumProgram(
  sums: readonly [number, number],
  rows: number,
  columns: number,
  names: readonly string[],
  formula: (values: readonly Glsl[]) => Glsl,
  weight: number,
  isPenalty: boolean,
): GPGPUProgram {
  const half = sums[1] / 2;
  if (2 * sums[0] < rows || span * half < columns)
    throw new RangeError(`sums of ${sums.join(' × ')} cannot hold ${rows} × ${columns}`);
  const reads = names.map((name, i) => `vec4 v${i} = get${capital(name)}(row, column);`);
  return {
    variableNames: ['before', ...names],
    outputShape: [...sums],
    packedInputs: true,
    packedOutput: true,
    userCode: `${glslFunctions}
      float sumOf(int row, int from) {
        vec4 sum = vec4(0.0);
        if (row >= ${rows}) return 0.0;
        for (int column = from; column < min(from + ${span}, ${columns}); column += 2) {
          ${reads.join('\n')}
          vec4 result = ${formula(names.map((_, i) => `v${i}`))};
          sum += ${masked('result', 'row', 'column', rows, columns)};
        }
        return ${weight.toExponential()} * (sum.x + sum.y + sum.z + sum.w);
      }
      void main() {
        ivec2 at = getOutputCoords();
        int row = 2 * at.x;
        int from = ${span} * ${isPenalty ? `(at.y % ${half})` : 'at.y'};
        vec4 result = getBeforeAtOutCoords() + vec4(
          sumOf(row, from), sumOf(row, from + ${span}),
          sumOf(row + 2, from), sumOf(row + 2, from + ${span}));
        setOutput(${masked('result', 'at.x', 'at.y', sums[0], sums[1])});
      }`,
  };
}

/** Where a data set's images lie in its texture: four values a texel, whole images side by side. */
export interface ImageLayout {
  readonly texelsPerImage: number;
  readonly imagesPerRow: number;
}

/** count × width = images of a data set's texture; `images` are their numbers. */
export function gatherProgram(
  count: number,
  width: number,
  {texelsPerImage, imagesPerRow}: ImageLayout,
): GPGPUProgram {
  return {
    variableNames: ['dataset', 'images'],
    outputShape: [count, width],
    packedInputs: false,
    packedOutput: true,
    userCode: `
      float valueAt(int row, int column) {
        if (row >= ${count} || column >= ${width}) return 0.0;
        int image = int(getImages(row) + 0.5);
        int x = (image % ${imagesPerRow}) * ${texelsPerImage} + column / 4;
        return texelFetch(dataset, ivec2(x, image / ${imagesPerRow}), 0)[column % 4];
      }
      void main() {
        ivec2 at = getOutputCoords();
        setOutput(vec4(
          valueAt(at.x, at.y), valueAt(at.x, at.y + 1),
          valueAt(at.x + 1, at.y), valueAt(at.x + 1, at.y + 1)));
      }`,
  };
}

const capital = (name: string): string => name[0].toUpperCase() + name.slice(1);
