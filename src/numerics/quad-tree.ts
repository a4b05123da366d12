/**
 * A quadtree over points in the plane, in flat arrays, for sums over all pairs of which distant ones may be taken
 * together. Source: J. Barnes, P. Hut, "A hierarchical O(N log N) force-calculation algorithm", Nature 324 (1986).
 */
export interface QuadTree {
  /** Four to a node; 0: none (the root is nobody's child). */
  children: Int32Array;
  /** Points below a node. */
  masses: Float64Array;
  /** Two to a node: while the tree is built, the sums of their coordinates, then the means. */
  centres: Float64Array;
  /** The point a leaf holds, or −1; where several lie together, the first. */
  points: Int32Array;
  /** Side of the root's square. */
  side: number;
  nodes: number;
}

/** Squares are halved no further than this: points still together then count as lying at one place. */
const deepest = 48;

export function createTree(count: number): QuadTree {
  const room = 4 * count + 64;
  return {
    children: new Int32Array(4 * room),
    masses: new Float64Array(room),
    centres: new Float64Array(2 * room),
    points: new Int32Array(room),
    side: 0,
    nodes: 0,
  };
}

/** Room for twice as many nodes. */
function grow(tree: QuadTree): void {
  const twice = <T extends Int32Array | Float64Array>(array: T, make: (length: number) => T): T => {
    const larger = make(array.length * 2);
    larger.set(array);
    return larger;
  };
  const whole = (length: number) => new Int32Array(length);
  const real = (length: number) => new Float64Array(length);
  tree.children = twice(tree.children, whole);
  tree.points = twice(tree.points, whole);
  tree.masses = twice(tree.masses, real);
  tree.centres = twice(tree.centres, real);
}

function addNode(tree: QuadTree): number {
  if (tree.nodes === tree.masses.length) grow(tree);
  const node = tree.nodes++;
  tree.children.fill(0, 4 * node, 4 * node + 4);
  tree.masses[node] = tree.centres[2 * node] = tree.centres[2 * node + 1] = 0;
  tree.points[node] = -1;
  return node;
}

/** Empties the tree and puts all points (count × 2) in. */
export function buildTree(tree: QuadTree, points: Float64Array): void {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i];
    const y = points[i + 1];
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < bottom) bottom = y;
    if (y > top) top = y;
  }
  tree.nodes = 0;
  tree.side = Math.max(right - left, top - bottom, Number.MIN_VALUE);
  addNode(tree);
  for (let i = 0; 2 * i < points.length; i++) insert(tree, points, i, left, bottom);
  for (let node = 0; node < tree.nodes; node++) {
    const mass = tree.masses[node];
    tree.centres[2 * node] /= mass;
    tree.centres[2 * node + 1] /= mass;
  }
}

function insert(tree: QuadTree, points: Float64Array, point: number, left: number, bottom: number): void {
  const x = points[2 * point];
  const y = points[2 * point + 1];
  let node = 0;
  let side = tree.side;
  for (let depth = 0; ; depth++) {
    const before = tree.masses[node];
    tree.masses[node] = before + 1;
    tree.centres[2 * node] += x;
    tree.centres[2 * node + 1] += y;
    if (before === 0) {
      tree.points[node] = point;
      return;
    }
    const held = tree.points[node];
    if (held >= 0) {
      // A leaf: where its point lies elsewhere, it goes down to make room.
      if (depth === deepest || (points[2 * held] === x && points[2 * held + 1] === y)) return;
      tree.points[node] = -1;
      const heldX = points[2 * held];
      const heldY = points[2 * held + 1];
      const half = side / 2;
      const child = addNode(tree);
      tree.children[4 * node + (heldX >= left + half ? 1 : 0) + (heldY >= bottom + half ? 2 : 0)] = child;
      tree.masses[child] = before;
      tree.centres[2 * child] = before * heldX;
      tree.centres[2 * child + 1] = before * heldY;
      tree.points[child] = held;
    }
    side /= 2;
    const east = x >= left + side;
    const north = y >= bottom + side;
    if (east) left += side;
    if (north) bottom += side;
    const place = 4 * node + (east ? 1 : 0) + (north ? 2 : 0);
    let next = tree.children[place];
    if (next === 0) {
      next = addNode(tree);
      tree.children[place] = next;
    }
    node = next;
  }
}

const stack = new Int32Array(4 * (deepest + 2));
const sides = new Float64Array(4 * (deepest + 2));

/**
 * Adds Σ w²·(yᵢ − yⱼ) to `pushed` for point i, with w = 1/(1 + |yᵢ − yⱼ|²), and returns Σ w. A square is taken as one
 * point where its side is less than `theta` of its distance; with 0 the sums are exact.
 */
export function repulsion(
  tree: QuadTree,
  points: Float64Array,
  i: number,
  theta: number,
  pushed: Float64Array,
): number {
  const {children, masses, centres, points: held} = tree;
  const x = points[2 * i];
  const y = points[2 * i + 1];
  const limit = theta * theta;
  let [total, pushX, pushY] = [0, 0, 0];
  let depth = 0;
  stack[0] = 0;
  sides[0] = tree.side * tree.side;
  while (depth >= 0) {
    const node = stack[depth];
    const squaredSide = sides[depth--];
    const mass = masses[node];
    const dx = x - centres[2 * node];
    const dy = y - centres[2 * node + 1];
    const squared = dx * dx + dy * dy;
    const leaf = held[node] >= 0;
    if (leaf || squaredSide < limit * squared) {
      // A leaf of several points may hold i itself, or others at its place, which push nowhere but count.
      const others = leaf && squared === 0 ? mass - 1 : mass;
      const w = 1 / (1 + squared);
      total += others * w;
      const force = others * w * w;
      pushX += force * dx;
      pushY += force * dy;
      continue;
    }
    for (let child = 0; child < 4; child++) {
      const next = children[4 * node + child];
      if (next === 0) continue;
      stack[++depth] = next;
      sides[depth] = squaredSide / 4;
    }
  }
  pushed[2 * i] += pushX;
  pushed[2 * i + 1] += pushY;
  return total;
}
