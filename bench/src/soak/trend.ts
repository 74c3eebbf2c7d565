/** A figure at a time. */
export interface Point {
  /** Seconds since the soak began. */
  readonly at: number;
  readonly value: number;
}

/** How a figure moves, by linear regression. */
export interface Trend {
  /** Per hour. */
  readonly slope: number;
  /** The least slope that the points leave room for, at 95 %. */
  readonly atLeast: number;
}

const hour = 3_600;

/** Student's t for 95 % on both sides, by degrees of freedom; further ones are close to the last. */
const students = [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16, 2.14, 2.13];
const manyDegrees = 2.05;

/** NaN where there are less than three points or all at one time. */
export function trendOf(points: readonly Point[]): Trend {
  const count = points.length;
  const [at, value] = [meanOf(points.map((point) => point.at)), meanOf(points.map((point) => point.value))];
  const spread = sum(points, (point) => (point.at - at) ** 2);
  if (count < 3 || spread === 0) return { slope: Number.NaN, atLeast: Number.NaN };
  const slope = sum(points, (point) => (point.at - at) * (point.value - value)) / spread;
  const left = sum(points, (point) => (point.value - value - slope * (point.at - at)) ** 2);
  const error = Math.sqrt(left / (count - 2) / spread);
  const margin = (students[count - 3] ?? manyDegrees) * error;
  return { slope: slope * hour, atLeast: (slope - margin) * hour };
}

const sum = <T>(list: readonly T[], of: (one: T) => number) => list.reduce((total, one) => total + of(one), 0);
const meanOf = (values: readonly number[]) => sum(values, (value) => value) / values.length;
